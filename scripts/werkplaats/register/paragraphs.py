"""The paragraphs of a page as the register knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.register.fingerprint import digest

if TYPE_CHECKING:
    from werkplaats.model.site import Document


def paragraph_text(document: Document, number: int) -> str:
    """Return the text by which the register knows a block: as written, white space as single spaces."""
    page = document.page
    block = page.blocks[number]
    return " ".join(" ".join(page.source.cut(piece) for piece in block.pieces).split())


def paragraph_texts(document: Document) -> list[str]:
    """Return the text of every block of a page."""
    return [paragraph_text(document, number) for number in range(len(document.page.blocks))]


def paragraph_digests(document: Document) -> tuple[str, ...]:
    """Return the fingerprint of every block of a page."""
    return tuple(digest(text) for text in paragraph_texts(document))
