"""A video that is fetched from another site as soon as the page opens, or that says nothing to who cannot see or hear it.

The form that this site has for a video is a link of the class `video`: nothing is fetched before a click, and it works without scripts.
Source: WCAG 2.2, success criteria 1.2.1 to 1.2.3; DESIGN: no request leaves the site's own origin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.links import linked_images
from werkplaats.checks.prose import HOLE, hidden_spans
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.resolve.links import is_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_ELEMENT = lazy(r"<(?P<name>iframe|embed|object|video|audio|img|script)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = lazy(r"""\b(?:src|data)[ \t]*=[ \t]*["']?(?P<address>[^"'\s>]+)""", re.IGNORECASE)
_PLAYER = lazy(
    r"(?:https?:)?//(?:www\.youtube(?:-nocookie)?\.com/embed/(?P<tube>[\w-]+)|player\.vimeo\.com/video/(?P<vimeo>\d+))",
    re.IGNORECASE,
)
"""Players within a page, by the page of their video."""
_TRACK = lazy(r"<track\b", re.IGNORECASE)
_CLASS = lazy(r"\{:?[ ]*(?:[^{}\n]*[ ])?\.video(?=[ }])[^{}\n]*\}")
_WORD = lazy(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 12
"""What a sentence about what is to be seen and heard takes at least, without the link itself."""
_WEB = lazy(r"(?:https?:)?//", re.IGNORECASE)
_PICTURE = "Dit plaatje wordt bij een andere site opgehaald zodra de pagina opengaat; zet het bestand in docs/ en link daarheen, of maak er een gewone link van."
_FORM = "‘[Titel (video, 4 minuten)](adres){ .video }’"


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield elements and images that are fetched from elsewhere, elements without a text track, and links of the class `video` with no text beside them."""
    text, page = document.page.source.text, document.page
    if ".video" in text:
        for block, (_, prose) in zip(page.blocks, view.prose(document), strict=True):
            yield from _links(document, block, prose)
    for link in view.links(document):
        if link.image and _WEB.match(link.path) and not _is_own(link.path, view):
            yield Finding(link.span, _PICTURE)
    for _, _, target in linked_images(document):
        address = text[slice(*target)]
        if _WEB.match(address) and not _is_own(address, view):
            yield Finding(target, _PICTURE)
    found = list(_ELEMENT.finditer(text, page.body_start)) if "<" in text else []
    if found:
        hidden = hidden_spans(page)
        for match in found:
            if not any(span.start <= match.start() < span.end for span in hidden) and (
                fault := _fault(text, match, view)
            ):
                yield Finding(Span(*match.span()), fault)


def _fault(text: str, match: re.Match[str], view: Asking) -> str:
    name = match["name"].lower()
    if name == "img":
        address = _ADDRESS.search(match.group())
        elsewhere = address and _WEB.match(address["address"]) and not _is_own(address["address"], view)
        return _PICTURE if elsewhere else ""
    close = text.lower().find(f"</{name}", match.end())
    inside = text[match.start() : close] if close >= 0 and name not in {"iframe", "embed"} else match.group()
    outside = next((a["address"] for a in _ADDRESS.finditer(inside) if is_outside(a["address"])), "")
    if outside:
        return f"Dit wordt bij een andere site opgehaald zodra de pagina opengaat; {_instead(name, outside)}."
    if name == "video" and not _TRACK.search(inside):
        return f"Deze video heeft geen ondertiteling (<track>); voeg die toe, of maak er een link van: {_FORM}."
    return ""


def _instead(name: str, address: str) -> str:
    """Return what to write instead of an element that shows what is elsewhere."""
    if name == "script":
        return "haal dit weg, of maak een gewone link van wat het laat zien"
    if name == "audio":
        return f"maak er een link van: ‘[Titel (geluid, 4 minuten)]({address})’"
    if player := _PLAYER.match(address):
        address = (
            f"https://www.youtube.com/watch?v={player['tube']}"
            if player["tube"]
            else f"https://vimeo.com/{player['vimeo']}"
        )
    elif name in {"iframe", "object", "embed"}:
        return f"maak er een link van: ‘[Titel]({address})’"
    return f"maak er een link van en zeg erbij wat er te zien is: ‘[Titel (video, 4 minuten)]({address}){{ .video }}’"


def _is_own(address: str, view: Asking) -> bool:
    """Tell whether an address is of this site: `LNK004` says what to do."""
    own = view.config.site_url
    return bool(own) and address.startswith(own)


def _links(document: Document, block: Block, prose: str) -> Iterator[Finding]:
    text = document.page.source.text
    videos = [t for t in block.tokens if t.kind is TokenKind.LINK and _CLASS.match(text, t.span.end)]
    if not videos:
        return
    others = (t for t in block.tokens if t.kind is TokenKind.LINK and t.target and t not in videos)
    if any(not is_outside(text[slice(*t.target)]) for t in others if t.target):
        return
    rest = list(prose)
    for token in videos:
        start, end = token.span.start - block.span.start, token.span.end - block.span.start
        rest[start:end] = HOLE * (end - start)
    if len(_WORD.findall("".join(rest))) >= _FEWEST_WORDS:
        return
    fault = "Bij deze video staat niet wat er te zien en te horen is; zeg het in dezelfde alinea, of link daar naar de uitgeschreven tekst op deze site."
    for token in videos:
        yield Finding(token.span, fault)


RULE = PageRule("PAG016", "video-without-facade", WARNING, Repair.NONE, check=check)
