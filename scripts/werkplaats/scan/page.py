"""One file → one scanned page: front matter, headings with their anchors, blocks with their tokens."""

from __future__ import annotations

import re
import unicodedata
from heapq import merge
from typing import TYPE_CHECKING

from werkplaats.model.page import Block, BlockKind, Heading, Page, TokenKind
from werkplaats.model.source import Span
from werkplaats.scan.blocks import BlockScanner, Leaf
from werkplaats.scan.frontmatter import read_front_matter
from werkplaats.scan.html import asked, blank
from werkplaats.scan.inline import InlineScanner
from werkplaats.scan.mask import mask
from werkplaats.scan.plain import strip_markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from werkplaats.model.citation import Cluster
    from werkplaats.model.source import Source
    from werkplaats.scan.blocks import RawHeading

_EXPLICIT = re.compile(r"\{:?[^{}\n]*?#(?P<id>[^\s{}]+)[^{}\n]*\}[ \t]*#*[ \t]*\Z")
_MARK = re.compile(r"`[^`]*`|\\.|\[\^(?P<label>[^\]\n]+)\]")
_NOT_WORD = re.compile(r"[^\w\s-]")
_CITED = "\ufdd2"
"""Stands for a citation, so that marks of emphasis still have something between them."""
_WITH_SPACE = re.compile(rf"\s*{_CITED}")
_SPACES = re.compile(r"[-\s]+")


def scan_page(source: Source, path: str) -> Page:
    """Scan one Markdown file.

    Args:
        source: The file.
        path: Its path below the docs folder, with forward slashes.
    """
    meta, start, problems = read_front_matter(source)
    masked = mask(source.text, start)
    scanner = BlockScanner(masked.text)
    scanner.scan(start, masked.elements)
    inline = InlineScanner(masked.labels.keys(), frozenset(scanner.notes))
    blocks: list[Block] = []
    bodies: dict[int, Block] = {}
    cited = [heading for heading in scanner.headings if "@" in masked.text[slice(*heading.text)]]
    for leaf in merge(scanner.leaves, map(_leaf, cited), key=lambda leaf: leaf.pieces[0].start):
        if leaf.kind is BlockKind.HEADING:
            bodies[leaf.pieces[0].start] = _block(masked.text, leaf, inline)
        else:
            blocks.append(_block(masked.text, leaf, inline))
    return Page(
        path=path,
        source=source,
        meta=meta,
        body_start=start,
        headings=_headings(source, scanner.headings, bodies, frozenset(scanner.notes)),
        blocks=tuple(blocks),
        clusters=tuple(inline.clusters),
        problems=problems,
        notes=tuple(dict.fromkeys(scanner.notes)),
        definitions=masked.labels,
        literal=_literal(masked.raw) if masked.raw else (),
        captions=tuple(asked(masked.elements)),
        code=tuple(scanner.code),
    )


def _leaf(heading: RawHeading) -> Leaf:
    return Leaf(BlockKind.HEADING, (heading.text,), 0, quoted=False)


def _literal(raw: Iterable[tuple[int, str]]) -> tuple[Cluster, ...]:
    """Return what would be a citation if it did not stand in raw HTML, where no link has the form that it has in Markdown."""
    inline = InlineScanner()
    for shift, text in raw:
        inline.scan(text.replace("](", "] "), shift)
    return tuple(inline.clusters)


def slugify(text: str, separator: str = "-") -> str:
    """Return the anchor of a heading: lower case, accents taken off, words joined by hyphens.

    The signature is the one that Python-Markdown's `toc` extension asks for, so that both make the same anchors.
    """
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _SPACES.sub(separator, _NOT_WORD.sub("", bare).strip().lower())


def _block(masked: str, leaf: Leaf, inline: InlineScanner) -> Block:
    span = Span(leaf.pieces[0].start, leaf.pieces[-1].end)
    text = masked[span.start : span.end]
    if len(leaf.pieces) > 1:
        parts: list[str] = []
        at = span.start
        for piece in leaf.pieces:
            parts += [blank(masked[at : piece.start]), masked[piece.start : piece.end]]
            at = piece.end
        text = "".join(parts)
    if leaf.cells:
        tokens = tuple(t for p in leaf.pieces for t in inline.scan(masked[p.start : p.end], p.start))
    else:
        tokens = inline.scan(text, span.start)
    return Block(leaf.kind, span, leaf.pieces, tokens, leaf.section, leaf.quoted, leaf.cells)


def _headings(
    source: Source, raw: Sequence[RawHeading], bodies: Mapping[int, Block], notes: AbstractSet[str]
) -> tuple[Heading, ...]:
    explicit = [match["id"] if (match := _EXPLICIT.search(source.cut(heading.span))) else "" for heading in raw]
    used = set(filter(None, explicit))  # an anchor that an editor gave goes before one that is made, wherever it stands
    numbers: dict[str, int] = {}
    found: list[Heading] = []
    for heading, given in zip(raw, explicit, strict=True):
        body = bodies.get(heading.text.start)
        cited = [token.span for token in body.tokens if token.kind is TokenKind.CITATION] if body else []
        text = _without(source, heading.text, sorted((*cited, *_noted(source, heading.text, notes))))
        anchor = given or _unique(slugify(text), used, numbers)
        used.add(anchor)
        found.append(Heading(heading.level, text, anchor, heading.span, body if cited else None))
    return tuple(found)


def _noted(source: Source, whole: Span, notes: AbstractSet[str]) -> Iterator[Span]:
    """Yield the marks of footnotes in a heading: they are no part of its text, nor of its anchor."""
    if notes and source.text.find("[^", *whole) >= 0:
        for match in _MARK.finditer(source.text, *whole):
            if match["label"] in notes:
                yield Span(*match.span())


def _without(source: Source, whole: Span, citations: Iterable[Span]) -> str:
    """Return a stretch of the source as plain text without its citations and marks of footnotes, and without the space before them."""
    parts: list[str] = []
    at = whole.start
    for citation in citations:
        parts += (source.text[at : citation.start], _CITED)
        at = citation.end
    text = strip_markup("".join((*parts, source.text[at : whole.end])))
    return _WITH_SPACE.sub("", text).strip() if parts else text


def _unique(anchor: str, used: set[str], numbers: dict[str, int]) -> str:
    """Number a second heading of the same text as Python-Markdown does: `_1`, `_2`, ….

    Args:
        anchor: The anchor.
        used: Those of the headings before.
        numbers: Anchor to the last number it got; kept up to date.
    """
    if anchor and anchor not in used:
        return anchor
    number = numbers.get(anchor, 0) + 1
    while f"{anchor}_{number}" in used:
        number += 1
    numbers[anchor] = number
    return f"{anchor}_{number}"
