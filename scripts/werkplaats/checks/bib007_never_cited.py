"""A work of the literature list that no page cites or names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, Placed, Repair, SiteRule
from werkplaats.checks.view import key_refs
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View


def check(view: View) -> Iterator[Placed]:
    """Yield every work that stands in no text and in no `citatie`, `bron`, `bronnen` or `niet_aangehaald`."""
    used = {key for outline in view.outlines.values() for key in outline.keys}
    used.update(ref.text for outline in view.outlines.values() for _, ref in key_refs(outline))
    for key, filed in view.works.items():
        if key not in used:
            fault = f"‘{key}’ wordt nergens aangehaald; haal het werk aan, noem het bij ‘niet_aangehaald’ of haal het uit de lijst."
            yield Placed(filed.path, Finding(filed.key_span, fault))


RULE = SiteRule("BIB007", "never-cited", HINT, Repair.NONE, check=check)
