"""The pages that show the data of other pages together; which drawing and table a page has, its address tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.atlas import map_views
from werkplaats.render.lists import card
from werkplaats.render.matrix import matrix_tables
from werkplaats.render.timeline import timeline_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition
    from werkplaats.render.views import CardView, FigureView, TableView

_ORDER = ("voor-wie", "tijdlijn", "kaart", "praktijken")
"""The overviews in the order in which they are listed; others follow by address."""


def overview(edition: Edition, document: Document) -> tuple[tuple[FigureView, ...], tuple[TableView, ...]]:
    """Return the drawings and tables of an overview; a page with another address has only its text."""
    match document.slug:
        case "tijdlijn":
            return timeline_views(edition, document)
        case "kaart":
            return map_views(edition, document)
        case "praktijken":
            return (), matrix_tables(edition, document)
        case _:
            return (), ()


def overview_cards(edition: Edition, page: str) -> tuple[CardView, ...]:
    """Return the overviews as a list, without the page that lists them."""
    found = [
        d for d in edition.site.documents.values() if d.kind is Kind.WEERGAVE and not d.page.path.endswith("/index.md")
    ]
    rank = {slug: n for n, slug in enumerate(_ORDER)}
    return tuple(card(edition, d, page) for d in sorted(found, key=lambda d: (rank.get(d.slug, len(rank)), d.address)))


def overview_texts(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield (anchor, heading, text) of what the front matter of an overview tells, for the search."""
    for field in ("fasen", "gebeurtenissen"):
        for row in document.meta.rows(field):
            heading = row.text("naam") or row.text("wanneer")
            yield f"t-{row.text('id')}", heading, " ".join((row.text("datum")[:4], row.text("wat")))
