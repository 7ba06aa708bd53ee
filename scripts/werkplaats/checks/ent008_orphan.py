"""A page that nothing leads to: no link, no field of another page, and no text that has its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.checks.links import joined
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document


def check(view: View) -> Iterator[Placed]:
    """Yield the entities that no other page names in any way."""
    named_by = _referring(view)
    for document in view.site.entities.values():
        names = (document.page.path, document.slug, document.entity)
        if any(named_by.get(name, set()) - {document.page.path} for name in names) or _named(document, view):
            continue
        place = document.meta.texts.get("titel")
        if place:
            fault = f"Geen enkele andere pagina noemt ‘{document.title}’; noem de naam in een tekst, of zet ‘{document.entity}’ bij ‘vermeldt’ van een pagina die erover gaat."
            yield Placed(document.page.source.path, Finding(place.span, fault))


def _named(document: Document, view: View) -> bool:
    if not document.meta.flags.get("automatisch", True) or not document.names:
        return False
    name = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(ref.text) for ref in document.names)})(?!\w)")
    return any(other is not document and name.search(other.page.source.text) for other in view.site.documents.values())


def _referring(view: View) -> dict[str, set[str]]:
    """Return what is named, as a path, a slug or a `kind:slug`, with the paths of the pages that name it."""
    found: dict[str, set[str]] = {}
    for path, document in view.site.documents.items():
        for link in view.links(document):
            target = None if link.outside else joined(document, link.path)
            if target:
                found.setdefault(target, set()).add(path)
        for prop, meta in document.fields():
            for ref in meta.refs(prop.name):
                found.setdefault(ref.text, set()).add(path)
    return found


RULE = SiteRule("ENT008", "orphan", HINT, Repair.NONE, check=check)
