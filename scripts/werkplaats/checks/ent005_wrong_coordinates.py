"""Coordinates that are no place, or none in the Netherlands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document, Ref

_COMMA = lazy(r"(?P<quote>[\"']?)(?P<whole>-?\d{1,3}),(?P<part>\d+)(?P=quote)(?=\s*[,}\n]|\s*\Z)")
_SOUTH, _NORTH, _WEST, _EAST = 50.7, 53.7, 3.2, 7.3
"""The European part of the Netherlands, rounded outwards (Kadaster: 50.75-53.56 N, 3.35-7.23 E)."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `lat` and `lon` that are no numbers, one without the other, and pairs outside the Netherlands; swapped ones and a comma for the point can be put right."""
    del view
    record, source = document.meta.record("coordinaten"), document.page.source
    lat, lon = record.get("lat"), record.get("lon")
    commas = [finding for ref in (lat, lon) if ref and (finding := _comma(source.text, ref))]
    yield from commas
    if lat is None or lon is None:
        one = lat or lon
        if one and not _has_other_keys(document):
            here, other = ("lat", "lon") if one is lat else ("lon", "lat")
            yield Finding(one.span, f"Hier staat alleen ‘{here}’; zet ‘{other}’ er ook bij.")
        return
    values = (_number(lat), _number(lon))
    for ref, value in zip((lat, lon), values, strict=True):
        if math.isnan(value) and not _comma(source.text, ref):
            yield Finding(ref.span, f"‘{ref.text}’ is geen coördinaat; schrijf graden met een punt, zoals 52.37.")
    if commas or any(math.isnan(value) for value in values) or in_the_netherlands(*values):
        return
    swapped = in_the_netherlands(values[1], values[0])
    edits = (Edit(lat.span, source.cut(lon.span)), Edit(lon.span, source.cut(lat.span)))
    fix = Fix("Wissel lat en lon om", edits) if swapped else None
    way_out = (
        "‘lat’ en ‘lon’ zijn verwisseld: wissel de getallen om."
        if swapped
        else "kijk de getallen na, of onderdruk deze melding met de reden."
    )
    yield Finding(lat.span, f"{lat.text}, {lon.text} ligt buiten Nederland; {way_out}", fix=fix)


def _has_other_keys(document: Document) -> bool:
    """Tell whether the block has keys that are not known: `lng` is one finding, of `PAG002`."""
    block = (document.page.meta.fields or {}).get("coordinaten") if document.page.meta else None
    return bool(block and set(block.fields or {}) - set(document.meta.record("coordinaten")))


def has_comma(text: str, ref: Ref) -> bool:
    """Tell whether a number has a comma where its point should be."""
    return _comma(text, ref) is not None


def _comma(text: str, ref: Ref) -> Finding | None:
    """Find a comma where the point of a number should be; without quotes YAML takes what follows for a field of its own."""
    match = _COMMA.match(text, ref.span.start)
    if match is None or match.end() < ref.span.end:
        return None
    right = f"{match['whole']}.{match['part']}"
    fix = Fix(f"Schrijf {right}", (Edit(Span(*match.span()), right),))
    shown = f"{match['whole']},{match['part']}"
    return Finding(
        Span(*match.span()), f"In ‘{shown}’ hoort een punt in plaats van een komma; schrijf {right}.", fix=fix
    )


def _number(ref: Ref) -> float:
    try:
        return float(ref.text)
    except ValueError:
        return math.nan


def in_the_netherlands(lat: float, lon: float) -> bool:
    """Tell whether a point lies in the Netherlands, or just over the border."""
    return _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST


RULE = PageRule("ENT005", "wrong-coordinates", WARNING, Repair.SAFE, check=check)
