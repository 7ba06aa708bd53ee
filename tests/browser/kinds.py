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
    "weergave",
    "literatuur",
    "werk",
    "tekst",
)
SPECIAL = {"zoeken": "zoeken/?q=netwerk", "niet-gevonden": "hier/is/niets/"}


def address_of(site: BuiltSite, kind: str, most: int | None = None) -> str:
    """Return the address of the longest page of a kind.

    Args:
        site: The site.
        kind: One of `KINDS` or `SPECIAL`.
        most: Leave out pages with more characters than this, unless all have more: then the shortest is taken.

    Raises:
        ValueError: There is none.
    """
    if kind in SPECIAL:
        return SPECIAL[kind]
    lengths = {page: len(root.text) for page, root in site.pages.items() if root.find("body", class_=f"soort-{kind}")}
    fitting = {page: length for page, length in lengths.items() if most is None or length <= most}
    return max(fitting, key=fitting.__getitem__) if fitting else min(lengths, key=lengths.__getitem__)
