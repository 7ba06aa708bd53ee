"""A link to the old place of a page that has moved."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.links import page_links
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links to a file that is gone and whose address another page names in `verhuisd_van`."""
    for link in page_links(document, view):
        path = link.file
        if path is None or view.is_page(path) or not (target := view.moved_to(path)):
            continue
        right = posixpath.relpath(target, posixpath.dirname(document.page.path) or ".")
        span = Span(link.span.start, link.span.start + len(link.path))
        yield Finding(
            span,
            f"Deze pagina is verhuisd; schrijf ‘{right}’.",
            fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),)),
        )


RULE = PageRule("LNK007", "moved-page", WARNING, Repair.SAFE, check=check)
