"""The view of every page that has a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import ENTITY_FOLDERS, Form, Kind, properties
from werkplaats.render.facts import document_link, facts
from werkplaats.render.lists import card, groups, passage_groups, reference, references
from werkplaats.render.overviews import overview, overview_cards
from werkplaats.render.terms import term, terms
from werkplaats.render.views import CardView, GroupView, LinkView, PageView, SiteView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition
    from werkplaats.render.passages import Passages
    from werkplaats.render.views import ReferenceView


def site_view(edition: Edition, page: str, root: str | None = None) -> SiteView:
    """Return what is the same for every page, as seen from the page with address `page`.

    Args:
        edition: The edition.
        page: Address of the page, below the root.
        root: Address of the home page when it cannot be relative (the page for unknown addresses); else None.
    """
    home = root if root is not None else relative("", page)

    def href(address: str) -> str:
        return f"{root}{address}" if root is not None else relative(address, page)

    addresses = {d.address for d in edition.site.documents.values()}
    navigation = tuple(
        LinkView(name, href(address), current=page.startswith(address))
        for address, name in terms()["navigatie"].items()
        if address in addresses
    )
    footer = tuple(
        LinkView(d.title, href(d.address), current=d.address == page)
        for d in edition.site.documents.values()
        if d.kind is Kind.TEKST and "/" not in d.address.rstrip("/")
    )
    config = edition.config
    return SiteView(config.site_name, config.site_description, home, navigation, footer, href("zoeken/"))


def page_view(edition: Edition, passages: Passages, path: str) -> PageView:
    """Return the view of one page, without the text and its table of contents: those come from the host.

    Args:
        edition: The edition.
        passages: Finds the passages of an entity.
        path: The page.
    """
    document = edition.site.documents[path]
    meta, page = document.meta, document.address
    publication = edition.site.publication(document) if document.kind is Kind.HOOFDSTUK else None
    before, after = _neighbours(edition, document, publication)
    mentioned = [p for p in passages.of_entity(document.entity) if p.path != path] if document.entity else []
    key = next((k for k in meta.values("citatie") if k in edition.site.library.works), "")
    figures, tables = overview(edition, document) if document.kind is Kind.WEERGAVE else ((), ())
    return PageView(
        kind=str(document.kind),
        kind_label=term("soort", str(document.kind)),
        title=document.title,
        head_title=_head_title(edition, document, publication),
        subtitle=meta.text("ondertitel"),
        summary=meta.text("samenvatting"),
        description=meta.text("samenvatting") or edition.config.site_description,
        canonical=f"{edition.config.site_url}{page}" if edition.config.site_url else "",
        crumbs=tuple(_crumbs(edition, document, publication)),
        authors=tuple(_people(edition, document)),
        number=meta.text("kopnummer"),
        facts=facts(edition, document),
        definition=meta.text("definitie"),
        lists=tuple(_lists(edition, document)),
        references=_references(edition, path),
        passages=passage_groups(edition, document.entity, mentioned, page),
        passage_count=len(mentioned),
        reference_html=edition.reference_html(key) if key else "",
        downloads=downloads(edition, key, page) if key else (),
        links=_links(document),
        notes=tuple(text for name in ("bewerking", "licentie_toelichting") if (text := meta.text(name))),
        incomplete=meta.values("onvolledig"),
        previous=before,
        next=after,
        cover=relative(f"assets/omslag/{document.slug}.svg", page) if document.kind is Kind.PUBLICATIE else "",
        figures=figures,
        tables=tables,
        noindex=meta.flags.get("noindex", False),
        entity=document.entity,
        lang=meta.text("taal"),
        machine=tuple(_machine(edition, document, key)),
    )


def _head_title(edition: Edition, document: Document, publication: Document | None) -> str:
    """Return the title of the browser tab: a chapter with its publication, another page with its kind, so that no two are the same."""
    name = edition.config.site_name
    if document.title == name:
        return name
    beside = publication.title if publication else term("soort", str(document.kind))
    title = (
        term("tekst", "uittitel", titel=document.title, site=beside)
        if beside and beside != document.title
        else document.title
    )
    return term("tekst", "uittitel", titel=title, site=name)


def not_found_view(edition: Edition) -> PageView:
    """Return the view of the page for unknown addresses."""
    title = term("tekst", "niet_gevonden")
    return PageView(
        kind="niet-gevonden",
        title=title,
        head_title=term("tekst", "uittitel", titel=title, site=edition.config.site_name),
        description=term("tekst", "niet_gevonden_uitleg"),
        summary=term("tekst", "niet_gevonden_uitleg"),
        noindex=True,
    )


def downloads(edition: Edition, key: str, page: str) -> tuple[LinkView, ...]:
    """Return the links to a work's BibTeX, RIS and CSL-JSON."""
    slug = edition.resolution.slugs[key]
    formats = (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json"))
    return tuple(LinkView(name, relative(f"literatuur/{slug}/{slug}.{suffix}", page)) for name, suffix in formats)


def _references(edition: Edition, path: str) -> tuple[ReferenceView, ...]:
    document = edition.site.documents[path]
    resolution = edition.resolution
    if document.kind is Kind.LITERATUUR:
        return tuple(
            reference(edition, key, document.address, note=_count(edition, key))
            for key in sorted(resolution.rank, key=resolution.rank.__getitem__)
        )
    listed = references(edition, resolution.listed(path), path)
    named = sorted(
        (k for k in document.meta.values("niet_aangehaald") if k in resolution.rank), key=resolution.rank.__getitem__
    )
    extra = tuple(reference(edition, key, document.address, note=term("tekst", "opgevoerd")) for key in named)
    return (*listed, *extra)


def _count(edition: Edition, key: str) -> str:
    occurrences = edition.resolution.cited.get(key, ())
    if not occurrences:
        return term("tekst", "niet_aangehaald")
    if not any(o.consulted for o in occurrences):
        return term("tekst", "niet_geraadpleegd")
    return (
        term("tekst", "vindplaats") if len(occurrences) == 1 else term("tekst", "vindplaatsen", aantal=len(occurrences))
    )


def _crumbs(edition: Edition, document: Document, publication: Document | None) -> Iterator[LinkView]:
    if document.kind is Kind.HOME:
        return
    page = document.address
    yield LinkView(
        edition.site.documents["index.md"].title if "index.md" in edition.site.documents else "Home", relative("", page)
    )
    folder = document.page.path.split("/", 1)[0]
    above = edition.site.documents.get(f"{folder}/index.md")
    if above is not None and above is not document:
        yield document_link(above, page)
    if publication is not None:
        yield document_link(publication, page)


def _people(edition: Edition, document: Document) -> Iterator[LinkView]:
    for slug in document.meta.values("auteurs"):
        person = edition.site.entities.get(f"mens:{slug}")
        yield document_link(person, document.address) if person else LinkView(slug)


def _neighbours(
    edition: Edition, document: Document, publication: Document | None
) -> tuple[CardView | None, CardView | None]:
    if publication is None:
        return None, None
    row = (publication, *edition.site.chapters(publication))
    at = next((n for n, d in enumerate(row) if d is document), None)
    if at is None:
        return card(edition, publication, document.address), None
    page = document.address
    return card(edition, row[at - 1], page), card(edition, row[at + 1], page) if at + 1 < len(row) else None


def _links(document: Document) -> tuple[LinkView, ...]:
    original = document.meta.record("origineel")
    if not original:
        return ()
    note = ", ".join(original[name].text for name in ("vorm", "omvang") if name in original)
    return (LinkView(term("tekst", "origineel"), original["url"].text if "url" in original else "", note=note),)


def _lists(edition: Edition, document: Document) -> Iterator[GroupView]:
    page, site = document.address, edition.site
    match document.kind:
        case Kind.HOME:
            publications = [d for d in site.documents.values() if d.kind is Kind.PUBLICATIE]
            yield GroupView(term("soort", "publicaties"), tuple(card(edition, d, page) for d in publications))
            yield GroupView("", tuple(_entrances(edition, page)))
            if cards := overview_cards(edition, page):
                yield GroupView(term("tekst", "overzichten"), cards)
        case Kind.PUBLICATIES:
            yield from groups(edition, (d for d in site.documents.values() if d.kind is Kind.PUBLICATIE), page)
        case Kind.PUBLICATIE:
            yield GroupView(
                term("tekst", "hoofdstukken"), tuple(card(edition, d, page) for d in site.chapters(document))
            )
        case Kind.OVERZICHT:
            kind = ENTITY_FOLDERS[document.slug]
            yield from groups(edition, (d for d in site.documents.values() if d.kind is kind), page)
        case Kind.WEERGAVE if document.page.path.endswith("/index.md"):
            yield GroupView("", overview_cards(edition, page))
        case Kind.MENS:
            yield from _works_of(edition, document)
            yield from _related(edition, document)
        case _:
            yield from _related(edition, document)


def _entrances(edition: Edition, page: str) -> Iterator[CardView]:
    site = edition.site
    for folder, kind in ENTITY_FOLDERS.items():
        overview = site.documents.get(f"{folder}/index.md")
        if overview is not None:
            number = sum(1 for d in site.documents.values() if d.kind is kind)
            yield CardView(
                overview.title,
                relative(overview.address, page),
                kind=str(kind),
                summary=overview.meta.text("samenvatting"),
                note=str(number),
            )
    literature = site.documents.get("literatuur/index.md")
    if literature is not None:
        yield CardView(
            literature.title,
            relative(literature.address, page),
            kind="werk",
            summary=literature.meta.text("samenvatting"),
            note=str(len(site.library.works)),
        )


def _related(edition: Edition, document: Document) -> Iterator[GroupView]:
    """Yield what other pages say of this one; a relation that this page declares itself is among its facts already."""
    own = {
        slug
        for prop in properties(document.kind).values()
        if prop.form is Form.PAGES and prop.target is document.kind
        for slug in document.meta.values(prop.name)
    }
    for heading, pages in edition.resolution.inverse.get(document.page.path, {}).items():
        cards = tuple(
            card(edition, d, document.address) for d in pages if not (d.kind is document.kind and d.slug in own)
        )
        if cards:
            yield GroupView(heading, cards)


def _works_of(edition: Edition, document: Document) -> Iterator[GroupView]:
    names = set(document.meta.values("bibnamen"))
    if not names:
        return
    resolution, page = edition.resolution, document.address
    keys = [
        key
        for key, work in edition.site.library.works.items()
        if any(
            f"{name.particle} {name.family}, {name.given}".strip() in names for name in (*work.authors, *work.editors)
        )
    ]
    cards = tuple(
        CardView(
            title=work.get("title") or "[Titel onbekend]",
            href=relative(f"literatuur/{resolution.slugs[key]}/", page),
            kind="werk",
            note=f"{resolution.labels[key].parenthetical}, {resolution.labels[key].year}",
        )
        for key in sorted(keys, key=resolution.rank.__getitem__)
        for work in (edition.site.library.works[key],)
    )
    if cards:
        yield GroupView(term("tekst", "werken"), cards)


def _machine(edition: Edition, document: Document, key: str) -> Iterator[tuple[str, str]]:
    """Yield the meta tags that reference managers read (Highwire Press tags, as Google Scholar documents them)."""
    if document.kind not in {Kind.HOOFDSTUK, Kind.PUBLICATIE} or not key:
        return
    work = edition.site.library.works[key]
    yield "citation_title", work.get("title") or document.title
    for name in work.authors:
        family = f"{name.particle} {name.family}".strip()
        yield "citation_author", f"{family}, {name.given}" if name.given else family
    if work.date and work.date.year:
        yield "citation_publication_date", str(work.date.year)
    if book := work.get("booktitle"):
        yield "citation_inbook_title", book
    if publisher := work.get("publisher", "institution"):
        yield "citation_publisher", publisher
    yield "citation_language", "nl"
    if edition.config.site_url:
        yield "citation_public_url", f"{edition.config.site_url}{document.address}"
