"""A link spells a file name in other capitals: it works on some computers and breaks on the web."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import page_links
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links and images whose file exists once the case of letters is left out of account."""
    for link in page_links(document, view):
        path = link.file
        if path is None or view.is_page(path) or view.file_exists(path):
            continue
        if right := view.other_case(path):
            relative = posixpath.relpath(right, posixpath.dirname(document.page.path) or ".")
            prefix = "./" if link.path.startswith("./") else ""
            written = prefix + (quote(relative) if unquote(link.path) != link.path else relative)
            span = Span(link.span.start, link.span.start + len(link.path))
            fix = Fix(f"Vervang door ‘{written}’", (Edit(span, written),))
            yield Finding(span, f"Het bestand heet ‘{right}’, met andere hoofdletters; schrijf ‘{written}’.", fix=fix)


RULE = PageRule("LNK003", "wrong-case-path", ERROR, Repair.SAFE, check=check)
