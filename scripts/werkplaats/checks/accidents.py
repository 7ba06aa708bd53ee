"""Headings that their text did not want: a line of dashes right below a sentence, a number sign of a hashtag."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from werkplaats.model.page import Heading

_HASHTAG = lazy(r"#(?:[a-zà-ÿ\d]|[A-ZÀ-Þ][a-zà-ÿ]+[A-ZÀ-Þ])\w*")
"""‘#buurt’, ‘#12’, ‘#SamenSterk’; a heading begins with a space and a capital."""
_LINE = lazy(r"\r?\n[ \t>]*(?P<signs>-+|=+)[ \t]*(?=\r?\n|\Z)")
_SENTENCE = lazy(r"[.!;,…][’”\"')\]*_]*\Z")
_MARKED = lazy(r"[ \t]*(?:[-*+>•|]|\d+[.)])[ \t]")
_LONG, _TELLING = 12, 6
"""So many words are no heading; so many are probably none above a line of three dashes."""
_RULE = 3
"""Signs of a line that divides a text."""


class Accident(NamedTuple):
    """Why a heading is one by accident.

    Attributes:
        line: The line of dashes or equals signs below the text, or None for a hashtag.
        hashtag: The hashtag or number with its sign, or an empty string.
        sure: True when the text cannot be that of a heading.
    """

    line: Span | None = None
    hashtag: str = ""
    sure: bool = False


def find_accident(text: str, heading: Heading) -> Accident | None:
    """Tell why a heading is one by accident, or return None for one that was meant."""
    start, end = heading.span
    if text.startswith("#", start):
        match = _HASHTAG.match(text, start, end) if heading.level == 1 else None
        return Accident(hashtag=match.group()) if match else None
    line = _LINE.match(text, end)
    if line is None:
        return None
    raw = text[start:end].strip()
    signs = Span(*line.span("signs"))
    count = len(raw.split())
    if _SENTENCE.search(raw) or count >= _LONG:
        return Accident(signs, sure=True)
    short = signs.end - signs.start
    if _MARKED.match(raw) or short < _RULE or (short == _RULE and count >= _TELLING):
        return Accident(signs)
    return None
