"""A link leads to a page or file that does not exist."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.asking import page_name
from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import page_links, raw_places, raw_targets, work_at
from werkplaats.checks.suggest import meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_PAGES = frozenset({"", ".md", ".html"})
"""How the name of a page ends in a link; what else a site has may be made with it."""
_SCHEME = "https://"
_HOST = re.compile(
    r"(?:www\.[a-z0-9-]+|[a-z0-9-]+)(?:\.[a-z0-9-]+)*\.(?:nl|be|eu|com|org|net|info|amsterdam)(?:/\S*)?", re.IGNORECASE
)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield relative links to nothing.

    One to a file whose name differs in case is `LNK003`, a missing image `LNK006`, one to a page that has moved `LNK007`.
    """
    for link in page_links(document, view):
        target = link.file
        if link.image or target is None:
            continue
        if view.is_page(target) or view.file_exists(target) or view.other_case(target) or view.moved_to(target):
            continue
        if target.startswith("../") or target == "..":
            yield Finding(
                link.span,
                f"De link ‘{link.path}’ gaat buiten de map met teksten; link naar een .md-bestand daarbinnen.",
            )
            continue
        if key := work_at(target, view):
            yield Finding(link.span, f"Een werk krijgt vanzelf een pagina; verwijs ernaar met ‘@{key}’.")
            continue
        guess = _guess(document, target, view)
        if not guess and _HOST.fullmatch(link.path):
            edit = Edit(Span(link.span.start, link.span.start), _SCHEME)
            fault = f"‘{link.path}’ is een webadres zonder begin; schrijf ‘{_SCHEME}{link.path}’."
            yield Finding(link.span, fault, fix=Fix("Zet er ‘https://’ voor", (edit,), safe=False))
            continue
        fix = (
            Fix(
                f"Vervang door ‘{guess}’",
                (Edit(Span(link.span.start, link.span.start + len(link.path)), guess),),
                safe=False,
            )
            if guess
            else None
        )
        fault = f"De pagina ‘{unquote(link.path)}’ bestaat niet; {meant(guess, 'verbeter de link of maak de pagina.')}"
        yield Finding(link.span, fault, fix=fix)

    for span, path in raw_targets(document, image=False):
        places = raw_places(document, path)
        if posixpath.splitext(path)[1] in _PAGES and not any(_is_there(place, view) for place in places):
            yield Finding(span, f"De pagina ‘{path}’ bestaat niet; verbeter de link of maak de pagina.")


def _is_there(place: str, view: Asking) -> bool:
    address = place.strip("/").removesuffix(".html").removesuffix(".")
    asked = (view.is_page, view.file_exists, view.moved_to, view.page_at)
    return any(ask(path) for ask in asked for path in (place, address)) or bool(work_at(address, view))


def _guess(document: Document, target: str, view: Asking) -> str:
    """Return the relative link that was probably meant: the page itself for an address, the same file elsewhere, or a like name."""
    bare = target.removesuffix("/").removesuffix(".html").removesuffix("/index")
    for path in (f"{bare}.md", f"{bare}/index.md"):
        if view.is_page(path):
            return _relative(document, path)
    found = view.pages_like(page_name(f"{bare}.md"))
    near = [path for path in found if posixpath.dirname(path) == posixpath.dirname(bare)] or found
    return _relative(document, near[0]) if len(near) == 1 else ""


def _relative(document: Document, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(document.page.path) or ".")


RULE = PageRule("LNK001", "dead-page", ERROR, Repair.UNSAFE, check=check)
