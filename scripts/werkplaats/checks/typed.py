"""Citations that someone typed by hand, "(Van Vliet, 2009)", held against the works of the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.checks.suggest import fold
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from werkplaats.checks.cards import Card, Person

_YEAR = r"(?:1[5-9]|20)\d\d"
_PLACE = r"(?:pp?\.?|blz\.?|bladzijden?|pag(?:ina(?:['’]?s)?|\.)?|hfst\.|hoofdstuk|par\.|paragraaf|bijlage|tabel|figuur)\s*\d+(?:\s*[-–]\s*\d+)?"
_PAGE = lazy(r"(?:bladzijden?|pag(?:ina(?:['’]?s)?|\.)?|blz\.?|pp?\.?)\s*(?=\d)")
_BEHIND = rf"(?:\s*[,:]?\s*(?P<place>{_PLACE})|\s*[,:]\s*(?P<pages>\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?))?"
BRACKET = lazy(rf"[(\[](?P<inside>[^()\[\]\ufffc]*\b{_YEAR}[a-z]?\b[^()\[\]\ufffc]*)[)\]]")
YEAR_ALONE = lazy(rf"(?P<space>\s)\((?P<year>{_YEAR}[a-z]?){_BEHIND}\)")
_ITEM = lazy(
    r"(?P<prefix>(?:(?:zie(?:\s+(?:ook|bijvoorbeeld|onder\s+andere))?|vgl\.?|cf\.|o\.a\.|onder\s+(?:andere|meer)|bijv\.|bijvoorbeeld|(?:zoals\s+)?in|volgens|aldus|naar|bron|uit(?=:)):?\s+)?)"
    rf"(?P<names>[^\d,;][^\d;]*?)\s*[,:]?\s+(?P<year>{_YEAR}[a-z]?){_BEHIND}"
)
_SPLIT = lazy(
    r";|(?:(?<=\d)|(?<=\d[a-e]))(?:,|\s+(?:en|&))\s+(?=(?:(?:[Vv]an|[Vv]on|[Dd]en?|[Dd]er|[Tt]en|[Tt]er|[Hh]et|’t|'t)\s+)*[A-ZÀ-Þ])"
)
"""Between two works of a bracket, also with a comma or `en` for the semicolon: `(Baart, 2001 en Smit, 2010)`."""
_INITIALS = lazy(r"(?<!\w)(?:[A-ZÀ-Þ]\.\s?)+,?\s*")
_GIVEN = lazy(r"\A[A-ZÀ-Þ][\w-]+\s+(?=(?:(?:van|von|de|den|der|ten|ter|het|’t|'t)\s+)*[A-ZÀ-Þ][\w’'-]+\Z)")
"""The first name of one author."""
_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Hh]et|’t|'t|in|op|la|le|du)\s+)*"
_NAME = rf"{_PARTICLE}[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?"
_ALIA = r"(?:et al\.?|e\.a\.)"
MAKERS = lazy(
    rf"(?<![\w’'‘“\"*_\ufffc-])(?P<names>(?:{_NAME},\s*)*{_NAME},?\s+(?:(?:&|en|and)\s+{_NAME}|{_ALIA}))\s\((?P<year>{_YEAR}[a-z]?){_BEHIND}\)"
)
"""Two makers or more in a sentence, with a year in brackets: `Smit en De Boer (2012)`, `Van der Laan e.a. (1998, p. 3)`."""
ONE_MAKER = lazy(
    rf"(?<![\w’'‘“\"*_\ufffc-])(?!(?:Volgens|Aldus|Zoals|Ook|Maar|Want|Omdat)\s)(?=[A-ZÀ-Þ])(?P<names>{_NAME})\s\((?P<year>{_YEAR}[a-z]?){_BEHIND}\)"
)
"""One maker in a sentence, or any other thing with a capital and a year: `Putnam (2000)`."""
NAMES = lazy(rf"{_NAME}(?:(?:,\s*|\s+)(?:&|en|and)\s+{_NAME}|,\s*{_NAME})*(?:,?\s+(?:et al\.|e\.a\.))?")
"""Names of authors as they are typed: capitals, particles, commas, `&` or `en`, `et al.`."""
_NO_DATE = r"(?:z\.\s?d\.|n\.\s?d\.)"
UNDATED = lazy(
    rf"\((?:zie(?:\s+ook)?\s+)?(?P<inside>{NAMES.pattern}),?\s+{_NO_DATE}(?:,\s*{_PLACE})?\)|"
    rf"(?<![\w’'‘“\"*_\ufffc-])(?P<names>{_NAME})\s\({_NO_DATE}(?:,\s*{_PLACE})?\)"
)
"""A citation of a work without a date."""
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Item:
    """One work within a bracket that was typed by hand.

    Attributes:
        prefix: `zie ook`, or empty.
        names: As typed.
        year: With its letter.
        place: `p. 12`, or empty.
    """

    prefix: str
    names: str
    year: str
    place: str


def read_bracket(inside: str) -> tuple[Item, ...]:
    """Return the works that a bracket names, nothing when some part of it is no citation."""
    items: list[Item] = []
    for part in _SPLIT.split(inside):
        match = _ITEM.fullmatch(part.strip())
        if match is None:
            return ()
        items.append(Item(match["prefix"].strip(), match["names"].strip(), match["year"], typed_place(match)))
    return tuple(items)


def typed_place(match: re.Match[str]) -> str:
    """Return the place behind a typed year, as a locator: `p. 12`, also for a number alone behind a colon or a comma (`2009: 12`)."""
    place = match["place"] or match["pages"] or ""
    label = "pp." if "-" in place or "–" in place else "p."
    if match["pages"]:
        return f"{label} {place}"
    return _PAGE.sub(f"{label} ", place)


class TypedIndex:
    """Finds the works that a typed citation means, by year and names.

    Args:
        cards: The works.
    """

    def __init__(self, cards: Iterable[Card]) -> None:
        self._by_year: dict[str, list[Card]] = {}
        self._spelled: dict[str, list[tuple[Card, frozenset[str]]]] = {}
        for card in cards:
            self._by_year.setdefault(card.year, []).append(card)

    def find(self, names: str, year: str) -> tuple[Card, ...]:
        """Return every work with these names and this year; its letter is left out of account, and so are initials and a first name."""
        bare = _INITIALS.sub("", names).rstrip(" ,")
        wanted = {_tidy(names), _tidy(bare), _tidy(_GIVEN.sub("", bare))}
        return tuple(work for work, spellings in self._of_year(year) if not wanted.isdisjoint(spellings))

    def like(self, names: str, year: str) -> tuple[Card, ...]:
        """Return the works of this year whose first maker is named first here, or whose key is these names with the year: `DMO, 2010` for `dmo2010`."""
        tidy = _tidy(_INITIALS.sub("", names))
        first = tidy.partition(" en ")[0].removesuffix(" et al")
        key = f"{re.sub(r'[^a-z]+', '', tidy)}{year[:4]}"
        return tuple(
            work
            for work, _ in self._of_year(year)
            if work.key.lower() == key or any(f"{first} ".startswith(f"{name} ") for name in _first_names(work))
        )

    def before(self, words: str, year: str) -> tuple[tuple[Card, ...], int]:
        """Return the works whose names stand at the end of these words, and how many characters these names take."""
        best: list[Card] = []
        length = 0
        for work, spellings in self._of_year(year):
            for spelling in spellings:
                count = len(spelling.split())
                tails = (
                    _last_words(words, count),
                    _last_words(words, count - 1) if spelling.endswith(" et al") else "",
                )
                tail = next((tail for tail in tails if tail and _tidy(tail) == spelling), "")
                if tail:
                    if len(tail) > length:
                        best, length = [work], len(tail)
                    elif len(tail) == length and work not in best:
                        best.append(work)
        return tuple(best), length

    def _of_year(self, year: str) -> list[tuple[Card, frozenset[str]]]:
        """Return the works of a year, each with the ways in which its names are typed."""
        year = year[:4]
        if year not in self._spelled:
            self._spelled[year] = [(card, frozenset(_spellings(card))) for card in self._by_year.get(year, ())]
        return self._spelled[year]


def words_before(text: str, end: int) -> str:
    """Return what stands right before a place: as much as the names of a work may take."""
    return text[max(0, end - _LONGEST) : end].replace("(", " ")


def is_named(words: str, card: Card) -> bool:
    """Tell whether the names of a work, in one of the ways they are typed, stand at the end of these words."""
    return named_before(words, card) > 0


def named_before(words: str, card: Card) -> int:
    """Return how many characters the names of a work take at the end of these words, in the longest of the ways they are typed; 0 when they are not there."""
    longest = 0
    for spelling in _spellings(card):
        size = len(spelling.split())
        tails = [_last_words(words, count) for count in (size, size - 1) if count > 0]
        longest = max(longest, *(len(tail) for tail in tails if tail and _tidy(tail) == spelling), 0, 0)
    return longest


def _last_words(text: str, count: int) -> str:
    match = re.search(rf"(?<!\S)(?:\S+\s+){{{count - 1}}}\S+\Z", text)
    return match.group() if match else ""


def _tidy(names: str) -> str:
    bare = re.sub(r"\bet\.? al\b\.?|\be\.\s?a\.", "et al", fold(names).replace("’", "'"))
    return " ".join(re.sub(r"\s(?:&|and)\s|,\s*(?:&|en|and)\s", " en ", bare).replace(",", " ").split())


def _spellings(card: Card) -> Iterator[str]:
    """Yield the ways in which the names of a work are typed, tidied."""
    people = card.authors or card.editors
    if card.short:
        yield _tidy(card.short)
    if not people:
        return
    for whole in (True, False):
        names = [_name(name, whole=whole) for name in people]
        if len(names) <= 2:  # noqa: PLR2004 - one or two names are all named
            yield _tidy(" en ".join(names))
        else:
            yield _tidy(f"{names[0]} et al.")
            yield _tidy(f"{' '.join(names[:-1])} en {names[-1]}")


def _first_names(card: Card) -> set[str]:
    """Return the name of the first maker, tidied, with and without its particle."""
    people = (card.authors or card.editors)[:1]
    return {_tidy(_name(name, whole=whole)) for name in people for whole in (True, False)}


def _name(name: Person, *, whole: bool) -> str:
    return f"{name.particle} {name.family}".strip() if whole else name.family
