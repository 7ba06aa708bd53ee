"""A year in the sentence that is not that of the work the sentence cites: "Van Vliet (2010) … [-@vanvliet2009]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import YEAR_ALONE, is_named, named_before, words_before
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document

_WROTE = (
    r"(?:schreef|schreven|publiceerden?|betoogden?|stelden?|beschreef|beschreven|concludeerden?|noemden?|zeiden?|zei)"
)
_BEFORE = lazy(rf"\b[Ii]n (?P<year>(?:1[5-9]|20)\d\d) {_WROTE}\s(?P<names>[^.!?;()\[\]@]{{0,80}}?)\s*\Z")
"""`In 2003 schreef Baart [@baart2001]`, and with the key for the name."""
_WROTE_IN = lazy(rf"(?:\s{_WROTE}\sin|,)\Z")
"""Between a name and a year right before the citation: `Baart schreef in 2003 [-@baart2001]`, `Baart, 2003 [@baart2001]`."""
_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_IN_YEAR = lazy(r"n [12]\d{3} [a-z]")
_WINDOW = 120
_SHORTEST = 6
"""A name of one letter, a space, a year and a space take more than this."""
_END = lazy(r"[.!?][”’)]*\s+(?=[“‘(]*[A-ZÀ-Þ])")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `Names (year)` before a citation of a work by these names, in one sentence, when the list has no work of that year by them.

    The year may also stand right before the citation, with or without a word for writing: `In 2003 schreef Baart [@baart2001]`; and within it: `[@baart2001, 2003]`.
    """
    text = document.page.source.text
    yield from _near(document, view)
    for start, prose in view.prose_with(document, "("):
        for match in YEAR_ALONE.finditer(prose):
            if view.typed_before(words_before(prose, match.start()), match["year"])[0]:
                continue  # `CIT005`: the list has that work
            end = _END.search(prose, match.end())
            sentence = Span(start + match.end(), start + (end.start() if end else len(prose)))
            for work in _cited(document, view, sentence):
                if work.year and is_named(words_before(prose, match.start()), work):
                    yield _finding(text, Span(start + match.start("year"), start + match.end("year")), work)
                    break


def _near(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield years right before a citation, and behind its key, where they count as a page."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        first = cluster.works[0]
        for cited in cluster.walk():
            place = cited.locator.span if cited.locator and cited.locator.label == "page" else None
            if (
                place
                and _YEAR.fullmatch(text, *place)
                and (work := view.card(cited.key))
                and _differs(text, place, work)
            ):
                fault = f"‘{text[slice(*place)]}’ geldt hier als bladzijde. Bedoelt u het jaar: ‘{work.key}’ is uit {work.year}; verbeter de sleutel, of schrijf ‘p. {text[slice(*place)]}’."
                yield Finding(place, fault)
        place = _before(text, max(document.page.body_start, cluster.span.start - _WINDOW), cluster, view)
        work = view.card(first.key) if place else None
        if place and work and not first.prefix and _differs(text, place, work):
            yield _finding(text, place, work)


def _before(text: str, start: int, cluster: Cluster, view: Asking) -> Span | None:
    """Return the place of the year before a citation that is said to be that of the work, by the maker of it."""
    end = cluster.span.start
    if end > _SHORTEST and text[end - 2].isdigit() and text[end - 1].isspace():
        place = Span(end - 5, end - 1)
        words = text[start : place.start].rstrip()
        words = words[: match.start()] if (match := _WROTE_IN.search(words)) else words
        exact = False
    elif _IN_YEAR.search(text, start, end) and (match := _BEFORE.search(text, start, end)):
        place, words, exact = Span(*match.span("year")), match["names"].strip(), True
        if not words and cluster.form is Form.NARRATIVE:
            return place
    else:
        return None
    work = view.card(cluster.works[0].key)
    length = named_before(words, work) if work and _YEAR.fullmatch(text, *place) else 0
    told = length == len(words) > 0 if exact else length > 0
    return place if told and not view.typed_before(words, text[slice(*place)])[0] else None


def _differs(text: str, place: Span, work: Card) -> bool:
    return bool(work.year) and text[slice(*place)] != work.year


def _finding(text: str, place: Span, work: Card) -> Finding:
    fault = f"Hier staat {text[slice(*place)]}, maar ‘{work.key}’ in dezelfde zin is uit {work.year}; verbeter het jaar of de sleutel."
    return Finding(place, fault)


def _cited(document: Document, view: Asking, sentence: Span) -> Iterator[Card]:
    for cluster in document.page.clusters:
        if sentence.start <= cluster.span.start < sentence.end:
            for cited in cluster.walk():
                if work := view.card(cited.key):
                    yield work


RULE = PageRule("CIT011", "year-contradicts-key", WARNING, Repair.NONE, check=check)
