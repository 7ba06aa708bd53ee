"""The typed front matter of a page as facts for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import Form, properties
from werkplaats.render.terms import long_date
from werkplaats.render.views import FactView, LinkView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from werkplaats.model.schema import Property
    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition


def document_link(document: Document, page: str, *, note: str = "") -> LinkView:
    """Return a link to a document as seen from the page with address `page`."""
    return LinkView(
        document.title, relative(document.address, page), document.entity, current=document.address == page, note=note
    )


def work_link(edition: Edition, key: str, page: str) -> LinkView:
    """Return a link to the page of a work, named as in a sentence; the bare key when the library does not know it."""
    label = edition.resolution.labels.get(key)
    if label is None:
        return LinkView(key)
    return LinkView(label.title, relative(f"literatuur/{edition.resolution.slugs[key]}/", page))


def facts(edition: Edition, document: Document) -> tuple[FactView, ...]:
    """Return the facts of a page in the order of the schema; empty ones are left out."""
    found: list[FactView] = []
    for prop in properties(document.kind).values():
        if prop.label:
            values = _values(edition, document, prop)
            if values:
                found.append(FactView(prop.label, values))
    return tuple(found)


def _values(edition: Edition, document: Document, prop: Property) -> tuple[LinkView, ...]:
    meta, page = document.meta, document.address
    match prop.form:
        case Form.PAGE | Form.PAGES:
            return tuple(_entity(edition, f"{prop.target}:{slug}", slug, page) for slug in meta.values(prop.name))
        case Form.ENTITIES:
            return tuple(_entity(edition, id_, id_, page) for id_ in meta.values(prop.name))
        case Form.KEY | Form.KEYS:
            return tuple(work_link(edition, key, page) for key in meta.values(prop.name))
        case Form.PERIOD:
            period = meta.record(prop.name)
            text = period_text(*(period[name].text if name in period else "" for name in ("van", "tot")))
            return (LinkView(text),) if text else ()
        case Form.DATE:
            text = meta.text(prop.name)
            return (LinkView(long_date(text)),) if text else ()
        case Form.ADDRESS:
            text = meta.text(prop.name)
            return (LinkView(text.split("//", 1)[-1].rstrip("/"), text),) if text else ()
        case Form.TEXTS:
            return tuple(LinkView(text) for text in meta.values(prop.name))
        case _:
            text = meta.text(prop.name)
            return (LinkView(text),) if text else ()


def _entity(edition: Edition, id_: str, shown: str, page: str) -> LinkView:
    document = edition.site.entities.get(id_)
    return document_link(document, page) if document else LinkView(shown)


def period_text(start: str, end: str) -> str:
    """Return a period for readers: `2016–2018`, `vanaf oktober 2008`, `tot 2011`; empty when neither end is known."""
    ends = [long_date(end) if end else "" for end in (start, end)]
    if all(ends):
        return "–".join(dict.fromkeys(ends))
    return f"vanaf {ends[0]}" if start else f"tot {ends[1]}" if end else ""
