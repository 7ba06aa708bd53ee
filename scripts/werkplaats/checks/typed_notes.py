"""The text of a footnote that was pasted along with its mark: a line that begins with the number, as `1 Brief …` or `[1] Brief …`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from werkplaats.checks.rows import empty_line_above, row_at
from werkplaats.model.diagnostic import Edit
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.page import Page

_BRACKETED = lazy(r"(?:(?<=[a-zà-ÿ]{3})|(?<=[.,;:!?’”)]))\[(?P<number>\d{1,2})\](?![(\[:])")
_FIRST = "[1]"


def typed_note(page: Page, number: str, after: int) -> Span | None:
    """Return the place of the number that begins the text of a note.

    Args:
        page: The page.
        number: What stands at the mark, in plain or raised figures.
        after: Where the mark ends; the text stands below it.

    Returns:
        The number with its brackets and the space behind it, or None when no line of a paragraph begins so, more than one does, or the
        page has a note of that number already.
    """
    text, plain = page.source.text, unicodedata.normalize("NFKC", number)
    if f"[^{plain}]" in text:
        return None
    numbers = "|".join(map(re.escape, dict.fromkeys((plain, number, f"[{plain}]"))))
    begin = re.compile(rf"(?:{numbers})[ \t]+(?=[“‘(]?[A-ZÀ-Þ])|\[{plain}\](?=[A-ZÀ-Þ])")
    found = [
        Span(*match.span())
        for block in page.blocks
        if block.kind is BlockKind.PARAGRAPH and not block.quoted and block.span.end > after
        for piece in block.pieces
        if piece.start >= after and (match := begin.match(text, *piece))
    ]
    return found[0] if len(found) == 1 else None


def as_note(page: Page, mark: Span, note: Span, label: str) -> tuple[Edit, Edit]:
    """Return the edits that make a footnote of a mark and its text."""
    text = page.source.text
    block = next(block for block in page.blocks if block.span.start <= note.start < block.span.end)
    above = "" if note.start == block.span.start else empty_line_above(text, row_at(text, note)).text
    return Edit(mark, f"[^{label}]"), Edit(note, f"{above}[^{label}]: ")


def bracketed_marks(page: Page, start: int, prose: str) -> Iterator[tuple[Span, Span, str]]:
    """Yield each `[1]` behind a word whose note is on the page as well: its place, that of the note, and the number."""
    for match in _BRACKETED.finditer(prose):
        mark = Span(*match.span()).shift(start)
        if note := typed_note(page, match["number"], mark.end):
            yield mark, note, match["number"]


def may_have_brackets(page: Page) -> bool:
    """Tell cheaply whether a page has such marks."""
    return page.source.text.count(_FIRST, page.body_start) > 1
