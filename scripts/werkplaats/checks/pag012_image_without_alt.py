"""An image without a text for those who do not see it.

Source: WCAG 2.2, success criterion 1.1.1 (non-text content).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import hidden_spans
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import TokenKind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_ELEMENT = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt[ \t]*=", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `![](…)`, images whose text is only a file name, and `<img>` without `alt`; an empty `alt=""` says that it is an ornament."""
    del view
    text, page = document.page.source.text, document.page
    found = list(_ELEMENT.finditer(text, page.body_start)) if "<" in text else []
    hidden = hidden_spans(page) if found else []
    for match in found:
        if not _ALT.search(match.group()) and not any(span.start <= match.start() < span.end for span in hidden):
            yield Finding(
                Span(*match.span()), "Dit plaatje heeft geen beschrijving; zet bij ‘alt’ wat erop te zien is."
            )
    for token in document.page.links():
        if token.kind is not TokenKind.IMAGE or token.inner is None:
            continue
        shown = document.page.source.cut(token.inner).strip()
        if not shown:
            yield Finding(
                token.span, "Dit plaatje heeft geen beschrijving; zet tussen de vierkante haken wat erop te zien is."
            )
        elif shown.lower().endswith((".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")) and " " not in shown:
            yield Finding(
                token.inner,
                f"‘{shown}’ is een bestandsnaam en geen beschrijving; schrijf wat er op het plaatje te zien is.",
            )


RULE = PageRule("PAG012", "image-without-alt", WARNING, Repair.NONE, check=check)
