"""A heading that lies more than one level below the one before it, or that takes the level of the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.accidents import find_accident
from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Heading
    from werkplaats.model.site import Document

_UNDERLINE = lazy(r"[ \t]*\r?\n[=-]+[ \t]*(?=\r?\n|\Z)")
"""What makes a heading of the line above."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield headings of level 1 (the template prints the title) and headings that skip a level; the fix makes them fit."""
    del view
    text = document.page.source.text
    above = 1
    for heading in document.page.headings:
        if not heading.text and not heading.body and not text[heading.span.start : heading.span.end].strip("# \t"):
            fault = "Deze tussenkop is leeg; schrijf achter de hekjes waar het stuk over gaat, of haal de regel weg."
            yield Finding(heading.span, fault)
            continue
        if heading.level == 1 and find_accident(text, heading):
            continue  # `PAG027`
        if heading.level == 1:
            right = "##" if text.startswith("#", heading.span.start) else f"‘## {heading.text}’ op één regel"
            fault = f"‘{heading.text}’ is een tussenkop van niveau 1, en dat is de titel van de pagina al; schrijf {right if ' ' in right else f'‘{right}’'}."
            yield Finding(heading.span, fault, fix=_fix(text, heading, 2))
            above = max(above, 2)
            continue
        if heading.level > above + 1:
            fault = (
                f"Tussenkop ‘{heading.text}’ heeft niveau {heading.level} en slaat niveau {above + 1} over; schrijf ‘{'#' * (above + 1)}’ "
                "of voeg de tussenkop toe die ertussen hoort."
            )
            yield Finding(heading.span, fault, fix=_fix(text, heading, above + 1))
            above += 1
            continue
        above = heading.level


def _fix(text: str, heading: Heading, level: int) -> Fix | None:
    title = f"Maak er een tussenkop van niveau {level} van"
    if not text.startswith("#", heading.span.start):
        below = _UNDERLINE.match(text, heading.span.end)
        if below is None:
            return None
        edits = (Edit(Span(heading.span.start, heading.span.start), f"{'#' * level} "), Edit(Span(*below.span()), ""))
        return Fix(title, edits, safe=False)
    marks = Span(heading.span.start, heading.span.start + heading.level)
    return Fix(title, (Edit(marks, "#" * level),), safe=False)


RULE = PageRule("PAG008", "skipped-heading-level", WARNING, Repair.UNSAFE, check=check)
