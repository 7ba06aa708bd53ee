"""Where paragraphs, list items, tables and quotations begin and end, as Python-Markdown divides a text.

Python-Markdown works on chunks between blank lines; so does this. A chunk that is indented by four columns belongs to the list item, footnote
or admonition before it, and is code where there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.page import BlockKind
from werkplaats.model.source import Span
from werkplaats.scan.html import Content
from werkplaats.scan.lines import QUOTE, TAB, Line, Lines
from werkplaats.scan.tables import is_bordered, is_rule, split_row

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping

    from werkplaats.scan.html import Element

_HASH = re.compile(r"(?P<level>#{1,6})(?P<text>(?:\\.|[^\\\n])*?)#*[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ ]{0,2}){3,}|(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,})[ \t]*\Z")
_MARKER = re.compile(r"[ \t]{0,3}(?:[*+-]|\d+\.)[ \t]+")
_NESTED = re.compile(r"[ \t]+(?:[*+-]|\d+\.)[ \t]+")
_ADMONITION = re.compile(r"(?:(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\".*?\")?|===(?:\+!?|!\+?)? +\".*?\") *\Z")
"""The first line of an admonition, of one that folds, or of a tab: what is indented below it is text."""
_TITLE = re.compile(r"(?:!!!|\?\?\?\+?)[^\"\n]*\"(?P<text>.+?)\" *\Z")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\n]+)\]:[ \t]*")
_DEFINITION = re.compile(r" {0,3}:[ \t]{1,3}")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[^{}\n]*\}[ \t]*\Z")
_NO_DEFINITION = re.compile(r" {0,3}[^ :]")
"""A line after a definition that goes on with it, though it is not indented."""
_NESTING = {BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE}
"""What may begin with a list of its own on the same line."""
_DEEPEST = 50
"""Quotations and notes within one another beyond this are not taken apart: no one writes them, and they would exhaust the stack."""
_SHORT = 8
"""A chunk of so many lines is looked through as often as need be."""
_SETEXT = re.compile(r"[=-]+[ \t]*\Z")


_SIGNS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "#": (("#", _HASH),),
    "*": (("-", _RULE),),
    "-": (("-", _RULE),),
    "_": (("-", _RULE),),
    "!": (("!", _ADMONITION),),
    "?": (("!", _ADMONITION),),
    "=": (("!", _ADMONITION),),
    ":": ((":", _DEFINITION),),
    ">": ((">", QUOTE),),
    "[": (("[", _FOOTNOTE),),
}
"""First sign of a line to what it may be."""


class _Sibling(Enum):
    """What stands right before, in the same element."""

    NONE = "none"
    TEXT = "text"
    OTHER = "other"


class _Known(NamedTuple):
    """A chunk that has been looked through: its lines by number, and the numbers of the lines of each kind."""

    numbers: dict[Line, int]
    places: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block before its inline tokens are known; the fields are those of `Block`."""

    kind: BlockKind
    pieces: tuple[Span, ...]
    section: int
    quoted: bool
    cells: bool = False


@dataclass(frozen=True, slots=True)
class RawHeading:
    """A heading with the place of its text."""

    level: int
    span: Span
    text: Span


class BlockScanner:
    """Finds the leaves and headings of one masked text."""

    def __init__(self, text: str) -> None:
        self.leaves: list[Leaf] = []
        self.headings: list[RawHeading] = []
        self.notes: list[str] = []
        self.code: list[tuple[Span, ...]] = []
        self._text = text
        self._lines = Lines(text)
        self._nesting = 0
        self._running = BlockKind.PARAGRAPH
        self._sibling = _Sibling.NONE
        self._known: dict[Line, _Known] = {}

    def scan(self, start: int, elements: Iterable[Element] = ()) -> None:
        """Read the text from `start` on.

        Args:
            start: Where to begin.
            elements: Raw HTML in it, in order; what it holds is a text of its own.
        """
        self._area(start, len(self._text), elements)

    def _area(self, start: int, end: int, elements: Iterable[Element], *, running: bool = False) -> None:
        """Read what stands before, in and after each element; an element that holds running text has one block between two elements in it."""
        at = start
        for element in elements:
            self._stretch(at, element.start, running=running)
            if element.content is not Content.RAW:
                with self._container():
                    self._area(element.inner, element.close, element.children, running=element.content is Content.TEXT)
            self._sibling = _Sibling.OTHER
            at = element.end
        self._stretch(at, end, running=running)

    def _stretch(self, start: int, end: int, *, running: bool) -> None:
        lines = self._lines.between(start, end)
        if running:
            self._leaf(BlockKind.PARAGRAPH, lines, quoted=False)
        else:
            self._flow(lines, quoted=False)

    # Chunks

    def _flow(self, lines: list[Line], *, quoted: bool) -> None:
        depth = 0
        for chunk in self._lines.chunks(lines):
            depth = self._chunk(chunk, depth, quoted=quoted)

    def _chunk(self, chunk: list[Line], depth: int, *, quoted: bool) -> int:
        """Read one chunk; return how many containers are open after it."""
        while chunk:
            depth, chunk = self._part(chunk, depth, quoted=quoted)
        return depth

    def _part(self, chunk: list[Line], depth: int, *, quoted: bool) -> tuple[int, list[Line]]:
        """Read the beginning of a chunk; return how many containers are open after it, and what is left of the chunk."""
        indent = self._lines.indent(chunk[0])
        if indent >= TAB:
            level = min(indent // TAB, depth)
            inside = [self._lines.dedent(line, level) for line in chunk]
            if self._lines.indent(inside[0]) >= TAB:
                self._sibling = _Sibling.OTHER
                code = next((i for i, line in enumerate(inside) if self._lines.indent(line) < TAB), len(inside))
                self.code.append(tuple(Span(*line) for line in inside[:code]))
                return (level, inside[code:]) if code < len(inside) else (depth, [])
            return level + self._chunk(inside, 0, quoted=quoted), []
        return self._plain_part(chunk, quoted=quoted)

    def _plain_part(self, chunk: list[Line], *, quoted: bool) -> tuple[int, list[Line]]:
        """Read what a chunk is, or what stands in it before and after such a thing; the order of the questions is that of Python-Markdown."""
        first, second = self._lines.cut(chunk[0]), self._lines.cut(chunk[1]) if len(chunk) > 1 else ""
        signs = self._signs(chunk)
        number = signs.get("!")
        if number is not None and self._nesting < _DEEPEST:
            self._before(chunk[:number], quoted=quoted)
            self._title(chunk[number], quoted=quoted)
            return self._admonition(chunk[number + 1 :], quoted=quoted)
        if second and self._is_table(chunk, first, second):
            self._table(chunk, quoted=quoted)
            return 0, []
        number = signs.get("#")
        if number is None and _SETEXT.match(second):
            self._heading(chunk[0], 1 if second.startswith("=") else 2, 0, len(first))
            return 0, chunk[2:]
        number = signs.get("-") if number is None else number
        if number is not None:
            self._before(chunk[:number], quoted=quoted)
            if heading := _HASH.match(self._lines.cut(chunk[number])):
                self._heading(chunk[number], len(heading["level"]), *heading.span("text"))
            self._sibling = _Sibling.OTHER
            return 0, chunk[number + 1 :]
        if _MARKER.match(first):
            return self._list(chunk, quoted=quoted), []
        if signs:
            return self._signed(chunk, signs, quoted=quoted)
        self._leaf(self._running, chunk, quoted=quoted)
        return 0, []

    def _signed(self, chunk: list[Line], signs: Mapping[str, int], *, quoted: bool) -> tuple[int, list[Line]]:
        """Read definitions, a quotation, a footnote, or else a paragraph."""
        number = signs.get(":")
        if number is not None and (number or self._sibling is not _Sibling.NONE):
            return self._definitions(chunk, number, quoted=quoted)
        number = signs.get(">")
        if number is not None and self._nesting < _DEEPEST:
            self._before(chunk[:number], quoted=quoted)
            with self._container():
                self._flow([self._lines.unquote(other) for other in chunk[number:]], quoted=True)
            return 0, []
        number = signs.get("[")
        if number is not None:
            self._before(chunk[:number], quoted=quoted)
            return self._note(chunk[number:], quoted=quoted)
        self._leaf(self._running, chunk, quoted=quoted)
        return 0, []

    def _signs(self, chunk: list[Line]) -> dict[str, int]:
        """Return the first line of each kind: `#` heading, `-` rule, `!` admonition or tab, `:` definition, `>` quotation, `[` footnote.

        What a chunk holds is looked up once, also when it is read bit by bit.
        """
        known = self._known.get(chunk[-1]) if chunk else None
        offset = known.numbers.get(chunk[0], -1) if known else -1
        if known is None or offset < 0 or offset + len(chunk) != len(known.numbers):
            known, offset = _Known({line: number for number, line in enumerate(chunk)}, self._places(chunk)), 0
            if len(chunk) > _SHORT:
                self._known[chunk[-1]] = known
        found: dict[str, int] = {}
        for name, places in known.places.items():
            first = bisect_left(places, offset)
            if first < len(places):
                found[name] = places[first] - offset
        return found

    def _places(self, chunk: list[Line]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, line in enumerate(chunk):
            raw = self._lines.cut(line)
            sign = raw[:4].lstrip(" ")[:1]
            if sign and sign in _SIGNS:
                for name, pattern in _SIGNS[sign]:
                    if pattern.match(raw):
                        found.setdefault(name, []).append(number)
        return found

    def _before(self, chunk: list[Line], *, quoted: bool) -> None:
        if chunk:
            self._chunk(chunk, 0, quoted=quoted)

    @contextmanager
    def _container(self, running: BlockKind = BlockKind.PARAGRAPH) -> Generator[None]:
        """Read within an element of its own, whose text is of the given kind."""
        kept = self._running, self._sibling
        self._running, self._sibling = running, _Sibling.NONE
        self._nesting += 1
        yield
        self._nesting -= 1
        self._running = kept[0]
        self._sibling = _Sibling.OTHER

    # Kinds of chunk

    def _inside(self, kind: BlockKind, lines: list[Line], *, quoted: bool) -> int:
        """Read the text of an item, definition or note: mostly just that, but it may be anything; return how many containers are open in it."""
        while lines and not self._lines.cut(lines[0]).strip():
            lines = lines[1:]
        first = self._lines.cut(lines[0]) if lines else ""
        if self._nesting >= _DEEPEST or not (self._signs(lines) or _MARKER.match(first) or "|" in first):
            self._leaf(kind, lines, quoted=quoted)
            self._sibling = _Sibling.OTHER
            return 0
        with self._container(kind):
            return self._chunk(lines, 0, quoted=quoted)

    def _list(self, chunk: list[Line], *, quoted: bool) -> int:
        depth = 1
        item: list[Line] = []
        for line in chunk:
            raw = self._lines.cut(line)
            level = self._lines.indent(line) // TAB
            marker = _MARKER.match(raw) if not level else _NESTED.match(raw)
            if marker and (not level or (item and level <= depth)):
                self._inside(BlockKind.ITEM, item, quoted=quoted)
                depth = 1 + level
                item = [Line(line.start + marker.end(), line.end)]
            else:
                item.append(line)
        self._inside(BlockKind.ITEM, item, quoted=quoted)
        return depth

    def _definitions(self, chunk: list[Line], number: int, *, quoted: bool) -> tuple[int, list[Line]]:
        """Read the terms before a definition, and the definition; what is left of the chunk comes back."""
        if not number and self._sibling is _Sibling.TEXT:
            paragraph = self.leaves.pop()  # which was the terms
            self.leaves += [replace(paragraph, kind=BlockKind.TERM, pieces=(piece,)) for piece in paragraph.pieces]
        for line in chunk[:number]:
            self._leaf(BlockKind.TERM, [line], quoted=quoted)
        marker = _DEFINITION.match(self._text, *chunk[number])
        inside = [Line(marker.end() if marker else chunk[number].start, chunk[number].end)]
        rest = chunk[number + 1 :]
        if rest and _NO_DEFINITION.match(self._lines.cut(rest[0])):
            inside, rest = inside + rest, []
        else:
            own = next((i for i, line in enumerate(rest) if self._lines.indent(line) < TAB), len(rest))
            inside, rest = inside + [self._lines.dedent(line, 1) for line in rest[:own]], rest[own:]
        return 1 + self._inside(BlockKind.DEFINITION, inside, quoted=quoted), rest

    def _note(self, chunk: list[Line], *, quoted: bool) -> tuple[int, list[Line]]:
        """Read a footnote up to the next; return how many containers are open after it, and what is left of the chunk."""
        note = _FOOTNOTE.match(self._text, *chunk[0])
        if note is None:
            return 1, []
        self.notes.append(note["label"])
        end = 1
        while end < len(chunk) and not _FOOTNOTE.match(self._text, *self._lines.dedent(chunk[end], 1)):
            end += 1
        rest = [self._lines.dedent(line, 1) for line in chunk[1:end]]
        depth = self._inside(BlockKind.NOTE, [Line(note.end(), chunk[0].end), *rest], quoted=quoted)
        return 1 + depth, chunk[end:]

    def _title(self, line: Line, *, quoted: bool) -> None:
        """Read the title of an admonition when there is a citation in it: only then it needs a place of its own."""
        title = _TITLE.search(self._text, line.start, line.end)
        if title and "@" in title["text"]:
            span = self._lines.strip(*title.span("text"))
            self.leaves.append(Leaf(BlockKind.PARAGRAPH, (span,), len(self.headings), quoted))

    def _admonition(self, rest: list[Line], *, quoted: bool) -> tuple[int, list[Line]]:
        own = next((i for i, line in enumerate(rest) if self._lines.indent(line) < TAB), len(rest))
        depth = 1
        with self._container():
            if own:
                depth += self._chunk([self._lines.dedent(line, 1) for line in rest[:own]], 0, quoted=quoted)
        return (0, rest[own:]) if own < len(rest) else (depth, [])

    def _is_table(self, chunk: list[Line], first: str, second: str) -> bool:
        """Tell whether a chunk is a table: as many cells in the line below the heads as there are heads; of one column each line has an edge."""
        if "|" not in first or not is_rule(second):
            return False
        bordered = is_bordered(first)
        heads = len(split_row(self._text, *chunk[0], bordered=bordered))
        if heads != len(split_row(self._text, *chunk[1], bordered=bordered)):
            return False
        return heads > 1 or all(is_bordered(self._lines.cut(line)) for line in chunk)

    def _table(self, chunk: list[Line], *, quoted: bool) -> None:
        """Read the cells of a table; those beyond the heads are lost."""
        bordered = is_bordered(self._lines.cut(chunk[0]))
        heads = len(split_row(self._text, *chunk[0], bordered=bordered))
        cells = [
            cell
            for line in (chunk[0], *chunk[2:])
            for place in split_row(self._text, *line, bordered=bordered)[:heads]
            if (cell := self._lines.strip(*place)).start < cell.end
        ]
        if cells:
            self.leaves.append(Leaf(BlockKind.TABLE, tuple(cells), len(self.headings), quoted, cells=True))
        self._sibling = _Sibling.OTHER

    def _heading(self, line: Line, level: int, start: int, end: int) -> None:
        span = self._lines.strip(line.start + start, line.start + end)
        attributes = _ATTRIBUTES.search(self._text, span.start, span.end)
        text = self._lines.strip(span.start, attributes.start()) if attributes else span
        self.headings.append(RawHeading(level, Span(line.start, line.end), text))
        self._sibling = _Sibling.OTHER

    def _leaf(self, kind: BlockKind, lines: list[Line], *, quoted: bool) -> None:
        pieces = [span for line in lines if (span := self._lines.strip(line.start, line.end)).start < span.end]
        if pieces and kind in _NESTING:
            while marker := _MARKER.match(self._text, *pieces[0]):
                kind, pieces[0] = BlockKind.ITEM, Span(marker.end(), pieces[0].end)
        if (
            kind is not BlockKind.NOTE
            and len(pieces) > 1
            and _ATTRIBUTES.match(self._text, pieces[-1].start, pieces[-1].end)
        ):
            del pieces[-1]
        if pieces:
            self.leaves.append(Leaf(kind, tuple(pieces), len(self.headings), quoted))
            self._sibling = _Sibling.TEXT if kind is BlockKind.PARAGRAPH else _Sibling.OTHER
