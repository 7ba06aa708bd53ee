"""A citation typed by hand, of a work that the list knows: it has no link and is in no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import BRACKET, YEAR_ALONE, read_bracket, typed_place, words_before
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `(Tonkens, 2009)`, `[Tonkens, 2009]` and `Tonkens (2009: 12)` when the list has such a work."""
    for start, prose in view.prose_with(document, "(", "["):
        for match in BRACKET.finditer(prose):
            if finding := _bracket(match, start, view):
                yield finding
        for match in YEAR_ALONE.finditer(prose):
            if finding := _sentence(match, prose, start, view):
                yield finding


def _bracket(match: re.Match[str], shift: int, view: Asking) -> Finding | None:
    items = read_bracket(match["inside"])
    found = [view.typed(item.names, item.year) for item in items]
    if not any(found):
        return None
    span = Span(match.start() + shift, match.end() + shift)
    if not all(len(works) == 1 for works in found):
        keys = ", ".join(f"‘{work.key}’" for works in found for work in works)
        return Finding(
            span, f"Deze verwijzing is met de hand getypt; schrijf haar met sleutels. In bib/ passen: {keys}."
        )
    parts = [
        f"{item.prefix} @{works[0].key}".strip() + (f", {item.place}" if item.place else "")
        for item, works in zip(items, found, strict=True)
    ]
    right = f"[{'; '.join(parts)}]"
    fault = f"Deze verwijzing is met de hand getypt en linkt niet naar de bron; schrijf ‘{right}’."
    return Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False))


def _sentence(match: re.Match[str], prose: str, shift: int, view: Asking) -> Finding | None:
    works, length = view.typed_before(words_before(prose, match.start()), match["year"])
    keys = [work.key for work in works]
    span = Span(match.start() - length + shift, match.end() + shift)
    if len(keys) != 1:
        shown = ", ".join(f"‘{key}’" for key in keys)
        fault = f"Deze verwijzing is met de hand getypt; schrijf haar met een sleutel. In bib/ passen: {shown}."
        return Finding(span, fault) if keys else None
    right = f"@{keys[0]}" + (f" [{place}]" if (place := typed_place(match)) else "")
    fault = f"Deze verwijzing is met de hand getypt en linkt niet naar de bron; schrijf ‘{right}’."
    return Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False))


RULE = PageRule("CIT005", "typed-citation", WARNING, Repair.UNSAFE, check=check)
