"""Blanks out what is not running text, with equal length, so that offsets stay true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.source import Span
from werkplaats.scan.html import Content, blank, find_elements, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from werkplaats.scan.html import Element

_FENCE = re.compile(
    r"^(?P<indent>[ \t]*(?:>[ \t]?)*)(?P<fence>`{3,}|~{3,})[^\n`]*\n(?:.*?\n)??(?:[ \t]*(?:>[ \t]?)*)(?P=fence)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*(?P<target>\S+)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?$",
    re.MULTILINE,
)


class Masked(NamedTuple):
    """A text of which only what is Markdown is left.

    Attributes:
        text: As long as it was.
        labels: Of each link definition its label in lower case and the place of its target.
        elements: Raw HTML, in order.
        raw: (offset, text) of each stretch that stays HTML and holds an `@`, with everything blanked out that is no text to a reader.
    """

    text: str
    labels: Mapping[str, Span]
    elements: Sequence[Element]
    raw: Sequence[tuple[int, str]]


def mask(text: str, start: int) -> Masked:
    """Blank out the front matter, fenced code, comments, raw HTML and link definitions.

    Args:
        text: A whole page.
        start: Where its text begins; all before it is blanked.
    """
    masked = blank(text[:start]) + text[start:]
    if "```" in masked or "~~~" in masked:
        masked = _FENCE.sub(lambda m: blank(m.group()), masked)
    elements = find_elements(masked, start) if "<" in masked else ()
    raw: list[tuple[int, str]] = []
    if elements:
        holes = list(_holes(elements))
        raw = [(a, unread(masked, a, b)) for a, b in holes if "@" in masked[a:b]]
        parts: list[str] = []
        at = 0
        for begin, end in holes:
            parts += (masked[at:begin], blank(masked[begin:end]))
            at = end
        masked = "".join((*parts, masked[at:]))
    labels: dict[str, Span] = {}
    if "]:" in masked:

        def define(match: re.Match[str]) -> str:
            labels.setdefault(" ".join(match["label"].lower().split()), Span(*match.span("target")))
            return blank(match.group())

        masked = _DEFINITION.sub(define, masked)
    return Masked(masked, labels, elements, raw)


def _holes(elements: Iterable[Element]) -> Iterator[tuple[int, int]]:
    """Yield what is HTML: of an element that holds Markdown its tags, of another the whole."""
    for element in elements:
        if element.content is Content.RAW:
            yield element.start, element.end
        else:
            yield element.start, element.inner
            yield from _holes(element.children)
            yield element.close, element.end
