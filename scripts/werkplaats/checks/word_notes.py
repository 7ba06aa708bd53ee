"""Footnotes as Word leaves them behind: links to anchors that are not there, `[[1]](#_ftn1)` and `[[1]](#_ftnref1)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.links import Link
    from werkplaats.model.site import Document

_ANCHOR = lazy(r"_(?P<kind>ftn|edn)(?P<back>ref)?(?P<number>\d+)")
"""The anchor of a note at the foot of the page or at the end, and the one back to its mark."""


def is_word_note(link: Link) -> bool:
    """Tell whether a link is the mark of such a footnote, or the way back to it."""
    return link.anchor.startswith("_") and not link.path and _ANCHOR.fullmatch(link.anchor) is not None


def find_word_notes(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield marks and notes of Word whose other half is no anchor on this page."""
    page = document.page
    for link in view.links(document):
        match = _ANCHOR.fullmatch(link.anchor) if is_word_note(link) else None
        if match is None or link.anchor in view.anchors(page.path):
            continue
        label = match["number"] if match["kind"] == "ftn" else f"e{match['number']}"
        span = link.token.span
        if match["back"] and any(block.span.start == span.start for block in page.blocks):
            right = f"[^{label}]:"
            fault = f"Deze noot komt uit Word en is hier geen noot; begin haar met ‘{right}’."
        else:
            right = f"[^{label}]"
            fault = f"Dit nootteken komt uit Word en de link gaat nergens heen; schrijf ‘{right}’, en begin de noot met ‘{right}:’."
        yield Finding(span, fault, fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=False))
