"""A chapter put into the list of its publication, with every other byte of that file as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.scan.listing import list_addition

if TYPE_CHECKING:
    from werkplaats.model.page import Page

FIELD = "hoofdstukken"


def add_chapter(page: Page, slug: str, after: str = "") -> str:
    """Return the text of a publication with one more chapter.

    Args:
        page: The publication, with front matter that can be read.
        slug: The chapter.
        after: The chapter it comes after; the last one when empty.

    Raises:
        ListFormError: `hoofdstukken` holds something that is no list, or `after` is not in it.
    """
    edit = list_addition(page, FIELD, [slug], after)
    text = page.source.text
    return text[: edit.span.start] + edit.text + text[edit.span.end :]
