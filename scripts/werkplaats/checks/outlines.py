"""From a page that was read to its outline: what the rest of the site may know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.anchors import given_anchors
from werkplaats.checks.links import anchor_span, is_passage, read_links
from werkplaats.model.outline import Outline, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from werkplaats.checks.links import Link
    from werkplaats.model.site import Document


def make_outline(document: Document) -> Outline:
    """Return the outline of a page."""
    page, text = document.page, document.page.source.text
    links = read_links(document)
    targets = (link.file for link in links)
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
        passages=tuple(_passages(document, links)),
    )


def _passages(document: Document, links: Iterable[Link]) -> Iterator[Passage]:
    for link in links:
        id_ = unquote(link.anchor)
        if is_passage(id_) and not link.outside and not link.image and not link.path.startswith("/"):
            yield Passage(link.file or document.page.path, id_, anchor_span(document, link))
