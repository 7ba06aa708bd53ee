"""How a name is written and sorted: particles, initials, suffixes (rows 10 to 16, 37 and 41).

A name has three shapes: the surname alone for the text, `Van der Zijl, A.` for the list, `A. Van der Zijl` where
initials come first. In each the profile says how its particle begins.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.model.entry import Name
    from werkplaats.model.profile import ParticleCase, Profile

_DUTCH_WORDS = (
    "aan bij d d' de den der des het in onder op over 's 's- s 't t te ten ter tho thoe tot uit uijt "
    "v. v.d. v/d van vande vanden vander ver voor"
)
_DUTCH = frozenset(_DUTCH_WORDS.split())
"""Particles of Dutch and Flemish names."""
_APOSTROPHES = "'’‘`ʼ"
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("'’‘`ʼ´", ""),
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
    }
)
_NO_LETTERS = re.compile(r"[\W_]+")
_PARENTHESES = re.compile(r"\([^()]*\)")
_GIVEN_PARTS = re.compile(r"[^\s.\-‐‑–]+\.?|[-‐‑–]")
_HYPHENS = "-‐‑–"


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return what a text sorts on: base letters in lower case and digits, letter by letter (APA 7, 9.44).

    Accents, case, apostrophes, spaces and other signs are passed over; `ij`, written as one letter too, is i and j.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_FOLDED)
        text = "".join([char for char in text if not unicodedata.combining(char)])
    return _NO_LETTERS.sub("", text.lower())


def surname(name: Name, profile: Profile) -> str:
    """Return the name as it stands alone in the text: `Van der Zijl`; an organisation whole."""
    if name.literal or not name.particle:
        return name.family
    return _joined(_cased(name.particle, _head_case(name.particle, profile)), name.family)


def inverted(name: Name, profile: Profile) -> str:
    """Return the name as the list has it: `Van der Zijl, A.`, or `Meulen-de Vries, G. H. van der` (row 11)."""
    if name.literal:
        return name.family
    first = initials(name.given, profile)
    if name.particle and profile.particle_last and is_dutch(name.particle):
        parts = [name.family, " ".join(part for part in (first, _cased(name.particle, "small")) if part), name.suffix]
    else:
        parts = [surname(name, profile), first, name.suffix]
    return ", ".join(part for part in parts if part)


def initials_first(name: Name, profile: Profile) -> str:
    """Return the name with its initials in front: `A. Van der Zijl` (for the case of the particle see row 16)."""
    first = "" if name.literal else initials(name.given, profile)
    if not first:
        return surname(name, profile)
    last = name.family
    if name.particle:
        case = profile.particle_after_initials if is_dutch(name.particle) else profile.particle_foreign
        last = _joined(_cased(name.particle, case), last)
    return f"{first} {last}, {name.suffix}" if name.suffix else f"{first} {last}"


def name_sort_key(name: Name, profile: Profile) -> tuple[str, str, str]:
    """Return what a name sorts on: surname, initials, suffix (section 4; row 11 on the main word)."""
    if name.literal:
        return fold(without_article(name.family, profile.sort_articles)), "", ""
    last = name.family
    if name.particle and not (profile.particle_last and is_dutch(name.particle)):
        last = name.particle + last
    return fold(last), fold(initials(name.given, profile)), fold(name.suffix)


def without_article(text: str, articles: tuple[str, ...]) -> str:
    """Return a text without the article it begins with, unless nothing is left."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower().replace("’", "'") in articles else text


def initials(given: str, profile: Profile) -> str:
    """Return given names as initials (row 37): `A. B.`, `J.-W.`, `IJ.`, `Th.` when it is written so."""
    return _initials(given, profile.long_initials, profile.long_abbreviations) if given else ""


def is_dutch(particle: str) -> bool:
    """Tell whether every word of a particle occurs in Dutch or Flemish names."""
    return all(word in _DUTCH for word in particle.lower().replace("’", "'").split())


@lru_cache(maxsize=65536)
def _initials(given: str, long_initials: tuple[str, ...], long_abbreviations: tuple[str, ...]) -> str:
    parts = _GIVEN_PARTS.findall(_PARENTHESES.sub(" ", given))
    found: list[str] = []
    joint = ""
    for part in parts:
        if part in _HYPHENS:
            joint = "-" if found else ""
            continue
        for initial in _initials_of(part, long_initials, long_abbreviations):
            found.append(f"{joint or (' ' if found else '')}{initial}")
            joint = ""
    return "".join(found)


def _initials_of(part: str, long_initials: tuple[str, ...], long_abbreviations: tuple[str, ...]) -> list[str]:
    """Return the initials of one given name, abbreviation or group of capitals (`JW`, as some exports have it)."""
    word = part.rstrip(".").lstrip(_APOSTROPHES + '"“(')
    if not word or not any(char.isalpha() for char in word):
        return []
    for long in long_initials:
        if word.startswith(long):
            rest = word[len(long) :]
            return [f"{long}.", *(f"{char}." for char in rest if rest.isupper() and len(rest) < 3)]  # noqa: PLR2004
    if part.endswith(".") and word in long_abbreviations:
        return [part]
    if word.isupper() and (len(word) == 2 or (len(word) == 3 and not set(word) & set("AEIOUY"))):  # noqa: PLR2004
        return [f"{char}." for char in word]
    end = 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return [f"{word[:end]}."]


def _head_case(particle: str, profile: Profile) -> ParticleCase:
    return profile.particle_case if is_dutch(particle) else profile.particle_foreign


def _cased(particle: str, case: ParticleCase) -> str:
    """Return a particle with its first letter as asked; `'t` and `'s` never have a capital, nor has what follows them."""
    if case == "as-written":
        return particle
    small = particle.lower()
    if case == "small" or (case == "capital-not-elided" and particle[-1] in _APOSTROPHES):
        return small
    return small[0].upper() + small[1:]


def _joined(particle: str, family: str) -> str:
    """Join particle and surname; `d'` and `'s-` stand against it."""
    return particle + family if particle[-1] in _APOSTROPHES or particle[-1] == "-" else f"{particle} {family}"
