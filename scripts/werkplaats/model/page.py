"""One Markdown file, scanned: front matter, headings, blocks and what stands in them, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkplaats.model.enums import PlainEnum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.citation import Cluster
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.source import Source, Span

_LABEL = re.compile(r"\][ \n]?\[(?P<label>[^\[\]]*)\]\Z")


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the front matter, with its place.

    Exactly one of the three forms is used: `text` for a scalar (always as written, never turned into a number, a date or
    a boolean), `items` for a list, `fields` for a mapping.

    Attributes:
        keys: For a mapping: key to the place of that key.
    """

    span: Span
    text: str | None = None
    items: tuple[Node, ...] | None = None
    fields: Mapping[str, Node] | None = None
    keys: Mapping[str, Span] | None = None


class BlockKind(PlainEnum):
    """What a block of text is rendered as."""

    PARAGRAPH = "p"
    ITEM = "li"
    HEADING = "h"
    """Only as the body of a heading with citations; never among the blocks of a page."""
    TABLE = "table"
    TERM = "dt"
    DEFINITION = "dd"
    NOTE = "footnote"


class TokenKind(PlainEnum):
    """What an inline token is."""

    CITATION = "citation"
    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    TAG = "tag"
    ADDRESS = "address"
    """A bare or bracketed URL or e-mail address."""
    ESCAPE = "escape"
    FOOTNOTE = "footnote"
    EMPHASIS = "emphasis"
    """A mark of one or two `*` or `_` that opens or closes emphasis; not text. Of italics the opening mark has an `inner`."""


@dataclass(frozen=True, slots=True)
class Token:
    """Something in a block that is not plain text.

    Attributes:
        kind: What it is.
        span: The whole of it.
        inner: Text a reader sees (link text, code), or None.
        target: Destination of a link or image, or None.
        index: For a citation its number in `Page.clusters`, else -1.
    """

    kind: TokenKind
    span: Span
    inner: Span | None = None
    target: Span | None = None
    index: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text that gets one address.

    Attributes:
        kind: What it is rendered as.
        span: First to last character of its text.
        pieces: The parts of `span` that are text, line by line or cell by cell, without markers of lists and quotations.
        tokens: What is not plain text, in order; nested tokens are left out.
        section: Number of headings before it; blocks with the same number stand in one section.
        quoted: True within a block quotation.
        cells: True when each piece is a table cell, so that no sentence runs on from one piece to the next.
    """

    kind: BlockKind
    span: Span
    pieces: tuple[Span, ...]
    tokens: tuple[Token, ...]
    section: int
    quoted: bool = False
    cells: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: 1 to 6.
        text: Its plain text without citations: what they are called is not known here, and may change.
        anchor: The anchor it gets, made of that text, so that it stays when a work is named otherwise.
        span: Its place.
        body: Its text as a block when it holds citations, else None.
    """

    level: int
    text: str
    anchor: str
    span: Span
    body: Block | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A scanned page.

    Attributes:
        path: Path below the docs folder, with forward slashes (`mensen/saskia-welschen.md`).
        source: The file as read.
        meta: Front matter, a mapping node, or None when there is none.
        body_start: Offset of the text after the front matter.
        headings: In order.
        blocks: In order.
        clusters: Every citation, in order.
        problems: What was wrong in reading.
        notes: Labels of the footnotes, in the order of their texts: the first has number 1.
        definitions: Label of each link definition (`[label]: address`), in small letters, to its target.
        literal: What would be a citation and stands in raw HTML, where it is shown as it is written.
        captions: Where the name of a tag ends whose element is to hold running Markdown, for there is a citation in it.
        code: What is code because it is indented: of each stretch between empty lines its lines, with the indentation that makes it so.
    """

    path: str
    source: Source
    meta: Node | None
    body_start: int
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    clusters: tuple[Cluster, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    definitions: Mapping[str, Span] = field(default_factory=dict[str, "Span"])
    literal: tuple[Cluster, ...] = ()
    captions: tuple[int, ...] = ()
    code: tuple[tuple[Span, ...], ...] = ()

    def target(self, token: Token) -> Span | None:
        """Return the target of a link or image; that of `[text][label]`, `[label][]` and `[label]` stands elsewhere, without its angle brackets here."""
        if token.target is not None or not self.definitions:
            return token.target
        match = _LABEL.search(self.source.text, *token.span)
        label = match["label"] if match else ""
        if not label and token.inner is not None:
            label = self.source.cut(token.inner)
        span = self.definitions.get(" ".join(label.lower().split()))
        if span is None:
            return None
        target = self.source.cut(span)
        angled = target.startswith("<") and target.endswith(">")
        return span._replace(start=span.start + 1, end=span.end - 1) if angled else span

    def links(self) -> Iterator[Token]:
        """Yield every link and image in the text, in order."""
        for block in self.blocks:
            for token in block.tokens:
                if token.kind in {TokenKind.LINK, TokenKind.IMAGE}:
                    yield token
