"""Which classes of words stand on which page, and how much they say about it: one packed line for each class."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from werkplaats.search import ranking
from werkplaats.search.numbers import ONE, encode
from werkplaats.search.words import FUNCTION_WORDS, only_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkplaats.search.lexicon import Lexicon
    from werkplaats.search.texts import CutDocument

NAME_LEVEL = 4
"""The level that says: the word stands in a name, and its exact value follows in a sign of its own."""
_LEVELS = NAME_LEVEL + 1
_NOT_INDEXED = -1


def pack_postings(documents: Sequence[CutDocument], lexicon: Lexicon) -> list[str]:
    """Return a line for each class of the lexicon.

    A line is a row of numbers, one for each page in order: the pages skipped since the one before, times 5, plus the level (0-3 for
    text; 4 for a name, and then one number more: the value times `ranking.FINE`).
    """
    class_in_text = {
        piece: _NOT_INDEXED if piece.lower() in FUNCTION_WORDS else lexicon.classes.get(piece, _NOT_INDEXED)
        for piece in lexicon.codes
    }
    in_text = class_in_text.__getitem__
    lines: list[list[str]] = [[] for _ in range(lexicon.class_count)]
    add = [line.append for line in lines]
    following = [0] * lexicon.class_count
    mean = sum(len(document.words) for document in documents) / max(1, len(documents)) or 1.0
    for number, document in enumerate(documents):
        frequencies: dict[int, float] = dict(Counter(map(in_text, chain(document.words, document.joined))))
        for class_ in map(in_text, document.heading_words):
            frequencies[class_] = frequencies.get(class_, 0) + ranking.HEADING
        frequencies.pop(_NOT_INDEXED, None)
        norm = ranking.length_norm(len(document.words) / mean)
        first, second, third = ranking.level_starts(norm)
        for class_, value in _name_values(document, lexicon.classes, class_in_text).items():
            in_text_too = ranking.text_value(frequencies.pop(class_, 0), norm)
            step = min(ONE - 1, round((value + in_text_too) * ranking.FINE))
            add[class_](encode((number - following[class_]) * _LEVELS + NAME_LEVEL) + encode(step))
            following[class_] = number + 1
        for class_, frequency in frequencies.items():
            # Most words stand once on a page: one comparison for these.
            level = 0 if frequency < first else 1 if frequency < second else 2 if frequency < third else 3
            add[class_](encode((number - following[class_]) * _LEVELS + level))
            following[class_] = number + 1
    return ["".join(line) for line in lines]


def _name_values(document: CutDocument, classes: Mapping[str, int], telling: Mapping[str, int]) -> dict[int, float]:
    """Return for each class in a name the highest value that a name gives it.

    Args:
        document: The page; its first name is its title.
        classes: Class of each word that is looked up.
        telling: The same, but `_NOT_INDEXED` for function words: these do not make a name longer.
    """
    values: dict[int, float] = {}
    for number, name in enumerate(document.names):
        words = only_words(name)
        part = 1 / (sum(telling[word] != _NOT_INDEXED for word in words) or len(words) or 1)
        value = ranking.name_value(part, document.kind, is_title=number == 0)
        for word in words:
            class_ = classes.get(word)
            if class_ is not None and value > values.get(class_, 0.0):
                values[class_] = value
    return values
