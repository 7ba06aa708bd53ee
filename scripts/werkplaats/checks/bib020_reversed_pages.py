"""Pages that run backwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_RANGE = re.compile(r"(?<![\w.])(?P<first>\d+)\s*[-–—]+\s*(?P<last>\d+)(?![\w.])")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield ranges whose last page comes before the first; `123--8` for `123--128` is one too."""
    field = view.part(work, "pages")
    if field is None:
        return
    start = field.span.start
    for match in _RANGE.finditer(field.text):
        first, last = match["first"], match["last"]
        if int(last) < int(first):
            whole = first[: len(first) - len(last)] + last
            meant = (
                f"bedoelde u ‘{first}--{whole}’?"
                if len(last) < len(first) and int(whole) > int(first)
                else "wissel ze om of verbeter het getal."
            )
            yield Finding(
                Span(start + match.start(), start + match.end()),
                f"De laatste bladzijde ({last}) komt voor de eerste ({first}); {meant}",
            )


RULE = EntryRule("BIB020", "reversed-pages", WARNING, Repair.NONE, check=check)
