"""A page that nothing leads to: no link, no field of another page, and no text that has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.checks.names import WORD, flatten
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.view import View
    from werkplaats.model.site import Document


def gather(document: Document, view: Asking) -> Iterator[str]:
    """Yield every other entity whose name stands in the texts of a page, if its mentions link by themselves."""
    by_first = view.names().by_first
    if not by_first:
        return
    page, text = document.page, document.page.source.text
    words = set(WORD.findall(flatten(text[: page.body_start])))
    words.update(*(WORD.findall(flatten(heading.text)) for heading in page.headings))
    words.update(*(spoken for _, spoken in view.words(document)))
    for word in sorted(by_first.keys() & words):
        for known in by_first[word]:
            wanted = known.automatic and known.entity != document.entity and words.issuperset(known.words)
            if wanted and _stands(known.text, text):
                yield known.entity


def _stands(name: str, text: str) -> bool:
    """Tell whether a name stands in a text as a whole."""
    at = text.find(name)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(name) : at + len(name) + 1]
        if not (WORD.match(before) or WORD.match(after)):
            return True
        at = text.find(name, at + 1)
    return False


def check(view: View) -> Iterator[Placed]:
    """Yield the entities that no other page names in any way."""
    named = {entity for entities in view.gathered["ENT008"].values() for entity in entities}
    named_by = _referring(view)
    for outline in view.entities.values():
        names = (outline.path, outline.slug, outline.entity)
        if outline.entity in named or any(named_by.get(name, set()) - {outline.path} for name in names):
            continue
        place = outline.meta.texts.get("titel")
        if place:
            fault = f"Geen enkele andere pagina noemt ‘{outline.title}’; noem de naam in een tekst, of zet ‘{outline.entity}’ bij ‘vermeldt’ van een pagina die erover gaat."
            yield Placed(outline.shown, Finding(place.span, fault))


def _referring(view: View) -> dict[str, set[str]]:
    """Return what is named, as a path, a slug or a `kind:slug`, with the paths of the pages that name it."""
    found: dict[str, set[str]] = {}
    for path, outline in view.outlines.items():
        for target in outline.targets:
            found.setdefault(target, set()).add(path)
        for prop, meta in outline.fields():
            for ref in meta.refs(prop.name):
                found.setdefault(ref.text, set()).add(path)
    return found


RULE = SiteRule("ENT008", "orphan", HINT, Repair.NONE, check=check, gather=gather)
