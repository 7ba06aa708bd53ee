"""A name that a text writes differently from the page it belongs to: without its accent, its hyphen or its capitals. It does not link."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document

_WORD = re.compile(r"\w+")
_ACCENT = re.compile("[À-ɏ]")
_BEFORE, _AFTER = re.compile(r"\w-\Z"), re.compile(r"-\w")
_JOINTS = frozenset({" ", "-", "\N{NON-BREAKING HYPHEN}", "\n"})
_PLAIN = re.compile(r"\w+(?:[ -]\w+)+")
_BARE = {
    code: parts[0]
    for code in range(0xC0, 0x250)
    if len(parts := unicodedata.normalize("NFD", chr(code))) > 1 and len(parts[0].lower()) == 1
}
"""Letters with an accent to those letters without it; one for one, so that places stay."""


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A name as its page writes it."""

    words: tuple[str, ...]
    text: str
    owner: Document
    place: Span


def check(view: View) -> Iterator[Placed]:
    """Yield names of two words or more with another accent or hyphen, and names of people with other capitals.

    The capital of the first letter is free, and so are those of everything but people: `Gemeente Amsterdam` is `gemeente Amsterdam` too.
    """
    by_first, right = _names(view)
    for document in view.site.documents.values():
        if document.meta.text("taal"):
            continue
        for start, prose in view.prose(document):
            flat = (prose.translate(_BARE) if _ACCENT.search(prose) else prose).lower()
            if len(flat) == len(prose):
                yield from _in_block(document, start, prose, flat, by_first, right)


def _in_block(
    document: Document, start: int, prose: str, flat: str, by_first: Mapping[str, list[_Known]], right: frozenset[str]
) -> Iterator[Placed]:
    """Yield what is misspelt in one block; places are looked for only when a name stands there more often than its right form."""
    words = _WORD.findall(flat)
    hits: dict[_Known, list[int]] = {}
    for at in [at for at, word in enumerate(words) if word in by_first]:
        for known in by_first[words[at]]:
            if tuple(words[at : at + len(known.words)]) == known.words:
                hits.setdefault(known, []).append(at)
    small = prose.lower() if hits else ""
    for known, numbers in hits.items():
        person = known.owner.kind is Kind.MENS
        if (prose.count(known.text[1:]) if person else small.count(known.text.lower())) >= len(numbers):
            continue
        spans = [match.span() for match in _WORD.finditer(flat)]
        for at in numbers:
            place = _found(flat, spans[at : at + len(known.words)])
            if place and not _in_longer(at, known, hits) and not _same(prose[slice(*place)], known, right):
                yield _placed(document, start, prose[slice(*place)], place, known)


def _names(view: View) -> tuple[Mapping[str, list[_Known]], frozenset[str]]:
    """Return first word to names, and every name as it may be written, in small letters."""
    by_first: dict[str, list[_Known]] = {}
    right: set[str] = set()
    for document in view.site.entities.values():
        for ref in document.names:
            right.add(ref.text.casefold())
            words = tuple(_WORD.findall(ref.text.translate(_BARE).lower()))
            if _PLAIN.fullmatch(ref.text):
                by_first.setdefault(words[0], []).append(_Known(words, ref.text, document, ref.span))
    return by_first, frozenset(right)


def _in_longer(at: int, known: _Known, hits: Mapping[_Known, list[int]]) -> bool:
    """Tell whether these words are part of a longer name that stands there: that one is judged."""
    end = at + len(known.words)
    return any(
        first <= at and end <= first + len(other.words)
        for other, numbers in hits.items()
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


def _same(written: str, known: _Known, right: frozenset[str]) -> bool:
    said = " ".join(written.split())
    if said.casefold() not in right:
        return False
    if known.owner.kind is not Kind.MENS or said.casefold() != known.text.casefold():
        return True
    return any(said[1:] == ref.text[1:] for ref in known.owner.names) or said.isupper()


def _placed(document: Document, start: int, written: str, place: Span, known: _Known) -> Placed:
    span = Span(start + place.start, start + place.end)
    small = known.owner.kind is Kind.BEGRIP and written[0].islower()
    right = known.text[0].lower() + known.text[1:] if small else known.text
    fault = f"‘{' '.join(written.split())}’ heet op de eigen pagina ‘{known.text}’ en linkt zo niet; schrijf ‘{right}’, of zet deze vorm daar bij ‘aliassen’."
    fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False)
    related = (Related(known.owner.page.source.path, known.place, "Zo heet de pagina zelf."),)
    return Placed(document.page.source.path, Finding(span, fault, related, fix))


RULE = SiteRule("ENT009", "misspelt-name", WARNING, Repair.UNSAFE, check=check)
