"""The lines of a page with what stands before them: what a fix needs to put a line elsewhere, or to give it another beginning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.diagnostic import Edit
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.lines import TAB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.model.page import Block

_QUOTED = lazy(r"(?:[ \t]*>[ ]?)*")
_BROKEN = lazy(r"<br[ ]*/?>\Z", re.IGNORECASE)


class Row(NamedTuple):
    """One line of a block.

    Attributes:
        start: Where its line begins.
        blank: The white space before its text, behind the signs of a quotation.
        span: Its text.
        text: That text.
        columns: How far its text is indented.
        clear: True when nothing but that white space and those signs stands before its text.
        broken: True when the line after it is shown below it, not behind it.
    """

    start: int
    blank: Span
    span: Span
    text: str
    columns: int
    clear: bool
    broken: bool


def rows(text: str, block: Block) -> list[Row]:
    """Return the lines of a block."""
    return [row_at(text, piece) for piece in block.pieces]


def row_at(text: str, piece: Span) -> Row:
    """Return the line of a piece of a block."""
    start = text.rfind("\n", 0, piece.start) + 1
    quoted = _QUOTED.match(text, start, piece.start)
    lead = quoted.end() if quoted else start
    before = text[lead : piece.start]
    cut = text[piece.start : piece.end]
    blank = Span(lead + len(before.rstrip(" \t")), piece.start)
    broken = text.startswith("  ", piece.end) or _BROKEN.search(cut) is not None
    return Row(start, blank, piece, cut, columns(text, blank), not before.strip(), broken)


def columns(text: str, blank: Span) -> int:
    """Return how many columns white space takes; a tab goes up to the next stop, counted from where its line begins."""
    start = text.rfind("\n", 0, blank.start) + 1
    return len(text[start : blank.end].expandtabs(TAB)) - len(text[start : blank.start].expandtabs(TAB))


def line_end(text: str, at: int) -> str:
    """Return how the line before `at` ends, so that a new one ends likewise."""
    return "\r\n" if text.startswith("\r\n", max(0, at - 2)) else "\n"


def empty_line_above(text: str, row: Row) -> Edit:
    """Return the edit that puts an empty line above a line, within the same quotation."""
    quoted = text[row.start : row.blank.start].rstrip()
    return Edit(Span(row.start, row.start), f"{quoted}{line_end(text, row.start)}")


def set_apart(text: str, lines: Sequence[Row], number: int) -> Iterator[Edit]:
    """Yield the edits that put an empty line above a line of a block; behind that, what is indented by four columns would be code.

    Args:
        text: The text of the page.
        lines: All lines of the block.
        number: Of the line that an empty one comes above; the lines behind it move along.
    """
    yield empty_line_above(text, lines[number])
    extra = lines[number].columns - base_of(lines)
    if extra >= TAB:
        for row in lines[number:]:
            start, end = row.blank
            while columns(text, Span(start, end)) > extra:
                end -= 1
            yield Edit(Span(start, end), "")


def base_of(lines: Sequence[Row]) -> int:
    """Return how far the text is indented in which the lines of a block stand."""
    return lines[0].columns // TAB * TAB if lines[0].clear else TAB


def are_adjacent(text: str, first: Block, second: Block) -> bool:
    """Tell whether nothing stands between two blocks but empty lines, the signs of a quotation among them."""
    return not text[first.span.end : second.span.start].strip(" \t\r\n>")
