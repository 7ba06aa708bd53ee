"""Characters in the literature list that look right and are not, and text that was saved in the wrong encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.mojibake import mojibake
from werkplaats.checks.txt003_odd_character import ODD, right_character
from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_SHOWN = (
    "author",
    "editor",
    "translator",
    "title",
    "subtitle",
    "booktitle",
    "journaltitle",
    "publisher",
    "institution",
)
_QUESTION = lazy(r"[^\W\d_]+\?(?=[^\W\d_A-ZÀ-Þ])[^\W\d_]*")
"""A question mark within a word: what a program wrote that did not know the letter, as in `Ko?ak`."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield ligatures, soft hyphens, loose accents and invisible signs, UTF-8 read as Windows-1252 (`cafÃ©`), and lost characters.

    For a lost character some programs write a question mark.
    """
    start, end = work.entry.span
    text = view.source(work.entry.path).text[start:end]
    if "?" in text:
        yield from _questions(work, view)
    if text.isascii():
        return
    for match in ODD.finditer(text):
        if fault := right_character(match):
            message, right = fault
            span = Span(start + match.start(), start + match.end())
            title = f"Vervang door ‘{right}’" if right else "Haal het teken weg"
            yield Finding(span, message, fix=None if right is None else Fix(title, (Edit(span, right),)))
    yield from mojibake(text, start)


def _questions(work: Work, view: ListView) -> Iterator[Finding]:
    for name, written in work.entry.fields.items():
        known = FIELD_ALIASES.get(name, name)
        field = view.part(work, known) if "?" in written.value and known in _SHOWN else None
        if field is None:
            continue
        for match in _QUESTION.finditer(field.text):
            at = field.span.start + match.start() + match.group().index("?")
            fault = f"In ‘{match.group()}’ is zo te zien een letter verloren gegaan; zoek in de bron op welke letter het was."
            yield Finding(Span(at, at + 1), fault)


RULE = EntryRule("BIB022", "odd-character-in-list", WARNING, Repair.SAFE, check=check)
