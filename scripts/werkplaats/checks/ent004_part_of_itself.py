"""Something that is part of itself, directly or by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document


def check(document: Document, view: View) -> Iterator[Finding]:
    """Yield `deel_van` of every page in such a circle."""
    refs = document.meta.refs("deel_van")
    if not refs:
        return
    trail = [document.slug]
    at = document
    while (upper := at.meta.values("deel_van")) and (next_ := view.site.entities.get(f"{document.kind}:{upper[0]}")):
        trail.append(next_.slug)
        if next_ is document:
            yield Finding(
                refs[0].span,
                f"‘{document.slug}’ is zo een deel van zichzelf ({' → '.join(trail)}); noem bij ‘deel_van’ alleen het grotere geheel.",
            )
            return
        if trail.count(next_.slug) > 1:
            return
        at = next_


RULE = PageRule("ENT004", "part-of-itself", ERROR, Repair.NONE, check=check)
