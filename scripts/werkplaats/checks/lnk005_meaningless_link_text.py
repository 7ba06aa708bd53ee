"""A link without text, or with a text that says nothing about where it leads.

Source: WCAG 2.2, success criteria 2.4.4 and 2.4.9 (link purpose).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.scan.plain import strip_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_EMPTY_WORDS = frozenset(
    """hier|klik hier|daar|dit|deze|link|deze link|meer|lees meer|meer lezen|lees verder|verder|pagina|deze pagina|website|deze website|site|
    deze site|de site|de website|download|klik|lees hier|lees hier meer|lees hier verder|hier meer|meer info|meer informatie|
    via deze link|link naar de site|link naar de pagina|naar de site|naar de pagina|here|click here|read more|more|this link""".replace(
        "\n    ", ""
    ).split("|")
)
_CLICK = lazy(r"(?:klik|druk)(?:t u| u)? (?:hier|op deze)\b")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links whose text is empty or one of the usual empty words; images are judged by `PAG012`."""
    for link in view.links(document):
        if link.image or link.token.inner is None:
            continue
        raw = document.page.source.cut(link.token.inner)
        words = " ".join(fold(strip_markup(raw)).strip(" .:!→»>…“”‘’\"'").split())
        if words in _EMPTY_WORDS or _CLICK.match(words) or words.endswith(".md"):
            yield Finding(
                link.token.span,
                f"De linktekst ‘{raw.strip()}’ zegt niet waar de link heen gaat; neem woorden die dat wel doen.",
            )
        elif not words and "![" not in raw:
            yield Finding(
                link.token.span,
                "Deze link heeft geen tekst en is dus niet te zien; schrijf er woorden bij of haal hem weg.",
            )


RULE = PageRule("LNK005", "meaningless-link-text", WARNING, Repair.NONE, check=check)
