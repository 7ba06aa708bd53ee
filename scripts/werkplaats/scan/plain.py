"""The text of a block as its reader sees it, with every citation where it stands."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.page import TokenKind
from werkplaats.scan.emphasis import find_emphasis

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from werkplaats.model.page import Block, Token
    from werkplaats.model.source import Source

_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ADDRESS = re.compile(r"<((?:https?://|ftp://|mailto:)[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!@|-])")
_APART = re.compile(r"\\.|`[^`]*`")
"""What holds no emphasis: an escaped sign, code."""
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
"""A tag that parts the words around it."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A block as plain text.

    Attributes:
        texts: One text for each stretch within which sentences run: the whole block, or each cell of a table.
        places: Parallel to the block's tokens: (number of the text, start, end) of what the token became.
    """

    texts: tuple[str, ...]
    places: tuple[tuple[int, int, int], ...]


def strip_markup(text: str) -> str:
    """Return a short stretch of Markdown (a heading, a link text) without its mark-up."""
    bare = _LINK.sub(r"\1", _IMAGE.sub("", text))
    bare = _TAG.sub("", _ADDRESS.sub(r"\1", bare)) if "<" in bare else bare
    if "*" in bare or "_" in bare:
        signs = list(bare)
        for opening, closing, length in find_emphasis(_APART.sub(lambda match: "\x02" * len(match.group()), bare)):
            signs[opening : opening + length] = signs[closing : closing + length] = [""] * length
        bare = "".join(signs)
    return html.unescape(_ESCAPE.sub(r"\1", bare.replace("`", ""))).strip()


def plain_block(source: Source, block: Block, cited: Callable[[int], str], noted: Callable[[str], str]) -> PlainBlock:
    """Return the text of a block.

    Args:
        source: The file.
        block: A block of it.
        cited: Gives the text of a citation, by its number on the page.
        noted: Gives the text of a footnote mark, by its label.
    """
    writer = _Writer(source, cited, noted)
    tokens: Sequence[Token] = block.tokens
    number = done = 0
    for piece_number, piece in enumerate(block.pieces):
        if block.cells and piece_number:
            writer.next_text()
        elif piece_number and done < piece.start:
            writer.text("\n")
        at = max(piece.start, done)
        while number < len(tokens) and tokens[number].span.start < piece.end:
            token = tokens[number]
            writer.text(source.text[at : token.span.start])
            writer.token(token)
            at = done = max(at, token.span.end)
            number += 1
        writer.text(source.text[at : piece.end])
    return writer.finish()


class _Writer:
    def __init__(self, source: Source, cited: Callable[[int], str], noted: Callable[[str], str]) -> None:
        self._source, self._cited, self._noted = source, cited, noted
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._places: list[tuple[int, int, int]] = []

    def text(self, raw: str) -> None:
        bare = _SPACE.sub(" ", html.unescape(raw) if "&" in raw else raw)
        if bare.startswith(" ") and (not self._parts or self._parts[-1].endswith(" ")):
            bare = bare[1:]
        self._put(bare)

    def token(self, token: Token) -> None:
        start = self._length
        match token.kind:
            case TokenKind.CITATION:
                self._put(self._cited(token.index))
            case TokenKind.LINK | TokenKind.ESCAPE | TokenKind.ADDRESS | TokenKind.CODE if token.inner:
                inner = self._source.cut(token.inner)
                if token.kind is TokenKind.CODE:
                    inner = inner.strip()
                elif token.kind is TokenKind.ADDRESS:
                    inner = html.unescape(inner)
                self._put(_SPACE.sub(" ", strip_markup(inner) if token.kind is TokenKind.LINK else inner))
            case TokenKind.TAG if _BREAK.match(self._source.text, token.span.start):
                self.text(" ")
            case TokenKind.FOOTNOTE if token.inner:
                self._put(self._noted(self._source.cut(token.inner)[1:]))
            case _:
                pass
        self._places.append((len(self._texts), start, self._length))

    def next_text(self) -> None:
        self._texts.append("".join(self._parts))
        self._parts, self._length = [], 0

    def finish(self) -> PlainBlock:
        self.next_text()
        return PlainBlock(tuple(self._texts), tuple(self._places))

    def _put(self, piece: str) -> None:
        if piece:
            self._parts.append(piece)
            self._length += len(piece)
