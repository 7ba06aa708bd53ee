"""Which paragraph stands in for one that is gone, and what an old address leads to."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from werkplaats.register.likeness import absorbed
from werkplaats.register.outcome import Alias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkplaats.register.record import Record
    from werkplaats.register.state import Place, State


def heirs(state: State) -> dict[str, str]:
    """Choose the heir of every paragraph that went; all new ids must have been given.

    The text that took it up, else the nearest on its page by the former order (the one above when two are as near),
    else the paragraph that now stands in its position; when the page is gone, the nearest of those that went to the
    page that took most of them.

    Returns:
        Id to id of the heir, empty when there is none.
    """
    found: dict[str, str] = {}
    for page in state.dirty:
        gone = state.left_old_on(page)
        into = absorbed(state, page, gone)
        kept = _kept(state, page)
        for old in gone:
            place = into.get(old.record.id) or _nearest(kept, old.at)
            if place is None and (length := len(state.digests.get(page, ()))):
                place = (page, min(old.at, length - 1))
            found[old.record.id] = state.ids[place] if place else ""
    return found


def _kept(state: State, page: str) -> list[tuple[int, Place]]:
    """Return former index and present place of the paragraphs that may stand in for their former neighbours."""
    places = [(at, state.placed.get(record.id)) for at, record in enumerate(state.live.get(page, ()))]
    stayed = [(at, place) for at, place in places if place is not None]
    taker = page
    if not state.digests.get(page):
        votes = Counter(place[0] for _, place in stayed)
        taker = min(votes, key=lambda name: (-votes[name], name), default=page)
    return [(at, place) for at, place in stayed if place[0] == taker]


def _nearest(kept: Sequence[tuple[int, Place]], at: int) -> Place | None:
    after = bisect_left(kept, at, key=lambda item: item[0])
    around = kept[max(after - 1, 0) : after + 1]
    return min(around, key=lambda item: abs(item[0] - at))[1] if around else None


def aliases(state: State, pages: Mapping[str, Sequence[Record]]) -> dict[str, tuple[Alias, ...]]:
    """Say for each page which ids have been there, and where they lead now.

    Args:
        state: The finished matching.
        pages: The records of each page after it.
    """
    heir_of = {
        record.id: record.heir
        for records in pages.values()
        for record in records
        if record.heir is not None and not record.moved
    }
    found: dict[str, tuple[Alias, ...]] = {}
    for page in sorted(pages):
        if any(record.heir is not None for record in pages[page]):
            found[page] = tuple(_page_aliases(state, page, pages[page], heir_of))
    return found


def _page_aliases(state: State, page: str, records: Sequence[Record], heir_of: Mapping[str, str]) -> list[Alias]:
    here = [(at, state.placed[record.id]) for at, record in enumerate(records) if record.live]
    return [
        Alias(record.id, page, _follow(record.id, state, heir_of) or _nearest(here, at))
        for at, record in enumerate(records)
        if record.heir is not None
    ]


def _follow(id_: str, state: State, heir_of: Mapping[str, str]) -> Place | None:
    """Go from heir to heir until one stands on the site; two branches merged by git may have made a circle."""
    seen: set[str] = set()
    while id_ and id_ not in seen:
        if id_ in state.placed:
            return state.placed[id_]
        seen.add(id_)
        id_ = heir_of.get(id_, "")
    return None
