"""One page of every kind: the one with most in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.links import BuiltSite

KINDS = (
    "home",
    "publicaties",
    "publicatie",
    "hoofdstuk",
    "praktijk",
    "mens",
    "organisatie",
    "plaats",
    "begrip",
    "overzicht",
    "literatuur",
    "werk",
    "tekst",
)
SPECIAL = {"zoeken": "zoeken/?q=netwerk", "niet-gevonden": "hier/is/niets/"}


def address_of(site: BuiltSite, kind: str) -> str:
    """Return the address of the longest page of a kind; all kinds but those in `SPECIAL`.

    Raises:
        ValueError: There is none.
    """
    if kind in SPECIAL:
        return SPECIAL[kind]
    pages = [page for page, root in site.pages.items() if root.find("body", class_=f"soort-{kind}")]
    return max(pages, key=lambda page: len(site.pages[page].text))
