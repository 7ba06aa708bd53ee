"""A table whose first row is empty: nobody hears what its columns are.

Source: WCAG 2.2, success criterion 1.3.1 (info and relationships), technique H51.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import code_spans, hidden_spans
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import BlockKind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_EMPTY = re.compile(
    r"^ {0,3}(?P<row>\|(?:[ \t]*\|)+)[ \t]*\r?\n {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$",
    re.MULTILINE,
)
_TABLE = re.compile(r"(?P<open><table\b[^<>]*>)(?P<inside>.*?)(?:</table|\Z)", re.IGNORECASE | re.DOTALL)
_LAYOUT = re.compile(r"\brole\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE)
_FEWEST_ROWS = 2
_HEADER = re.compile(r"<th\b", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield rows of headers in which nothing stands, rows between bars that make no table for want of one, and tables in HTML without any header."""
    del view
    text, start = document.page.source.text, document.page.body_start
    found = list(_EMPTY.finditer(text, start)) if "|" in text else []
    code = code_spans(document.page) if found else []
    for match in found:
        if not any(span.start <= match.start("row") < span.end for span in code):
            fault = "Deze tabel heeft geen kopregel; schrijf in de eerste rij wat er in elke kolom staat."
            yield Finding(Span(*match.span("row")), fault)
    for block in document.page.blocks if found or "|" in text else ():
        if block.kind is BlockKind.PARAGRAPH and text[block.span.start] == "|" and (fault := _no_rule(text, block)):
            yield Finding(next(_lines(text, block.pieces[0])), fault)
    written = list(_TABLE.finditer(text, start)) if "<" in text else []
    hidden = hidden_spans(document.page) if written else []
    for match in written:
        if (
            not _HEADER.search(match["inside"])
            and not _LAYOUT.search(match["open"])
            and not any(s.start <= match.start() < s.end for s in hidden)
        ):
            fault = "Deze tabel heeft geen kopregel; zet wat er in elke kolom staat in een eerste rij met <th>."
            yield Finding(Span(*match.span("open")), fault)


def _no_rule(text: str, block: Block) -> str:
    """Return what is wrong with lines between bars that are no table; empty when they are not meant as one."""
    rows = [text[slice(*piece)].strip() for line in block.pieces for piece in _lines(text, line)]
    if len(rows) < _FEWEST_ROWS or not all(row.startswith("|") and row.endswith("|") and len(row) > 1 for row in rows):
        return ""
    columns = rows[0].count("|") - 1
    if set(rows[0]) <= set("|-: "):
        return "Boven deze regel ontbreekt de kopregel van de tabel; schrijf daar wat er in elke kolom staat, tussen rechte strepen."
    if set(rows[1]) <= set("|-: "):
        return f"De streepjesregel onder deze regel heeft {rows[1].count('|') - 1} kolommen en deze regel {columns}; maak ze even lang."
    return f"Deze regels worden zo geen tabel; zet onder de bovenste een regel streepjes: ‘|{'---|' * columns}’."


def _lines(text: str, piece: Span) -> Iterator[Span]:
    at = piece.start
    for line in text[slice(*piece)].split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


RULE = PageRule("PAG015", "table-without-header", WARNING, Repair.NONE, check=check)
