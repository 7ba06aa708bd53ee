"""Dutch sentences: where one ends and the next begins."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    """a.d.h.v. a.u.b. afb. afd. al. art. bijv. blz. bv. c.q. ca. d.d. d.m.v. d.w.z. dhr. dr. drs. e.a. e.d. e.g. e.v. ed. eds. e.o. enz.
    et fig. geb. hfst. i.c. i.e. i.h.b. i.p.v. i.v.m. incl. ing. ir. jl. jr. m.a.w. m.b.t. m.b.v. m.i. m.i.v. m.n. m.u.v. mevr. mr. mw.
    n.a.v. nl. nr. nrs. o.a. o.b.v. o.g.v. o.i.d. o.l.v. o.m. o.v.v. p. par. pag. pp. prof. red. reds. resp. s.v.p. sr. st. t.a.v. t.b.v. t.e.m.
    t.g.v. t.m. t.o.v. t/m tab. tel. v.a. vgl. vol. vs. z.d. z.g. z.n. zgn.""".split()
)
_END = re.compile(r"[.!?…]+[’”\"')\]]*(?=\s+[“‘\"'(\[]?[0-9A-ZÀ-ÖØ-Þ@])")
_LAST_WORD = re.compile(r"[^\s(\[“‘]+\Z")
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
    for match in _END.finditer(text):
        if match.group()[0] == "." and len(match.group().rstrip("’”\"')]")) == 1:
            word = _LAST_WORD.search(text, max(0, match.start() - 24), match.start() + 1)
            if word and (word.group().lower() in _ABBREVIATIONS or _INITIAL.match(word.group())):
                continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(text)))
    return [(a, b) for a, b in (_strip(text, a, b) for a, b in found) if a < b]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
