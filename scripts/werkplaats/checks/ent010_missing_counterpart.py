"""A relation that holds both ways and is named on one of the two pages only.

Source: the schema; a field that names pages of its own kind and has the same label on both of them (`verwant`) holds both ways. Every other
relation is named on one page, and the other page shows it of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Fix, Related
from werkplaats.model.schema import PROPERTIES, Form
from werkplaats.model.site import Meta
from werkplaats.model.source import Span
from werkplaats.scan.listing import ListFormError, list_addition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline
    from werkplaats.model.site import Document, Ref

_MUTUAL = tuple(
    (kind, prop.name)
    for kind, props in PROPERTIES.items()
    for prop in props
    if prop.form is Form.PAGES and prop.target is kind and prop.inverse == prop.label
)


def check(view: View) -> Iterator[Placed]:
    """Yield, for each page that others name and that does not name them, the place where they belong.

    A page whose front matter cannot be read has a finding of its own.
    """
    for kind, field in _MUTUAL:
        missing: dict[str, list[tuple[Outline, Ref]]] = {}
        pages = {outline.slug: outline for outline in view.entities.values() if outline.kind is kind}
        named = {slug: set(outline.meta.values(field)) for slug, outline in pages.items() if outline.meta != Meta()}
        for slug, outline in pages.items():
            for ref in {ref.text: ref for ref in reversed(outline.meta.refs(field))}.values():
                if ref.text in named and ref.text != slug and slug not in named[ref.text]:
                    missing.setdefault(ref.text, []).append((outline, ref))
        for slug, others in missing.items():
            yield Placed(pages[slug].shown, _finding(view.document(pages[slug].path), field, others))


def _finding(document: Document, field: str, others: list[tuple[Outline, Ref]]) -> Finding:
    slugs = [other.slug for other, _ in others]
    listed = " en ".join(f"‘{slug}’" for slug in slugs)
    verb = "noemt" if len(slugs) == 1 else "noemen"
    fault = f"{listed} {verb} deze pagina bij ‘{field}’, maar andersom niet; zet {listed} hier ook bij ‘{field}’."
    related = tuple(Related(other.shown, ref.span, "Hier staat deze pagina.") for other, ref in others)
    try:
        fix = Fix(f"Voeg toe aan ‘{field}’: {', '.join(slugs)}", (list_addition(document.page, field, slugs),))
    except ListFormError:
        fix = None
    return Finding(_place(document, field), fault, related, fix)


def _place(document: Document, field: str) -> Span:
    """Return the place of the field, else that of the title, else the first line."""
    keys = (document.page.meta.keys if document.page.meta else None) or {}
    title = document.meta.texts.get("titel")
    return keys.get(field) or (title.span if title else Span(0, min(3, len(document.page.source.text))))


RULE = SiteRule("ENT010", "missing-counterpart", HINT, Repair.SAFE, check=check)
