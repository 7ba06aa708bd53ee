"""Old addresses of pages: which of those that front matter names can lead somewhere, and why the others cannot."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.resolve.addresses import key_slugs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from werkplaats.model.outline import Outline
    from werkplaats.model.site import Document, Ref

FIELD = "verhuisd_van"
_STRANGE = re.compile(r"[\s?#\\:*\"<>|\x00-\x1f]")


class Refusal(Enum):
    """Why no page can be put at an old address."""

    OUTSIDE = "outside"
    FORM = "form"
    TAKEN = "taken"
    TWICE = "twice"


class Moved(NamedTuple):
    """An old address.

    Attributes:
        page: The page that names it.
        ref: The value, with its place.
        address: It below the root of the site, ending in a slash.
        refusal: Why it leads nowhere; None when it does lead to the page.
        owner: The file that has this address, or names it too; empty for the page of a work, and without a clash.
    """

    page: Document | Outline
    ref: Ref
    address: str
    refusal: Refusal | None = None
    owner: str = ""


def old_addresses(pages: Collection[Document] | Collection[Outline], keys: Iterable[str]) -> Iterator[Moved]:
    """Yield every old address in the order of the pages.

    Args:
        pages: All pages.
        keys: The keys of all works, each of which has a page.

    An address that a page or a work of today has stays theirs, and of two pages that name the same one the first has it.
    """
    moving = [(d, ref) for d in pages for ref in d.meta.refs(FIELD)]
    if not moving:
        return
    taken = {d.address: (Refusal.TAKEN, d.shown) for d in pages}
    taken |= {f"literatuur/{slug}/": (Refusal.TAKEN, "") for slug in key_slugs(keys).values()}
    for page, ref in moving:
        address = ref.text.strip("/") + "/"
        refusal = _malformed(ref.text, address)
        owner = ""
        if refusal is None and address in taken:
            refusal, owner = taken[address]
        if refusal is None:
            taken[address] = (Refusal.TWICE, page.shown)
        yield Moved(page, ref, address, refusal, owner)


def _malformed(written: str, address: str) -> Refusal | None:
    if "//" in written or ".." in address.split("/"):
        return Refusal.OUTSIDE
    parts = address[:-1].split("/")
    if _STRANGE.search(address) or not {"", "."}.isdisjoint(parts) or address.endswith(".md/"):
        return Refusal.FORM
    return None
