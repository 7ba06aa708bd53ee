"""Where paragraphs, list items, tables and quotations begin and end, as Python-Markdown divides a text.

Python-Markdown works on chunks between blank lines; so does this. A chunk that is indented by four columns belongs to the list item, footnote
or admonition before it, and is code where there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from werkplaats.model.page import BlockKind
from werkplaats.model.source import Span

_TAB = 4
_HASH = re.compile(r"(?P<level>#{1,6})(?P<text>(?:\\.|[^\\\n])*?)#*[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ ]{0,2}){3,}|(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,})[ \t]*\Z")
_MARKER = re.compile(r"[ \t]{0,3}(?:[*+-]|\d+\.)[ \t]+(?=\S)")
_NESTED = re.compile(r"[ \t]+(?:[*+-]|\d+\.)[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_ADMONITION = re.compile(r"(?:(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\".*?\")?|===(?:\+!?|!\+?)? +\".*?\") *\Z")
"""The first line of an admonition, of one that folds, or of a tab: what is indented below it is text."""
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\n]+)\]:[ \t]*")
_DEFINITION = re.compile(r" {0,3}:[ \t]{1,3}")
_DIVIDER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\`]|`)+")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[^{}\n]*\}[ \t]*\Z")
_NESTING = {BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE}
"""What may begin with a list of its own on the same line."""
_DEEPEST = 50
"""Quotations and notes within one another beyond this are not taken apart: no one writes them, and they would exhaust the stack."""
_SETEXT = re.compile(r"[=-]+[ \t]*\Z")


class Line(NamedTuple):
    """A line of the text within its containers: from `start` (after list or quotation markers) to `end`."""

    start: int
    end: int


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
        self._text = text
        self._nesting = 0

    def scan(self, start: int) -> None:
        """Read the text from `start` on."""
        lines: list[Line] = []
        at, text = start, self._text
        while at < len(text):
            end = text.find("\n", at)
            stop = len(text) if end < 0 else end
            lines.append(Line(at, stop - (text[stop - 1 : stop] == "\r")))
            at = stop + 1
        self._flow(lines, quoted=False)

    # Chunks

    def _flow(self, lines: list[Line], *, quoted: bool) -> None:
        depth = 0
        for chunk in self._chunks(lines):
            depth = self._chunk(chunk, depth, quoted=quoted)

    def _chunks(self, lines: list[Line]) -> list[list[Line]]:
        chunks: list[list[Line]] = []
        fresh = True
        for line in lines:
            if not self._text[line.start : line.end].strip():
                fresh = True
            elif fresh:
                chunks.append([line])
                fresh = False
            else:
                chunks[-1].append(line)
        return chunks

    def _chunk(self, chunk: list[Line], depth: int, *, quoted: bool) -> int:
        """Read one chunk; return how many containers are open after it."""
        while chunk:
            depth, chunk = self._part(chunk, depth, quoted=quoted)
        return depth

    def _part(self, chunk: list[Line], depth: int, *, quoted: bool) -> tuple[int, list[Line]]:
        """Read the beginning of a chunk; return how many containers are open after it, and what is left of the chunk."""
        indent = self._indent(chunk[0])
        if indent >= _TAB:
            level = min(indent // _TAB, depth)
            inside = [self._dedent(line, level) for line in chunk]
            if self._indent(inside[0]) >= _TAB:
                code = next((i for i, line in enumerate(inside) if self._indent(line) < _TAB), len(inside))
                return (level, inside[code:]) if code < len(inside) else (depth, [])
            return level + self._chunk(inside, 0, quoted=quoted), []
        return self._plain_part(chunk, quoted=quoted)

    def _plain_part(self, chunk: list[Line], *, quoted: bool) -> tuple[int, list[Line]]:
        for number, line in enumerate(chunk):
            raw = self._text[line.start : line.end]
            if number == 1 and _SETEXT.match(raw):
                self._before(chunk[:2], quoted=quoted)
                return 0, chunk[2:]
            heading = _HASH.match(raw) if raw.startswith("#") else None
            if heading or _RULE.match(raw):
                self._before(chunk[:number], quoted=quoted)
                if heading:
                    self._heading(line, len(heading["level"]), *heading.span("text"))
                return 0, chunk[number + 1 :]
            if _QUOTE.match(raw) and self._nesting < _DEEPEST:
                self._before(chunk[:number], quoted=quoted)
                self._nesting += 1
                self._flow([self._unquote(other) for other in chunk[number:]], quoted=True)
                self._nesting -= 1
                return 0, []
            if _FOOTNOTE.match(raw) or _ADMONITION.match(raw):
                self._before(chunk[:number], quoted=quoted)
                return self._container(chunk[number:], quoted=quoted), []
        return self._before(chunk, quoted=quoted), []

    def _before(self, chunk: list[Line], *, quoted: bool) -> int:
        """Read lines that hold no heading, rule, quotation or container: setext heading, table, list, definition or paragraph."""
        if not chunk:
            return 0
        first = self._text[chunk[0].start : chunk[0].end]
        second = self._text[chunk[1].start : chunk[1].end] if len(chunk) > 1 else ""
        if second and _SETEXT.match(second):
            self._heading(chunk[0], 1 if second.startswith("=") else 2, 0, len(first))
            return 0
        if second and "|" in first and _DIVIDER.match(second) and "|" in second:
            self._table(chunk, quoted=quoted)
            return 0
        if _MARKER.match(first):
            return self._list(chunk, quoted=quoted)
        if any(_DEFINITION.match(self._text[line.start : line.end]) for line in chunk):
            return self._definitions(chunk, quoted=quoted)
        self._leaf(BlockKind.PARAGRAPH, chunk, quoted=quoted)
        return 0

    # Kinds of chunk

    def _list(self, chunk: list[Line], *, quoted: bool) -> int:
        depth = 1
        item: list[Line] = []
        for line in chunk:
            raw = self._text[line.start : line.end]
            marker = _MARKER.match(raw) if self._indent(line) < _TAB else _NESTED.match(raw)
            if marker and (item or self._indent(line) < _TAB):
                self._leaf(BlockKind.ITEM, item, quoted=quoted)
                depth = min(1 + self._indent(line) // _TAB, depth + 1)
                item = [Line(line.start + marker.end(), line.end)]
            else:
                item.append(line)
        self._leaf(BlockKind.ITEM, item, quoted=quoted)
        return depth

    def _definitions(self, chunk: list[Line], *, quoted: bool) -> int:
        item: list[Line] = []
        kind = BlockKind.TERM
        for line in chunk:
            marker = _DEFINITION.match(self._text, line.start, line.end)
            if marker:
                self._leaf(kind, item, quoted=quoted)
                item, kind = [Line(marker.end(), line.end)], BlockKind.DEFINITION
            elif kind is BlockKind.TERM:
                self._leaf(kind, item, quoted=quoted)
                item = [line]
            else:
                item.append(line)
        self._leaf(kind, item, quoted=quoted)
        return 1

    def _container(self, chunk: list[Line], *, quoted: bool) -> int:
        first = chunk[0]
        note = _FOOTNOTE.match(self._text, first.start, first.end)
        rest = [self._dedent(line, 1) for line in chunk[1:]]
        if note:
            self.notes.append(note["label"])
            self._leaf(BlockKind.NOTE, [Line(note.end(), first.end), *rest], quoted=quoted)
        elif rest and self._nesting < _DEEPEST:
            self._nesting += 1
            self._chunk(rest, 0, quoted=quoted)
            self._nesting -= 1
        return 1

    def _table(self, chunk: list[Line], *, quoted: bool) -> None:
        cells: list[Span] = []
        for number, line in enumerate(chunk):
            if number == 1:
                continue
            cells += [
                cell
                for match in _CELL.finditer(self._text, line.start, line.end)
                if (cell := self._strip(*match.span())).start < cell.end
            ]
        if cells:
            self.leaves.append(Leaf(BlockKind.TABLE, tuple(cells), len(self.headings), quoted, cells=True))

    def _heading(self, line: Line, level: int, start: int, end: int) -> None:
        span = self._strip(line.start + start, line.start + end)
        attributes = _ATTRIBUTES.search(self._text, span.start, span.end)
        text = self._strip(span.start, attributes.start()) if attributes else span
        self.headings.append(RawHeading(level, Span(line.start, line.end), text))

    def _leaf(self, kind: BlockKind, lines: list[Line], *, quoted: bool) -> None:
        pieces = [span for line in lines if (span := self._strip(line.start, line.end)).start < span.end]
        if pieces and kind in _NESTING:
            while marker := _MARKER.match(self._text, *pieces[0]):
                kind, pieces[0] = BlockKind.ITEM, Span(marker.end(), pieces[0].end)
        if len(pieces) > 1 and _ATTRIBUTES.match(self._text, pieces[-1].start, pieces[-1].end):
            del pieces[-1]
        if pieces:
            self.leaves.append(Leaf(kind, tuple(pieces), len(self.headings), quoted))

    # Lines

    def _indent(self, line: Line) -> int:
        columns = 0
        for at in range(line.start, line.end):
            match self._text[at]:
                case " ":
                    columns += 1
                case "\t":
                    columns += _TAB - columns % _TAB
                case _:
                    break
        return columns

    def _dedent(self, line: Line, levels: int) -> Line:
        columns, at = 0, line.start
        while at < line.end and columns < levels * _TAB and self._text[at] in " \t":
            columns += 1 if self._text[at] == " " else _TAB - columns % _TAB
            at += 1
        return Line(at, line.end)

    def _unquote(self, line: Line) -> Line:
        marker = _QUOTE.match(self._text, line.start, line.end)
        return Line(marker.end(), line.end) if marker else line

    def _strip(self, start: int, end: int) -> Span:
        piece = self._text[start:end]
        left = len(piece) - len(piece.lstrip())
        return Span(start + left, max(start + left, end - (len(piece) - len(piece.rstrip()))))
