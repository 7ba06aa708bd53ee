"""Drafts from BibTeX and BibLaTeX: an export of Zotero, JabRef, a publisher's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.exchange.draft import Draft
from werkplaats.library.inherit import canonical_fields, inherit
from werkplaats.library.reader import read_bibliography
from werkplaats.library.types import THESIS_KINDS, canonical_type

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.source import Source

_DOUBLE_KEY = "BIB002"
_THESES = {"bathesis": "Bachelorscriptie", "mathesis": "Masterscriptie", "phdthesis": "Proefschrift"}


def read_bibtex(source: Source) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """Return the sources of a BibTeX text, with what they take over from a `crossref` written out; and what could not be read.

    A source that could not be read in full is left out. That two have the same key is no fault here: they get keys of our own.
    """
    entries, problems = read_bibliography(source)
    problems = tuple(problem for problem in problems if problem.code != _DOUBLE_KEY)
    by_key = {entry.key: entry for entry in reversed(entries)}
    drafts: list[Draft] = []
    for entry in entries:
        broken = any(entry.span.start <= problem.span.start <= entry.span.end for problem in problems)
        if entry.type == "xdata" or broken:
            continue
        inherited, _ = inherit(entry, by_key.get)
        fields = {name: field.value for name, field in {**canonical_fields(entry), **inherited}.items()}
        if entry.type in THESIS_KINDS:
            fields.setdefault("type", _THESES[THESIS_KINDS[entry.type]])
        drafts.append(Draft(canonical_type(entry.type), fields, entry.key, entry.key))
    return tuple(drafts), problems
