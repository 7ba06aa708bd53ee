"""A period that ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DATE = lazy(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `tot` that lies before `van` of a period, or before `datum` of a row, as far as both are dates."""
    del view
    record = document.meta.record("periode")
    pairs = [(record.get("van"), record.get("tot"))]
    pairs += [
        (row.texts.get("datum"), row.texts.get("tot")) for table in document.meta.tables.values() for row in table
    ]
    for begin, end in pairs:
        if begin and end and _is_reversed(begin.text, end.text):
            yield Finding(
                end.span,
                f"De periode eindigt ({end.text}) voor zij begint ({begin.text}); wissel de twee om of verbeter het jaar.",
            )


def _is_reversed(begin: str, end: str) -> bool:
    """Tell whether a period ends before it begins, as exactly as both say; of words (`najaar 2018`) the year counts."""
    if _DATE.match(begin) and _DATE.match(end):
        length = min(len(begin), len(end))
        return end[:length] < begin[:length]
    years = [_YEAR.findall(text) for text in (begin, end)]
    return len(years[0]) == len(years[1]) == 1 and years[1] < years[0]


RULE = PageRule("ENT006", "reversed-period", WARNING, Repair.NONE, check=check)
