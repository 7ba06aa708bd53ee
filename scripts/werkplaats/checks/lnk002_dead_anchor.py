"""A link names a heading that the page does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import anchor_span, is_passage, page_links
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.checks.word_notes import is_word_note
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_MOST = 6
"""More headings than this are no help."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield anchors without a heading; the address of a paragraph (`#p-…`) is held against the register, which rules do not see."""
    for link in page_links(document, view):
        path = link.file
        target = path or document.page.path
        anchor = unquote(link.anchor)
        if not anchor or not view.is_page(target) or link.image or is_passage(anchor) or anchor in view.anchors(target):
            continue
        if is_word_note(link):
            continue  # `LNK013`
        anchors = view.anchors(target)
        guess = Guesser(anchors).guess(anchor) or _holding(anchor, anchors)
        where = (
            "op deze pagina"
            if target == document.page.path
            else f"in {view.config.relative(view.config.docs_dir / target)}"
        )
        span = anchor_span(document, link)
        edit = Edit(span._replace(start=span.start + 1), guess)
        fix = Fix(f"Vervang door ‘{guess}’", (edit,), safe=False) if guess else None
        listed = ", ".join(f"‘#{name}’" for name in anchors[:_MOST]) + (" …" if len(anchors) > _MOST else "")
        otherwise = (
            f"kies uit {listed}, of haal ‘#{anchor}’ weg."
            if anchors
            else f"die pagina heeft er geen: haal ‘#{anchor}’ weg."
        )
        way_out = meant(guess, otherwise)
        yield Finding(span, f"De tussenkop ‘#{anchor}’ staat niet {where}; {way_out}", fix=fix)


def _holding(anchor: str, anchors: tuple[str, ...]) -> str:
    """Return the one anchor that has all words of this one: `#resultaten` for `#toelichting-op-de-resultaten`."""
    words = set(slugify(anchor).split("-"))
    found = [name for name in anchors if words <= set(name.split("-"))]
    return found[0] if len(found) == 1 else ""


RULE = PageRule("LNK002", "dead-anchor", ERROR, Repair.UNSAFE, check=check)
