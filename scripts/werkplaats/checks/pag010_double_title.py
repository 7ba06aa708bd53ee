"""Two pages with the same title where a reader sees them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.checks.suggest import fold
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.schema import ENTITY_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline

_ENTITIES = frozenset(ENTITY_FOLDERS.values())


def check(view: View) -> Iterator[Placed]:
    """Yield a title that another page of the same kind has: publications, chapters of one publication, texts in one folder.

    Names of people, places and so on are the business of `ENT002`.
    """
    first: dict[tuple[str, str, str], Outline] = {}
    for outline in view.outlines.values():
        ref = outline.meta.texts.get("titel")
        if ref is None or outline.kind in _ENTITIES:
            continue
        folder = outline.path.rpartition("/")[0] if outline.kind != "publicatie" else ""
        other = first.setdefault((outline.kind, folder, fold(ref.text)), outline)
        if other is not outline:
            fault = f"De titel ‘{ref.text}’ heeft {other.shown} ook; maak duidelijk waarin de pagina’s verschillen."
            related = (Related(other.shown, other.meta.texts["titel"].span, "Hier staat dezelfde titel."),)
            yield Placed(outline.shown, Finding(ref.span, fault, related))


RULE = SiteRule("PAG010", "double-title", WARNING, Repair.NONE, check=check)
