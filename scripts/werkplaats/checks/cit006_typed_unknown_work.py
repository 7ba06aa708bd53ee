"""A citation typed by hand, of a work that the list does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import BRACKET, MAKERS, NAMES, read_bracket
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.typed import Item
    from werkplaats.model.site import Document

_TOLD = re.compile(r",\s*(?:1[5-9]|20)\d\d|\bet al\b|\be\.a\.|&|\A(?:cf\.|vgl\.?)\s")
"""What a citation has and a place with a year has not."""
_OPENING = re.compile(
    r"(?:Volgens|Zoals|Zo|Ook|Bij|Met|Naast|Net als|Maar|En|Toen|Omdat|Want|Voor|Na|Op|Uit)\s+(?=\S+\s)"
)
_CITES = re.compile(r"[^.!?]*\ufffc")
"""A citation further on in the sentence, whose author and year `CIT011` and `CIT012` look at."""
_PAIR = re.compile(r"\s*(?:,|&|\ben\b|\band\b)\s*")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `(Jansen & De Vries, 2011)` and `Jansen en De Vries (2011)` of which the list knows no part; a place with a year is no citation."""
    for start, prose in view.prose_with(document, "(", "["):
        for match in BRACKET.finditer(prose):
            items = read_bracket(match["inside"])
            if items and _TOLD.search(match["inside"]) and all(_strange(item, view) for item in items):
                yield _finding(match.group(), match.start() + start, "[@sleutel]")
        for match in MAKERS.finditer(prose) if "(" in prose else ():
            first = match.start("names")
            opening = _OPENING.match(prose, first, match.end("names"))
            first = opening.end() if opening else first
            if not _CITES.match(prose, match.end()) and _are_makers(
                prose[first : match.end("names")], match["year"], view
            ):
                yield _finding(prose[first : match.end()], first + start, "@sleutel")


def _finding(shown: str, at: int, right: str) -> Finding:
    fault = f"De verwijzing ‘{shown}’ is met de hand getypt en het werk staat niet in bib/; voeg het toe en schrijf {right}."
    return Finding(Span(at, at + len(shown)), fault)


def _are_makers(names: str, year: str, view: Asking) -> bool:
    """Tell whether these are makers of a work that the list does not have: no places, bodies in capitals or words of a title."""
    if view.typed_before(names, year)[0]:
        return False
    parts = filter(None, _PAIR.split(names))
    return not any(name.isupper() or name.endswith(("’", "'")) or view.is_name_of_thing(name) for name in parts)


def _strange(item: Item, view: Asking) -> bool:
    named = NAMES.fullmatch(item.names) is not None
    return named and not view.is_name_of_thing(item.names) and not view.typed(item.names, item.year)


RULE = PageRule("CIT006", "typed-unknown-work", WARNING, Repair.NONE, check=check)
