"""What a line may begin with when somebody meant it as an item of a list, whether Markdown knows the sign or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.enums import PlainEnum
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkplaats.checks.rows import Row

WORD = "•▪◦‣∙●■►➢➤⁃·"
"""Signs that Word and the programs like it put before an item."""
_MARK = lazy(
    rf"(?P<sign>[-*+])[ \t]+(?=\S)|(?P<number>\d{{1,3}})\.[ \t]+(?=\S)|(?P<bullet>[{WORD}])[ \t\xa0]*(?=\S)|(?P<letter_o>o)(?:\t[ \t]*|[ ]{{2,}})(?=\S)"
    r"|(?P<dash>[–—])[ \t\xa0]+(?=\S)|(?P<tight>-)(?=[^\W\d_])|(?P<stuck>\d{1,2})\.(?=[^\W\d_])"
    r"|\(?(?P<count>\d{1,2})\)[ \t]+(?=\S)|\(?(?P<letter>[a-z])\)[ \t]+(?=\S)|(?P<point>[a-z])\.[ \t]+(?=\S)"
)


class Manner(PlainEnum):
    """How a line begins."""

    LIST = "list"
    """As an item of Markdown."""
    NUMBER = "number"
    """As a numbered item of Markdown."""
    BULLET = "bullet"
    """With a sign of Word."""
    DASH = "dash"
    """With a dash, which may also be that of a dialogue."""
    TIGHT = "tight"
    """With a hyphen that a word follows at once."""
    STUCK = "stuck"
    """With a number and a stop that a word follows at once."""
    COUNT = "count"
    """With a number in brackets, or before one."""
    LETTER = "letter"
    """With a letter in brackets, before one, or before a stop."""


_MANNERS = {
    "sign": Manner.LIST,
    "number": Manner.NUMBER,
    "bullet": Manner.BULLET,
    "letter_o": Manner.BULLET,
    "dash": Manner.DASH,
    "tight": Manner.TIGHT,
    "stuck": Manner.STUCK,
    "count": Manner.COUNT,
    "letter": Manner.LETTER,
    "point": Manner.LETTER,
}
_COUNTED = {Manner.NUMBER, Manner.STUCK, Manner.COUNT}


class Mark(NamedTuple):
    """The beginning of a line.

    Attributes:
        row: The line.
        manner: How it begins.
        sign: The sign, number or letter itself.
        span: The whole of it without the space behind it.
        end: Where the text of the item begins.
    """

    row: Row
    manner: Manner
    sign: str
    span: Span
    end: int

    @property
    def rank(self) -> int:
        """Its place in the list, for a number or a letter; else 0."""
        if self.manner in _COUNTED:
            return int(self.sign)
        return ord(self.sign) - ord("a") + 1 if self.manner is Manner.LETTER else 0

    def goes_on(self, before: Mark) -> bool:
        """Tell whether this is the item after another: the same sign, or the number after it."""
        if self.manner is not before.manner:
            return False
        if self.rank:
            return self.rank == before.rank + 1 or self.rank == before.rank == 1
        return self.manner is not Manner.LIST or self.sign == before.sign


def mark_of(row: Row) -> Mark | None:
    """Return what a line begins with, or None for a line of running text."""
    match = _MARK.match(row.text)
    if match is None or match.lastgroup is None:
        return None
    at = row.span.start
    sign = match[match.lastgroup]
    span = Span(at, at + len(match.group().rstrip()))
    return Mark(row, _MANNERS[match.lastgroup], sign, span, at + match.end())


def depths(marks: Sequence[Mark]) -> list[int]:
    """Return how deep each item lies: Word has a sign of its own for each level, so the second sign to come up is one level down."""
    levels: list[str] = []
    found: list[int] = []
    for mark in marks:
        if mark.sign in levels:
            del levels[levels.index(mark.sign) + 1 :]
        else:
            levels.append(mark.sign)
        found.append(len(levels) - 1)
    return found
