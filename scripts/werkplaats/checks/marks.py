"""Asterisks and underscores of a text that emphasise nothing: what they look like, and which of them belong together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.prose import HOLE
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.emphasis import find_emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_RUN = lazy(r"(?<!\\)\*+|(?<![\\_])_+")
_APART = lazy(r"\\.|`[^`]*`|\[[^\[\]]*\]\([^()]*\)|<[^<>\s][^<>]*>")
"""What holds no marks in a heading: an escape, code, a link, a tag."""
_OPENERS = "‘“\"'([{/–—-"
_SHUTTERS = "’”\"')]}.,;:!?…/–—-"
_LETTER = lazy(r"[^\W\d_]")
_NAMES = {
    "*": re.compile(r"(?:args|kwargs)\b|[\w-]*[_=]"),
    "_": re.compile(r"(?:blank|self|top|parent)\b|[\w-]*(?:[_/=\d]|\.\w|[a-zà-ÿ][A-ZÀ-Þ])"),
}
"""Words of programs that begin with such a sign."""
_BOLD, _LONGEST = 2, 3


class Mark(NamedTuple):
    """A run of signs that is no emphasis, or what is left of one.

    Attributes:
        span: Its place.
        sign: The signs themselves.
        opens: True before a word, with no word before it.
        closes: True behind a word, with no word behind it.
        first: True at the beginning of a line or a cell.
        partial: True when other signs of the run are emphasis.
    """

    span: Span
    sign: str
    opens: bool
    closes: bool
    first: bool
    partial: bool


class Stretch(NamedTuple):
    """A text within which emphasis runs.

    Attributes:
        text: The text.
        at: Where it begins.
        runs: Every run of signs in it.
        loose: The parts of runs that are no emphasis, each with its run.
    """

    text: str
    at: int
    runs: tuple[Span, ...]
    loose: Mapping[Span, Span]


class Pair(NamedTuple):
    """Two marks that belong together, with a space on the inside, what there must be, and whether nothing else can be meant."""

    opening: Mark
    closing: Mark
    right: str
    sure: bool


def loose_marks(document: Document, prose: Iterable[tuple[int, str]]) -> Iterator[Stretch]:
    """Yield the stretches of a page in which a sign is no emphasis.

    Args:
        document: The page.
        prose: What `Asking.prose` says of it.
    """
    for block, (start, text) in zip(document.page.blocks, prose, strict=False):
        if "*" not in text and "_" not in text:
            continue
        signs = text.count("*") + text.count("_")
        if signs > sum(t.span.end - t.span.start for t in block.tokens if t.kind is TokenKind.EMPHASIS):
            yield from _of_block(block, start, text)
    source = document.page.source.text
    for heading in document.page.headings:
        if "*" in heading.text or "_" in heading.text:
            raw = source[slice(*heading.span)]
            bare = _APART.sub(lambda match: HOLE * len(match.group()), raw)
            covered = {
                at
                for mark in find_emphasis(bare)
                for begin in (mark.opening, mark.closing)
                for at in range(begin, begin + mark.length)
            }
            yield from _stretch(bare, heading.span.start, covered)


def _of_block(block: Block, start: int, text: str) -> Iterator[Stretch]:
    covered: set[int] = set()
    for token in block.tokens:
        if token.kind in {TokenKind.EMPHASIS, TokenKind.LINK, TokenKind.IMAGE, TokenKind.ESCAPE}:
            covered.update(range(token.span.start - start, token.span.end - start))
    if not block.cells:
        yield from _stretch(text, start, covered)
        return
    for piece in block.pieces:
        shift = piece.start - start
        cell = {at - shift for at in covered}
        yield from _stretch(text[shift : piece.end - start], piece.start, cell)


def _stretch(text: str, at: int, covered: set[int]) -> Iterator[Stretch]:
    runs = tuple(Span(*match.span()) for match in _RUN.finditer(text))
    loose: dict[Span, Span] = {}
    for run in runs:
        free = [place for place in range(*run) if place not in covered]
        if free:
            loose[Span(free[0], free[-1] + 1)] = run
    if loose:
        yield Stretch(text, at, runs, loose)


def pair_marks(stretch: Stretch) -> tuple[list[Pair], list[Mark]]:
    """Return the pairs with a space inside, and the marks without another half."""
    pairs: list[Pair] = []
    used: set[Span] = set()
    for opening, closing in _candidates(stretch):
        if {opening, closing} & used:
            continue
        right = _right(stretch, opening, closing)
        if right:
            used |= {opening, closing}
            sure = not (_beside(stretch, opening.start - 1) or _beside(stretch, closing.end))
            pairs.append(Pair(_mark(stretch, opening), _mark(stretch, closing), right, sure))
    taken = sorted(((pair.opening.span.start, pair.closing.span.end) for pair in pairs), reverse=True)
    left: list[Mark] = []
    end = -1
    for mark in (_mark(stretch, span) for span in stretch.loose):
        while taken and taken[-1][0] <= mark.span.start:
            end = max(end, taken.pop()[1])
        if (mark.opens or mark.closes) and mark.span.start >= end:
            left.append(mark)
    return pairs, left


def _candidates(stretch: Stretch) -> Iterator[tuple[Span, Span]]:
    """Yield what may be a pair: every two runs of bold when their number is even, and every two runs that are loose."""
    for sign in "**", "__":
        bold = [run for run in stretch.runs if stretch.text[slice(*run)] == sign]
        if len(bold) % 2 == 0 and any(run in stretch.loose for run in bold):
            yield from zip(bold[::2], bold[1::2], strict=True)
    yield from pairwise(stretch.loose)


def _right(stretch: Stretch, opening: Span, closing: Span) -> str:
    """Return what two runs with the text between them must be, or an empty string when they are no pair."""
    text = stretch.text
    sign, inner = text[slice(*opening)], text[opening.end : closing.start]
    words = inner.strip()
    lead, trail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    before, behind = text[opening.start - 1 : opening.start], text[closing.end : closing.end + 1]
    apart = not before.strip() and not behind.strip()
    if sign != text[slice(*closing)] or len(sign) > _BOLD or not (lead or trail) or not _LETTER.search(words):
        return ""
    if not lead and _NAMES[sign[0]].match(text, opening.end):
        return ""  # ‘__naam2 en __naam3’
    if sign[0] in words or len(words) < 2:  # noqa: PLR2004 - a single letter is a sign in a sum
        return ""
    within = before.isalnum() and behind.isalnum() and len(sign) == _BOLD
    if (
        lead
        and trail
        and not within
        and (not apart or sign != "**" or text[max(opening.start - 2, 0) : opening.start].rstrip()[-1:].isdigit())
    ):
        return ""  # ‘3 ** 4’, or what stands between two pairs
    if len(sign) < _BOLD and (lead or behind.isalnum() or not _opens(text, opening)):
        return ""  # ‘lengte * breedte*’, ‘*een en *twee’
    left = lead if "\n" in lead or before.isalnum() else ""
    right = trail if "\n" in trail or (behind and (behind.isalnum() or behind in _OPENERS)) else ""
    return f"{left}{sign}{words}{sign}{right}"


def _beside(stretch: Stretch, at: int) -> bool:
    """Tell whether a letter or a figure stands here."""
    return at >= 0 and stretch.text[at : at + 1].isalnum()


def _mark(stretch: Stretch, span: Span) -> Mark:
    text = stretch.text
    sign = text[slice(*span)]
    run = stretch.loose.get(span, span)
    fits = run.end - run.start <= _LONGEST
    opens, closes = fits and _opens(text, run), fits and _closes(text, run)
    start = run.start
    while start and text[start - 1] in " \t":
        start -= 1
    first = not start or text[start - 1] == "\n"
    return Mark(span.shift(stretch.at), sign, opens and not closes, closes and not opens, first, span != run)


def _opens(text: str, run: Span) -> bool:
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if before and not before.isspace() and before not in _OPENERS:
        return False
    word = after.isalpha() if run.end - run.start < _BOLD else after.isalnum()
    return (word or (after != "" and after in "‘“\"'[(" + HOLE)) and not _NAMES[text[run.start]].match(text, run.end)


def _closes(text: str, run: Span) -> bool:
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if after and not after.isspace() and after not in _SHUTTERS:
        return False
    return before != "" and (before.isalnum() or before in "’”\"')].,;:!?…" + HOLE)
