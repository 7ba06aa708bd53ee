"""The pages themselves, packed: what the browser shows of a hit, and where it finds the passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.search.numbers import CAPITAL, encode
from werkplaats.search.words import SENTENCE_END, cut, is_word, joined, only_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.search.documents import SearchDocument

SAME_HEADING = CAPITAL
"""Stands for the heading of a section that is under the same heading as the section before it."""


@dataclass(frozen=True, slots=True)
class CutDocument:
    """One page, cut into pieces once for all that follows.

    Attributes:
        kind: Kind of page.
        names: Pieces of the title, and then of each other name.
        sections: Anchor, pieces of the heading (None: as the section before) and pieces of the text.
        words: The words of all texts.
        joined: Hyphenated words, each as one word.
        heading_words: The words of all headings.
    """

    address: str
    kind: str
    names: list[list[str]]
    sections: list[tuple[str, list[str] | None, list[str]]]
    words: list[str]
    joined: list[str]
    heading_words: list[str]

    def pieces(self) -> Iterator[list[str]]:
        """Return all there is to count for the lexicon."""
        yield self.joined
        yield from self.names
        for _, heading, text in self.sections:
            if heading:
                yield heading
            yield text


class Cutter:
    """Cuts texts into pieces; equal pieces of all texts are one object, for a site has far fewer words than places for them."""

    def __init__(self) -> None:
        self._pool: dict[str, str] = {}

    def cut(self, text: str) -> list[str]:
        """Return the pieces of a text."""
        pieces = cut(text)
        return list(map(self._pool.setdefault, pieces, pieces))

    def cut_document(self, document: SearchDocument) -> CutDocument:
        """Return the page in pieces."""
        names = [self.cut(name) for name in (document.title, *document.names)]
        names += [[word] for name in names if "-" in name for word in joined(name)]
        sections: list[tuple[str, list[str] | None, list[str]]] = []
        words: list[str] = []
        hyphenated: list[str] = []
        heading_words: list[str] = []
        before: str | None = None
        for section in document.sections:
            heading = None
            if section.heading != before:
                heading = self.cut(section.heading)
                heading_words += only_words(heading)
                before = section.heading
            text = self.cut(section.text)
            words += only_words(text)
            if "-" in section.text:
                hyphenated += joined(text)
            sections.append((section.anchor, heading, text))
        return CutDocument(document.address, document.kind, names, sections, words, hyphenated, heading_words)


def pack_document(document: CutDocument, names: int, kind: int, codes: Mapping[str, str]) -> list[str]:
    """Return the lines of a page: its address; kind and names; then anchor, heading and text of each section.

    Args:
        document: The page.
        names: How many of its names are to be kept (the joined ones are not).
        kind: Number of its kind and label.
        codes: Piece to its signs.
    """
    lines = [document.address, " ".join((encode(kind), *(pack_text(name, codes) for name in document.names[:names])))]
    for anchor, heading, text in document.sections:
        packed = SAME_HEADING if heading is None else pack_text(heading, codes)
        lines.append(f"{anchor} {packed} {pack_text(text, codes)}")
    return lines


def pack_text(pieces: list[str], codes: Mapping[str, str]) -> str:
    """Return the signs of a text.

    Where a sentence begins, the mark of a capital means the reverse: there most words have one.
    """
    packed = list(map(codes.__getitem__, pieces))
    place = -1 if pieces and is_word(pieces[0]) else _next_end(pieces, 0)
    while place + 1 < len(packed):
        first = packed[place + 1]
        packed[place + 1] = first[1:] if first[0] == CAPITAL else CAPITAL + first
        place = _next_end(pieces, place + 1)
    return "".join(packed)


def _next_end(pieces: list[str], start: int) -> int:
    try:
        return pieces.index(SENTENCE_END, start)
    except ValueError:
        return len(pieces)
