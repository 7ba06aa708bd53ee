"""Which asterisks and underscores are emphasis, and what they emphasise.

The pairing is that of CommonMark 0.31, section 6.2, with the narrower idea of Python-Markdown of what may open and close: an asterisk wherever
it touches a word, an underscore only at the edge of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_RUN = re.compile(r"\*+|_+")
_STRONG = 2
_THREE = 3


class Emphasis(NamedTuple):
    """A pair of marks: where each begins, and how long both are (1 for italics, 2 for bold)."""

    opening: int
    closing: int
    length: int


@dataclass(slots=True)
class _Run:
    """A run of one mark, of which `start` to `end` is not used yet."""

    mark: str
    start: int
    end: int
    length: int
    opens: bool
    closes: bool

    def pairs_with(self, closer: _Run) -> bool:
        """Tell whether this run may be closed by another (the "rule of three" of CommonMark)."""
        if self.mark != closer.mark or not self.opens or self.start == self.end:
            return False
        if not (self.closes or closer.opens) or (self.length + closer.length) % _THREE:
            return True
        return self.length % _THREE == 0 and closer.length % _THREE == 0


def find_emphasis(text: str) -> list[Emphasis]:
    """Return the pairs of marks in a text.

    Args:
        text: The text of a block in which everything that is not plain text has been replaced by signs that are neither white space nor
            part of a word.
    """
    found: list[Emphasis] = []
    open_: list[_Run] = []
    for match in _RUN.finditer(text):
        run = _make_run(text, match)
        while run.closes and run.start < run.end:
            at = next((n for n in range(len(open_) - 1, -1, -1) if open_[n].pairs_with(run)), None)
            if at is None:
                break
            opener = open_[at]
            del open_[at + 1 :]
            length = min(_STRONG, opener.end - opener.start, run.end - run.start)
            opener.end -= length
            found.append(Emphasis(opener.end, run.start, length))
            run.start += length
            if opener.start == opener.end:
                del open_[at]
        if run.opens and run.start < run.end:
            open_.append(run)
    return found


def _make_run(text: str, match: re.Match[str]) -> _Run:
    start, end = match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
    if text[start] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(text[start], start, end, end - start, opens, closes)
