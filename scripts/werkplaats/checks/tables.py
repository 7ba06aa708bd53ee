"""Lines that were meant as rows of a table: what is a row, a line of hyphens, and how the latter should be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.scan.tables import is_bordered, is_rule, split_row

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIKE_RULE = frozenset("|:-–—−=_+ \t")
_HYPHENS = frozenset("-–—−=_")
_FEWEST = 2


def is_row(line: str) -> bool:
    """Tell whether a line has a bar at both ends."""
    return len(line) > 1 and line[0] == line[-1] == "|"


def cells(line: str, *, bordered: bool) -> list[str]:
    """Return the cells of a row without the spaces around them."""
    return [line[slice(*place)].strip() for place in split_row(line, 0, len(line), bordered=bordered)]


def is_hyphens(line: str) -> bool:
    """Tell whether a line was meant as the one below the heads, whichever kind of hyphen it has."""
    return ("|" in line or line.startswith("+-")) and _LIKE_RULE.issuperset(line) and not _HYPHENS.isdisjoint(line)


def find_rule(lines: Sequence[str]) -> int:
    """Return the number of the line of hyphens with a row above it; 0 for a first line that is one, -1 when there is none."""
    if lines and lines[0].startswith("|") and is_hyphens(lines[0]):
        return 0
    for number, (above, line) in enumerate(pairwise(lines), start=1):
        if "|" in above and is_hyphens(line) and not is_hyphens(above):
            return number
    return -1


def right_rule(head: str, wrong: str = "") -> str:
    """Return the line of hyphens that a row of heads asks for; what a wrong one says of alignment stays."""
    bordered = is_bordered(head)
    had = cells(wrong, bordered=is_bordered(wrong)) if wrong and is_rule(wrong) else []
    marks = [
        had[number] if number < len(had) and had[number] else "---"
        for number in range(len(cells(head, bordered=bordered)))
    ]
    return f"| {' | '.join(marks)} |" if bordered else " | ".join(marks)


def fits(head: str, rule: str) -> bool:
    """Tell whether Python-Markdown takes two lines for the beginning of a table, as far as one can tell without the others."""
    bordered = is_bordered(head)
    count = len(cells(head, bordered=bordered))
    return is_rule(rule) and count == len(cells(rule, bordered=bordered)) and (count >= _FEWEST or bordered)
