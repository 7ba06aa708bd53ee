"""A link names a heading that the page does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import anchor_span, is_passage, page_links
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield anchors without a heading; the address of a paragraph (`#p-…`) is held against the register, which rules do not see."""
    for link in page_links(document, view):
        path = link.file
        target = path or document.page.path
        anchor = unquote(link.anchor)
        if not anchor or not view.is_page(target) or link.image or is_passage(anchor) or anchor in view.anchors(target):
            continue
        guess = Guesser(view.anchors(target)).guess(anchor)
        where = (
            "op deze pagina"
            if target == document.page.path
            else f"in {view.config.relative(view.config.docs_dir / target)}"
        )
        span = anchor_span(document, link)
        edit = Edit(span._replace(start=span.start + 1), guess)
        fix = Fix(f"Vervang door ‘{guess}’", (edit,), safe=False) if guess else None
        way_out = meant(guess, "haal ‘#’ met wat erachter staat weg of noem een tussenkop die er wel is.")
        yield Finding(span, f"De tussenkop ‘#{anchor}’ staat niet {where}; {way_out}", fix=fix)


RULE = PageRule("LNK002", "dead-anchor", ERROR, Repair.UNSAFE, check=check)
