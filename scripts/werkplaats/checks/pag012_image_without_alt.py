"""An image without a text for those who do not see it.

Source: WCAG 2.2, success criterion 1.1.1 (non-text content).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.links import linked_images
from werkplaats.checks.prose import hidden_spans
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_ELEMENT = lazy(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = lazy(r"\balt[ \t]*=[ \t]*(?:\"(?P<quoted>[^\"]*)\")?", re.IGNORECASE)
_ENDINGS = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")
_EMPTY = lazy(
    r"(?:afbeelding|foto|plaatje|figuur|illustratie|tekening|image|picture|photo|img|dsc[a-z]?|scan|schermafbeelding|screenshot)[ _-]*[\d _.-]*",
    re.IGNORECASE,
)
"""The name of a kind of picture, with a number at most: what cameras and word processors call one."""
_MADE = lazy(r"automatisch gegenereerde beschrijving|AI-gegenereerde inhoud|door AI gegenereerd", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `![](…)`, images whose text is only a file name or says nothing, and `<img>` without `alt`; an empty `alt=""` says that it is an ornament."""
    del view
    text, page = document.page.source.text, document.page
    found = list(_ELEMENT.finditer(text, page.body_start)) if "<" in text else []
    hidden = hidden_spans(page) if found else []
    for match in found:
        if any(span.start <= match.start() < span.end for span in hidden):
            continue
        alt = _ALT.search(match.group())
        if alt is None:
            fault = "Dit plaatje heeft geen beschrijving; zet bij ‘alt’ wat erop te zien is."
            yield Finding(Span(*match.span()), fault)
        elif fault := _says_nothing(alt["quoted"] or ""):
            yield Finding(Span(*alt.span("quoted")).shift(match.start()), fault)
    images = [(t.span, t.inner) for t in page.links() if t.kind is TokenKind.IMAGE and t.inner is not None]
    for whole, inner in (*images, *((whole, inner) for whole, inner, _ in linked_images(document))):
        shown = document.page.source.cut(inner).strip()
        if not shown:
            fault = "Dit plaatje heeft geen beschrijving; zet tussen de vierkante haken wat erop te zien is."
            yield Finding(whole, fault)
        elif fault := _says_nothing(shown):
            yield Finding(inner, fault)


def _says_nothing(shown: str) -> str:
    """Return what is wrong with a description; empty when it may be one."""
    if shown.lower().endswith(_ENDINGS) and " " not in shown:
        return f"‘{shown}’ is een bestandsnaam en geen beschrijving; schrijf wat er op het plaatje te zien is."
    if _MADE.search(shown):
        return "Deze beschrijving heeft Word gemaakt; schrijf zelf wat er op het plaatje te zien is."
    if _EMPTY.fullmatch(shown):
        return f"‘{shown}’ zegt niet wat er op het plaatje te zien is; schrijf dat hier."
    return ""


RULE = PageRule("PAG012", "image-without-alt", WARNING, Repair.NONE, check=check)
