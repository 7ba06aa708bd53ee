"""Pages that run backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_RANGE = lazy(r"(?<![\w.])(?P<first>\d+)\s*[-–—]+\s*(?P<last>\d+)(?![\w.])")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield ranges whose last page comes before the first; `123--8` for `123--128` is one too."""
    field = view.part(work, "pages")
    if field is None:
        return
    start = field.span.start
    for match in _RANGE.finditer(field.text):
        first, last = match["first"], match["last"]
        if int(last) >= int(first):
            continue
        span = Span(start + match.start(), start + match.end())
        whole = first[: len(first) - len(last)] + last
        fix, way_out = None, "wissel ze om of verbeter het getal."
        if len(last) < len(first) and int(whole) > int(first):
            right = match.group()[: match.start("last") - match.start()] + whole
            fix, way_out = Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=False), f"bedoelde u ‘{right}’?"
        yield Finding(span, f"De laatste bladzijde ({last}) komt voor de eerste ({first}); {way_out}", fix=fix)


RULE = EntryRule("BIB020", "reversed-pages", WARNING, Repair.UNSAFE, check=check)
