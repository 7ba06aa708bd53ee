"""Dutch stems: the forms of one word fall together (`buurthuizen` and `buurthuis`, `eenzame` and `eenzaamheid`).

The rules are those of Snowball's first Dutch stemmer (M. F. Porter, https://snowballstem.org/algorithms/dutch_porter/stemmer.html),
with what the spelling asks for besides: a final z or v is written s or f, no stem ends in a double consonant, a long vowel is
shortened after a vowel too (`sociaal`, `sociale`), and -ieën and -eeën lose their plural. Snowball's newer Dutch stemmer was left
aside: it takes `gezin` for `zin` and keeps `schuld` apart from `schulden`.

Words come in folded (`words.fold`). `stem` has a twin in `overrides/assets/js/zoeken.js`; a test holds the two equal.
"""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 4
_FIRST_REGION: Final = 3

_REGION: Final = re.compile(r"[aeiouy][^aeiouy]")
_DOUBLE_VOWEL: Final = re.compile(r"(aa|ee|oo|uu)(?=[^aeiouyj]$)")
_DOUBLE: Final = re.compile(r"([bdfgklmnprst])\1$")
_UNDOUBLED: Final = ("kk", "dd", "tt")
_DERIVATIONS: Final = ("end", "ing", "ig", "lijk", "baar", "bar")
_VOWELS: Final = "aeiouy"


def stem(word: str) -> str:
    """Return the stem of a folded word; a word of three letters or with a digit in it is its own stem."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    first, second = _regions(word)
    word = _plural(word, first)
    word, lost_e = _final_e(word, first)
    if word.endswith("heid") and len(word) - 4 >= second and word[-5] != "c":
        word = _plural_en(word[:-4], first)
    word = _derivation(word, first, second, lost_e=lost_e)
    word = _DOUBLE_VOWEL.sub(_single, word)
    word = _DOUBLE.sub(r"\1", word)
    if word[-1] == "z":
        return word[:-1] + "s"
    if word[-1] == "v":
        return word[:-1] + "f"
    return word


def _regions(word: str) -> tuple[int, int]:
    """Return where Porter's regions R1 and R2 begin: after the first and second non-vowel that follows a vowel."""
    found = _REGION.search(word)
    if not found:
        return len(word), len(word)
    again = _REGION.search(word, found.end())
    return max(found.end(), _FIRST_REGION), again.end() if again else len(word)


def _plural(word: str, first: int) -> str:
    """Take off the ending of a plural or a verb: -heden, -en, -ene, -s, -se."""
    if word.endswith("heden") and len(word) - 5 >= first:
        return word[:-5] + "heid"
    if word.endswith(("ieen", "eeen")):
        return word[:-2]
    for ending in ("ene", "en"):
        if word.endswith(ending):
            return _plural_en(word, first, ending)
    for ending in ("se", "s"):
        if word.endswith(ending):
            rest = word[: -len(ending)]
            return rest if len(rest) >= first and rest[-1] not in "aeiouyj" else word
    return word


def _plural_en(word: str, first: int, ending: str = "en") -> str:
    rest = word[: -len(ending)]
    if not word.endswith(ending) or len(rest) < first or rest[-1] in _VOWELS or rest.endswith("gem"):
        return word
    return _undouble(rest)


def _final_e(word: str, first: int) -> tuple[str, bool]:
    rest = word[:-1]
    if word[-1] == "e" and len(rest) >= first and rest[-1] not in _VOWELS:
        return _undouble(rest), True
    return word, False


def _derivation(word: str, first: int, second: int, *, lost_e: bool) -> str:
    """Take off -end, -ing, -ig, -lijk, -baar and -bar."""
    ending = next((ending for ending in _DERIVATIONS if word.endswith(ending)), "")
    rest = word[: -len(ending)] if ending else word
    if len(rest) < second:
        return word
    match ending:
        case "end" | "ing":
            is_ig = rest.endswith("ig") and len(rest) - 2 >= second and rest[-3] != "e"
            return rest[:-2] if is_ig else _undouble(rest)
        case "ig":
            return word if rest[-1] == "e" else rest
        case "lijk":
            return _final_e(rest, first)[0]
        case "bar":
            return rest if lost_e else word
        case _:
            return rest


def _single(found: re.Match[str]) -> str:
    return found[0][0]


def _undouble(word: str) -> str:
    return word[:-1] if word.endswith(_UNDOUBLED) else word
