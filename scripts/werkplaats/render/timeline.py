"""The timeline: phases and events from the front matter of its page, publications and practices from theirs, as one table and one drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.facts import document_link, period_text, work_link
from werkplaats.render.terms import long_date, term
from werkplaats.render.timeline_drawing import Bar, Dot, timeline_svg
from werkplaats.render.views import CellView, ColumnView, FigureView, LinkView, RowView, TableView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.site import Document, Meta
    from werkplaats.render.edition import Edition


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of the timeline.

    Attributes:
        date: Beginning (`2009`, `2009-09`, `2009-09-01`), on which the rows are sorted.
        until: End, or empty.
        when: The time as it is shown.
        what: What happened.
        sort: `fase`, `gebeurtenis`, `publicatie` or `praktijk`.
        anchor: Id of the row; empty for what has a page of its own.
        name: Name in the drawing.
        doubt: Why the date is not sure.
        link: The page that the row is about, when it has one.
        more: Other pages to read.
        source: Who says it.
        whole: False for a practice that is part of another.
    """

    date: str
    until: str
    when: str
    what: str
    sort: str
    anchor: str = ""
    name: str = ""
    doubt: str = ""
    link: LinkView | None = None
    more: tuple[LinkView, ...] = ()
    source: LinkView | None = None
    whole: bool = True


def moments(edition: Edition, document: Document) -> tuple[Moment, ...]:
    """Return everything with a date, oldest first."""
    found = [
        *_told(edition, document, "fasen", "fase"),
        *_told(edition, document, "gebeurtenissen", "gebeurtenis"),
        *_pages(edition, document.address),
    ]
    return tuple(sorted(found, key=lambda moment: (moment.date, moment.until, moment.what)))


def timeline_views(edition: Edition, document: Document) -> tuple[tuple[FigureView, ...], tuple[TableView, ...]]:
    """Return the drawing and the table."""
    rows = moments(edition, document)
    if not rows:
        return (), ()
    bars = {
        sort: tuple(Bar(m.date, m.until, m.name) for m in rows if m.sort == sort and m.whole)
        for sort in ("fase", "praktijk")
    }
    dots = tuple(
        Dot(m.date, unsure=bool(m.doubt), crossing=m.sort == "publicatie")
        for m in rows
        if m.sort in {"gebeurtenis", "publicatie"}
    )
    svg = timeline_svg(bars["fase"], dots, bars["praktijk"], term("tijdlijn", "beschrijving"))
    figure = FigureView(svg, term("tijdlijn", "onderschrift"), term("tijdlijn", "tekening"))
    columns = tuple(ColumnView(term("tijdlijn", name)) for name in ("wanneer", "wat", "soort", "bron"))
    table = TableView(
        term("tijdlijn", "tabel"),
        "tabel",
        columns,
        tuple(RowView(tuple(_cells(m)), m.anchor) for m in rows),
        note=term("tijdlijn", "tabel_uitleg", aantal=len(rows)),
    )
    return (figure,), (table,)


def _cells(moment: Moment) -> Iterator[CellView]:
    yield CellView(moment.when, sort=moment.date, note=moment.doubt)
    yield CellView(moment.what, link=moment.link, more=moment.more)
    yield CellView(term("tijdlijn", moment.sort))
    yield CellView(moment.source.text if moment.source else "", link=moment.source)


def _told(edition: Edition, document: Document, field: str, sort: str) -> Iterator[Moment]:
    for row in document.meta.rows(field):
        if not row.text("datum") or not row.text("wat"):
            continue
        date, until = row.text("datum"), row.text("tot")
        yield Moment(
            date,
            until,
            row.text("wanneer") or (period_text(date, until) if until else long_date(date)),
            row.text("wat"),
            sort,
            anchor=f"t-{row.text('id')}" if row.text("id") else "",
            name=row.text("naam"),
            doubt=row.text("zekerheid"),
            more=tuple(_about(edition, row, document.address)),
            source=next((work_link(edition, key, document.address) for key in row.values("bron")), None),
        )


def _about(edition: Edition, row: Meta, page: str) -> Iterator[LinkView]:
    """Yield the pages a row names; without any, the edition on this site of its source."""
    targets = [edition.site.entities[id_] for id_ in row.values("over") if id_ in edition.site.entities]
    if not targets:
        keys = set(row.values("bron"))
        targets = [d for d in edition.site.documents.values() if keys & set(d.meta.values("citatie"))][:1]
    for target in targets:
        yield document_link(target, page)


def _pages(edition: Edition, page: str) -> Iterator[Moment]:
    for document in edition.site.documents.values():
        meta = document.meta
        if document.kind is Kind.PUBLICATIE and (date := meta.text("datum")):
            source = next((work_link(edition, key, page) for key in meta.values("citatie")), None)
            what = term("tijdlijn", "verschijnt", titel=document.title)
            yield Moment(
                date, "", long_date(date), what, "publicatie", link=document_link(document, page), source=source
            )
        elif document.kind is Kind.PRAKTIJK:
            period = meta.record("periode")
            start, end = (period[name].text if name in period else "" for name in ("van", "tot"))
            if start or end:
                source = next((work_link(edition, key, page) for key in meta.values("bronnen")), None)
                yield Moment(
                    start or end,
                    end,
                    period_text(start, end),
                    document.title,
                    "praktijk",
                    name=document.title,
                    link=document_link(document, page),
                    source=source,
                    whole=not meta.values("deel_van"),
                )
