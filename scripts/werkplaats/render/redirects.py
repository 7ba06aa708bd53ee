"""Old addresses of pages, and where they lead now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.render.terms import term
from werkplaats.render.views import LinkView
from werkplaats.resolve.addresses import relative
from werkplaats.resolve.moved import old_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.render.edition import Edition


def redirects(edition: Edition) -> Iterator[tuple[str, LinkView]]:
    """Yield (old address ending in a slash, link to the page as seen from there) for every old address that can be kept."""
    for moved in old_addresses(edition.site.documents.values(), edition.site.library.works):
        if moved.refusal is None:
            link = relative(moved.page.address, moved.address)
            yield moved.address, LinkView(moved.page.title, link, note=term("tekst", "verhuisd"))
