"""Lists of pages, works and passages as a page shows them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.facts import document_link
from werkplaats.render.terms import term
from werkplaats.render.views import CardView, GroupView, LinkView, PassageGroupView, PassageView, ReferenceView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition
    from werkplaats.render.passages import Passage

_MANY = 30
"""From this number on, a list of pages is divided by initial."""


def sort_title(document: Document) -> tuple[str, str]:
    """Return what a page is sorted on: a surname, else the title without regard to case and quotation marks."""
    return ((document.meta.text("achternaam") or document.title).lower().lstrip("‘“'\"("), document.address)


def card(edition: Edition, document: Document, page: str) -> CardView:
    """Return a page as an item of a list."""
    authors = (edition.site.entities.get(f"mens:{slug}") for slug in document.meta.values("auteurs"))
    return CardView(
        title=document.title,
        href=relative(document.address, page),
        kind=str(document.kind),
        entity=document.entity,
        summary=document.meta.text("samenvatting"),
        note=document.meta.text("ondertitel") or document.meta.text("functie") or document.meta.text("type"),
        number=document.meta.text("kopnummer"),
        people=tuple(document_link(author, page) for author in authors if author),
        image=relative(f"assets/omslag/{document.slug}.svg", page) if document.kind is Kind.PUBLICATIE else "",
    )


def groups(edition: Edition, documents: Iterable[Document], page: str, title: str = "") -> tuple[GroupView, ...]:
    """Return pages in alphabetical order, divided by initial when there are many."""
    ordered = sorted(documents, key=sort_title)
    if len(ordered) < _MANY:
        return (GroupView(title, tuple(card(edition, d, page) for d in ordered)),) if ordered else ()
    return tuple(
        GroupView(letter.upper(), tuple(card(edition, d, page) for d in members), f"letter-{letter}")
        for letter, members in groupby(ordered, key=lambda d: sort_title(d)[0][:1])
    )


def references(edition: Edition, keys: Iterable[str], path: str) -> tuple[ReferenceView, ...]:
    """Return the reference list of a page, each entry with links back to its places in the text."""
    page = edition.site.documents[path].address
    places: dict[str, list[int]] = {}
    for occurrence in edition.resolution.occurrences.get(path, ()):
        if occurrence.listed:
            places.setdefault(occurrence.key, []).append(occurrence.number)
    found: list[ReferenceView] = []
    for key in keys:
        slug = edition.resolution.slugs[key]
        back = tuple(LinkView(str(n), f"#cite-{slug}-{number}") for n, number in enumerate(places.get(key, ()), 1))
        found.append(reference(edition, key, page, back))
    return tuple(found)


def reference(
    edition: Edition, key: str, page: str, places: tuple[LinkView, ...] = (), note: str = ""
) -> ReferenceView:
    """Return one work as an entry of a list on the page with address `page`."""
    work, slug = edition.site.library.works[key], edition.resolution.slugs[key]
    return ReferenceView(
        key=key,
        anchor=f"ref-{slug}",
        html=edition.reference_html(key),
        href=relative(f"literatuur/{slug}/", page),
        places=places,
        kind=term("bron", work.type),
        incomplete=unknown(work.incomplete),
        note=note,
    )


def unknown(names: Iterable[str]) -> tuple[str, ...]:
    """Return what is unknown of a work in the words of a reader: `paginas` as `pagina’s`."""
    return tuple(term("onvolledig", name) for name in names)


def passage_groups(
    edition: Edition, value: str, passages: Iterable[Passage], page: str
) -> tuple[PassageGroupView, ...]:
    """Return passages by the page they stand on, in reading order.

    Args:
        edition: The edition.
        value: Key or entity that the passages are about.
        passages: The passages, in reading order.
        page: Address of the page that shows them.
    """
    found: list[PassageGroupView] = []
    for path, members in groupby(passages, key=lambda passage: passage.path):
        document = edition.site.documents[path]
        publication = edition.site.publication(document) if document.kind is Kind.HOOFDSTUK else None
        views = tuple(
            PassageView(value, p.sentence, relative(p.address, page), p.locator, declared=p.declared) for p in members
        )
        shown = publication.title if publication else term("soort", str(document.kind))
        found.append(PassageGroupView(document.title, relative(document.address, page), shown, views))
    return tuple(found)
