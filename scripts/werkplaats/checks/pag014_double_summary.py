"""Two pages with the same summary: at least one of them was copied and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document


def check(view: View) -> Iterator[Placed]:
    """Yield a `samenvatting` that an earlier page has word for word."""
    first: dict[str, Document] = {}
    for document in view.site.documents.values():
        ref = document.meta.texts.get("samenvatting")
        if ref is None:
            continue
        other = first.setdefault(" ".join(ref.text.split()).casefold(), document)
        if other is not document:
            fault = f"Deze samenvatting heeft {other.page.source.path} ook; schrijf er een die over deze pagina gaat."
            related = (Related(other.page.source.path, other.meta.texts["samenvatting"].span, "Hier staat dezelfde."),)
            yield Placed(document.page.source.path, Finding(ref.span, fault, related))


RULE = SiteRule("PAG014", "double-summary", HINT, Repair.NONE, check=check)
