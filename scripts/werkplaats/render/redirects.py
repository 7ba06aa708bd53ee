"""Old addresses of pages, and where they lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.render.terms import term
from werkplaats.render.views import LinkView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.render.edition import Edition


def redirects(edition: Edition) -> Iterator[tuple[str, LinkView]]:
    """Yield (old address ending in a slash, link to the page as seen from there) for every `verhuisd_van`.

    An address that a page of today has stays that page's; one that leads out of the site is none.
    """
    taken = {document.address for document in edition.site.documents.values()}
    for document in edition.site.documents.values():
        for old in document.meta.values("verhuisd_van"):
            address = old.strip("/") + "/"
            if address in taken or not {"", ".", ".."}.isdisjoint(address[:-1].split("/")):
                continue
            taken.add(address)
            yield address, LinkView(document.title, relative(document.address, address), note=term("tekst", "verhuisd"))
