"""Links of a page as checks look at them: the path and the anchor apart, each with its place."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from werkplaats.checks.prose import hidden_spans
from werkplaats.checks.targets import find_slip
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.register.address import PATTERN
from werkplaats.resolve.links import is_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Token
    from werkplaats.model.site import Document


_PASSAGE = lazy(PATTERN)
_LED = lazy(r"""<a\s(?:[^<>]*?\s)?href\s*=\s*["']?(?P<target>[^"'\s<>]+)""", re.IGNORECASE)
_SHOWN = lazy(r"""<img\s(?:[^<>]*?\s)?src\s*=\s*["']?(?P<target>[^"'\s<>]+)""", re.IGNORECASE)

_INNER_IMAGE = lazy(r"!\[(?P<text>[^\[\]]*)\]\([ ]*<?(?P<target>[^()\s<>]*)[^()]*\)")


class Link(NamedTuple):
    """A link or image with a target.

    Attributes:
        token: The whole of it.
        span: Its target, which stands elsewhere on the page for `[text][label]`.
        path: Path part of the target, as written; empty for a bare anchor.
        anchor: What follows `#`, as written; empty when there is none.
        image: True for an image.
        outside: True when the target has a scheme or a host.
        file: What the path names, as a path below the docs folder; None when it names nothing there.
    """

    token: Token
    span: Span
    path: str
    anchor: str
    image: bool
    outside: bool
    file: str | None


def read_links(document: Document) -> tuple[Link, ...]:
    """Return all links and images of a page, in order; one with its target elsewhere (`[text][label]`) for each target once. `Asking.links` keeps them."""
    found: list[Link] = []
    folder = posixpath.dirname(document.page.path)
    defined: set[Span] = set()
    for token in document.page.links():
        span = document.page.target(token)
        if span is None or span in defined:
            continue
        if token.target is None:
            defined.add(span)
        target = document.page.source.cut(span)
        outside = is_outside(target)
        path, _, anchor = target.partition("#")
        bare = path if outside else path.partition("?")[0]
        file = None if outside else _joined(folder, bare)
        found.append(Link(token, span, bare, anchor, token.kind is TokenKind.IMAGE, outside, file))
    return tuple(found)


def _joined(folder: str, path: str) -> str | None:
    bare = unquote(path)
    if not bare.strip():
        return None
    slash = "/" if bare.endswith("/") else ""
    return posixpath.normpath(posixpath.join(folder, bare)) + slash


def is_passage(anchor: str) -> bool:
    """Tell whether an anchor is the address of a paragraph: these have no vowel, so no heading of words has one like it."""
    return _PASSAGE.fullmatch(anchor) is not None


def anchor_span(document: Document, link: Link) -> Span:
    """Return the place of the anchor of a link, with its `#`."""
    start = link.span.start + len(document.page.source.cut(link.span)) - len(link.anchor)
    return Span(start - 1, link.span.end)


def page_links(document: Document, view: Asking) -> Iterator[Link]:
    """Yield the links within the site that are relative: `../mensen/x.md#kop`, `#kop`; one with a slip in its signs is `LNK012`."""
    found = (link for link in view.links(document) if not link.outside and not link.path.startswith("/"))
    return (link for link in found if not find_slip(link.path))


def linked_images(document: Document) -> Iterator[tuple[Span, Span, Span]]:
    """Yield (whole, text, target) of each image that is itself the text of a link: `[![text](target)](page.md)`."""
    text = document.page.source.text
    for token in document.page.links() if "[![" in text or "[ ![" in text else ():
        if token.kind is TokenKind.LINK and token.inner and text.find("![", *token.inner) >= 0:
            for match in _INNER_IMAGE.finditer(text, *token.inner):
                yield Span(*match.span()), Span(*match.span("text")), Span(*match.span("target"))


def raw_targets(document: Document, *, image: bool) -> Iterator[tuple[Span, str]]:
    """Yield (place, path) of what HTML between the text links to (`<a href>`) or shows (`<img src>`) within the site, without anchor and query."""
    page = document.page
    found = (
        list((_SHOWN if image else _LED).finditer(page.source.text, page.body_start)) if "<" in page.source.text else []
    )
    hidden = hidden_spans(page) if found else []
    for match in found:
        target = unescape(match["target"])
        path = target.partition("#")[0].partition("?")[0]
        outside = is_outside(target) or target.startswith("/")
        if path and not outside and not any(span.start <= match.start() < span.end for span in hidden):
            yield Span(*match.span("target")), path


def raw_places(document: Document, path: str) -> tuple[str, ...]:
    """Return what a path in HTML may mean, below the docs folder: a browser reads it from the address of the page, the host may from its file."""
    bare = unquote(path)
    slash = "/" if bare.endswith("/") else ""
    bases = (document.address, posixpath.dirname(document.page.path))
    return tuple(posixpath.normpath(posixpath.join(base, bare)).removeprefix("./") + slash for base in bases)


def work_at(address: str, view: Asking) -> str:
    """Return the key of the work whose own page has this address below the root of the site, or an empty string."""
    folder, _, key = address.strip("/").removesuffix("/index.html").rpartition("/")
    return key if folder == "literatuur" and view.card(key) else ""
