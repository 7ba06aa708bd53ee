"""A year in the sentence that is not that of the work the sentence cites: "Van Vliet (2010) … [-@vanvliet2009]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import YEAR_ALONE
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.entry import Work
    from werkplaats.model.site import Document

_END = re.compile(r"[.!?][”’)]*\s+(?=[“‘(]*[A-ZÀ-Þ])")


def check(document: Document, view: View) -> Iterator[Finding]:
    """Yield `Names (year)` before a citation of a work by these names, in one sentence, when the list has no work of that year by them."""
    text = document.page.source.text
    for start, prose in view.prose(document):
        for match in YEAR_ALONE.finditer(prose) if "(" in prose else ():
            if view.typed.before(prose, match.start(), match["year"])[0]:
                continue  # `CIT005`: the list has that work
            end = _END.search(prose, match.end())
            sentence = Span(start + match.end(), start + (end.start() if end else len(prose)))
            for work in _cited(document, view, sentence):
                year = work.date.year if work.date else None
                if year and view.typed.named(prose, match.start(), work):
                    place = Span(start + match.start("year"), start + match.end("year"))
                    fault = f"Hier staat {text[slice(*place)]}, maar ‘{work.key}’ in dezelfde zin is uit {year}; verbeter het jaar of de sleutel."
                    yield Finding(place, fault)
                    break


def _cited(document: Document, view: View, sentence: Span) -> Iterator[Work]:
    for cluster in document.page.clusters:
        if sentence.start <= cluster.span.start < sentence.end:
            for cited in cluster.walk():
                if work := view.site.library.works.get(cited.key):
                    yield work


RULE = PageRule("CIT011", "year-contradicts-key", WARNING, Repair.NONE, check=check)
