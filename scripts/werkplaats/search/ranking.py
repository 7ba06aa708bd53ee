"""How much one word says about one page: a number that is fixed when the index is made.

After BM25F (Robertson, Zaragoza & Taylor, 2004): occurrences in text and headings are weighed, then saturate together. What is in a
title or another name comes on top, the more so the larger its part of that name: `hybridisering` is all of the name of the concept
and a quarter of a title of four words. How rare a word is, is left to the browser, which takes several words as one.
"""

from __future__ import annotations

import math
from typing import Final

HEADING: Final = 2.5
"""One occurrence in a heading counts as so many in the text."""

SATURATION: Final = 1.2
LENGTH_NORM: Final = 0.5
IN_NAME: Final = 0.6
WHOLE_NAME: Final = 2.2
OTHER_NAME: Final = 0.85

KIND_FACTOR: Final[dict[str, float]] = {"werk": 0.75, "overzicht": 0.8}
"""The page of a work or a list yields to the page that is about the thing itself."""

TEXT_STEPS: Final[tuple[float, ...]] = (0.4, 0.55, 0.7)
TEXT_LEVELS: Final = (0.33, 0.48, 0.62, 0.8)
"""The value of text is kept in four levels, which begin at 0 and at each of `TEXT_STEPS`; the browser takes these numbers."""

FINE: Final = 10
"""The value of a page in whose title or names the word stands is kept in steps of 1/10."""


def text_value(frequency: float, length: float) -> float:
    """Return the value of a word in the text.

    Args:
        frequency: Occurrences, those in headings weighed.
        length: What `length_norm` says of the page.
    """
    weighed = frequency / length
    return weighed / (SATURATION + weighed)


def length_norm(length: float) -> float:
    """Return by how much the length of a page makes one occurrence say less.

    The root is taken because the pages differ so: a chapter is a hundred times as long as the page of a work.

    Args:
        length: Words of the page, divided by the mean of all pages.
    """
    return 1 - LENGTH_NORM + LENGTH_NORM * math.sqrt(length)


def level_starts(norm: float) -> tuple[float, ...]:
    """Return the frequencies at which the levels 1, 2 and 3 begin on a page with that length norm."""
    return tuple(SATURATION * step / (1 - step) * norm for step in TEXT_STEPS)


def name_value(part: float, kind: str, *, is_title: bool) -> float:
    """Return what comes on top for a word in a title or another name.

    Args:
        part: 1 divided by the number of telling words in that name.
        kind: Kind of page.
        is_title: False for another name: an alias, or an author, who is not what the page is about.
    """
    return (IN_NAME + WHOLE_NAME * part) * KIND_FACTOR.get(kind, 1.0) * (1.0 if is_title else OTHER_NAME)
