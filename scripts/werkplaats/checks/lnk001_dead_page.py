"""A link leads to a page or file that does not exist."""

from __future__ import annotations

import posixpath
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from urllib.parse import unquote

from werkplaats.checks.asking import page_name
from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import raw_places, raw_targets, work_at
from werkplaats.checks.suggest import meant
from werkplaats.checks.targets import find_slip
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.links import Link
    from werkplaats.model.site import Document

_PAGES = frozenset({"", ".md", ".html"})
"""How the name of a page ends in a link; what else a site has may be made with it."""
_SCHEME = "https://"
_MAIL = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_OWN_DISK = lazy(r"(?:[a-z]:(?:[\\/]|%5C)|file:)", re.IGNORECASE)
_BAD_SCHEME = lazy(r"(?P<scheme>[a-z]{3,6})(?::/{0,2}|//)(?=[\w-]+\.\w)", re.IGNORECASE)
_KNOWN = frozenset({"http", "https", "ftp", "mailto", "tel", "sms", "geo", "data"})
_LIKE = 0.6
_USUAL = ("http://", "https://", "../", "#", "mailto:")
"""How nearly every link begins that has nothing wrong there."""
_HOST = lazy(
    r"(?:www\.[a-z0-9-]+|[a-z0-9-]+)(?:\.[a-z0-9-]+)*\.(?:nl|be|eu|com|org|net|info|amsterdam)(?:/\S*)?", re.IGNORECASE
)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield relative links to nothing, and addresses that lead nowhere.

    One to a file whose name differs in case is `LNK003`, a missing image `LNK006`, one to a page that has moved `LNK007`, one with a backslash `LNK012`.
    """
    for link in view.links(document):
        if link.image:
            continue
        if not link.path.lower().startswith(_USUAL) and (finding := _address(link)):
            yield finding
        elif not link.outside and not link.path.startswith("/") and not find_slip(link.path):
            yield from _within(document, link, view)

    for span, path in raw_targets(document, image=False):
        places = raw_places(document, path)
        if posixpath.splitext(path)[1] in _PAGES and not any(_is_there(place, view) for place in places):
            guess = _guess(document, places[-1], view) if path.endswith(".md") else ""
            fault = f"De pagina ‘{path}’ bestaat niet; {meant(guess, 'verbeter de link of maak de pagina.')}"
            yield Finding(span, fault)


def _within(document: Document, link: Link, view: Asking) -> Iterator[Finding]:
    """Yield a relative link to nothing."""
    target = link.file
    if not target or any(ask(target) for ask in (view.is_page, view.file_exists, view.other_case, view.moved_to)):
        return
    if target.startswith("../") or target == "..":
        fault = f"De link ‘{link.path}’ gaat buiten de map met teksten; link naar een bestand daarbinnen."
        yield Finding(link.span, fault)
        return
    if key := work_at(target, view):
        yield Finding(
            link.span, f"Een werk krijgt vanzelf een pagina; verwijs ernaar met ‘@{key}’ in plaats van met een link."
        )
        return
    guess = _guess(document, target, view)
    begin = "" if guess else "mailto:" if _MAIL.fullmatch(link.path) else _SCHEME if _HOST.fullmatch(link.path) else ""
    if begin:
        what = "mailadres" if begin == "mailto:" else "webadres"
        edit = Edit(Span(link.span.start, link.span.start), begin)
        fault = f"‘{link.path}’ is een {what} zonder begin; schrijf ‘{begin}{link.path}’."
        yield Finding(link.span, fault, fix=Fix(f"Zet er ‘{begin}’ voor", (edit,), safe=False))
        return
    place = Span(link.span.start, link.span.start + len(link.path))
    fix = Fix(f"Vervang door ‘{guess}’", (Edit(place, guess),), safe=False) if guess else None
    if posixpath.splitext(target)[1].lower() in _PAGES:
        fault = f"De pagina ‘{unquote(link.path)}’ bestaat niet; {meant(guess, 'verbeter de link of maak de pagina.')}"
    else:
        target = (
            target.removeprefix(f"{posixpath.dirname(document.page.path)}/")
            if link.path.startswith("docs/")
            else target
        )
        target = target.removeprefix("docs/")
        otherwise = f"zet het neer als {view.config.relative(view.config.docs_dir / target)} of verbeter de link."
        fault = f"Het bestand ‘{unquote(link.path)}’ bestaat niet; {meant(guess, otherwise)}"
    yield Finding(link.span, fault, fix=fix)


def _address(link: Link) -> Finding | None:
    """Find an address that no reader can follow: on the disk of who wrote it, or with a beginning that is none: `htpps://`, `https//`."""
    if _OWN_DISK.match(link.path):
        fault = f"‘{link.path}’ staat op uw eigen computer; zet het bestand in docs/ en link daarheen."
        return Finding(link.span, fault)
    match = _BAD_SCHEME.match(link.path)
    scheme = match["scheme"].lower() if match else ""
    if match is None or scheme in _KNOWN - {"http", "https"}:
        return None
    if SequenceMatcher(None, scheme, "https", autojunk=False).ratio() < _LIKE:
        return None
    begin = "http://" if scheme == "http" else _SCHEME
    right = f"{begin}{link.path[match.end() :]}"
    edit = Edit(Span(link.span.start, link.span.start + match.end()), begin)
    return Finding(
        link.span,
        f"‘{match.group()}’ is geen begin van een webadres; schrijf ‘{right}’.",
        fix=Fix(f"Schrijf ‘{begin}’", (edit,), safe=False),
    )


def _is_there(place: str, view: Asking) -> bool:
    address = place.strip("/").removesuffix(".html").removesuffix(".")
    asked = (view.is_page, view.file_exists, view.moved_to, view.page_at)
    return any(ask(path) for ask in asked for path in (place, address)) or bool(work_at(address, view))


def _guess(document: Document, target: str, view: Asking) -> str:
    """Return the relative link that was probably meant: the page itself for an address, the same file elsewhere, or a like name."""
    folder, _, inside = target.rpartition("docs/")
    here = posixpath.dirname(document.page.path)
    if inside and folder in {"", f"{here}/"} and (view.is_page(inside) or view.file_exists(inside)):
        return _relative(document, inside)
    if posixpath.splitext(target)[1].lower() not in _PAGES:
        return _relative(document, like) if (like := view.file_like(target)) else ""
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
