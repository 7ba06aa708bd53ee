"""The cover of a publication: an SVG drawn from its data.

Every cover is a chiasm. Strands enter at the left in one order, A B C, and leave at the right in the opposite one, C B A; on the
way each crosses every other exactly once, by turns over and under. How many strands there are, how heavy, on which ground and
where they meet follows from the seed, so a publication always gets the same cover and no two look alike.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH, HEIGHT = 600, 900
MARGIN = 48
_FACE = "Literata, Georgia, 'Times New Roman', serif"
_TITLE_SIZES = (64, 58, 52, 46, 41, 36, 32, 26, 20)
_EM = 0.56
"""Width of an average letter in ems: on the safe side, because the face on the reader's machine may be wider than ours."""
_MOST_TITLE_LINES, _MOST_SUBTITLE_LINES = 5, 5
_TITLE_BOTTOM = 520


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of a cover: ground, text, and the two kinds of strand; text on ground has a contrast above 7."""

    ground: str
    text: str
    first: str
    second: str


PALETTES = (
    Palette(ground="#1d2433", text="#f6f0e3", first="#f6f0e3", second="#e8906f"),
    Palette(ground="#f1eada", text="#1d2433", first="#1d2433", second="#a2331c"),
    Palette(ground="#8f2b17", text="#fff5e8", first="#fff5e8", second="#2a1a22"),
)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two strands that change lanes: `upper` goes down from `lane`, `lower` comes up to it; `over` lies on top."""

    lane: int
    upper: int
    lower: int
    over: int


def reversal(count: int, start: int, weave: int) -> tuple[tuple[Crossing, ...], ...]:
    """Return the steps that turn `count` strands around by exchanging neighbours only.

    The exchanges of an odd-even transposition sort of a reversed row: in `count` steps each pair meets exactly once.

    Args:
        count: Number of strands.
        start: 0 or 1: whether the first exchange is that of the outer or of the inner lanes.
        weave: 0 or 1: which strand lies on top at the first crossing; from there it alternates along each strand.
    """
    order = list(range(count))
    passed = [(strand + weave) % 2 for strand in range(count)]
    steps: list[tuple[Crossing, ...]] = []
    for step in range(count):
        crossings: list[Crossing] = []
        for lane in range((step + start) % 2, count - 1, 2):
            upper, lower = order[lane], order[lane + 1]
            over = upper if passed[upper] % 2 == 0 else lower
            crossings.append(Crossing(lane, upper, lower, over))
            passed[upper] += 1
            passed[lower] += 1
            order[lane], order[lane + 1] = lower, upper
        steps.append(tuple(crossings))
    return tuple(steps)


def cover_svg(title: str, subtitle: str, seed: str, year: str) -> str:
    """Draw the cover of a publication.

    Args:
        title: Title, broken into lines to fit.
        subtitle: Subtitle, or empty.
        seed: What the drawing is made from: the slug of the publication.
        year: Year at the foot, or empty.

    Returns:
        An SVG document of 600 by 900 with a title for assistive technology. It needs no font, style sheet or script, and the
        same arguments always give the same bytes.
    """
    dice = hashlib.sha256(f"{seed}\n{title}\n{year}".encode()).digest()
    palette = PALETTES[dice[0] % len(PALETTES)]
    text, bottom = _texts(title, subtitle, palette)
    name = f"{title}. {subtitle}" if subtitle else title
    foot = f'<text x="{MARGIN}" y="{HEIGHT - MARGIN}" font-size="26">{escape(year)}</text>' if year else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' role="img" aria-labelledby="titel">\n'
        f'<title id="titel">{escape(name)}</title>\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette.ground}"/>\n'
        f'<g fill="none">\n{_braid(dice, palette, bottom + 48, HEIGHT - 118)}</g>\n'
        f'<g fill="{palette.text}" font-family="{_FACE}">\n{text}{foot}\n</g>\n</svg>\n'
    )


def _braid(dice: bytes, palette: Palette, top: float, bottom: float) -> str:
    """Return the strands above `bottom` and below `top`, step by step from left to right, the lower strand before the upper."""
    count = 4 + dice[1] % 4
    lead = 0.02 + dice[6] % 4 * 0.035
    skew = 0.88 + dice[5] % 5 * 0.06
    edges = [WIDTH * (lead + (1 - 2 * lead) * (step / count) ** skew) for step in range(count + 1)]
    narrowest = min(right - left for left, right in pairwise(edges))
    between = min((bottom - top) / (count - 0.6), narrowest * (0.72 + dice[9] % 4 * 0.09))
    heavy = round(between * (0.26 + dice[2] % 4 * 0.045), 1)
    light = round(heavy * (0.3, 0.5, 1.0)[dice[3] % 3], 1)
    split = count // 2 + (dice[4] % 2 if count % 2 else 0)
    lanes = [bottom - heavy / 2 - between * (count - 1 - lane) for lane in range(count)]

    def stroke(strand: int, path: str) -> str:
        colour, width = (palette.first, heavy) if strand < split else (palette.second, light)
        return f'<path stroke="{colour}" stroke-width="{width}" d="{path}"/>\n'

    order = list(range(count))
    parts = [stroke(strand, f"M-9 {lane:.1f}H{edges[0] + 0.6:.1f}") for strand, lane in zip(order, lanes, strict=True)]
    for (left, right), crossings in zip(pairwise(edges), reversal(count, dice[7] % 2, dice[8] % 2), strict=True):
        busy = {strand for crossing in crossings for strand in (crossing.upper, crossing.lower)}
        parts += [
            stroke(strand, f"M{left - 0.6:.1f} {lane:.1f}H{right + 0.6:.1f}")
            for strand, lane in zip(order, lanes, strict=True)
            if strand not in busy
        ]
        for crossing in crossings:
            high, low = lanes[crossing.lane], lanes[crossing.lane + 1]
            down, up = (crossing.upper, high, low), (crossing.lower, low, high)
            (below, *under), (above, *over) = (up, down) if crossing.over == crossing.upper else (down, up)
            gap = (heavy if above < split else light) + 10
            parts += [
                stroke(below, _curve(left, right, *under)),
                f'<path stroke="{palette.ground}" stroke-width="{gap:.1f}" d="{_middle(left, right, *over)}"/>\n',
                stroke(above, _curve(left, right, *over)),
            ]
            order[crossing.lane], order[crossing.lane + 1] = crossing.lower, crossing.upper
    parts += [
        stroke(strand, f"M{edges[-1] - 0.6:.1f} {lane:.1f}H{WIDTH + 9}")
        for strand, lane in zip(order, lanes, strict=True)
    ]
    return "".join(parts)


def _curve(left: float, right: float, start: float, end: float) -> str:
    """Return the path of a strand that changes lanes: level at both ends, so that the steps join without a corner."""
    half = (left + right) / 2
    return f"M{left - 0.6:.1f} {start:.1f}H{left:.1f}C{half:.1f} {start:.1f} {half:.1f} {end:.1f} {right:.1f} {end:.1f}H{right + 0.6:.1f}"


def _middle(left: float, right: float, start: float, end: float) -> str:
    """Return the middle of the same path, from a fifth to four fifths: where the strand on top parts the one below."""
    # Points of the curve at t = 0.2, 0.35, 0.5, 0.65 and 0.8 of (0, 0) (0.5, 0) (0.5, 1) (1, 1).
    points = ((0.248, 0.104), (0.384, 0.282), (0.5, 0.5), (0.616, 0.718), (0.752, 0.896))
    (first, *rest) = [(left + (right - left) * x, start + (end - start) * y) for x, y in points]
    return f"M{first[0]:.1f} {first[1]:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in rest)


def _texts(title: str, subtitle: str, palette: Palette) -> tuple[str, float]:
    """Return the lines of title and subtitle, as large as they fit, and the height at which they end."""
    room = WIDTH - 2 * MARGIN
    size = _TITLE_SIZES[-1]
    lines: list[str] = []
    for size in _TITLE_SIZES:
        lines = _wrap(title, int(room / (size * _EM)))
        longest = max(len(line) for line in lines)
        if (
            len(lines) <= _MOST_TITLE_LINES
            and longest * size * _EM <= room
            and len(lines) * size * 1.14 < _TITLE_BOTTOM - 240
        ):
            break
    height = float(MARGIN + size)
    parts: list[str] = []
    for line in lines:
        parts.append(
            f'<text x="{MARGIN}" y="{height:.0f}" font-size="{size}" letter-spacing="-.6">{escape(line)}</text>\n'
        )
        height += size * 1.14
    height += 4
    below = _wrap(subtitle, int(room / (23 * 0.5)))[:_MOST_SUBTITLE_LINES] if subtitle else []
    for line in below:
        parts.append(
            f'<text x="{MARGIN}" y="{height:.0f}" font-size="23" font-style="italic" fill="{palette.text}">{escape(line)}</text>\n'
        )
        height += 30
    return "".join(parts), height - 30


def _wrap(text: str, most: int) -> list[str]:
    """Break text into lines of at most `most` characters; a longer word stays whole on its own line."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
