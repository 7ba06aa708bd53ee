"""From a page that was read to its outline: what the rest of the site may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.anchors import given_anchors
from werkplaats.checks.links import joined, read_links
from werkplaats.model.outline import Outline

if TYPE_CHECKING:
    from werkplaats.model.site import Document


def make_outline(document: Document) -> Outline:
    """Return the outline of a page."""
    page, text = document.page, document.page.source.text
    links = read_links(document)
    targets = (joined(document, link.path) for link in links if not link.outside)
    addresses = (text[slice(*link.span)] for link in links if link.outside)
    keys = (work.key for cluster in page.clusters for work in cluster.walk())
    return Outline(
        path=page.path,
        shown=page.source.path,
        kind=document.kind,
        slug=document.slug,
        address=document.address,
        meta=document.meta,
        anchors=(*(heading.anchor for heading in page.headings), *(given.name for given in given_anchors(page))),
        targets=tuple(dict.fromkeys(target for target in targets if target)),
        secure=tuple(dict.fromkeys(address for address in addresses if address.startswith("https://"))),
        keys=tuple(dict.fromkeys(keys)),
    )
