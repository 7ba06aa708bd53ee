"""A link to a page of this site by its full web address: it breaks when the site moves, and misses the checks of links."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.links import work_at
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links that begin with `site_url`, and links that begin with `/`; to a page or a file in `docs/` the relative link is known.

    What the build itself makes, such as `/zoeken/` and `feed.xml`, has no file to link to and is left alone.
    """
    own = view.config.site_url
    for link in view.links(document):
        if link.path.startswith("/") and not link.path.startswith("//"):
            address = link.path[1:]
        elif own and (link.path + "/").startswith(own):
            address = link.path[len(own) :]
        else:
            continue
        span = Span(link.span.start, link.span.start + len(link.path))
        if path := _file(address, view):
            right = posixpath.relpath(path, posixpath.dirname(document.page.path) or ".")
            fault = f"Deze link naar een eigen pagina is een heel adres; schrijf ‘{right}’."
            yield Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),)))
        elif key := work_at(address, view):
            yield Finding(span, f"Een werk krijgt vanzelf een pagina; verwijs ernaar met ‘@{key}’.")
        elif _must_be_page(address, view, rooted=link.path.startswith("/")):
            fault = "Op deze site is geen pagina met dit adres; link naar het .md-bestand, gezien vanaf deze pagina."
            yield Finding(span, fault)


def _file(address: str, view: Asking) -> str:
    """Return the file in `docs/` that an address leads to, or an empty string."""
    return (
        view.page_at(address.removesuffix(".md"))
        or view.moved_to(address)
        or (address if address and view.file_exists(address) else "")
    )


def _must_be_page(address: str, view: Asking, *, rooted: bool) -> bool:
    """Tell whether only a page of ours can have this address: it is no file, and not on what may be another site of the same host."""
    if posixpath.splitext(address)[1].lower() not in {"", ".html", ".md"}:
        return False
    folder, slash, _ = address.partition("/")
    return not rooted or (bool(slash) and bool(view.pages_in(f"{folder}/")))


RULE = PageRule("LNK004", "absolute-link-to-own-site", WARNING, Repair.SAFE, check=check)
