"""A list of names that ends in "et al." or "e.a.", which is taken for a name."""

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

_OTHERS = lazy(
    r"(?P<joint>[\s,;]+(?:and\s+|en\s+|&\s*|\\&\s*)?)(?P<words>\{?(?:(?i:et\s+al(?:\b\.?|ii\b)|cum\s+suis|en\s+anderen|and\s+others\.)|(?<=and )anderen"
    r"|e\.\s?a\.|e\.\s?v\.\s?a\.|c\.\s?s\.|u\.\s?a\.)\}?)\s*\Z"
)
"""The short ones in small letters only: `E. A.` and `C.S.` are initials."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield such endings of `author`, `editor` and `translator`; `and others` is how BibTeX says it."""
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        if field and (match := _OTHERS.search(field.text)):
            start = field.span.start
            fault = f"‘{match['words']}’ bij ‘{name}’ geldt als naam van een persoon; schrijf ‘and others’."
            edit = Edit(Span(start + match.start(), start + match.end()), " and others")
            yield Finding(
                Span(start + match.start("words"), start + match.end("words")),
                fault,
                fix=Fix("Schrijf ‘and others’", (edit,)),
            )


RULE = EntryRule("BIB013", "et-al-in-names", WARNING, Repair.SAFE, check=check)
