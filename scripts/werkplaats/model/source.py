"""Text as it was read, and places in it.

Offsets are code points in the text as read (UTF-8, newlines untouched); lines and columns exist for reports only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A half-open range of offsets in one source."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """Return the same range `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within this range."""
        return self.start <= other.start and other.end <= self.end


class Position(NamedTuple):
    """A place for people: both numbers count from one."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path relative to the project, with forward slashes, and its text.

    Attributes:
        path: Project-relative path as shown in reports.
        text: The whole text, newlines untouched.
    """

    path: str
    text: str
    _starts: list[int] = field(default_factory=list[int], init=False, repr=False, compare=False)

    def cut(self, span: Span) -> str:
        """Return the text under `span`."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Return line and column of `offset`; each of the three customary line ends ends one."""
        starts = self._line_starts()
        line = bisect_right(starts, offset) - 1
        return Position(line + 1, offset - starts[line] + 1)

    def line(self, number: int) -> str:
        """Return line `number` (from one) without its line end."""
        starts = self._line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts.extend((0, *(match.end() for match in _LINE_END.finditer(self.text))))
        return self._starts
