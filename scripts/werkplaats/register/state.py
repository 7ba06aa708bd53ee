"""What is known halfway through a matching: which ids have found their place, and which are still without."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.register.fingerprint import Reading, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from werkplaats.register.record import Record
    from werkplaats.register.storage import Register

Place = tuple[str, int]
"""A paragraph as the pages are now: address of the page, index on it."""

COMPANY = 2
"""So many paragraphs that went from one page to another make the rest likely to have gone along."""


@dataclass(frozen=True, slots=True)
class Old:
    """A record where it stood.

    Attributes:
        page: The page it is listed under.
        at: Its index among the live records of that page; for one that was gone already, of the next live one.
        record: The record.
    """

    page: str
    at: int
    record: Record


class State:
    """The working state of one matching; lives no longer than the call.

    Attributes:
        pages: The pages as they are now.
        digests: The exact hash of each of their paragraphs.
        live: The live records of each page of the register, in order.
        ids: Place to id, as far as found.
        placed: The inverse.
        dirty: Pages on which anything differs from the register, sorted.
    """

    def __init__(self, register: Register, pages: Mapping[str, Sequence[str]]) -> None:
        """Resolve the pages on which nothing changed, at the cost of one hash for each paragraph."""
        self.register = register
        self.pages = pages
        self.digests = {page: [digest(text) for text in pages[page]] for page in sorted(pages)}
        self.live = {
            page: [record for record in records if record.heir is None] for page, records in register.pages.items()
        }
        self.ids: dict[Place, str] = {}
        self.placed: dict[str, Place] = {}
        self.dirty: list[str] = []
        self._moves: Counter[tuple[str, str]] = Counter()
        self._readings: dict[Place, Reading] = {}
        for page in sorted({*self.digests, *self.live}):
            records, digests = self.live.get(page, []), self.digests.get(page, [])
            if [record.digest for record in records] != digests:
                self.dirty.append(page)
                continue
            for at, record in enumerate(records):
                self.ids[page, at] = record.id
                self.placed[record.id] = (page, at)

    def place(self, old: Old, place: Place) -> None:
        """Record that the paragraph of `old` now stands at `place`."""
        self.ids[place] = old.record.id
        self.placed[old.record.id] = place
        if old.page != place[0]:
            self._moves[old.page, place[0]] += 1

    def companions(self) -> list[tuple[str, str]]:
        """Return pairs of pages, old and new, between which several paragraphs moved, the busiest first."""
        busy = [(pages, count) for pages, count in self._moves.items() if count >= COMPANY]
        return [pages for pages, _ in sorted(busy, key=lambda item: (-item[1], item[0]))]

    def reading(self, place: Place) -> Reading:
        """Return the word pairs of a paragraph, read once."""
        if place not in self._readings:
            self._readings[place] = Reading(self.pages[place[0]][place[1]])
        return self._readings[place]

    def left_old(self) -> Iterator[Old]:
        """Yield the paragraphs of the register that have no place yet."""
        for page in self.dirty:
            yield from self.left_old_on(page)

    def left_old_on(self, page: str) -> list[Old]:
        """Return those of one page."""
        records = enumerate(self.live.get(page, ()))
        return [Old(page, at, record) for at, record in records if record.id not in self.placed]

    def left_new(self) -> Iterator[Place]:
        """Yield the places that have no id yet."""
        for page in self.dirty:
            for at in self.left_new_on(page):
                yield page, at

    def left_new_on(self, page: str) -> list[int]:
        """Return the indexes on one page that have no id yet."""
        return [at for at in range(len(self.digests.get(page, ()))) if (page, at) not in self.ids]

    def graves(self, page: str | None = None) -> list[Old]:
        """Return the paragraphs that were gone already and have not come back, of one page or of all."""
        found: list[Old] = []
        for where in self.register.pages if page is None else (page,):
            at = 0
            for record in self.register.pages.get(where, ()):
                if record.heir is None:
                    at += 1
                elif record.digest and record.id not in self.placed:
                    found.append(Old(where, at, record))
        return found
