"""The names of all entities, indexed by their first words, so that a page is searched once for all of them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from werkplaats.model.outline import Outline
    from werkplaats.model.source import Span

WORD = lazy(r"\w+")
_PLAIN = lazy(r"\w+(?:[ -]\w+)+")
_ACCENT = lazy("[À-ɏ]")
_BARE = {
    chr(code): parts[0]
    for code in range(0xC0, 0x250)
    if len(parts := unicodedata.normalize("NFD", chr(code))) > 1 and len(parts[0].lower()) == 1
}
"""Letters with an accent to those letters without it; one for one, so that places stay."""


_PARTICLES = frozenset("van von de den der ten ter het te la le du".split())
"""What stands on every page, and tells no name from another."""


_SLIPPING = frozenset({Kind.MENS, Kind.ORGANISATIE})
_SHORT, _MANY = 3, 4
"""`gemeente` and `stichting` begin many names: every page has them, and they tell no name from another."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name as its page writes it.

    Attributes:
        words: Its words, flattened.
        text: The name.
        entity: Whose it is, `kind:slug`.
        kind: The kind of that page.
        shown: The file of that page.
        place: Where the name stands there.
        automatic: True when mentions of it link by themselves.
        others: All names of that page.
    """

    words: tuple[str, ...]
    text: str
    entity: str
    kind: str
    shown: str
    place: Span
    automatic: bool
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of a site.

    Attributes:
        known: The names.
        several: First word, flattened, and then the second, to the names of two words or more that begin so and have nothing but spaces and
            hyphens between their words.
        right: Every name as it may be written, in small letters.
        people: First and last word, flattened, of the names of people and organisations to those of two words or more; no particles.
    """

    known: tuple[Known, ...]
    several: Mapping[str, Mapping[str, tuple[Known, ...]]]
    right: frozenset[str]
    people: Mapping[str, tuple[Known, ...]]

    def __repr__(self) -> str:
        return repr(self.known)


def flatten(text: str) -> str:
    """Return a text in small letters without accents, each letter in its place; longer only where a small letter takes two."""
    return _ACCENT.sub(_bare, text).lower()


def _bare(match: re.Match[str]) -> str:
    return _BARE.get(match.group(), match.group())


def index_names(outlines: Iterable[Outline]) -> NameIndex:
    """Index the titles and aliases of entities."""
    found: list[Known] = []
    several: dict[str, dict[str, tuple[Known, ...]]] = {}
    for outline in outlines:
        names = outline.names
        texts = tuple(ref.text for ref in names)
        automatic = outline.meta.flags.get("automatisch", True)
        for ref in names:
            words = tuple(WORD.findall(flatten(ref.text)))
            if words:
                known = Known(words, ref.text, outline.entity, outline.kind, outline.shown, ref.span, automatic, texts)
                found.append(known)
                if _PLAIN.fullmatch(ref.text):
                    seconds = several.setdefault(words[0], {})
                    seconds[words[1]] = (*seconds.get(words[1], ()), known)
    return NameIndex(tuple(found), several, frozenset(known.text.casefold() for known in found), _people(found))


def _people(found: Iterable[Known]) -> dict[str, tuple[Known, ...]]:
    """Index the names in which a slip is looked for by the words that stay right; those of organisations by words that few of them have."""
    names = [known for known in found if len(known.words) > 1 and known.kind in _SLIPPING]
    ends = [{known.words[0], known.words[-1]} - _PARTICLES for known in names]
    shared = Counter(word for words in ends for word in words)
    people: dict[str, tuple[Known, ...]] = {}
    for known, words in zip(names, ends, strict=True):
        for word in words:
            if known.kind == Kind.MENS or (len(word) > _SHORT and shared[word] < _MANY):
                people[word] = (*people.get(word, ()), known)
    return people
