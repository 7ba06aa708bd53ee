"""A letter behind a year that someone typed: the site sets `a` and `b` itself, and they change when the list does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_LETTER = lazy(r"\s*,?\s*(?P<what>(?:(?:1[5-9]|20)\d\d)?\s?[a-e])(?=\s*[\];,])")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[@key, a]` and `[@key, 2009b]`, of keys that the list has."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        for cited in cluster.walk():
            match = _LETTER.match(text, cited.key_span.end, cluster.span.end)
            if match and view.card(cited.key) and text[cited.key_span.end] in ", ":
                place = Span(*match.span("what"))
                fault = f"De letter bij het jaar zet de site zelf; haal ‘{match['what']}’ weg en wijs het werk aan met zijn sleutel."
                edit = Edit(Span(cited.key_span.end, match.end()), "")
                yield Finding(place, fault, fix=Fix(f"Haal ‘{match['what']}’ weg", (edit,), safe=False))


RULE = PageRule("CIT013", "letter-by-hand", WARNING, Repair.UNSAFE, check=check)
