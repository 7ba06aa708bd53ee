"""A place with coordinates far from the municipality that it says it lies in.

What is known of a municipality is its own coordinates, else those of the other places in it. The largest ones of the Netherlands reach some 25 km
from their middle (CBS, Gebiedsindelingen 2023).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.checks.ent005_wrong_coordinates import has_comma, in_the_netherlands
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline

_FARTHEST = 25.0
_DEGREE = 111.2
"""Kilometres to a degree of latitude."""
_DEEPEST = 10
_FEWEST_OTHERS = 2
Point = tuple[float, float]


def check(view: View) -> Iterator[Placed]:
    """Yield `lat` of each place that lies farther from its municipality than any place in one can."""
    places = {outline.slug: outline for outline in view.entities.values() if outline.kind is Kind.PLAATS}
    points = {slug: point for slug, outline in places.items() if (point := _point(outline))}
    within: dict[str, list[str]] = {}
    for slug in points:
        if (town := _municipality(places, slug)) and town != slug:
            within.setdefault(town, []).append(slug)
    for town, slugs in within.items():
        for slug in slugs:
            middle = points.get(town) or _middle([points[other] for other in slugs if other != slug])
            far = _distance(points[slug], middle) if middle else 0
            if far > _FARTHEST and not _is_cut(places[slug], view):
                yield Placed(places[slug].shown, _finding(places[slug], places[town], far))


def _municipality(places: Mapping[str, Outline], slug: str) -> str:
    """Return the municipality that a place is, or lies in by way of others; empty when none is named."""
    for _ in range(_DEEPEST):
        if slug not in places or places[slug].meta.text("type").casefold().startswith("gemeente"):
            return slug if slug in places else ""
        slug = next(iter(places[slug].meta.values("deel_van")), "")
    return ""


def _point(outline: Outline) -> Point | None:
    """Return where a place is; None for what `ENT005` reports."""
    record = outline.meta.record("coordinaten")
    try:
        lat, lon = float(record["lat"].text), float(record["lon"].text)
    except (KeyError, ValueError):
        return None
    return (lat, lon) if in_the_netherlands(lat, lon) else None


def _is_cut(outline: Outline, view: View) -> bool:
    """Tell whether a number ends at a comma: `ENT005` says so, and no distance can be told from it."""
    text, record = view.source(outline.shown).text, outline.meta.record("coordinaten")
    return any(has_comma(text, record[name]) for name in ("lat", "lon"))


def _middle(points: list[Point]) -> Point | None:
    """Return the middle of places that lie near each other; None when they do not, as then there is no telling which of them is wrong."""
    if len(points) < _FEWEST_OTHERS:
        return None
    middle = _median([lat for lat, _ in points]), _median([lon for _, lon in points])
    return middle if all(_distance(point, middle) <= _FARTHEST for point in points) else None


def _distance(one: Point, two: Point) -> float:
    """Return the kilometres between two points near each other, the earth taken for flat there."""
    north, east = one[0] - two[0], (one[1] - two[1]) * math.cos(math.radians(two[0]))
    return math.hypot(north, east) * _DEGREE


def _finding(outline: Outline, town: Outline, far: float) -> Finding:
    fault = f"Deze plaats ligt zo {far:.0f} km van {town.title}, waar zij volgens ‘deel_van’ in ligt; kijk ‘lat’ en ‘lon’ na, of verbeter ‘deel_van’."
    place = town.meta.record("coordinaten").get("lat") or town.meta.texts.get("titel")
    related = (Related(town.shown, place.span, "Dit is de gemeente."),) if place else ()
    return Finding(outline.meta.record("coordinaten")["lat"].span, fault, related)


def _median(values: list[float]) -> float:
    """Return the middle of some numbers, at least one; the module `statistics` takes longer to load than all checks of a page take."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


RULE = SiteRule("ENT011", "coordinates-outside-municipality", WARNING, Repair.NONE, check=check)
