"""A year in the sentence that is not that of the work the sentence cites: "Van Vliet (2010) … [-@vanvliet2009]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import YEAR_ALONE, is_named, words_before
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.site import Document

_END = re.compile(r"[.!?][”’)]*\s+(?=[“‘(]*[A-ZÀ-Þ])")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `Names (year)` before a citation of a work by these names, in one sentence, when the list has no work of that year by them."""
    text = document.page.source.text
    for start, prose in view.prose_with(document, "("):
        for match in YEAR_ALONE.finditer(prose):
            if view.typed_before(words_before(prose, match.start()), match["year"])[0]:
                continue  # `CIT005`: the list has that work
            end = _END.search(prose, match.end())
            sentence = Span(start + match.end(), start + (end.start() if end else len(prose)))
            for work in _cited(document, view, sentence):
                if work.year and is_named(words_before(prose, match.start()), work):
                    place = Span(start + match.start("year"), start + match.end("year"))
                    fault = f"Hier staat {text[slice(*place)]}, maar ‘{work.key}’ in dezelfde zin is uit {work.year}; verbeter het jaar of de sleutel."
                    yield Finding(place, fault)
                    break


def _cited(document: Document, view: Asking, sentence: Span) -> Iterator[Card]:
    for cluster in document.page.clusters:
        if sentence.start <= cluster.span.start < sentence.end:
            for cited in cluster.walk():
                if work := view.card(cited.key):
                    yield work


RULE = PageRule("CIT011", "year-contradicts-key", WARNING, Repair.NONE, check=check)
