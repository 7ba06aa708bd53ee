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
    from werkplaats.model.site import Document

_ENTITIES = frozenset(ENTITY_FOLDERS.values())


def check(view: View) -> Iterator[Placed]:
    """Yield a title that another page of the same kind has: publications, chapters of one publication, texts in one folder.

    Names of people, places and so on are the business of `ENT002`.
    """
    first: dict[tuple[str, str, str], Document] = {}
    for document in view.site.documents.values():
        ref = document.meta.texts.get("titel")
        if ref is None or document.kind in _ENTITIES:
            continue
        folder = document.page.path.rpartition("/")[0] if document.kind != "publicatie" else ""
        other = first.setdefault((document.kind, folder, fold(ref.text)), document)
        if other is not document:
            fault = f"De titel ‘{ref.text}’ heeft {other.page.source.path} ook; maak duidelijk waarin de pagina’s verschillen."
            related = (Related(other.page.source.path, other.meta.texts["titel"].span, "Hier staat dezelfde titel."),)
            yield Placed(document.page.source.path, Finding(ref.span, fault, related))


RULE = SiteRule("PAG010", "double-title", WARNING, Repair.NONE, check=check)
