"""A link to a page of this site by its full web address: it breaks when the site moves, and misses the checks of links."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from werkplaats.checks.asking import page_name
from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.links import work_at
from werkplaats.checks.suggest import meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_HOST = lazy(r"\Ahttps?://(?:www\.)?", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links that begin with `site_url` in any form, and links that begin with `/`; to a page or a file in `docs/` the relative link is known.

    What the build itself makes, such as `/zoeken/` and `feed.xml`, has no file to link to and is left alone.
    """
    own = view.config.site_url
    yield from _shown(document, view) if own else ()
    for link in view.links(document):
        if link.path.startswith("/") and not link.path.startswith("//"):
            address = link.path[1:]
        elif own and link.outside and (found := _below(link.path, own)) is not None:
            address = found
        else:
            continue
        span = Span(link.span.start, link.span.start + len(link.path))
        if path := _file(address, view):
            right = posixpath.relpath(path, posixpath.dirname(document.page.path) or ".")
            fault = f"Deze link gaat naar een pagina of bestand van deze site en begint met {_begin(link.path)}; schrijf ‘{right}’."
            yield Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),)))
        elif key := work_at(address, view):
            yield Finding(
                span, f"Een werk krijgt vanzelf een pagina; verwijs ernaar met ‘@{key}’ in plaats van met een link."
            )
        elif _is_ours(link.path, own) and _must_be_page(address, view, rooted=link.path.startswith("/")):
            like = view.pages_like(page_name(address.strip("/")))
            guess = posixpath.relpath(like[0], posixpath.dirname(document.page.path) or ".") if len(like) == 1 else ""
            way_out = meant(guess, "link naar het .md-bestand, gezien vanaf deze pagina.")
            yield Finding(span, f"Op deze site is geen pagina met dit adres; {way_out}")


def _begin(path: str) -> str:
    """Return what is wrong at the beginning of an address, in words."""
    return "een schuine streep" if path.startswith("/") else "het webadres van de site"


def _below(address: str, own: str) -> str | None:
    """Return the part of an address below that of the site, whatever scheme it has and with or without `www.`; None when it is elsewhere."""
    bare, root = _HOST.sub("", address), _HOST.sub("", own)
    return bare[len(root) :] if f"{bare}/".startswith(root) else None


def _is_ours(path: str, own: str) -> bool:
    """Tell whether an address is certainly of this site: with `www.` or without the `s`, another site may be there."""
    return path.startswith("/") or f"{path}/".startswith(own)


def _shown(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield addresses of pages of ours between `<` and `>`; the words of the link are for the editor to find."""
    for block in document.page.blocks:
        for token in block.tokens:
            if token.kind is TokenKind.ADDRESS and token.inner and token.inner != token.span:
                path, _, _ = document.page.source.cut(token.inner).partition("#")
                address = _below(path, view.config.site_url) if _HOST.match(path) else None
                if address is not None and (file := _file(address, view)):
                    right = posixpath.relpath(file, posixpath.dirname(document.page.path) or ".")
                    fault = f"Dit is het webadres van een pagina van deze site; schrijf ‘[woorden]({right})’, met woorden die zeggen wat daar staat."
                    yield Finding(token.inner, fault)


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
