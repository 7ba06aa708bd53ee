"""What was indented to belong to an item of a list, but by less than the four columns that Python-Markdown asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.checks.rows import are_adjacent, columns, row_at
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.lines import TAB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.rows import Row
    from werkplaats.model.page import Block

_ITEM = lazy(r"(?:[ \t]*>[ ]?)*(?P<blank>[ \t]*)(?P<sign>[-*+]|(?P<number>\d+)\.)[ \t]+\Z")
_MEANT = 2
"""So many columns further to the right is no slip."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item: the white space before its sign, that sign, and its number or 0."""

    block: Block
    blank: Span
    sign: Span
    columns: int
    number: int
    is_numbered: bool


@dataclass(slots=True)
class _List:
    items: list[Item] = field(default_factory=list[Item])


def flat_items(text: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield, once for each list, the first item that is indented to lie below the one before, and lies beside it."""
    for found in _lists(text, blocks):
        for before, item in pairwise(found.items):
            if _is_flat(before, item):
                fault = (
                    "Dit punt hoort onder het punt erboven, maar komt er op de pagina gewoon onder te staan; "
                    "zet vier spaties voor elk niveau."
                )
                edits = tuple(_deepened(found.items))
                yield Finding(item.sign, fault, fix=Fix("Zet vier spaties voor elk niveau", edits))
                break


def loose_paragraphs(text: str, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Yield paragraphs that are indented to be the next of an item, and end its list."""
    for before, block in pairwise(blocks):
        if block.kind is not BlockKind.PARAGRAPH or before.kind is not BlockKind.ITEM:
            continue
        item = item_of(text, before) if text[block.span.start - 1] == " " else None
        if item is not None and is_loose(text, item, block):
            fault = (
                "Deze alinea hoort bij het punt erboven, maar komt daar los van en de lijst begint erna opnieuw; "
                "zet er vier spaties voor."
            )
            row = row_at(text, block.pieces[0])
            edits = tuple(_indented(text, block, row, TAB * (item.columns // TAB + 1)))
            yield Finding(row.blank, fault, fix=Fix("Zet vier spaties voor de alinea", edits, safe=False))


def is_loose(text: str, item: Item, block: Block) -> bool:
    """Tell whether a block right below an item is a paragraph that is indented to belong to it, by too little."""
    if block.kind is not BlockKind.PARAGRAPH or not are_adjacent(text, item.block, block):
        return False
    row = row_at(text, block.pieces[0])
    return row.clear and row.columns >= item.columns + _MEANT and row.columns // TAB == item.columns // TAB


def _lists(text: str, blocks: Sequence[Block]) -> Iterator[_List]:
    """Yield the items of each list together; what stands between two items ends it."""
    found = _List()
    before: Block | None = None
    for block in blocks:
        item = item_of(text, block) if block.kind is BlockKind.ITEM else None
        if item is None or before is None or text[before.span.end : item.blank.start].strip(" \t\r\n>"):
            if len(found.items) > 1:
                yield found
            found = _List()
        if item is not None:
            found.items.append(item)
        before = block
    if len(found.items) > 1:
        yield found


def item_of(text: str, block: Block) -> Item | None:
    """Return how an item begins, or None for one that begins elsewhere than its line."""
    start = text.rfind("\n", 0, block.span.start) + 1
    match = _ITEM.match(text, start, block.span.start)
    if match is None:
        return None
    blank = Span(*match.span("blank"))
    return Item(
        block,
        blank,
        Span(*match.span("sign")),
        columns(text, blank),
        int(match["number"] or 0),
        match["number"] is not None,
    )


def _is_flat(before: Item, item: Item) -> bool:
    if item.number and item.number == before.number + 1:
        return False
    return item.columns >= before.columns + _MEANT and item.columns // TAB == before.columns // TAB


def _deepened(items: Sequence[Item]) -> Iterator[Edit]:
    """Yield the edits that give every item four columns for each level."""
    first = items[0].columns // TAB * TAB
    levels: list[int] = []
    for item in items:
        while levels and item.columns + _MEANT <= levels[-1]:
            levels.pop()
        if not levels or item.columns >= levels[-1] + _MEANT:
            levels.append(item.columns)
        wanted = first + TAB * (len(levels) - 1)
        if len(levels) > 1 and item.columns != wanted:
            yield Edit(item.blank, " " * wanted)


def _indented(text: str, block: Block, first: Row, wanted: int) -> Iterator[Edit]:
    """Yield the edits that indent a paragraph, with the lines that were indented as its first."""
    for piece in block.pieces:
        row = row_at(text, piece)
        if row.clear and row.columns == first.columns:
            yield Edit(row.blank, " " * wanted)
