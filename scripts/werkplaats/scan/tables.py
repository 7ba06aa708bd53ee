"""The rows of a table and their cells, as the extension `tables` of Python-Markdown divides them."""

from __future__ import annotations

import re

from werkplaats.model.source import Span

_PART = re.compile(r"\\.|(?P<ticks>`+).*?(?P=ticks)|[^|\\`]+|.")
_RIGHT = re.compile(r"(?<!\\)(?:\\\\)*\|\Z")
_RULE = frozenset("|:- \t")


def is_bordered(row: str) -> bool:
    """Tell whether a row has a bar at its left or right edge; when that of the heads has, no row needs or counts them."""
    row = row.strip(" \t\r")
    return row.startswith("|") or (row.endswith("|") and _RIGHT.search(row) is not None)


def split_row(text: str, start: int, end: int, *, bordered: bool) -> list[Span]:
    """Return the places of the cells of one row; a bar in code or behind a backslash divides nothing.

    Args:
        text: The text.
        start: Where the row begins.
        end: Where it ends.
        bordered: Whether the row of heads is (see `is_bordered`).
    """
    row = text[start:end]
    start += len(row) - len(row.lstrip(" \t"))
    end -= len(row) - len(row.rstrip(" \t\r"))
    if bordered and start < end:
        start += text[start] == "|"
        end -= text[start:end].endswith("|") and _RIGHT.search(text[start:end]) is not None
    cells: list[Span] = []
    at = start
    for match in _PART.finditer(text, start, end):
        if match.group() == "|":
            cells.append(Span(at, match.start()))
            at = match.end()
    return [*cells, Span(at, end)]


def is_rule(row: str) -> bool:
    """Tell whether a row may be the one between heads and cells."""
    return _RULE.issuperset(row)
