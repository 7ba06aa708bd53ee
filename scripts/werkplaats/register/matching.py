"""Which id belongs to which paragraph now: the certain first, then the likely, then new ids.

Unchanged on its page, unchanged on another page, back from having been gone, reworded on its page, reworded on another
page; what is then left is new. The build and `check --fix` both call this, so the ids that a build shows while the
register is behind are those that are written later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from werkplaats.register import exact, likeness
from werkplaats.register.address import Issuer
from werkplaats.register.heirs import aliases, heirs
from werkplaats.register.record import Record, moved_mark
from werkplaats.register.state import Old, State
from werkplaats.register.storage import Register

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkplaats.register.outcome import Alias


@dataclass(frozen=True, slots=True)
class Assignment:
    """The ids of a site.

    Attributes:
        ids: Page and index to id, for every paragraph.
        gone: Page to the ids that have been on it and are not now, with where they lead: gone, or on another page.
            A page that no longer exists is among them.
        changed: True when the register is behind.
    """

    ids: Mapping[tuple[str, int], str]
    gone: Mapping[str, Sequence[Alias]]
    changed: bool
    _state: State
    _pages: Mapping[str, tuple[Record, ...]]

    def updated(self) -> Register:
        """Return the register that knows the pages as they are now; nothing it knew is lost."""
        if not self.changed:
            return self._state.register
        return Register({page: tuple(self._filled(page, records)) for page, records in self._pages.items() if records})

    def _filled(self, page: str, records: Sequence[Record]) -> list[Record]:
        """Add the samples, which a build has no need of, to the records that are new."""
        filled: list[Record] = []
        at = 0
        for record in records:
            if record.live:
                fresh = not record.size
                reading = self._state.reading((page, at)) if fresh else None
                filled.append(replace(record, size=reading.size, sketch=reading.sketch) if reading else record)
                at += 1
            else:
                filled.append(record)
        return filled


def match(register: Register, pages: Mapping[str, Sequence[str]]) -> Assignment:
    """Find the paragraphs of the register in the pages as they are now.

    Args:
        register: What is remembered; it may be behind by any number of edits, or empty.
        pages: Address of each page (`publicaties/x/y/`) to the plain texts of its blocks, in order. Must hold all
            pages: one that is missing counts as removed.
    """
    state = State(register, pages)
    _find(state)
    issuer = Issuer({record.id for records in register.pages.values() for record in records})
    for page, at in list(state.left_new()):
        id_ = issuer.issue(state.digests[page][at], page)
        state.ids[page, at] = id_
        state.placed[id_] = (page, at)
    after = _after(state)
    return Assignment(state.ids, aliases(state, after), bool(state.dirty), state, after)


def _find(state: State) -> None:
    for page in state.dirty:
        records, digests = state.live.get(page, []), state.digests.get(page, [])
        for one, two in exact.in_order([record.digest for record in records], digests):
            state.place(Old(page, one, records[one]), (page, two))
    if not any(state.register.pages.values()):
        return
    exact.across_pages(state)
    exact.restored(state)
    for page in state.dirty:
        likeness.on_page(state, page)
    likeness.across_pages(state)


def _after(state: State) -> dict[str, tuple[Record, ...]]:
    """Return the records of each page as they must be remembered, samples of new texts excepted."""
    if not state.dirty:
        return dict(state.register.pages)
    heir_of = heirs(state)
    known = {
        record.id: record
        for records in state.register.pages.values()
        for record in records
        if record.digest and not record.moved
    }
    after: dict[str, tuple[Record, ...]] = {}
    dirty = set(state.dirty)
    for page in sorted({*state.register.pages, *state.digests}):
        old = state.register.pages.get(page, ())
        # A paragraph can only have come back to a page that is dirty, but its grave may be on any.
        if page not in dirty and all(record.live or record.moved or record.id not in state.placed for record in old):
            after[page] = old
        else:
            after[page] = tuple(_page_after(state, page, old, known, heir_of))
    return after


def _page_after(
    state: State, page: str, old: Sequence[Record], known: Mapping[str, Record], heir_of: Mapping[str, str]
) -> list[Record]:
    """Put the paragraphs of a page in their order, each followed by those that stood behind it and have left."""
    here = [state.ids[page, at] for at in range(len(state.digests.get(page, ())))]
    left: dict[str, list[Record]] = {"": []}
    behind = ""
    for record in old:
        place = state.placed.get(record.id)
        if place is not None and place[0] == page:
            behind = record.id
            left.setdefault(behind, [])
        elif place is not None:
            left[behind].append(moved_mark(record.id))
        else:
            left[behind].append(replace(record, heir=heir_of[record.id]) if record.live else record)
    records = list(left[""])
    for at, id_ in enumerate(here):
        digest = state.digests[page][at]
        before = known.get(id_)
        if before is not None and before.digest == digest:
            records.append(before if before.live else replace(before, heir=None))
        else:
            records.append(Record(id_, digest))
        records += left.get(id_, ())
    return records
