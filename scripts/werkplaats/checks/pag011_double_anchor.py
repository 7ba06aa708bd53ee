"""Two places of one page with the same anchor: a link can only lead to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.anchors import given_anchors
from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.source import Span
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Heading
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a heading whose anchor, given by hand (`{#naam}`), an earlier heading has too, or would have: that one is numbered then; and double ones given elsewhere."""
    del view
    first: dict[str, Heading] = {}
    for heading in document.page.headings:
        other = first.setdefault(heading.anchor, heading)
        made = slugify(heading.text)
        if heading.anchor.startswith(f"{made}_"):
            first.setdefault(made, heading)
        if other is not heading:
            related = (Related(document.page.source.path, other.span, "Hier staat de eerste."),)
            text = document.page.source.text
            at = text.rfind(f"#{heading.anchor}", *heading.span)
            yield Finding(
                heading.span if at < 0 else Span(at, at + 1 + len(heading.anchor)),
                f"Het anker ‘#{heading.anchor}’ is al van de tussenkop ‘{other.text}’; kies een ander.",
                related,
            )
    yield from _given(document, first)


def _given(document: Document, headings: Mapping[str, Heading]) -> Iterator[Finding]:
    """Yield anchors in HTML and attributes that a heading has too, or an anchor given before."""
    first: dict[str, Span] = {}
    for name, span in given_anchors(document.page):
        heading = headings.get(name)
        place = heading.span if heading else first.setdefault(name, span)
        if place != span:
            owner = f"is al van de tussenkop ‘{heading.text}’" if heading else "staat al eerder op deze pagina"
            related = (Related(document.page.source.path, place, "Hier staat de andere."),)
            yield Finding(span, f"Het anker ‘#{name}’ {owner}; kies een ander.", related)


RULE = PageRule("PAG011", "double-anchor", ERROR, Repair.NONE, check=check)
