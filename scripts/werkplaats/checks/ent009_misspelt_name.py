"""A name that a text writes differently from the page it belongs to: without its accent, its hyphen or its capitals, or with a slip. It does not link."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.names import WORD, flatten
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.names import Known, NameIndex
    from werkplaats.model.site import Document

_BEFORE, _AFTER = re.compile(r"\w-\Z"), re.compile(r"-\w")
_JOINTS = frozenset({" ", "-", "\N{NON-BREAKING HYPHEN}", "\n"})
_LONG = 4
"""A first name of fewer letters is soon another; a surname needs one more."""
_Hits: TypeAlias = "dict[int, tuple[Known, list[int]]]"
"""The identity of a name to that name and the numbers of the words at which it begins."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield names of two words or more with another accent or hyphen, names of people with other capitals or one slip, and those of organisations with one slip.

    The capital of the first letter is free, and so are those of everything but people: `Gemeente Amsterdam` is `gemeente Amsterdam` too.
    """
    if document.meta.text("taal"):
        return
    names = view.names()
    if not names.known:
        return
    said = view.said(document)
    slipped = any(_slipped(said, names))
    whole = view.whole(document)
    if not slipped and not any(_misspelt(_hits(said, names), whole)):
        return
    for start, prose in view.prose(document):
        flat = flatten(prose)
        if len(flat) != len(prose):
            continue
        words = WORD.findall(flat)
        yield from _in_block(start, prose, flat, words, names)
        if slipped:
            yield from _slips(start, prose, flat, words, names)


def _hits(words: list[str], names: NameIndex) -> _Hits:
    """Return each name that stands among these words, however it is written, with the numbers of its first words."""
    hits: _Hits = {}
    for at, word in [(at, word) for at, word in enumerate(words[:-1]) if word in names.several]:
        for known in names.several[word].get(words[at + 1], ()):
            if tuple(words[at : at + len(known.words)]) == known.words:
                hits.setdefault(id(known), (known, []))[1].append(at)
    return hits


def _misspelt(hits: _Hits, text: str) -> Iterator[tuple[Known, list[int]]]:
    """Yield what stands in a text more often than its right form: on most pages nothing does."""
    line = text.replace("\n", " ") if hits else ""
    small = line.lower()
    for known, numbers in hits.values():
        right = line.count(known.text[1:]) if known.kind == Kind.MENS else small.count(known.text.lower())
        if right < len(numbers):
            yield known, numbers


def _in_block(start: int, prose: str, flat: str, words: list[str], names: NameIndex) -> Iterator[Finding]:
    """Yield what is misspelt in one block."""
    hits = _hits(words, names)
    placed: set[Span] = set()
    for known, numbers in _misspelt(hits, prose):
        spans = [match.span() for match in WORD.finditer(flat)]
        for at in numbers:
            place = _found(flat, spans[at : at + len(known.words)])
            if place is None or place in placed or _in_longer(at, known, hits):
                continue
            if not _same(prose[slice(*place)], known, names.right):
                placed.add(place)  # a title and an alias that differ in capitals only
                yield _placed(start, prose[slice(*place)], place, known)


def _slips(start: int, prose: str, flat: str, words: list[str], names: NameIndex) -> Iterator[Finding]:
    """Yield names of people and organisations with one slip: "Sasika Welschen", "Saskia Welshen", "Hogeschool van Amterdam"."""
    placed: set[Span] = set()
    for first, known in _slipped(words, names):
        spans = [match.span() for match in WORD.finditer(flat)]
        place = _found(flat, spans[first : first + len(known.words)])
        if place is None or place in placed:
            continue
        said = prose[slice(*place)]
        if said[0].isupper() and said.split()[-1][0].isupper() and said.casefold() not in names.right:
            placed.add(place)
            yield _placed(start, said, place, known)


def _slipped(words: list[str], names: NameIndex) -> Iterator[tuple[int, Known]]:
    """Yield (number of the first word, the name that is meant) of all that is a name but for one slip."""
    for at, word in [(at, word) for at, word in enumerate(words) if word in names.people]:
        for known in names.people[word]:
            first = at if word == known.words[0] else at - len(known.words) + 1
            written = tuple(words[first : first + len(known.words)]) if first >= 0 else ()
            if written == known.words or len(written) != len(known.words):
                continue
            if (_is_slip if known.kind == Kind.MENS else _is_slip_anywhere)(written, known.words):
                yield first, known


def _is_slip(written: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether one name is the other but for one slip in one word at its end; a genitive (`Welschens`) is none."""
    if written[1:] == right[1:]:
        return len(right[0]) >= _LONG and _one_off(written[0], right[0])
    return (
        written[:-1] == right[:-1]
        and len(right[-1]) > _LONG
        and written[-1] != f"{right[-1]}s"
        and _one_off(written[-1], right[-1])
    )


def _is_slip_anywhere(written: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether one name of an organisation is the other but for one slip in one long word; a genitive or a plural is none."""
    wrong = [(one, other) for one, other in zip(written, right, strict=True) if one != other]
    return len(wrong) == 1 and all(
        min(len(one), len(other)) > _LONG
        and other not in {f"{one}s", f"{one}e"}
        and one not in {f"{other}s", f"{other}e"}
        and _one_off(one, other)
        for one, other in wrong
    )


def _one_off(one: str, other: str) -> bool:
    """Tell whether two different words are alike but for one letter: another, one more, one less, two that changed places, or `ij` for `y`."""
    if one != other and one.replace("ij", "y") == other.replace("ij", "y"):
        return True
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def _in_longer(at: int, known: Known, hits: _Hits) -> bool:
    """Tell whether these words are part of a longer name that stands there: that one is judged."""
    end = at + len(known.words)
    return any(
        first <= at and end <= first + len(other.words)
        for other, numbers in hits.values()
        if len(other.words) > len(known.words)
        for first in numbers
    )


def _found(flat: str, words: list[tuple[int, int]]) -> Span | None:
    """Return the place of these words; None when something else divides them, or when a hyphen makes them part of a longer word."""
    if any(flat[one[1] : two[0]] not in _JOINTS for one, two in pairwise(words)):
        return None
    start, end = words[0][0], words[-1][1]
    if _BEFORE.search(flat, max(0, start - 2), start) or _AFTER.match(flat, end):
        return None
    return Span(start, end)


def _same(written: str, known: Known, right: frozenset[str]) -> bool:
    said = " ".join(written.split())
    if said.casefold() not in right:
        return False
    if known.kind != Kind.MENS or said.casefold() != known.text.casefold():
        return True
    return any(said[1:] == name[1:] for name in known.others) or said.isupper()


def _placed(start: int, written: str, place: Span, known: Known) -> Finding:
    span = Span(start + place.start, start + place.end)
    small = known.kind == Kind.BEGRIP and written[0].islower()
    right = known.text[0].lower() + known.text[1:] if small else known.text
    fault = f"‘{' '.join(written.split())}’ heet op de eigen pagina ‘{known.text}’ en linkt zo niet; schrijf ‘{right}’, of zet deze vorm daar bij ‘aliassen’."
    fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False)
    related = (Related(known.shown, known.place, "Zo heet de pagina zelf."),)
    return Finding(span, fault, related, fix)


RULE = PageRule("ENT009", "misspelt-name", WARNING, Repair.UNSAFE, check=check)
