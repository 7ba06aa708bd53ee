"""The drawing of the timeline: an axis of years, strands for what lasted, dots and crossings for what happened.

The same data give the same bytes. Years long before the others stand at equal distances, before a break in the axis.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_WIDTH, _EDGE = 1000, 14
_EARLY = 46
"""Width of one year before the break."""
_GAP = 4
"""A break is made where more years than this lie between two dates."""
_TAIL = 34
"""Length of the dotted end of what has no known end."""
_LETTER = 6.7
"""Estimated width of a letter of a name."""
_ROOMY = 44
"""From this width on a year is written in full."""
_LANE, _PHASE, _STACK = 27, 26, 11


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasted: dates as in front matter, `until` empty when no end is known."""

    date: str
    until: str
    name: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Something that happened.

    Attributes:
        unsure: True when its date is not sure: an open dot.
        crossing: True for a publication: two strands that cross.
    """

    date: str
    unsure: bool = False
    crossing: bool = False


def moment_of(date: str, *, end: bool = False) -> float:
    """Return a date as a year with a fraction: the middle of a year or a month, as an end the last of it."""
    year, month, day = (*(int(part) for part in date.split("-")), 0, 0)[:3]
    if not month:
        return year + (1.0 if end else 0.5)
    if not day:
        return year + (month - (0 if end else 0.5)) / 12
    return year + (month - 1 + day / 31) / 12


class _Axis:
    """Years to places."""

    def __init__(self, years: Iterable[int]) -> None:
        known = sorted(set(years))
        breaks = [n for n, (one, next_) in enumerate(pairwise(known), 1) if next_ - one > _GAP]
        start = breaks[-1] if breaks else 0
        self.early, late = known[:start], known[start:]
        self.first, self.last = late[0], late[-1] + 1
        self.zero = _EDGE + _EARLY * len(self.early) + (_EDGE if self.early else 0)
        self.unit = (_WIDTH - _EDGE - self.zero) / (self.last - self.first)

    def place(self, moment: float) -> float:
        if moment < self.first:
            return _EDGE + _EARLY * (self.early.index(int(moment)) + 0.5)
        return self.zero + (min(moment, float(self.last)) - self.first) * self.unit

    def start(self, date: str) -> float:
        """Return where a bar begins: with its year when no month is known."""
        return self.place(moment_of(date) if "-" in date or int(date[:4]) < self.first else float(date[:4]))

    def end(self, bar: Bar) -> float:
        return max(self.place(moment_of(bar.until, end=True)), self.start(bar.date) + 4)


def timeline_svg(phases: Sequence[Bar], dots: Sequence[Dot], practices: Sequence[Bar], description: str) -> str:
    """Return the drawing.

    Args:
        phases: The strands above the axis.
        dots: What stands on the axis.
        practices: The strands below it.
        description: What a reader who cannot see the drawing is told of it.
    """
    dates = [*(bar.date for bar in (*phases, *practices)), *(dot.date for dot in dots)]
    ends = [bar.until for bar in (*phases, *practices) if bar.until]
    axis = _Axis(int(date[:4]) for date in (*dates, *ends))
    stacks = Counter(_column(axis, dot) for dot in dots)
    line = 8 + _PHASE * len(phases) + _STACK * max(stacks.values(), default=0) + 14
    height = line + 34 + _LANE * len(practices)
    body = [
        *_years(axis, line, height),
        *(part for n, bar in enumerate(phases) for part in _bar(axis, bar, 8 + _PHASE * n + _PHASE / 2, "phase")),
        *_dots(axis, dots, line),
        *(part for n, bar in enumerate(practices) for part in _bar(axis, bar, line + 46 + _LANE * n, "lane")),
    ]
    label = escape(description)
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {_number(height)}" role="img" aria-label="{label}" focusable="false">'
        f"{''.join(body)}</svg>"
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _column(axis: _Axis, dot: Dot) -> int:
    return round(axis.place(moment_of(dot.date)) / _STACK)


def _years(axis: _Axis, line: float, height: float) -> Iterator[str]:
    y = _number(line)
    for year in (*axis.early, *range(axis.first, axis.last)):
        left = axis.place(year) if year >= axis.first else axis.place(year) - _EARLY / 2
        middle = axis.place(year + 0.5) if year >= axis.first else axis.place(year)
        if year >= axis.first:
            yield f'<path class="year" d="M{_number(left)} 8V{_number(height)}"/>'
        shown = str(year) if year < axis.first or axis.unit > _ROOMY else f"’{year % 100:02}"
        yield f'<text class="when" x="{_number(middle)}" y="{_number(line + 18)}" text-anchor="middle">{shown}</text>'
    if axis.early:
        cut = axis.zero - _EDGE / 2
        yield f'<path class="axis" d="M{_EDGE} {y}H{_number(cut - 3)}M{_number(cut + 3)} {y}H{_WIDTH - _EDGE}"/>'
        yield f'<path class="axis" d="M{_number(cut - 6)} {_number(line + 5)}L{_number(cut)} {_number(line - 5)}M{_number(cut)} {_number(line + 5)}L{_number(cut + 6)} {_number(line - 5)}"/>'
    else:
        yield f'<path class="axis" d="M{_EDGE} {y}H{_WIDTH - _EDGE}"/>'


def _dots(axis: _Axis, dots: Iterable[Dot], line: float) -> Iterator[str]:
    stacked: Counter[int] = Counter()
    for dot in dots:
        column = _column(axis, dot)
        x, y = column * _STACK, line - 10 - _STACK * stacked[column]
        stacked[column] += 1
        if dot.crossing:
            strands = f'<path class="warm" d="M{x - 5} {_number(y + 4)}L{x + 5} {_number(y - 4)}"/><path class="ink" d="M{x - 5} {_number(y - 4)}L{x + 5} {_number(y + 4)}"/>'
            yield f'<g class="crossing">{strands}</g>'
        else:
            yield f'<circle class="{"unsure" if dot.unsure else "dot"}" cx="{x}" cy="{_number(y)}" r="4"/>'


def _bar(axis: _Axis, bar: Bar, y: float, kind: str) -> Iterator[str]:
    start = axis.start(bar.date)
    end = axis.end(bar) if bar.until else min(start + _TAIL, float(_WIDTH - _EDGE))
    width = len(bar.name) * _LETTER
    level = _number(y)
    if bar.until:
        yield f'<path class="{kind}" d="M{_number(start)} {level}H{_number(end)}"/>'
    else:
        yield f'<path class="{kind} open" d="M{_number(start)} {level}H{_number(end)}"/>'
    if start - width - 8 > 0:
        x, anchor = start - 9, "end"
    else:
        x, anchor = end + 9, "start"
    yield f'<text class="name" x="{_number(x)}" y="{_number(y + 4.5)}" text-anchor="{anchor}">{escape(bar.name)}</text>'
