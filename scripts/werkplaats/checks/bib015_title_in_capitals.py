"""A title or name in capitals throughout: the citation style cannot undo that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_FIELDS = (
    "title",
    "subtitle",
    "booktitle",
    "booksubtitle",
    "journaltitle",
    "publisher",
    "institution",
    "author",
    "editor",
)
_WORDS, _LETTERS = 2, 12
"""Shorter texts in capitals are abbreviations: SCP, MO-groep, WMO 2015."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield fields of two words or more, and twelve letters or more, without a small letter."""
    for name in _FIELDS:
        field = view.part(work, name)
        if field is None:
            continue
        text = field.text
        if text != text.upper():
            continue
        letters = [c for c in text if c.isalpha()]
        if len(letters) >= _LETTERS and len(text.split()) >= _WORDS and not any(c.islower() for c in letters):
            yield Finding(
                field.span,
                f"‘{name}’ van ‘{work.key}’ staat in hoofdletters; schrijf gewone letters, met een hoofdletter waar die hoort.",
            )


RULE = EntryRule("BIB015", "title-in-capitals", WARNING, Repair.NONE, check=check)
