"""A number that begins a line and is not shown: every numbered list begins with 1.

Python-Markdown leaves the attribute `start` out (its option `lazy_ol`), and takes a year and a stop at the beginning of a paragraph for an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.nesting import is_loose, item_of
from werkplaats.checks.rows import row_at
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.source import Span
from werkplaats.scan.lines import TAB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.nesting import Item
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_USUAL = ("\n1. ", "\n- ", "\n* ")
"""How most items begin; they need no second look."""
_LONGEST = max(map(len, _USUAL))
_FEW = 6
"""Of more paragraphs than this nobody can say that they belong to one item."""
_YEAR = 1000
"""From here on a number is that of a year."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the number of the first item of a list when it is not 1."""
    del view
    text, blocks = document.page.source.text, document.page.blocks
    adrift: set[int] = set()
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.ITEM or text[max(0, block.span.start - _LONGEST) : block.span.start].endswith(
            _USUAL
        ):
            continue
        item = item_of(text, block)
        if item is None or not item.is_numbered or item.number == 1:
            continue
        before, between = _before(text, blocks, number, item)
        rooted = before is not None and before.sign.start not in adrift
        beside = before is not None and (
            _is_beside(text, between, before, item) or (between and is_loose(text, before, between[0]))
        )
        if not beside:
            next_one = blocks[number + 1 : number + 2]
            following = item_of(text, next_one[0]) if next_one and next_one[0].kind is BlockKind.ITEM else None
            many = following is not None and following.number == item.number + 1
            rooted = rooted and before is not None and _goes_on(text, before, item)
            yield _finding(text, item, before if rooted else None, between, many=many)
        if not rooted:
            adrift.add(item.sign.start)


def _goes_on(text: str, before: Item, item: Item) -> bool:
    """Tell whether an item is the next of a list that something ended: not under another heading, and not a year."""
    between = text[before.block.span.end : item.blank.start]
    return (
        item.number < _YEAR
        and before.number == item.number - 1
        and before.columns == item.columns
        and "\n#" not in between
    )


def _before(text: str, blocks: Sequence[Block], number: int, item: Item) -> tuple[Item | None, Sequence[Block]]:
    """Return the last item before one at its level, and the blocks between them; None when the last that lies no deeper lies higher."""
    level = item.columns // TAB
    for at in range(number - 1, -1, -1):
        other = item_of(text, blocks[at]) if blocks[at].kind is BlockKind.ITEM else None
        if other is not None and other.columns // TAB <= level:
            return (other, blocks[at + 1 : number]) if other.columns // TAB == level else (None, ())
    return None, ()


def _is_beside(text: str, between: Sequence[Block], before: Item, item: Item) -> bool:
    """Tell whether nothing but what belongs to the item before stands between it and this one."""
    level = before.columns // TAB
    at = before.block.span.end
    for block in between:
        row = row_at(text, block.pieces[0])
        if block.kind is not BlockKind.ITEM and (not row.clear or row.columns // TAB <= level):
            return False
        at = block.span.end
    return not text[at : item.blank.start].strip("> \t\r\n")


def _finding(text: str, item: Item, before: Item | None, between: Sequence[Block], *, many: bool) -> Finding:
    shown = item.number
    if before:
        fault = (
            f"Op de pagina staat hier 1 en niet {shown}, want wat erboven staat hoort niet bij punt {shown - 1}; "
            f"zet vier spaties voor wat tussen de punten {shown - 1} en {shown} staat."
        )
        edits = tuple(_indented(text, between, before.block.span.end, item)) if len(between) <= _FEW else ()
        fix = Fix("Zet vier spaties voor de alinea’s ertussen", edits, safe=False) if edits else None
        return Finding(item.sign, fault, fix=fix)
    if many and shown >= _YEAR:
        fault = f"De pagina maakt hier een lijst van en nummert die 1, 2, 3; schrijf ‘- {shown}: …’, dan blijven de jaartallen staan."
        return Finding(item.sign, fault)
    if many:
        fault = f"Deze lijst begint op de pagina bij 1 en niet bij {shown}; begin hier bij 1, of maak er een lijst met streepjes van (‘- {shown}: …’)."
        return Finding(item.sign, fault)
    fault = f"Op de pagina wordt dit een lijst en staat hier 1 en niet {shown}; schrijf ‘{shown}\\.’, dan blijft het getal staan."
    stop = Edit(Span(item.sign.end - 1, item.sign.end - 1), "\\")
    return Finding(item.sign, fault, fix=Fix("Zet \\ voor de punt", (stop,), safe=shown >= _YEAR))


def _indented(text: str, between: Sequence[Block], at: int, item: Item) -> Iterator[Edit]:
    """Yield the edits that make paragraphs part of the item above them, when nothing but paragraphs stands there."""
    edits: list[Edit] = []
    for block in between:
        row = row_at(text, block.pieces[0])
        deeper = block.kind is BlockKind.ITEM or row.columns // TAB > item.columns // TAB
        if text[at : row.start].strip("> \t\r\n") or not (deeper or (block.kind is BlockKind.PARAGRAPH and row.clear)):
            return
        if not deeper:
            lines = (row_at(text, piece) for piece in block.pieces)
            edits += (Edit(line.blank, " " * (item.columns // TAB * TAB + TAB)) for line in lines)
        at = block.span.end
    if not text[at : item.blank.start].strip("> \t\r\n"):
        yield from edits


RULE = PageRule("PAG029", "lost-list-number", WARNING, Repair.SAFE, check=check)
