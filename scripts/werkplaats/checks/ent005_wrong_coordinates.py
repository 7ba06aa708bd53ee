"""Coordinates that are no place, or none in the Netherlands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document, Ref

_SOUTH, _NORTH, _WEST, _EAST = 50.7, 53.7, 3.2, 7.3
"""The European part of the Netherlands, rounded outwards (Kadaster: 50.75-53.56 N, 3.35-7.23 E)."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `lat` and `lon` that are no numbers, one without the other, and pairs outside the Netherlands; swapped ones can be put right."""
    del view
    record, cut = document.meta.record("coordinaten"), document.page.source.cut
    lat, lon = record.get("lat"), record.get("lon")
    if lat is None or lon is None:
        one = lat or lon
        if one and not _has_other_keys(document):
            yield Finding(one.span, "Bij deze coördinaat ontbreekt de andere; geef ‘lat’ en ‘lon’ samen.")
        return
    values = (_number(lat), _number(lon))
    for ref, value in zip((lat, lon), values, strict=True):
        if math.isnan(value):
            yield Finding(ref.span, f"‘{ref.text}’ is geen coördinaat; schrijf graden met een punt, zoals 52.37.")
    if any(math.isnan(value) for value in values) or in_the_netherlands(*values):
        return
    swapped = in_the_netherlands(values[1], values[0])
    fix = (
        Fix("Wissel lat en lon om", (Edit(lat.span, cut(lon.span)), Edit(lon.span, cut(lat.span)))) if swapped else None
    )
    way_out = (
        "‘lat’ en ‘lon’ zijn verwisseld." if swapped else "kijk de getallen na, of onderdruk deze melding met de reden."
    )
    yield Finding(lat.span, f"{lat.text}, {lon.text} ligt buiten Nederland; {way_out}", fix=fix)


def _has_other_keys(document: Document) -> bool:
    """Tell whether the block has keys that are not known: `lng` is one finding, of `PAG002`."""
    block = (document.page.meta.fields or {}).get("coordinaten") if document.page.meta else None
    return bool(block and set(block.fields or {}) - set(document.meta.record("coordinaten")))


def _number(ref: Ref) -> float:
    try:
        return float(ref.text)
    except ValueError:
        return math.nan


def in_the_netherlands(lat: float, lon: float) -> bool:
    """Tell whether a point lies in the Netherlands, or just over the border."""
    return _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST


RULE = PageRule("ENT005", "wrong-coordinates", WARNING, Repair.SAFE, check=check)
