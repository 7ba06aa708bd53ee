"""A period that ends before it begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `tot` that lies before `van` of a period, or before `datum` of a row, as far as both are dates."""
    del view
    record = document.meta.record("periode")
    pairs = [(record.get("van"), record.get("tot"))]
    pairs += [
        (row.texts.get("datum"), row.texts.get("tot")) for table in document.meta.tables.values() for row in table
    ]
    for begin, end in pairs:
        if begin and end and _DATE.match(begin.text) and _DATE.match(end.text):
            length = min(len(begin.text), len(end.text))
            if end.text[:length] < begin.text[:length]:
                yield Finding(
                    end.span,
                    f"De periode eindigt ({end.text}) voor zij begint ({begin.text}); wissel de twee om of verbeter het jaar.",
                )


RULE = PageRule("ENT006", "reversed-period", WARNING, Repair.NONE, check=check)
