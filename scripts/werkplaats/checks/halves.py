"""Words that stand on a page in two pieces: "on derzoekers", "profes-sional".

Without a dictionary a piece is told from a word by three things together: our own texts do not know it (`words_nl.txt`), it stands on the page
this once, and with its neighbour it makes a word that our texts or the page itself have. So a compound with a hyphen of its own
("wmo-werkplaats", "zorg-ouders") is left alone, for its parts are words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.names import flatten
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = lazy(r"(?<![\w-])(?P<piece>[^\W\d_]{2,})(?P<gap>[ -])\Z")
_AFTER = lazy(r"(?P<gap>[ -])(?P<piece>[^\W\d_]{2,})(?![\w-])")
_LONGEST, _SHORTEST = 40, 6
"""Letters of a piece, and of the word that two of them make."""
_FEW = 100
"""Words on a page that are too few to tell by them what our texts know."""
_SMALL = frozenset(
    "de het een en of in op te om er aan al der den des ten ter van voor met bij uit tot over door na naar als dat dan die dit is was wat wie we "
    "ze je hij zij ik uw hun zo nu nog ook wel niet geen per pas toe af me mij".split()
)
"""Words that stand beside anything: with one of these only two pieces that are both unknown are one word ("de legging" is none)."""
_PREFIXES = frozenset(
    "anti co ex inter intra macro maxi mega meso micro mini multi neo niet non oud post pre pro pseudo quasi semi sub super ultra".split()
)
"""What may well stand before a hyphen."""
_ENDS = ".!?:“‘(\n"


class Halves(NamedTuple):
    """A word in two pieces.

    Attributes:
        span: The pieces with what is between them, in the block.
        gap: What is between them, in the block.
        word: The word in one.
    """

    span: Span
    gap: Span
    word: str


@cache
def known_words() -> frozenset[str]:
    """Return the words that our own texts use, in small letters and without accents."""
    return frozenset(Path(__file__).with_name("words_nl.txt").read_text("utf-8").split())


def is_word(text: str) -> bool:
    """Tell whether our own texts have a word."""
    return flatten(text) in known_words()


def pieces(said: list[str], here: frozenset[str]) -> frozenset[str]:
    """Return what may be a piece of a word: our own texts do not know it, but they or the page know what it makes with a neighbour.

    It stands on the page once. On a page of which our texts know fewer than half of the words, that they do not know one says nothing.

    Args:
        said: The words of the page, flattened; see `names.flatten`.
        here: The same without repetition.
    """
    known = known_words()
    unknown = here - known
    if not unknown or (len(here) > _FEW and len(unknown) * 2 > len(here)):
        return frozenset()
    made: set[str] = set()
    for at, word in [(at, word) for at, word in enumerate(said) if word in unknown]:
        joined = (said[at - 1] + word if at else word, word + said[at + 1] if at + 1 < len(said) else word)
        if any(one != word and (one in known or one in here) for one in joined):
            made.add(word)
    return frozenset(word for word in made if len(word) > 1 and word.isalpha() and said.count(word) == 1)


def find_halves(prose: str, flat: str, rare: frozenset[str], here: frozenset[str]) -> Iterator[Halves]:
    """Yield the words in two pieces in a block.

    Args:
        prose: The block.
        flat: The same, flattened.
        rare: What may be a piece.
        here: The words of the page.
    """
    done = 0
    for place in sorted(place for word in rare if (place := _place(word, flat))):
        if place.start >= done and (found := _with_neighbour(prose, flat, place, here)):
            done = found.span.end
            yield found


def _place(word: str, flat: str) -> Span | None:
    """Return where a word stands on its own."""
    at = flat.find(word)
    while at >= 0:
        end = at + len(word)
        if not flat[max(0, at - 1) : at].isalnum() and not flat[end : end + 1].isalnum():
            return Span(at, end)
        at = flat.find(word, end)
    return None


def _with_neighbour(prose: str, flat: str, piece: Span, here: frozenset[str]) -> Halves | None:
    (start, end), word = piece, flat[slice(*piece)]
    before = _BEFORE.search(flat, max(0, start - _LONGEST), start)
    after = _AFTER.match(flat, end)
    if before and (after is None or after["gap"] == " ") and _is_one(before["piece"], word, before["gap"], here):
        return _halves(prose, Span(before.start("piece"), end), Span(*before.span("gap")))
    if after and (before is None or before["gap"] == " ") and _is_one(word, after["piece"], after["gap"], here):
        return _halves(prose, Span(start, after.end("piece")), Span(*after.span("gap")))
    return None


def _is_one(head: str, tail: str, gap: str, here: frozenset[str]) -> bool:
    """Tell whether two pieces of which one is unknown are one word."""
    word = head + tail
    if len(word) < _SHORTEST or (word not in known_words() and word not in here):
        return False
    return head not in _PREFIXES if gap == "-" else head not in _SMALL and tail not in _SMALL


def _halves(prose: str, span: Span, gap: Span) -> Halves | None:
    """Return the pieces, unless one of them is a name: with a capital, and not the first word of a sentence."""
    head, tail = prose[span.start : gap.start], prose[gap.end : span.end]
    before = prose[: span.start].rstrip()
    if not tail.islower() or not head[1:].islower() or (head[0].isupper() and before and before[-1] not in _ENDS):
        return None
    return Halves(span, gap, head + tail)
