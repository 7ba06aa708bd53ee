"""One file → one scanned page: front matter, headings with their anchors, blocks with their tokens."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from werkplaats.model.page import Block, Heading, Page
from werkplaats.model.source import Span
from werkplaats.scan.blocks import BlockScanner
from werkplaats.scan.frontmatter import read_front_matter
from werkplaats.scan.inline import InlineScanner
from werkplaats.scan.mask import blank, mask
from werkplaats.scan.plain import strip_markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.model.source import Source
    from werkplaats.scan.blocks import Leaf, RawHeading

_EXPLICIT = re.compile(r"\{:?[^{}\n]*?#(?P<id>[^\s{}]+)[^{}\n]*\}[ \t]*#*[ \t]*\Z")
_NOT_WORD = re.compile(r"[^\w\s-]")
_SPACES = re.compile(r"[-\s]+")


def scan_page(source: Source, path: str) -> Page:
    """Scan one Markdown file.

    Args:
        source: The file.
        path: Its path below the docs folder, with forward slashes.
    """
    meta, start, problems = read_front_matter(source)
    masked, labels = mask(source.text, start)
    scanner = BlockScanner(masked)
    scanner.scan(start)
    inline = InlineScanner(labels.keys())
    blocks = tuple(_block(masked, leaf, inline) for leaf in scanner.leaves)
    return Page(
        path=path,
        source=source,
        meta=meta,
        body_start=start,
        headings=_headings(source, scanner.headings),
        blocks=blocks,
        clusters=tuple(inline.clusters),
        problems=problems,
        notes=tuple(dict.fromkeys(scanner.notes)),
        definitions=tuple(labels.values()),
    )


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


def _headings(source: Source, raw: Iterable[RawHeading]) -> tuple[Heading, ...]:
    used: set[str] = set()
    found: list[Heading] = []
    for heading in raw:
        text = strip_markup(source.cut(heading.text))
        explicit = _EXPLICIT.search(source.cut(heading.span))
        anchor = explicit["id"] if explicit else _unique(slugify(text), used)
        used.add(anchor)
        found.append(Heading(heading.level, text, anchor, heading.span))
    return tuple(found)


def _unique(anchor: str, used: set[str]) -> str:
    """Number a second heading of the same text as Python-Markdown does: `_1`, `_2`, …."""
    if anchor and anchor not in used:
        return anchor
    number = 1
    while f"{anchor}_{number}" in used:
        number += 1
    return f"{anchor}_{number}"
