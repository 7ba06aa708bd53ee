"""A work from years after the publication that cites it: one of the two dates is a slip.

No clock is needed to know that a bundle from 2019 cites nothing from 2029.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.checks.bib012_impossible_date import is_far_ahead
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline

_YEAR = lazy(r"\d{4}(?!\d)")
_SLACK = 1
"""A work may be cited in the year before it appears."""


_MOST = 3
"""When a publication cites more younger works than this, its own date is the slip."""


def check(view: View) -> Iterator[Placed]:
    """Yield each work that a chapter or a publication cites in its text and that is more than a year younger, with the first that does.

    Of a publication that does so again and again the own date is yielded instead.
    """
    years = {int(filed.card.year) for filed in view.works.values() if filed.card.year}
    young: dict[str, dict[str, int]] = {}
    publications: dict[str, tuple[Outline, int]] = {}
    for publication, year, outline in _dated(view):
        publications[publication.path] = (publication, year)
        for key in outline.keys:
            filed = view.works.get(key)
            if filed is None or not filed.card.year or "jaar" in filed.card.incomplete:
                continue
            age = int(filed.card.year)
            if age > year + _SLACK and not is_far_ahead(age, years):  # else `BIB012` says so
                young.setdefault(publication.path, {})[key] = age
    found: set[str] = set()
    for path, works in young.items():
        publication, year = publications[path]
        date = publication.meta.texts["datum"]
        if len(works) > _MOST:
            key, age = next(iter(works.items()))
            fault = f"‘datum’ is {date.text}, maar de tekst haalt {len(works)} werken van later aan, zoals ‘{key}’ uit {age}; verbeter ‘datum’."
            yield Placed(publication.shown, Finding(date.span, fault))
            continue
        for key in works.keys() - found:
            filed = view.works[key]
            title = publication.meta.text("titel")
            fault = f"‘{key}’ is van {works[key]}, maar ‘{title}’ haalt het al in {year} aan; verbeter ‘date’ van het werk of ‘datum’ van de publicatie."
            related = (Related(publication.shown, date.span, "De datum van de publicatie."),)
            yield Placed(filed.path, Finding(filed.key_span, fault, related))
        found.update(works)


def _dated(view: View) -> Iterator[tuple[Outline, int, Outline]]:
    """Yield each page of a publication with a date: the publication, its year, and the page."""
    dates: dict[str, tuple[Outline, int]] = {}
    for outline in view.outlines.values():
        match = _YEAR.match(outline.meta.text("datum")) if outline.kind is Kind.PUBLICATIE else None
        if match:
            dates[outline.path.rpartition("/")[0]] = (outline, int(match.group()))
    for outline in view.outlines.values():
        own = dates.get(outline.path.rpartition("/")[0]) if outline.keys else None
        if own and outline.kind in {Kind.PUBLICATIE, Kind.HOOFDSTUK}:
            yield (*own, outline)


RULE = SiteRule("BIB031", "newer-than-text", WARNING, Repair.NONE, check=check)
