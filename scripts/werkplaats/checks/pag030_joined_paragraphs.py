"""Paragraphs without an empty line between them, as a word processor leaves them when its text is pasted: the page shows them as one.

Markdown takes lines right below each other for one paragraph. A line counts as a whole paragraph when it is longer than anybody breaks off
lines by hand, holds more than one sentence and ends with one; texts with a line for each sentence stay out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.bullets import mark_of
from werkplaats.checks.rows import empty_line_above, rows
from werkplaats.model.diagnostic import Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.rows import Row
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_GAP = 2
"""Line ends between two blocks in `Asking.whole`."""
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_LONGEST = 160
"""Who breaks off lines by hand does so before this column."""
_TWO = lazy(r"[a-zà-ÿ\d)\]”’][.!?…][”’)]*[ \t]+[“‘(]?[A-ZÀ-Þ].*[.!?…:][”’)\]]*(?:\[\^[^\]\n]+\]|\d{1,3})?\Z")
"""The end of a sentence with another behind it, up to the end of that."""
_BEGIN = lazy(r"[“‘\"(]?[A-ZÀ-Þ\d]|\*\*?[A-ZÀ-Þ]|[“‘\"]?’[a-z] [A-ZÀ-Þ]|\[?@")
"""How a paragraph begins, but for an image, a line of attributes or what else has a line of its own."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the first line of each block that was meant as a paragraph of its own."""
    page = document.page
    if view.whole(document).count("\n") <= _GAP * (len(page.blocks) - 1):
        return
    text = page.source.text
    for block in page.blocks:
        if block.kind in _KINDS and len(block.pieces) > 1 and not block.quoted:
            joined = list(_joined(text, block))
            if joined:
                yield _finding(text, joined)


def _joined(text: str, block: Block) -> Iterator[Row]:
    if not any(piece.end - piece.start >= _LONGEST for piece in block.pieces):
        return
    item = block.kind is BlockKind.ITEM
    for above, row in pairwise(rows(text, block)):
        if above.broken or not _BEGIN.match(row.text) or mark_of(row) is not None:
            continue
        if item:  # what belongs to an item is indented
            if not row.columns and row.clear and _is_whole(row):
                yield row
        elif _BEGIN.match(above.text) and (_is_whole(above) or _is_whole(row)):
            yield row


def _is_whole(row: Row) -> bool:
    return len(row.text) >= _LONGEST and _TWO.search(row.text) is not None


def _finding(text: str, joined: list[Row]) -> Finding:
    others = len(joined) - 1
    also = f"net als {others} {'regels' if others > 1 else 'regel'} hierna" if others else "als één alinea"
    fault = f"Op de pagina komt deze regel achter de vorige, {also}; zet een lege regel tussen de alinea’s."
    edits = tuple(empty_line_above(text, row) for row in joined)
    return Finding(joined[0].span, fault, fix=Fix("Zet lege regels tussen de alinea’s", edits, safe=False))


RULE = PageRule("PAG030", "joined-paragraphs", WARNING, Repair.UNSAFE, check=check)
