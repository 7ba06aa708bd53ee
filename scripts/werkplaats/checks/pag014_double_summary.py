"""Two pages with the same summary: at least one of them was copied and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline


def check(view: View) -> Iterator[Placed]:
    """Yield a `samenvatting` that an earlier page has word for word."""
    first: dict[str, Outline] = {}
    for outline in view.outlines.values():
        ref = outline.meta.texts.get("samenvatting")
        if ref is None:
            continue
        other = first.setdefault(" ".join(ref.text.split()).casefold(), outline)
        if (
            other is not outline and other.address.lower() != outline.address.lower()
        ):  # of those `PAG006` says that one must go
            fault = f"Deze samenvatting heeft {other.shown} ook; schrijf er een die over deze pagina gaat."
            related = (Related(other.shown, other.meta.texts["samenvatting"].span, "Hier staat dezelfde."),)
            yield Placed(outline.shown, Finding(ref.span, fault, related))


RULE = SiteRule("PAG014", "double-summary", HINT, Repair.NONE, check=check)
