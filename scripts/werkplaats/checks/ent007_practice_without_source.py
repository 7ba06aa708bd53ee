"""A practice that names no source, so that nobody can tell where its facts come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a practice without `bronnen` whose text cites nothing."""
    del view
    if (
        document.kind is Kind.PRAKTIJK
        and document.page.meta
        and not document.meta.refs("bronnen")
        and not document.page.clusters
    ):
        title = document.meta.texts.get("titel")
        place = (document.page.meta.keys or {}).get("bronnen") or (title.span if title else Span(0, 3))
        yield Finding(
            place,
            "Deze praktijk noemt geen bron; zet bij ‘bronnen’ de sleutels van de werken waar de gegevens uit komen.",
        )


RULE = PageRule("ENT007", "practice-without-source", HINT, Repair.NONE, check=check)
