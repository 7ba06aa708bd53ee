"""Initials where the surname belongs: `D., Linders`, `Linders D.`."""

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

_SWAPPED = lazy(
    r"(?:\A|(?<=\sand\s))(?P<given>(?:[^\W\d_a-zß-ÿ][a-z]?\.[ -]?)+),\s*(?P<family>(?:[a-z’']+\s+)*[^\W\d_a-zß-ÿ][^\s,.{}\\]+)(?=\s*\Z|\s+and\s)"
)
_BEHIND = lazy(
    r"(?:\A|(?<=\sand\s))(?P<family>(?:[a-z’']+\s+)*[^\W\d_a-zß-ÿ][^\W\d_]*[a-zß-ÿ](?:-[^\W\d_]+)?)\s+(?P<given>(?:[A-Z]\.[ -]?)+|(?![IVX]+\b)[A-Z]{2,3})(?=\s*\Z|\s+and\s)"
)
"""Without a comma the last word is the surname; one of initials alone is none: `Smit J.P.`, `Smit JP`."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names with initials before the comma and a whole word after it, and names with initials last and no comma."""
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        if field is None:
            continue
        start, text = field.span.start, field.text
        for pattern, wrong in ((_SWAPPED, "staan de voorletters voor de komma"), (_BEHIND, "ontbreekt de komma")):
            for match in pattern.finditer(text):
                right = f"{match['family']}, {match['given'].strip()}"
                span = Span(start + match.start(), start + match.end())
                fault = f"In ‘{match.group()}’ {wrong}; schrijf ‘{right}’."
                yield Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False))


RULE = EntryRule("BIB027", "swapped-name", WARNING, Repair.UNSAFE, check=check)
