"""From the literature list to its record."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from werkplaats.checks.cards import file_card
from werkplaats.checks.judging import judge_list
from werkplaats.checks.records import ListRecord
from werkplaats.checks.view import ListView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.checks.base import Rule
    from werkplaats.model.entry import Library
    from werkplaats.model.source import Source


def text_digest(*texts: str) -> str:
    """Return a fingerprint of texts, in their order."""
    state = blake2b(digest_size=16)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def list_digest(sources: Iterable[Source]) -> str:
    """Return the fingerprint of a literature list."""
    return text_digest(*(part for source in sources for part in (source.path, source.text)))


def make_list_record(library: Library, rules: Iterable[Rule], fingerprint: str) -> ListRecord:
    """Judge a literature list.

    Args:
        library: The list.
        rules: The rules that are run; those about something else are passed over.
        fingerprint: See `list_digest`.
    """
    works = {key: file_card(work) for key, work in library.works.items()}
    return ListRecord(fingerprint, works, library.problems, tuple(judge_list(rules, ListView(library))))
