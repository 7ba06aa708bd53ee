"""What is searched: pages, as plain text, in sections that have an address of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page that a hit can lead to: a paragraph, or all that stands under one heading.

    Attributes:
        anchor: Id on the page (`p-…`, or that of a heading); empty for the page as a whole. Holds no white space.
        heading: Text of the heading it stands under; empty when there is none.
        text: Plain text, without mark-up.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page.

    Attributes:
        address: From the root of the site (`begrippen/hybridisering/`): value of `data-result`.
        title: Title of the page.
        kind: Kind of page, as in `PageView.kind`.
        kind_label: What a reader calls it (`Begrip`).
        names: Other names a reader may look for: aliases of an entity, authors of a work or chapter.
        sections: The text, in the order of the page.
    """

    address: str
    title: str
    kind: str
    kind_label: str
    names: tuple[str, ...] = ()
    sections: tuple[SearchSection, ...] = ()
