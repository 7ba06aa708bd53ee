"""A table whose first row is empty: nobody hears what its columns are.

Source: WCAG 2.2, success criterion 1.3.1 (info and relationships), technique H51.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import code_spans, hidden_spans
from werkplaats.checks.rows import rows as lines_of
from werkplaats.checks.tables import is_row
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.tables import is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_EMPTY = lazy(
    r"^ {0,3}(?P<row>\|(?:[ \t]*\|)+)[ \t]*\r?\n {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$",
    re.MULTILINE,
)
_TABLE = lazy(r"(?P<open><table\b[^<>]*>)(?P<inside>.*?)(?:</table|\Z)", re.IGNORECASE | re.DOTALL)
_LAYOUT = lazy(r"\brole\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE)
_FEWEST_ROWS = 2
_HEADER = lazy(r"<th\b", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield rows of headers in which nothing stands, rows below hyphens that make no table for want of one, and tables in HTML without any header."""
    del view
    text, start = document.page.source.text, document.page.body_start
    found = list(_EMPTY.finditer(text, start)) if "|" in text else []
    code = code_spans(document.page) if found else []
    for match in found:
        if not any(span.start <= match.start("row") < span.end for span in code):
            fault = "Deze tabel heeft geen kopregel; schrijf in de eerste rij wat er in elke kolom staat."
            yield Finding(Span(*match.span("row")), fault)
    for block in document.page.blocks if found or "|" in text else ():
        if (
            block.kind is BlockKind.PARAGRAPH
            and text[block.span.start] == "|"
            and _is_headless(text, block, text[start : block.span.start].rstrip("> \t\r\n"))
        ):
            fault = "Boven deze regel ontbreekt de kopregel van de tabel; schrijf daar wat er in elke kolom staat, tussen rechte strepen."
            yield Finding(block.pieces[0], fault)
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


def _is_headless(text: str, block: Block, above: str) -> bool:
    """Tell whether a block is a table that begins with its hyphens; behind a row of heads an empty line is too much (PAG024)."""
    rows = [row.text for row in lines_of(text, block)]
    return len(rows) >= _FEWEST_ROWS and all(map(is_row, rows)) and is_rule(rows[0]) and not above.endswith("|")


RULE = PageRule("PAG015", "table-without-header", WARNING, Repair.NONE, check=check)
