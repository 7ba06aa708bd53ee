"""A page that nothing leads to: no link, no field of another page, and no text that has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.checks.names import WORD
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline


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
    named_by = _referring(view)
    for outline in view.entities.values():
        names = (outline.path, outline.slug, outline.entity)
        if any(named_by.get(name, set()) - {outline.path} for name in names) or _is_named(outline, view):
            continue
        place = outline.meta.texts.get("titel")
        if place:
            fault = f"Geen enkele andere pagina noemt ‘{outline.title}’; noem de naam in een tekst, of zet ‘{outline.entity}’ bij ‘vermeldt’ van een pagina die erover gaat."
            yield Placed(outline.shown, Finding(place.span, fault))


def _is_named(outline: Outline, view: View) -> bool:
    """Tell whether the file of another page has one of the names, if mentions of it link by themselves; most are found on the first pages."""
    if not outline.meta.flags.get("automatisch", True):
        return False
    names = [ref.text for ref in outline.names if ref.text]
    texts = (view.source(other.shown).text for other in view.outlines.values() if other is not outline)
    return any(name in text and _stands(name, text) for text in texts for name in names)


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


RULE = SiteRule("ENT008", "orphan", HINT, Repair.NONE, check=check)
