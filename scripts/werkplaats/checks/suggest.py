"""What someone probably meant: the key, slug or path that a mistyped one is most like."""

from __future__ import annotations

import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.checks.cards import Card

_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_NOT_LETTER = lazy(r"[^a-z]+")
_WORDS = lazy(r"[-:/. _]+")
_LIKE = 0.72
_LIKE_WORD = 0.65
_AUTHOR_BONUS = 0.35
_CANDIDATES = 12
_SHORTEST_NAME = 3


def fold(text: str) -> str:
    """Return the text in lower case without accents, so that only letters that matter are compared."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


class Guesser:
    """Finds the most alike of many words, by the groups of two letters they share; cheap for thousands of words.

    Args:
        words: The words that are right.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._folded = tuple(fold(word) for word in self._words)
        self._by_pair: dict[str, list[int]] = {}
        for number, word in enumerate(self._folded):
            for pair in _pairs(word):
                self._by_pair.setdefault(pair, []).append(number)
        self._known: dict[str, str] = {}

    def guess(self, wrong: str) -> str:
        """Return the word that was probably meant, or an empty string when none is like it."""
        if wrong not in self._known:
            self._known[wrong] = self._guess(fold(wrong))
        return self._known[wrong]

    def _guess(self, wrong: str) -> str:
        best, score = "", 0.0
        for number in self._candidates(wrong):
            found = self._score(wrong, number)
            if found > score and _words_fit(wrong, self._folded[number]):
                best, score = self._words[number], found
        return best if score >= _LIKE else ""

    def _candidates(self, wrong: str) -> list[int]:
        shared = Counter(number for pair in _pairs(wrong) for number in self._by_pair.get(pair, ()))
        ranked = sorted(shared, key=lambda n: (-shared[n] / (len(self._folded[n]) + len(wrong)), n))
        return ranked[:_CANDIDATES]

    def _score(self, wrong: str, number: int) -> float:
        return SequenceMatcher(None, wrong, self._folded[number], autojunk=False).ratio()


class KeyGuesser(Guesser):
    """Finds the key that was meant by its letters, and by the authors and the year that the wrong key seems to name.

    Args:
        cards: The works of the list.
    """

    def __init__(self, cards: Iterable[Card]) -> None:
        listed = tuple(cards)
        super().__init__(card.key for card in listed)
        self._names = tuple(
            tuple(_NOT_LETTER.sub("", fold(person.family)) for person in (*card.authors, *card.editors)[:3])
            for card in listed
        )
        self._year_of = {card.key: card.year for card in listed}
        self._by_lower: dict[str, list[str]] = {}
        self._by_year: dict[str, list[int]] = {}
        for number, card in enumerate(listed):
            self._by_lower.setdefault(card.key.lower(), []).append(card.key)
            self._by_year.setdefault(card.year, []).append(number)

    def other_case(self, wrong: str) -> str:
        """Return the one key that differs from `wrong` in case only, or an empty string."""
        found = self._by_lower.get(wrong.lower(), [])
        return found[0] if len(found) == 1 else ""

    def same_year(self, wrong: str, key: str) -> bool:
        """Tell whether a wrong key names the year of the work with this key: then the guess is good enough to repair with."""
        year = _YEAR.search(wrong)
        return year is None or year.group() == self._year_of.get(key)

    def rivals(self, wrong: str, guess: str) -> tuple[str, ...]:
        """Return the keys that were as probably meant as the guess: those with the same name in them, when the wrong key does not name the year of the guess."""
        year = _YEAR.search(wrong)
        if not guess or (year and year.group() == self._year_of.get(guess)):
            return ()
        return tuple(word for word in self._words if word != guess and _stem(word) == _stem(guess))

    def _candidates(self, wrong: str) -> list[int]:
        year = _YEAR.search(wrong)
        letters = _NOT_LETTER.sub("", wrong)
        same = [n for n in self._by_year.get(year.group(), ()) if self._named(letters, n)] if year else []
        return list(dict.fromkeys((*super()._candidates(wrong), *same[:_CANDIDATES])))

    def _score(self, wrong: str, number: int) -> float:
        score = super()._score(wrong, number)
        if not self.same_year(wrong, self._words[number]):
            return score
        return score + (_AUTHOR_BONUS if self._named(_NOT_LETTER.sub("", wrong), number) else 0)

    def _named(self, letters: str, number: int) -> bool:
        return any(len(name) >= _SHORTEST_NAME and name in letters for name in self._names[number])


def meant(guess: str, otherwise: str, rivals: Iterable[str] = ()) -> str:
    """Return the end of a message: the guess as a question, with what may be meant as well, or what to do when there is none."""
    if not guess:
        return otherwise
    *others, last = (f"‘{word}’" for word in sorted((guess, *rivals)))
    return f"bedoelde u {', '.join(others)} of {last}?" if others else f"bedoelde u {last}?"


def _stem(key: str) -> str:
    """Return the part of a key before its year."""
    return _YEAR.split(key.lower(), maxsplit=1)[0]


def _words_fit(wrong: str, right: str) -> bool:
    """Tell whether every word of the shorter of two names has its like in the longer: `wmo-amsterdam` is no slip for `wmo-utrecht`."""
    short, long = sorted((_WORDS.split(wrong), _WORDS.split(right)), key=len)
    if len(long) == 1:
        return True
    return all(
        any(SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKE_WORD for other in long) for one in short
    )


def _pairs(word: str) -> set[str]:
    padded = f"^{word}$"
    return {padded[i : i + 2] for i in range(len(padded) - 1)}
