"""Dutch sentences: where one ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABBREVIATIONS = frozenset(
    [
        "a.d.h.v.",
        "a.u.b.",
        "afb.",
        "afd.",
        "al.",
        "art.",
        "bijv.",
        "blz.",
        "bv.",
        "c.q.",
        "ca.",
        "d.d.",
        "d.m.v.",
        "d.w.z.",
        "dhr.",
        "dr.",
        "drs.",
        "e.a.",
        "e.d.",
        "e.g.",
        "e.v.",
        "ed.",
        "eds.",
        "e.o.",
        "enz.",
        "et",
        "fig.",
        "geb.",
        "hfst.",
        "i.c.",
        "i.e.",
        "i.h.b.",
        "i.p.v.",
        "i.v.m.",
        "incl.",
        "ing.",
        "ir.",
        "jl.",
        "jr.",
        "m.a.w.",
        "m.b.t.",
        "m.b.v.",
        "m.i.",
        "m.i.v.",
        "m.n.",
        "m.u.v.",
        "mevr.",
        "mr.",
        "mw.",
        "n.a.v.",
        "nl.",
        "nr.",
        "nrs.",
        "o.a.",
        "o.b.v.",
        "o.g.v.",
        "o.i.d.",
        "o.l.v.",
        "o.m.",
        "o.v.v.",
        "p.",
        "par.",
        "pag.",
        "pp.",
        "prof.",
        "red.",
        "reds.",
        "resp.",
        "s.v.p.",
        "sr.",
        "st.",
        "t.a.v.",
        "t.b.v.",
        "t.e.m.",
        "t.g.v.",
        "t.m.",
        "t.o.v.",
        "t/m",
        "tab.",
        "tel.",
        "v.a.",
        "vgl.",
        "vol.",
        "vs.",
        "z.d.",
        "z.g.",
        "z.n.",
        "zgn.",
    ]
)
_END = re.compile(r"[.!?…]+[’”\"')\]]*(?=\s+[“‘\"'(\[]?[0-9A-ZÀ-ÖØ-Þ@])")
_OPENING = re.compile(r".*[\s(\[“‘]", re.DOTALL)
_LONGEST = 24
"""No abbreviation, and no row of initials, is longer."""
_INITIAL = re.compile(r"(?:[A-Z]|IJ|Th|Chr)\.(?:[A-Z]\.)*\Z")


def sentences(text: str) -> list[tuple[int, int]]:
    """Split running text into sentences.

    A full stop after a common Dutch abbreviation or an initial ends nothing, nor does one that is followed by a small letter.

    Args:
        text: Plain text of one paragraph or cell.

    Returns:
        Offsets (start, end) of each sentence, without the white space between them; together they hold every other character.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end in _ends(text):
        found.append((start, end))
        start = end
    return [(a, b) for a, b in (_strip(text, a, b) for a, b in found) if a < b]


class Sentences:
    """Finds sentences of one text by a place in it; no part of the text is read twice, and none beyond the furthest place asked for.

    Args:
        text: Plain text of one paragraph or cell.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[int] = []
        self._left = _ends(text)

    def at(self, offset: int) -> str:
        """Return the sentence that holds the character at `offset`."""
        while not self._found or self._found[-1] <= offset:
            end = next(self._left, None)
            if end is None:
                break
            self._found.append(end)
        number = bisect_right(self._found, offset)
        if number == len(self._found):
            return self._text.strip()
        return self._text[self._found[number - 1] if number else 0 : self._found[number]].strip()


def _ends(text: str) -> Iterator[int]:
    """Yield where each sentence ends; the last is the end of the text."""
    for match in _END.finditer(text):
        if not _abbreviates(text, match):
            yield match.end()
    yield len(text)


def _abbreviates(text: str, match: re.Match[str]) -> bool:
    """Tell whether a full stop belongs to an abbreviation or an initial."""
    if match.group()[0] != "." or len(match.group().rstrip("’”\"')]")) != 1:
        return False
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    word = _OPENING.sub("", before.rpartition(" ")[2]) + "."
    return word.lower() in _ABBREVIATIONS or _INITIAL.match(word) is not None


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
