"""More items in a list of the front matter, with every other byte of the file as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Edit
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkplaats.model.page import Page

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_PLAIN = re.compile(r"(?!0[xob]|[\d_]+e[\d_]+\Z)(?=.*[A-Za-z])[A-Za-z0-9][\w-]*\Z", re.ASCII)
_WORDS_OF_YAML = frozenset({"true", "false", "yes", "no", "on", "off", "null"})


class ListFormError(Exception):
    """The list is written in a way that cannot be added to; the message says why in Dutch."""


def list_addition(page: Page, field: str, slugs: Sequence[str], after: str = "") -> Edit:
    """Return what is to be put in for a list to hold more; between brackets, on lines of their own, or as a new list, as the file has it.

    A new list takes the place of the line that shows, as a comment, how to fill it in.

    Args:
        page: A page with front matter that can be read.
        field: The key of the list.
        slugs: What is added.
        after: The item they come after; the last one when empty.

    Raises:
        ListFormError: The field holds something that is no list, or `after` is not in it.
    """
    text, meta = page.source.text, page.meta
    if meta is None or meta.fields is None:
        raise ListFormError("de kop is niet te lezen")
    new = [_written(slug) for slug in slugs]
    newline = "\r\n" if "\r\n" in text else "\n"
    below = "".join(f"{newline}  - {slug}" for slug in new)
    node = meta.fields.get(field)
    present = [item.text or "" for item in (node.items or ())] if node else []
    if after and after not in present:
        raise ListFormError(f"‘{after}’ staat niet in die lijst")
    if node is None:
        closing = _CLOSING.search(text, 3)
        if closing is None:
            raise ListFormError("de kop is niet afgesloten")
        example = re.compile(rf"^# {re.escape(field)}: \[[^\n]*\n", re.MULTILINE).search(text, 3, closing.start())
        place = Span(*example.span()) if example else Span(closing.start(), closing.start())
        return Edit(place, f"{field}:{below}{newline}")
    if not node.items:
        if node.items is None and node.text != "":
            raise ListFormError(f"‘{field}’ is geen lijst")
        if node.items is not None:  # []
            return _at(node.span.end - 1, ", ".join(new))
        key = (meta.keys or {})[field]
        return _at(_line_end(text, key.end), below)
    item = node.items[present.index(after) if after else -1]
    if text[node.span.start] == "[":
        return _at(item.span.end, "".join(f", {slug}" for slug in new))
    begin = text.rfind("\n", 0, item.span.start) + 1
    dash = text[begin : item.span.start]
    if dash.strip() != "-":
        raise ListFormError(f"‘{field}’ heeft een vorm die niet vanzelf is aan te vullen")
    return _at(_line_end(text, item.span.end), "".join(f"{newline}{dash}{slug}" for slug in new))


def _written(slug: str) -> str:
    """Return a slug as YAML reads it for a text: between quotation marks when it could be something else."""
    if _PLAIN.match(slug) and slug.lower() not in _WORDS_OF_YAML:
        return slug
    return '"' + slug.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _at(place: int, text: str) -> Edit:
    return Edit(Span(place, place), text)
