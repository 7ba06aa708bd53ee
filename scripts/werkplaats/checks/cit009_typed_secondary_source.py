"""A work read in another, of which the other is typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import NAMES
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork
    from werkplaats.model.site import Document

_CUE = r"(?:zoals\s+)?(?:geciteerd|aangehaald|besproken|gelezen|genoemd)|as\s+cited"
_WITHIN = lazy(
    rf"(?P<words>(?:(?:{_CUE})?\s*in:?|via)\s+)(?P<names>[^\d;\[\]]+?),?\s+\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?",
    re.IGNORECASE,
)
_TYPED = lazy(
    r"\((?:(?P<names>[^\d();:,][^\d();:]*?)(?:,\s+|\s+(?=in\b)))?(?:(?P<year>(?:1[5-9]|20)\d\d[a-z]?),\s+)?"
    rf"(?:(?:(?P<cue>{_CUE})\s+)?in:?|(?P<via>via))\s+(?P<read>[^\d();:]+?),\s+(?P<read_year>(?:1[5-9]|20)\d\d[a-z]?)(?P<rest>[^()]*)\)"
)
"""`(Foucault, 1975, geciteerd in Tonkens, 2009, p. 3)`, the same without a year, and the bracket behind a name: `Foucault (1975, in Tonkens, 2009)`."""
_CUE_LEFT = lazy(rf"\s*,?\s*(?P<cue>{_CUE})\s+(?=in:?\s+-?@\{{?\Z)", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[@a, geciteerd in Jansen, 2019]`: the work that was consulted has a key too, `[@a, in @jansen2019]`; and brackets without any key."""
    text = document.page.source.text
    for start, prose in view.prose_with(document, "("):
        for bracket in _TYPED.finditer(prose):
            if _is_secondary(bracket, view):
                yield _typed(bracket, start, view)
    for cluster in document.page.clusters:
        for cited in cluster.works:
            if not cited.suffix:
                continue
            if cited.within is not None:
                yield from _cue(text, cited)
                continue
            match = _WITHIN.search(text, cited.key_span.end, cited.span.end)
            if match is None:
                continue
            span = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
            works = view.typed(match["names"], match["year"])
            if not works and NAMES.fullmatch(match["names"]) is None:
                continue  # `in de periode 2010`
            right = f"in @{works[0].key}" if len(works) == 1 else "in @sleutel"
            fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False) if len(works) == 1 else None
            add = "" if works else " Voeg het werk eerst toe aan de literatuurlijst."
            fault = f"‘{match.group().strip()}’ noemt het gelezen werk zonder sleutel, zodat het in geen lijst komt; schrijf ‘{right}’.{add}"
            yield Finding(span, fault, fix=fix)


def _is_secondary(match: re.Match[str], view: Asking) -> bool:
    """Tell whether a bracket names a work and the one it was read in: by its years, by a word that says so, or as the list has the work that was read."""
    if not match["names"] and not (match["year"] or match["cue"]):
        return False
    named = match["names"] is None or NAMES.fullmatch(match["names"])
    told = bool(match["year"] or match["cue"] or view.typed(match["read"], match["read_year"]))
    return bool(named and told and NAMES.fullmatch(match["read"]))


def _cue(text: str, cited: CitedWork) -> Iterator[Finding]:
    """Find `geciteerd` before `in @key`: the site says that a work was read in another with `in` alone."""
    within = cited.within
    match = _CUE_LEFT.search(text, cited.key_span.end, within.key_span.start) if within else None
    if within is None or match is None:
        return
    right = f", in @{within.key}"
    fix = Fix(f"Haal ‘{match['cue']}’ weg", (Edit(Span(*match.span()), ", "),))
    fault = f"‘{match['cue']}’ komt zo los in de verwijzing te staan; schrijf alleen ‘{right}’."
    yield Finding(Span(*match.span("cue")), fault, fix=fix)


def _typed(match: re.Match[str], shift: int, view: Asking) -> Finding:
    span = Span(shift + match.start(), shift + match.end())
    first = view.typed(match["names"], match["year"]) if match["names"] and match["year"] else ()
    second = view.typed(match["read"], match["read_year"])
    keys = [f"@{works[0].key}" if len(works) == 1 else "@sleutel" for works in (first, second)]
    right = f"[{'' if match['names'] else '-'}{keys[0]}, in {keys[1]}{match['rest']}]"
    known = bool(match["names"]) and len(first) == len(second) == 1 and not match["rest"]
    fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False) if known else None
    add = "" if second else " Voeg het werk dat u las eerst toe aan de literatuurlijst."
    fault = f"‘{match.group()}’ is met de hand getypt; schrijf ‘{right}’, zodat het gelezen werk in de lijst komt.{add}"
    return Finding(span, fault, fix=fix)


RULE = PageRule("CIT009", "typed-secondary-source", WARNING, Repair.UNSAFE, check=check)
