"""A citation typed by hand, of a work that the list does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import BRACKET, NAMES, read_bracket
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.typed import Item
    from werkplaats.model.site import Document

_COMMA = re.compile(r",\s*(?:1[5-9]|20)\d\d")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield brackets such as `(Jansen & De Vries, 2011)` of which the list knows no part; a place with a year is no citation."""
    for start, prose in view.prose_with(document, "("):
        for match in BRACKET.finditer(prose):
            items = read_bracket(match["inside"])
            if items and _COMMA.search(match["inside"]) and all(_strange(item, view) for item in items):
                span = Span(match.start() + start, match.end() + start)
                fault = f"De verwijzing ‘{match.group()}’ is met de hand getypt en het werk staat niet in bib/; voeg het toe en schrijf [@sleutel]."
                yield Finding(span, fault)


def _strange(item: Item, view: Asking) -> bool:
    named = NAMES.fullmatch(item.names) is not None
    return named and not view.is_name_of_thing(item.names) and not view.typed(item.names, item.year)


RULE = PageRule("CIT006", "typed-unknown-work", WARNING, Repair.NONE, check=check)
