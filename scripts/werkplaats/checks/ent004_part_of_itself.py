"""Something that is part of itself, directly or by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `deel_van` of every page in such a circle."""
    refs = document.meta.refs("deel_van")
    if not refs:
        return
    trail = [document.slug]
    at = document.entity
    while at := view.whole_of(at):
        slug = at.partition(":")[2]
        trail.append(slug)
        if at == document.entity:
            yield Finding(
                refs[0].span,
                f"‘{document.slug}’ is zo een deel van zichzelf ({' → '.join(trail)}); noem bij ‘deel_van’ alleen het grotere geheel.",
            )
            return
        if trail.count(slug) > 1:
            return


RULE = PageRule("ENT004", "part-of-itself", ERROR, Repair.NONE, check=check)
