"""The drawing of places on the outline of the Netherlands (Natural Earth, public domain), with their names in a column beside it.

Names never overlap: they stand in the order of latitude at equal least distances, each with a thin line to its place. The same
data give the same bytes. Distances are those of an equirectangular projection around the middle of the country.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from math import cos, radians, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_WIDTH, _HEIGHT = 440, 360
_MAP = 300
"""Width of the map; the rest is for the names."""
_LINE = 32
"""Distance between names: a name is a link, and a finger needs 24 pixels."""
_KM = 111.2
"""Kilometres in a degree of latitude."""
_MIDDLE = cos(radians(52.2))
_NEAR = 30
"""Places whose points lie within this distance on the map of the country are shown again, enlarged."""
_FEW = 3
"""With fewer than this together there is nothing to enlarge."""
_COUNTRY = (50.72, 53.58, 3.33, 7.26)


@dataclass(frozen=True, slots=True)
class Point:
    """A place with coordinates.

    Attributes:
        practices: How many practices there are.
        href: Address of its page.
    """

    slug: str
    name: str
    lat: float
    lon: float
    practices: int
    href: str


class _Frame(NamedTuple):
    """What part of the country is drawn, and how large: units for a degree of latitude."""

    south: float
    north: float
    west: float
    east: float

    @property
    def unit(self) -> float:
        return min((_HEIGHT - 8) / (self.north - self.south), (_MAP - 8) / ((self.east - self.west) * _MIDDLE))

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        x = _MAP / 2 + (lon - (self.west + self.east) / 2) * _MIDDLE * self.unit
        y = _HEIGHT / 2 - (lat - (self.south + self.north) / 2) * self.unit
        return x, y


def cluster(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the largest group of places that lie too close together on the map of the country; the first of equal ones."""
    frame = _Frame(*_COUNTRY)
    groups: list[list[Point]] = []
    for point in points:
        x, y = frame.place(point.lat, point.lon)
        near = [
            group
            for group in groups
            if any((x - a) ** 2 + (y - b) ** 2 <= _NEAR**2 for a, b in (frame.place(p.lat, p.lon) for p in group))
        ]
        groups = [group for group in groups if group not in near]
        groups.append([*(p for group in near for p in group), point])
    largest = max(groups, key=len) if groups else []
    return tuple(p for p in points if p in largest) if len(largest) >= _FEW else ()


def scale_of(points: Sequence[Point]) -> int:
    """Return how many kilometres the scale bar of an enlargement is long: about a fifth of its width."""
    width = _MAP / 5 / _close(points).unit * _KM
    return max((km for km in (1, 2, 5, 10, 20, 50, 100) if km <= width), default=1)


def map_svg(
    points: Sequence[Point],
    description: str,
    within: Sequence[Point] = (),
    within_name: str = "",
    *,
    close: bool = False,
) -> str:
    """Return a drawing.

    Args:
        points: The places.
        description: What a reader who cannot see the drawing is told of it.
        within: Places that another drawing shows enlarged: here they are a frame without names.
        within_name: What is written at that frame.
        close: True for the enlargement: only the neighbourhood of the places, with a scale bar.
    """
    frame = _close(points) if close else _Frame(*_COUNTRY)
    named = [point for point in points if point not in within]
    spots = [(*frame.place(point.lat, point.lon), point) for point in points]
    box = _box(frame, within) if within else None
    labels = [(*frame.place(point.lat, point.lon), point) for point in named]
    parts = [*_land(frame)]
    parts += [_spot(x, y, point) for x, y, point in spots]
    if box:
        parts.append(_rectangle(*box, within_name))
    if close:
        parts.append(f'<rect class="edge" x="0.5" y="0.5" width="{_MAP - 1}" height="{_HEIGHT - 1}"/>')
        parts.append(_scale(frame, scale_of(points)))
    drawn = "".join(parts)
    return (
        f'<svg class="map" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{escape(description)}" focusable="false">'
        f'<svg class="ground" width="{_MAP}" height="{_HEIGHT}" viewBox="0 0 {_MAP} {_HEIGHT}" aria-hidden="true">{drawn}</svg>'
        f"{''.join(_names(labels))}</svg>"
    )


@cache
def _outline() -> Mapping[str, Sequence[Sequence[tuple[float, float]]]]:
    data: Mapping[str, Sequence[Sequence[tuple[float, float]]]] = json.loads(
        files("werkplaats.render").joinpath("netherlands.json").read_text(encoding="utf-8")
    )
    return data


def _close(points: Sequence[Point]) -> _Frame:
    lats, lons = [p.lat for p in points], [p.lon for p in points]
    margin = max(max(lats) - min(lats), (max(lons) - min(lons)) * _MIDDLE, 0.02) * 0.16
    return _Frame(min(lats) - margin, max(lats) + margin, min(lons) - margin / _MIDDLE, max(lons) + margin / _MIDDLE)


def _land(frame: _Frame) -> Iterator[str]:
    for name, close in (("land", "Z"), ("borders", ""), ("water", "Z")):
        rings = "".join(
            "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (frame.place(*pair) for pair in ring)) + close
            for ring in _outline()[name]
        )
        yield f'<path class="{name}" fill-rule="evenodd" d="{rings}"/>'


def _spot(x: float, y: float, point: Point) -> str:
    radius = 3.2 + 1.1 * sqrt(point.practices)
    return f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _box(frame: _Frame, points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return the place of what the enlargement shows: left, top, width, height."""
    close = _close(points)
    x, y = frame.place((close.south + close.north) / 2, (close.west + close.east) / 2)
    width, height = (size * frame.unit / close.unit for size in (_MAP, _HEIGHT))
    return x - width / 2, y - height / 2, width, height


def _rectangle(x: float, y: float, width: float, height: float, name: str) -> str:
    return (
        f'<rect class="frame" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'
        f'<text class="hint" x="{x + width + 5:.1f}" y="{y + height / 2 + 4:.1f}">{escape(name)}</text>'
    )


def _scale(frame: _Frame, km: int) -> str:
    length = km / _KM * frame.unit
    y = _HEIGHT - 12
    return f'<path class="scale" d="M8 {y}V{y + 5}H{8 + length:.1f}V{y}"/><text class="hint" x="{8 + length + 6:.1f}" y="{y + 6}">{km} km</text>'


def _names(labels: Sequence[tuple[float, float, Point]]) -> Iterator[str]:
    """Yield the names from north to south with their lines."""
    ordered = sorted(labels, key=lambda label: (label[1], label[0], label[2].name))
    at = [y for _, y, _ in ordered]
    for n in range(1, len(at)):
        at[n] = max(at[n], at[n - 1] + _LINE)
    over = max(0.0, at[-1] - (_HEIGHT - _LINE / 2)) if at else 0.0
    at = [y - over for y in at]
    for n in range(len(at) - 2, -1, -1):
        at[n] = min(at[n], at[n + 1] - _LINE)
    for (x, y, point), level in zip(ordered, at, strict=True):
        left = _MAP + 14
        yield f'<path class="lead-line" aria-hidden="true" d="M{x:.1f} {y:.1f}L{left - 18} {level:.1f}H{left - 4}"/>'
        width = _WIDTH - left
        yield (
            f'<a href="{escape(point.href)}" data-entity="plaats:{escape(point.slug)}">'
            f'<rect class="touch" x="{left}" y="{level - _LINE / 2 + 0.5:.1f}" width="{width}" height="{_LINE - 1}"/>'
            f'<text class="place" x="{left}" y="{level + 4.5:.1f}">{escape(point.name)}'
            f'<tspan class="amount" dx="6">{point.practices}</tspan></text></a>'
        )
