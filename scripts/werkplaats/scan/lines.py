"""Lines of a text with their places, as the containers of Markdown take their marks and their indentation away."""

from __future__ import annotations

import re
from typing import NamedTuple

from werkplaats.model.source import Span

TAB = 4
"""Columns of one level of indentation."""
QUOTE = re.compile(r" {0,3}>[ ]?")


class Line(NamedTuple):
    """A line of the text within its containers: from `start` (after list or quotation markers) to `end`."""

    start: int
    end: int


class Lines:
    """Reads the lines of one masked text.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def between(self, start: int, end: int) -> list[Line]:
        """Return the lines from `start` to `end`, without their line ends."""
        lines: list[Line] = []
        at, text = start, self._text
        while at < end:
            stop = text.find("\n", at, end)
            stop = end if stop < 0 else stop
            lines.append(Line(at, stop - (text[stop - 1 : stop] == "\r")))
            at = stop + 1
        return lines

    def chunks(self, lines: list[Line]) -> list[list[Line]]:
        """Divide lines where blank ones stand, and leave those out."""
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

    def cut(self, line: Line) -> str:
        """Return the text of a line."""
        return self._text[line.start : line.end]

    def indent(self, line: Line) -> int:
        """Return how many columns a line is indented."""
        columns = 0
        for at in range(line.start, line.end):
            match self._text[at]:
                case " ":
                    columns += 1
                case "\t":
                    columns += self._tab(at)
                case _:
                    break
        return columns

    def dedent(self, line: Line, levels: int) -> Line:
        """Return a line without so many levels of indentation, as far as it has them."""
        columns, at = 0, line.start
        while at < line.end and columns < levels * TAB and self._text[at] in " \t":
            columns += 1 if self._text[at] == " " else self._tab(at)
            at += 1
        return Line(at, line.end)

    def _tab(self, at: int) -> int:
        """Return how many columns a tab takes: up to the next stop, counted from where the line of the file begins."""
        before = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        return TAB - len(before.expandtabs(TAB)) % TAB

    def unquote(self, line: Line) -> Line:
        """Return a line without one mark of a quotation, if it has one."""
        marker = QUOTE.match(self._text, line.start, line.end)
        return Line(marker.end(), line.end) if marker else line

    def strip(self, start: int, end: int) -> Span:
        """Return a place without the white space at its ends."""
        piece = self._text[start:end]
        left = len(piece) - len(piece.lstrip())
        return Span(start + left, max(start + left, end - (len(piece) - len(piece.rstrip()))))
