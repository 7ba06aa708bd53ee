"""The words of a page as checks of the text look at them: without code, citations, addresses and mark-up, each stretch with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Form
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.page import Block, Page
    from werkplaats.model.site import Document

_SILENT = frozenset({TokenKind.CODE, TokenKind.ADDRESS, TokenKind.TAG, TokenKind.CITATION, TokenKind.FOOTNOTE})
_LINKS = frozenset({TokenKind.LINK, TokenKind.IMAGE})
_TEXT_FORMS = frozenset({Form.TEXT, Form.TEXTS})
_FENCED = lazy(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|\Z)", re.DOTALL | re.MULTILINE
)
_COMMENT = lazy(r"<!--.*?(?:-->|\Z)", re.DOTALL)
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character of what is no prose, so that offsets stay true and no pattern matches across it."""
_WORD = lazy(rf"\w+|{HOLE}+")
_GAP = "\x1a"
_BYTES = "cp1252"
"""Has all letters and signs of most of our pages, in a byte each."""
_DIVIDED = bytes(
    code if sign in {_GAP, "_"} or sign.isalnum() else 32
    for code, sign in enumerate(bytes(range(256)).decode(_BYTES, "replace"))
)


def words(text: str) -> list[str]:
    """Return the words of a text that was masked; a hole between two words is one of them, so that these are not side by side.

    Where each sign fits in a byte, that is done with bytes: a page is divided in half the time.
    """
    try:
        data = text.replace(HOLE, _GAP).encode(_BYTES).translate(_DIVIDED)
    except UnicodeEncodeError:
        return _WORD.findall(text)
    if _GAP in text or HOLE in text:
        gap = _GAP.encode()
        for size in (16, 4, 2, 2):  # a run of holes becomes one or a few
            data = data.replace(gap * size, gap)
        data = data.replace(gap, b" %b " % gap)
    return data.decode(_BYTES).split()


def masked_block(text: str, block: Block) -> str:
    """Return the text of a block, as long as its span, with all that is no prose blanked out.

    Code, citations, addresses, tags, the targets of links and what divides the cells of a table become holes; marks of lists and quotations
    between the lines become spaces; marks of emphasis stay, and so does the text of a link.
    """
    start, body = block.span.start, text[slice(*block.span)]
    if not block.tokens and len(block.pieces) == 1:
        return body
    holes: list[tuple[Span, str]] = []
    at = start
    for piece in block.pieces:
        gap = text[at : piece.start]
        holes.append(
            (
                Span(at, piece.start),
                HOLE * len(gap) if block.cells else "".join("\n" if c == "\n" else " " for c in gap),
            )
        )
        at = piece.end
    for token in block.tokens:
        if token.kind in _SILENT:
            holes.append((token.span, HOLE * (token.span.end - token.span.start)))
        elif token.kind in _LINKS and token.inner is not None:
            around = (Span(token.span.start, token.inner.start), Span(token.inner.end, token.span.end))
            holes += [(hole, HOLE * (hole.end - hole.start)) for hole in around]
    parts: list[str] = []
    at = 0
    for hole, filling in sorted(holes):
        if hole.end - start > at and hole.end > hole.start:
            begin = max(at, hole.start - start)
            parts += (body[at:begin], filling[begin - (hole.start - start) :])
            at = hole.end - start
    return "".join((*parts, body[at:]))


def code_spans(page: Page) -> list[Span]:
    """Return the places of code on a page, fenced and within a line: what stands there is shown, not said."""
    found = [Span(*match.span()) for match in _FENCED.finditer(page.source.text, page.body_start)]
    return found + [token.span for block in page.blocks for token in block.tokens if token.kind is TokenKind.CODE]


def hidden_spans(page: Page) -> list[Span]:
    """Return the places of code and of comments: raw HTML there does nothing."""
    text = page.source.text
    comments = [Span(*match.span()) for match in _COMMENT.finditer(text, page.body_start)] if "<!--" in text else []
    return [*code_spans(page), *comments]


def short_stretches(document: Document) -> Iterator[tuple[int, str]]:
    """Yield (offset, text) of the texts of the front matter as they are written, and of the headings. `Asking.short` keeps them."""
    text = document.page.source.text
    for prop, meta in document.fields():
        if prop.form in _TEXT_FORMS:
            single = meta.texts.get(prop.name)
            for ref in (single,) if single else meta.refs(prop.name):
                yield ref.span.start, text[slice(*ref.span)]
    for heading in document.page.headings:
        if heading.body is None:
            yield heading.span.start, text[slice(*heading.span)]
        else:
            yield heading.body.span.start, masked_block(text, heading.body)
