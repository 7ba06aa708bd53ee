"""A link to a page of this site by its full web address: it breaks when the site moves, and misses the checks of links."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document


def check(document: Document, view: View) -> Iterator[Finding]:
    """Yield links that begin with `site_url`, and links that begin with `/`; to a page with a file the relative link is known."""
    own = view.config.site_url
    for link in view.links(document):
        if link.path.startswith("/") and not link.path.startswith("//"):
            address = link.path[1:]
        elif own and (link.path + "/").startswith(own):
            address = link.path[len(own) :]
        else:
            continue
        path = view.path_of_address(address)
        if path is None and link.path.startswith("/"):
            continue
        span = Span(link.span.start, link.span.start + len(link.path))
        right = posixpath.relpath(path, posixpath.dirname(document.page.path) or ".") if path else ""
        fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),)) if right else None
        way_out = f"schrijf ‘{right}’." if right else "link naar het .md-bestand, gezien vanaf deze pagina."
        yield Finding(span, f"Deze link naar een eigen pagina is een heel adres; {way_out}", fix=fix)


RULE = PageRule("LNK004", "absolute-link-to-own-site", WARNING, Repair.SAFE, check=check)
