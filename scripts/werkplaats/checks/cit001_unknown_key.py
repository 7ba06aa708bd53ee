"""A text cites a key that the literature list does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.brackets import written_page
from werkplaats.checks.handles import is_handle
from werkplaats.checks.suggest import meant
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.citations import plain_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork, Cluster
    from werkplaats.model.site import Document

_NEXT = lazy(r"[ ]+[\w-]+")
_MOST_WORDS = 4
_TYPED = lazy(r"(?P<names>[^\W\d_][^\d\[\]();@\n]{0,60}?),?\s+(?P<year>(?:1[5-9]|20)\d\d)[a-z]?(?!\w)")
"""Names and a year in the place of a key: `[@Welschen e.a. 2018]`."""
_PAGES = lazy(r"\d+(?:[-–]\d+)?")
_ADD = "voeg het werk toe aan de literatuurlijst of verbeter de sleutel."


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every unknown key, but for one that differs in case only (that is `CIT002`) or is no key at all (`CIT014`).

    The place is the mark with the key: `@key`.
    """
    if view.config.missing:
        return  # without its literature list a site knows no key: that is one fault, and `BIB006` says it
    text = document.page.source.text
    for cluster in document.page.clusters:
        for work in cluster.walk():
            if view.card(work.key) or view.other_case_key(work.key) or is_handle(text, cluster, work, view):
                continue
            yield _paged(text, cluster, work, view) or _spaced(text, work, view) or _unknown(text, cluster, work, view)


def _unknown(text: str, cluster: Cluster, work: CitedWork, view: Asking) -> Finding:
    guess = view.guess_key(work.key)
    rivals = view.rival_keys(work.key, guess)
    loose = cluster.form is Form.NARRATIVE and not any(map(str.isdigit, work.key))
    otherwise = f"{_ADD} Is het geen verwijzing, schrijf dan ‘\\@{work.key}’." if loose else _ADD
    if guess and plain_part(guess) == work.key and text[work.key_span.start - 1] != "{":
        return _broken_off(text, work, guess)
    sure = guess and not rivals and view.same_year(work.key, guess)
    fix = Fix(f"Vervang door ‘{guess}’", (Edit(work.key_span, guess),), safe=False) if sure else None
    fault = f"Sleutel ‘{work.key}’ staat niet in bib/; {meant(guess, otherwise, rivals)}"
    return Finding(mark_span(text, work.key_span), fault, fix=fix)


def _broken_off(text: str, work: CitedWork, key: str) -> Finding:
    """Return the finding for a key that is read in part, `[@bos(2012)]`: in braces it is read whole."""
    start, end = work.key_span
    end = start + len(key) if text.startswith(key, start) else end
    fix = Fix(f"Schrijf ‘@{{{key}}}’", (Edit(Span(start, end), f"{{{key}}}"),), safe=False)
    fault = f"Van sleutel ‘{key}’ leest een verwijzing alleen ‘{work.key}’; schrijf ‘@{{{key}}}’."
    return Finding(Span(mark_span(text, work.key_span).start, end), fault, fix=fix)


def _spaced(text: str, work: CitedWork, view: Asking) -> Finding | None:
    """Find a key with spaces in it, `[@van vliet 2009]`, and names with a year in the place of a key."""
    key, end = work.key, work.key_span.end
    for _ in range(_MOST_WORDS):
        following = _NEXT.match(text, end)
        if following is None:
            break
        key, end = key + following.group().strip(), following.end()
        if right := key if view.card(key) else view.other_case_key(key):
            place = Span(mark_span(text, work.key_span).start, end)
            fix = Fix(f"Vervang door ‘{right}’", (Edit(Span(work.key_span.start, end), right),), safe=False)
            fault = f"In een sleutel staat geen spatie; schrijf ‘@{right}’ in plaats van ‘{text[slice(*place)]}’."
            return Finding(place, fault, fix=fix)
    typed = _TYPED.match(text, work.key_span.start)
    works = view.typed(typed["names"], typed["year"]) or view.typed_like(typed["names"], typed["year"]) if typed else ()
    if typed is None or len(works) != 1:
        return None
    place = Span(mark_span(text, work.key_span).start, typed.end())
    fix = Fix(f"Vervang door ‘{works[0].key}’", (Edit(Span(*typed.span()), works[0].key),), safe=False)
    return Finding(place, f"‘{text[slice(*place)]}’ is geen sleutel; schrijf ‘@{works[0].key}’.", fix=fix)


def _paged(text: str, cluster: Cluster, work: CitedWork, view: Asking) -> Finding | None:
    """Find a page that is glued to its key: `[@tonkens2009:12]`."""
    key, _, page = work.key.partition(":")
    if not _PAGES.fullmatch(page) or not view.card(key):
        return None
    narrative = cluster.form is Form.NARRATIVE and work is cluster.works[0]
    place = written_page(page)
    right = f"{key} [{place}]" if narrative else f"{key}, {place}"
    fix = Fix(f"Schrijf ‘@{right}’", (Edit(work.key_span, right),), safe=False)
    fault = f"‘:{page}’ is zo een deel van de sleutel; schrijf ‘@{right}’."
    return Finding(mark_span(text, work.key_span), fault, fix=fix)


def mark_span(text: str, key: Span) -> Span:
    """Return the place of a key with its `@` and braces."""
    start, end = key
    if text[start - 1 : start] == "{":
        start, end = start - 1, end + 1
    return Span(start - 1 if text[start - 1 : start] == "@" else start, end)


RULE = PageRule("CIT001", "unknown-key", ERROR, Repair.UNSAFE, check=check)
