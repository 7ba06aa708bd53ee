"""Fields of an entry by their BibLaTeX names, with the place of what stands between the delimiters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.diagnostic import Edit, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Field, Work

_DIVIDES = re.compile(r"[{}]|\sand\s")
_ALIASES: dict[str, list[str]] = {}
for _written, _name in FIELD_ALIASES.items():
    _ALIASES.setdefault(_name, []).append(_written)


def field_of(work: Work, name: str) -> Field | None:
    """Return the field of an entry that has this BibLaTeX name, whatever name the entry gives it."""
    fields = work.entry.fields
    found = fields.get(name)
    if found is None:
        for alias in _ALIASES.get(name, ()):
            if alias in fields:
                return fields[alias]
    return found


def inner(work: Work, field: Field, view: ListView) -> Span:
    """Return the place of a value without its braces or quotation marks."""
    text = view.source(work.entry.path).text
    start, end = field.value_span
    if end - start >= len("{}") and text[start] + text[end - 1] in {"{}", '""'}:
        return Span(start + 1, end - 1)
    return field.value_span


def written(work: Work, field: Field, view: ListView) -> str:
    """Return a value as it is written, without its braces or quotation marks."""
    return view.source(work.entry.path).text[slice(*inner(work, field, view))]


def written_names(work: Work, name: str, view: ListView) -> Iterator[tuple[int, str]]:
    """Yield (place in the file, text) of each name in a field of names, with its braces; `and` within braces divides nothing.

    A value that is no single text, such as `els # " " # bos`, yields none.
    """
    field = field_of(work, name)
    if field is None:
        return
    span = inner(work, field, view)
    if span == field.value_span:
        return  # abbreviations and what joins them: the names are written elsewhere
    start, text = span.start, written(work, field, view)
    at, depth = 0, 0
    for match in _DIVIDES.finditer(text):
        if match.group() in {"{", "}"}:
            depth += 1 if match.group() == "{" else -1
        elif depth == 0:
            yield _stripped(start, text, at, match.start())
            at = match.end()
    yield _stripped(start, text, at, len(text))


def _stripped(start: int, text: str, begin: int, end: int) -> tuple[int, str]:
    part = text[begin:end]
    return start + begin + len(part) - len(part.lstrip()), part.strip()


def replace_part(work: Work, field: Field, view: ListView, old: str, new: str, *, safe: bool = True) -> Fix | None:
    """Return the repair that puts `new` for `old` in a value; None when `old` does not stand there exactly once."""
    span = inner(work, field, view)
    text = written(work, field, view)
    if not old or text.count(old) != 1:
        return None
    start = span.start + text.index(old)
    title = f"Vervang door ‘{new}’" if new else f"Haal ‘{old}’ weg"
    return Fix(title, (Edit(Span(start, start + len(old)), new),), safe)


def remove_line(field: Field, text: str) -> Edit:
    """Return the edit that takes a field out, with its comma and its line when nothing else stands on it."""
    start, end = field.span
    comma = len(text[end:]) - len(text[end:].lstrip(" \t"))
    if text[end + comma : end + comma + 1] == ",":
        end += comma + 1
    left = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    if not text[left:start].strip() and newline >= 0 and not text[end:newline].strip():
        return Edit(Span(left, newline + 1), "")
    return Edit(Span(start, end), "")
