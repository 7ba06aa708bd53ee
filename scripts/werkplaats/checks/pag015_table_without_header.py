"""A table whose first row is empty: nobody hears what its columns are.

Source: WCAG 2.2, success criterion 1.3.1 (info and relationships), technique H51.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import code_spans, hidden_spans
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_EMPTY = re.compile(
    r"^ {0,3}(?P<row>\|(?:[ \t]*\|)+)[ \t]*\r?\n {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\r?$",
    re.MULTILINE,
)
_TABLE = re.compile(r"(?P<open><table\b[^<>]*>)(?P<inside>.*?)(?:</table|\Z)", re.IGNORECASE | re.DOTALL)
_LAYOUT = re.compile(r"\brole\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE)
_HEADER = re.compile(r"<th\b", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield rows of headers in which nothing stands, and tables in HTML without any header."""
    del view
    text, start = document.page.source.text, document.page.body_start
    found = list(_EMPTY.finditer(text, start)) if "|" in text else []
    code = code_spans(document.page) if found else []
    for match in found:
        if not any(span.start <= match.start("row") < span.end for span in code):
            fault = "Deze tabel heeft geen kopregel; schrijf in de eerste rij wat er in elke kolom staat."
            yield Finding(Span(*match.span("row")), fault)
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


RULE = PageRule("PAG015", "table-without-header", WARNING, Repair.NONE, check=check)
