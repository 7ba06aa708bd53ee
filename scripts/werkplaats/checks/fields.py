"""Fields of an entry by their BibLaTeX names, with the place of what stands between the delimiters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.diagnostic import Edit
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.entry import Entry, Field

_DIVIDES = lazy(r"[{}]|\sand\s")


class Part(NamedTuple):
    """A field as it is written.

    Attributes:
        field: The field.
        span: Its value without braces or quotation marks.
        text: What stands there.
    """

    field: Field
    span: Span
    text: str


def read_parts(entry: Entry, source: str) -> dict[str, Part]:
    """Return the fields of an entry by their BibLaTeX names, whatever names the entry gives them.

    Args:
        entry: The entry.
        source: The text of its bibliography.
    """
    parts: dict[str, Part] = {}
    for written, field in entry.fields.items():
        name = FIELD_ALIASES.get(written, written)
        if name == written or name not in parts:
            start, end = field.value_span
            if end - start > 1 and source[start] + source[end - 1] in {"{}", '""'}:
                start, end = start + 1, end - 1
            parts[name] = Part(field, Span(start, end), source[start:end])
    return parts


def written_names(part: Part | None) -> Iterator[tuple[int, str]]:
    """Yield (place in the file, text) of each name in a field of names, with its braces; `and` within braces divides nothing.

    A value that is no single text, such as `els # " " # bos`, yields none.
    """
    if part is None or part.span == part.field.value_span:
        return  # abbreviations and what joins them: the names are written elsewhere
    start, text = part.span.start, part.text
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


def outside_braces(text: str) -> str:
    """Return a text of the same length in which what stands in braces is blanked out."""
    if "{" not in text and "}" not in text:
        return text
    depth, kept = 0, list[str]()
    for sign in text:
        depth -= sign == "}"
        kept.append("x" if depth > 0 or sign in "{}" else sign)
        depth += sign == "{"
    return "".join(kept)


def rename(field: Field, name: str, text: str) -> Edit:
    """Return the edit that gives a field another name; where names are set out in a column, the equals sign keeps its place."""
    start, end = field.name_span
    gap = len(text[end:]) - len(text[end:].lstrip(" "))
    if gap > 1:
        return Edit(Span(start, end + gap), name.ljust(end + gap - start - 1) + " ")
    return Edit(field.name_span, name)


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
