"""Two or more spaces in a row within a line, no-break spaces among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_SIGNS = ("  ", "\u00a0")
_SPACES = lazy(r"(?<=[^\s|#])(?:[ \u00a0]{2,})(?=[^\s|#])")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield double spaces between words; those that line up a table, and the two at the end of a line that break it, stay out."""
    for start, prose in (*view.short_with(document, *_SIGNS), *view.prose_with(document, *_SIGNS)):
        for match in _SPACES.finditer(prose):
            span = Span(start + match.start(), start + match.end())
            fix = Fix("Laat één spatie staan", (Edit(span, " "),))
            yield Finding(span, "Hier staan spaties achter elkaar; laat er één staan.", fix=fix)


RULE = PageRule("TXT002", "double-space", WARNING, Repair.SAFE, check=check)
