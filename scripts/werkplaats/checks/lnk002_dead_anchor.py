"""A link names a heading that the page does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import joined, page_links
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_ADDRESS_OF_PARAGRAPH = "p-"


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield anchors without a heading; the address of a paragraph (`#p-…`) is for the register to judge."""
    for link in page_links(document, view):
        path = joined(document, link.path)
        target = path or document.page.path
        anchor = unquote(link.anchor)
        if (
            not anchor
            or not view.is_page(target)
            or link.image
            or anchor.startswith(_ADDRESS_OF_PARAGRAPH)
            or anchor in view.anchors(target)
        ):
            continue
        guess = Guesser(view.anchors(target)).guess(anchor)
        where = (
            "op deze pagina"
            if target == document.page.path
            else f"in {view.config.relative(view.config.docs_dir / target)}"
        )
        span = Span(link.span.start + len(document.page.source.cut(link.span)) - len(link.anchor), link.span.end)
        fix = Fix(f"Vervang door ‘{guess}’", (Edit(span, guess),), safe=False) if guess else None
        way_out = meant(guess, "haal ‘#’ met wat erachter staat weg of noem een tussenkop die er wel is.")
        yield Finding(
            span._replace(start=span.start - 1), f"De tussenkop ‘#{anchor}’ staat niet {where}; {way_out}", fix=fix
        )


RULE = PageRule("LNK002", "dead-anchor", ERROR, Repair.UNSAFE, check=check)
