"""Rows whose cells are parted by tabs, as a word processor leaves a table when it is pasted: the page shows them as running text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from werkplaats.checks.bullets import mark_of
from werkplaats.checks.rows import line_end, rows
from werkplaats.checks.tables import right_rule
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.rows import Row
    from werkplaats.model.page import Block, Page

_TAB = "\t"
_BAR = "|"
_FEWEST = 2


def tabbed_rows(page: Page) -> Iterator[Finding]:
    """Yield the first of each two or more rows, one below the other, with as many tabs; not in a page that has no tab."""
    text = page.source.text
    if text.find(_TAB, page.body_start) < 0:
        return
    for block in page.blocks:
        if block.kind is BlockKind.PARAGRAPH and len(block.pieces) >= _FEWEST and _TAB in text[slice(*block.span)]:
            lines = rows(text, block)
            for tabs, group in groupby(lines, _tabs):
                found = list(group)
                if tabs and len(found) >= _FEWEST:
                    yield _finding(text, block, lines, found)


def _tabs(row: Row) -> int:
    """Return how many tabs stand between the cells of a row, or none when it is no such row."""
    tabs = row.text.count(_TAB)
    return tabs if tabs and mark_of(row) is None and _BAR not in row.text and row.text.split(_TAB)[0].strip() else 0


def _finding(text: str, block: Block, lines: Sequence[Row], found: Sequence[Row]) -> Finding:
    first, last = found[0], found[-1]
    rule = right_rule(_row(first))
    fault = (
        "Deze regels met tabs komen als doorlopende tekst op de pagina; zijn zij een tabel, "
        f"zet dan strepen tussen de cellen, ‘{_row(first)}’, en onder de bovenste rij ‘{rule}’."
    )
    if block.quoted or not all(row.clear and not row.columns for row in found):
        return Finding(first.span, fault)
    end = line_end(text, found[1].start)
    edits = [Edit(row.span, _row(row)) for row in found[1:]]
    above = "" if first is lines[0] else end
    below = "" if last is lines[-1] else end
    edits.insert(0, Edit(first.span, f"{above}{_row(first)}{end}{rule}"))
    edits[-1] = Edit(last.span, f"{edits[-1].text}{below}")
    return Finding(first.span, fault, fix=Fix("Maak er een tabel van", tuple(edits), safe=False))


def _row(row: Row) -> str:
    return f"| {' | '.join(cell.strip() for cell in row.text.split(_TAB))} |"
