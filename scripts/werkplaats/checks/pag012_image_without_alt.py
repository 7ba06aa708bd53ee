"""An image without a text for those who do not see it.

Source: WCAG 2.2, success criterion 1.1.1 (non-text content).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.page import TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `![](…)`, and images whose text is only a file name."""
    del view
    for token in document.page.links():
        if token.kind is not TokenKind.IMAGE or token.inner is None:
            continue
        text = document.page.source.cut(token.inner).strip()
        if not text:
            yield Finding(
                token.span, "Dit plaatje heeft geen beschrijving; zet tussen de vierkante haken wat erop te zien is."
            )
        elif text.lower().endswith((".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")) and " " not in text:
            yield Finding(
                token.inner,
                f"‘{text}’ is een bestandsnaam en geen beschrijving; schrijf wat er op het plaatje te zien is.",
            )


RULE = PageRule("PAG012", "image-without-alt", WARNING, Repair.NONE, check=check)
