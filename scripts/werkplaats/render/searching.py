"""What the search knows of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.inline import plain
from werkplaats.model.schema import Kind
from werkplaats.render.overviews import overview_texts
from werkplaats.render.terms import term
from werkplaats.render.works import work_address
from werkplaats.search.documents import SearchDocument, SearchSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition
    from werkplaats.render.passages import Passages

_LISTS = {Kind.ZOEKEN, Kind.LITERATUUR, Kind.OVERZICHT, Kind.PUBLICATIES, Kind.HOME}


def search_documents(edition: Edition, passages: Passages) -> Iterator[SearchDocument]:
    """Yield every page with a text of its own, then every work."""
    for path in edition.resolution.order:
        document = edition.site.documents[path]
        if document.kind not in _LISTS and not document.meta.flags.get("noindex", False):
            yield _page(edition, passages, document)
    for key, work in edition.site.library.works.items():
        label = edition.resolution.labels[key]
        text = plain(edition.reference(key))
        names = (label.title,)
        yield SearchDocument(
            work_address(edition, key),
            work.get("title") or text,
            "werk",
            term("bron", work.type),
            names,
            (SearchSection("", "", text),),
        )


def _page(edition: Edition, passages: Passages, document: Document) -> SearchDocument:
    people = (edition.site.entities.get(f"mens:{slug}") for slug in document.meta.values("auteurs"))
    names = (*(ref.text for ref in document.names[1:]), *(person.title for person in people if person))
    sections: list[SearchSection] = []
    lead = " ".join(text for name in ("ondertitel", "samenvatting", "definitie") if (text := document.meta.text(name)))
    if lead:
        sections.append(SearchSection("", "", lead))
    page = document.page
    current, texts, anchor = 0, list[str](), ""
    for number, block in enumerate(page.blocks):
        if block.section != current and texts:
            sections.append(SearchSection(anchor, _heading(passages, document, current), " ".join(texts)))
            texts, anchor = [], ""
        current = block.section
        anchor = anchor or (page.headings[current - 1].anchor if current else edition.ids[page.path][number])
        texts += passages.block(page.path, number).texts
    if texts:
        sections.append(SearchSection(anchor, _heading(passages, document, current), " ".join(texts)))
    if document.kind is Kind.WEERGAVE:
        sections += (SearchSection(*part) for part in overview_texts(document))
    label = term("soort", str(document.kind)) or document.title
    return SearchDocument(document.address, document.title, str(document.kind), label, tuple(names), tuple(sections))


def _heading(passages: Passages, document: Document, section: int) -> str:
    return passages.heading(document.page.path, section - 1) if section else ""
