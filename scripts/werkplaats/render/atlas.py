"""The map of the places: all of them as a table, those with coordinates as drawings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.atlas_drawing import Point, cluster, map_svg, scale_of
from werkplaats.render.facts import document_link
from werkplaats.render.lists import sort_title
from werkplaats.render.terms import term
from werkplaats.render.views import CellView, ColumnView, FigureView, RowView, TableView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition


def map_views(edition: Edition, document: Document) -> tuple[tuple[FigureView, ...], tuple[TableView, ...]]:
    """Return the drawings and the table."""
    places = {d.slug: d for d in edition.site.entities.values() if d.kind is Kind.PLAATS}
    if not places:
        return (), ()
    above = {slug: tuple(_above(places, slug)) for slug in places}
    count = _practices(edition, above)
    points = tuple(
        point
        for place in sorted(places.values(), key=sort_title)
        if (point := _point(place, count[place.slug], document.address))
    )
    known = {point.slug for point in points}
    ordered = sorted(
        places.values(), key=lambda d: tuple(sort_title(places[s]) for s in (*reversed(above[d.slug]), d.slug))
    )
    columns = (
        ColumnView(term("kaart", "plaats")),
        ColumnView(term("kaart", "type")),
        ColumnView(term("kaart", "ligt_in")),
        ColumnView(term("kaart", "praktijken"), "getal"),
        ColumnView(term("kaart", "punt")),
    )
    rows = tuple(
        RowView(
            (
                CellView(place.title, link=document_link(place, document.address), sort=sort_title(place)[0]),
                CellView(place.meta.text("type")),
                _within(places, above[place.slug], document.address),
                CellView(str(count[place.slug])),
                _where(places, above[place.slug], known, place),
            ),
            level=len(above[place.slug]),
        )
        for place in ordered
    )
    note = term("kaart", "tabel_uitleg", aantal=len(rows), punten=len(points))
    table = TableView(term("kaart", "tabel"), "tabel", columns, rows, note)
    return tuple(_figures(points)), (table,)


def _figures(points: tuple[Point, ...]) -> Iterator[FigureView]:
    if not points:
        return
    near = cluster(points)
    yield FigureView(
        map_svg(points, term("kaart", "nederland"), near, term("kaart", "kader")),
        term("kaart", "nederland_onderschrift"),
    )
    if near:
        names = _list([point.name for point in near])
        km = scale_of(near)
        yield FigureView(
            map_svg(near, term("kaart", "inzet", namen=names), close=True),
            term("kaart", "inzet_onderschrift", namen=names, km=km),
        )


def _list(names: list[str]) -> str:
    return " en ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _above(places: Mapping[str, Document], slug: str) -> Iterator[str]:
    """Yield the places that a place lies in, nearest first; a circle ends where it closes."""
    seen = {slug}
    while above := next((s for s in places[slug].meta.values("deel_van") if s in places and s not in seen), ""):
        yield above
        seen.add(above)
        slug = above


def _practices(edition: Edition, above: Mapping[str, tuple[str, ...]]) -> Counter[str]:
    """Count the practices of each place and of what lies in it, each practice once."""
    count: Counter[str] = Counter()
    for document in edition.site.entities.values():
        if document.kind is Kind.PRAKTIJK:
            named = [slug for slug in document.meta.values("plaatsen") if slug in above]
            count.update({slug for place in named for slug in (place, *above[place])})
    return count


def _point(place: Document, practices: int, page: str) -> Point | None:
    record = place.meta.record("coordinaten")
    try:
        lat, lon = (float(record[name].text) for name in ("lat", "lon"))
    except (KeyError, ValueError):
        return None
    return Point(place.slug, place.title, lat, lon, practices, relative(place.address, page))


def _within(places: Mapping[str, Document], above: tuple[str, ...], page: str) -> CellView:
    if not above:
        return CellView()
    return CellView(places[above[0]].title, link=document_link(places[above[0]], page))


def _where(places: Mapping[str, Document], above: tuple[str, ...], known: set[str], place: Document) -> CellView:
    record = place.meta.record("coordinaten")
    if place.slug in known:
        note = record["nauwkeurigheid"].text if "nauwkeurigheid" in record else ""
        return CellView(f"{record['lat'].text}, {record['lon'].text}", note=note)
    near = next((slug for slug in above if slug in known), "")
    return CellView(term("kaart", "bij", plaats=places[near].title) if near else term("kaart", "niet"))
