"""Characters in the literature list that look right and are not, and text that was saved in the wrong encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.mojibake import mojibake
from werkplaats.checks.txt003_odd_character import ODD, right_character
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_LOST = "\N{REPLACEMENT CHARACTER}"


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield ligatures, soft hyphens, loose accents and invisible signs, UTF-8 read as Windows-1252 (`cafÃ©`), and lost characters."""
    start, end = work.entry.span
    text = view.source(work.entry.path).text[start:end]
    if text.isascii():
        return
    for match in ODD.finditer(text):
        if fault := right_character(match):
            message, right = fault
            span = Span(start + match.start(), start + match.end())
            yield Finding(
                span,
                message,
                fix=Fix(f"Vervang door ‘{right}’" if right else "Haal het teken weg", (Edit(span, right),)),
            )
    yield from mojibake(text, start)
    at = text.find(_LOST)
    while at >= 0:
        yield Finding(
            Span(start + at, start + at + 1),
            "Hier is een teken verloren gegaan; zoek in de bron op welk teken het was.",
        )
        at = text.find(_LOST, at + 1)


RULE = EntryRule("BIB022", "odd-character-in-list", WARNING, Repair.SAFE, check=check)
