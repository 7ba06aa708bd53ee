"""From text to words, and from a word to the form in which it is compared: lower case, without accents.

`fold` has a twin in `overrides/assets/js/zoeken.js`; a test holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PIECES: Final = re.compile(r"\w+|\W+")
"""Cuts a text into words and what stands between them, in turn; nothing is lost."""

SENTENCE_END: Final = ". "
"""The piece after which a capital goes without saying, as it does at the beginning of a text."""

_ADDRESS: Final = re.compile(r"\s?\bhttps?://\S*[^\s.,;:!?)\]’”»\"']")

_UNDECOMPOSED: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)

FUNCTION_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        aan al als bij dan dat de den der deze die dit door een en er had heb hebben heeft het hij hoe hun ik in is je kan kunnen maar me
        meer men met mijn moet na naar niet nog nu of om omdat onder ons onze ook op over te tegen ten ter tot tussen uit uw van veel voor
        waar was wat we wel werd wie wij worden wordt ze zich zij zijn zo zoals zonder zou
        """,
    ),
)
"""Words that carry no subject. Only those in titles and names are found; a question of nothing else is answered from these."""


def cut(text: str) -> list[str]:
    """Return the pieces of a text, words and what stands between them in turn.

    Soft hyphens are left out, and so are addresses on the web: nobody asks for them, and each brings words of its own.
    """
    plain = text.strip().replace("\u00ad", "")
    if "://" in plain:
        plain = _ADDRESS.sub("", plain).rstrip()
    return PIECES.findall(plain if unicodedata.is_normalized("NFC", plain) else unicodedata.normalize("NFC", plain))


def only_words(pieces: list[str]) -> list[str]:
    """Return the words among the pieces of one text."""
    if not pieces:
        return pieces
    return pieces[0 if is_word(pieces[0]) else 1 :: 2]


def is_word(piece: str) -> bool:
    """Tell whether a piece is a word."""
    return piece[0].isalnum() or piece[0] == "_"


def joined(pieces: list[str]) -> list[str]:
    """Return the hyphenated words among the pieces as one word each: `wijkteam` for `wijk-team`."""
    found: list[str] = []
    place = 0
    while True:
        try:
            place = pieces.index("-", place) + 1
        except ValueError:
            return found
        parts = pieces[place - 2 : place - 1] if place > 1 else []
        while place < len(pieces) and pieces[place - 1] == "-":
            parts.append(pieces[place])
            place += 2
        if len(parts) > 1 and all(part.isalpha() for part in parts):
            found.append("".join(parts).lower())


def fold(word: str) -> str:
    """Return the word in lower case and without accents (`Coördinatie` becomes `coordinatie`)."""
    lower = word.lower()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_UNDECOMPOSED)


def is_searchable(folded: str) -> bool:
    """Tell whether a folded word is looked up at all: two signs or more, or a digit."""
    return len(folded) > 1 or folded.isdigit()
