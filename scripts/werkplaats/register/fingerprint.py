"""How a paragraph is remembered without its text: an exact hash, and a small sample of its word pairs.

The sample holds the `SAMPLE` pairs with the lowest hash. As the hash has nothing to do with meaning, it is a fair
sample, so the share of it that occurs in a new text estimates how much of the old text is in there (bottom-k sketch,
Broder 1997, "On the resemblance and containment of documents"). The new text is at hand in full, so only the old side
is estimated. Words are taken in pairs because single words are alike in all Dutch, and because a hash of a lone word
would let anyone look up a name that was removed: 16 bits of a pair fit thousands of pairs of names.

Measured on 229 paragraphs of real publications: two different ones have a Dice of 0 in the median, of 0.05 in the
ninetieth and 0.13 in the ninety-ninth percentile; one with a third of its words replaced keeps 0.3 to 0.5.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from struct import pack, unpack
from zlib import crc32

SAMPLE = 24
_BITS = 0xFFFF
_MIX = 0x9E3779B1  # 2**32 divided by the golden ratio: spreads the bits of crc32 (Knuth, TAOCP 3, 6.4)
_WORDS = re.compile(r"\w+")


def digest(text: str) -> str:
    """Return the exact hash of a text: 48 bits as eight signs."""
    return urlsafe_b64encode(blake2b(text.encode(), digest_size=6).digest()).decode("ascii")


class Reading:
    """The word pairs of a text that is at hand, taken when they are first asked for.

    Attributes:
        text: The plain text of the paragraph.
    """

    def __init__(self, text: str) -> None:
        """Remember the text."""
        self.text = text

    @cached_property
    def _hashes(self) -> frozenset[int]:
        words = _WORDS.findall(self.text.casefold()) or [self.text]
        # The last word is paired with the first, so that n words give n pairs and a short text is not all edge.
        pairs = zip([words[-1], *words], words, strict=False)
        return frozenset([crc32(f"{one} {two}".encode()) * _MIX & 0xFFFFFFFF for one, two in pairs])

    @cached_property
    def pairs(self) -> frozenset[int]:
        """All pairs, as the short hashes that a sketch holds."""
        return frozenset([value & _BITS for value in self._hashes])

    @cached_property
    def size(self) -> int:
        """Number of distinct pairs."""
        return len(self._hashes)

    @cached_property
    def sample(self) -> tuple[int, ...]:
        """The short hashes of the pairs with the lowest hash."""
        return tuple(sorted([value & _BITS for value in sorted(self._hashes)[:SAMPLE]]))

    @property
    def sketch(self) -> str:
        """The sample as text."""
        packed = pack(f">{len(self.sample)}H", *self.sample)
        return urlsafe_b64encode(packed).decode("ascii").rstrip("=")


def sample(sketch: str) -> tuple[int, ...]:
    """Return the short hashes in a sketch; a damaged one gives none, so that it is like nothing."""
    try:
        raw = urlsafe_b64decode(sketch + "=" * (-len(sketch) % 4))
    except (Base64Error, ValueError):
        return ()
    return unpack(f">{len(raw) // 2}H", raw) if len(raw) % 2 == 0 else ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much an old and a new text share, between 0 and 1.

    Attributes:
        hits: How many pairs of the sample occur in the new text: the evidence.
        contained: Share of the old text that is in the new one; high for each part of a merged paragraph.
        dice: Shared pairs to all pairs; orders the candidates.
        overlap: Shared pairs to those of the shorter text; high for a text that was extended, cut or split.
    """

    hits: int
    contained: float
    dice: float
    overlap: float


def compare(values: tuple[int, ...], size: int, new: Reading) -> Likeness:
    """Measure the likeness of an old text, known by its sample and size, to a new one."""
    if not values or not size:
        return Likeness(0, 0.0, 0.0, 0.0)
    hits = len(new.pairs.intersection(values))
    contained = min(1.0, hits / len(values))
    smallest = min(size, new.size)
    shared = min(contained * size, smallest)
    return Likeness(hits, contained, 2 * shared / (size + new.size), shared / smallest)
