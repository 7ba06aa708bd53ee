"""Numbers as printable signs, small ones in one sign: the alphabet of all that the index packs.

The signs need no escape in a JSON text. The first of them, `!`, is kept out of the numbers: it marks a capital (`lexicon`).
Read back by `Reader` in `overrides/assets/js/zoeken.js`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

CAPITAL: Final = "!"
SIGNS: Final = "".join(chr(code) for code in range(0x22, 0x7F) if chr(code) not in '"\\')

ONE: Final = 79
"""How many numbers take one sign. The other signs open a number of two, three or four."""
_TWO: Final = 8
_THREE: Final = 3

_BASE: Final = len(SIGNS)
_AFTER_TWO: Final = ONE + _TWO * _BASE
_AFTER_THREE: Final = _AFTER_TWO + _THREE * _BASE**2
LIMIT: Final = _AFTER_THREE + (_BASE - ONE - _TWO - _THREE) * _BASE**3

ENDS: Final = (ONE, _AFTER_TWO, _AFTER_THREE, LIMIT)
"""Where numbers of one, two, three and four signs end."""

BANDS: Final = (ONE, *range(ONE + _BASE, _AFTER_TWO, _BASE), *ENDS[1:])
"""Where numbers end that are equally good to have: the same, and of two signs also those with the same first one."""


@cache
def encode(number: int) -> str:
    """Return the signs of a number.

    Raises:
        ValueError: The number is negative or `LIMIT` or more.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"{number} does not fit in four signs")
    if number < ONE:
        return SIGNS[number]
    if number < _AFTER_TWO:
        head, low = divmod(number - ONE, _BASE)
        return SIGNS[ONE + head] + SIGNS[low]
    if number < _AFTER_THREE:
        rest, low = divmod(number - _AFTER_TWO, _BASE)
        head, middle = divmod(rest, _BASE)
        return SIGNS[ONE + _TWO + head] + SIGNS[middle] + SIGNS[low]
    rest, low = divmod(number - _AFTER_THREE, _BASE)
    rest, middle = divmod(rest, _BASE)
    head, high = divmod(rest, _BASE)
    return SIGNS[ONE + _TWO + _THREE + head] + SIGNS[high] + SIGNS[middle] + SIGNS[low]
