"""A chapter put into the list of its publication, with every other byte of that file as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.model.page import Page

FIELD = "hoofdstukken"
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)


class ListFormError(Exception):
    """The list of chapters is written in a way that cannot be added to."""


def add_chapter(page: Page, slug: str, after: str = "") -> str:
    """Return the text of a publication with one more chapter.

    Args:
        page: The publication, with front matter that can be read.
        slug: The chapter.
        after: The chapter it comes after; the last one when empty.

    Raises:
        ListFormError: `hoofdstukken` holds something that is no list, or `after` is not in it.
    """
    text, meta = page.source.text, page.meta
    if meta is None or meta.fields is None:
        raise ListFormError("de kop is niet te lezen")
    newline = "\r\n" if "\r\n" in text else "\n"
    node = meta.fields.get(FIELD)
    slugs = [item.text or "" for item in (node.items or ())] if node else []
    if after and after not in slugs:
        raise ListFormError(f"‘{after}’ staat niet in die lijst")
    if node is None:
        closing = _CLOSING.search(text, 3)
        if closing is None:
            raise ListFormError("de kop is niet afgesloten")
        return _insert(text, closing.start(), f"{FIELD}:{newline}  - {slug}{newline}")
    if not node.items:
        if node.items is None and node.text != "":
            raise ListFormError(f"‘{FIELD}’ is geen lijst")
        if node.items is not None:  # []
            return _insert(text, node.span.end - 1, slug)
        key = (meta.keys or {})[FIELD]
        return _insert(text, _line_end(text, key.end), f"{newline}  - {slug}")
    item = node.items[slugs.index(after) if after else -1]
    if text[node.span.start] == "[":
        return _insert(text, item.span.end, f", {slug}")
    begin = text.rfind("\n", 0, item.span.start) + 1
    dash = text[begin : item.span.start]
    if dash.strip() != "-":
        raise ListFormError(f"‘{FIELD}’ heeft een vorm die niet vanzelf is aan te vullen")
    return _insert(text, _line_end(text, item.span.end), f"{newline}{dash}{slug}")


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _insert(text: str, at: int, new: str) -> str:
    return text[:at] + new + text[at:]
