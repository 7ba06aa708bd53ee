"""Paragraphs whose text did not change: found on their page by order, elsewhere by being the only one of their kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from werkplaats.register.state import Old, State

LONE_MOVE = 5
"""Smallest number of word pairs with which a paragraph is followed to another page on its own."""


def in_order(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair equal items of two sequences, each at most once; linear.

    Items that occur once in both are certain. Repeated ones go with a neighbour that is certain, and what is then left
    in the order in which it stands.

    Returns:
        Pairs of an index in `old` and one in `new`, sorted by the latter.
    """
    if old == new:
        return [(at, at) for at in range(len(new))]
    places_old, places_new = _places(old), _places(new)
    at_new: dict[int, int] = {}
    taken: set[int] = set()
    queue: list[tuple[int, int]] = []

    def pair(one: int, two: int) -> None:
        at_new[two] = one
        taken.add(one)
        queue.append((one, two))

    for item, there in places_new.items():
        if len(there) == 1 and len(here := places_old.get(item, [])) == 1:
            pair(here[0], there[0])
    while queue:
        one, two = queue.pop()
        for step in (1, -1):
            i, j = one + step, two + step
            if 0 <= i < len(old) and 0 <= j < len(new) and old[i] == new[j] and i not in taken and j not in at_new:
                pair(i, j)
    for item, there in places_new.items():
        free_old = [at for at in places_old.get(item, []) if at not in taken]
        free_new = [at for at in there if at not in at_new]
        for one, two in zip(free_old, free_new, strict=False):
            pair(one, two)
    return sorted(((one, two) for two, one in at_new.items()), key=lambda both: both[1])


def _places(items: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        places[item].append(at)
    return dict(places)


def across_pages(state: State) -> None:
    """Follow unchanged paragraphs to other pages.

    A text that occurs once on the whole site, before and after, moved. A short or repeated one (a line that stands at
    the foot of each chapter) only goes along when its page did: a renamed or divided chapter.
    """
    old = _by_digest(state.left_old())
    new: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for place in state.left_new():
        new[state.digests[place[0]][place[1]]].append(place)
    common = {digest for digest in new if digest in old}
    if common:
        before = _count(common, ((record.digest for record in state.live[page]) for page in state.live))
        after = _count(common, state.digests.values())
        for digest in new:
            if digest in common and before[digest] == after[digest] == 1 and old[digest][0].record.size >= LONE_MOVE:
                state.place(old[digest][0], new[digest][0])
        for source, page in [*state.companions(), *_renamed(state)]:
            olds, news = state.left_old_on(source), state.left_new_on(page)
            for one, two in in_order([each.record.digest for each in olds], [state.digests[page][at] for at in news]):
                state.place(olds[one], (page, news[two]))


def _renamed(state: State) -> list[tuple[str, str]]:
    """Pair pages that are gone with new ones that hold the same texts in the same order."""
    gone: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for page, records in state.live.items():
        if records and not state.digests.get(page):
            gone[tuple(record.digest for record in records)].append(page)
    pairs: list[tuple[str, str]] = []
    for page, digests in state.digests.items():
        if not state.live.get(page) and (sources := gone.get(tuple(digests))):
            pairs.append((sources.pop(0), page))
    return pairs


def restored(state: State) -> None:
    """Give paragraphs that come back unchanged their old id: on their own page, or anywhere when unmistakable."""
    graves = state.graves()
    if not graves:
        return
    by_digest = _by_digest(graves)
    fresh = list(state.left_new())
    after = Counter(state.digests[page][at] for page, at in fresh)
    for home in (True, False):
        for page, at in fresh:
            if (page, at) in state.ids:
                continue
            digest = state.digests[page][at]
            found = [old for old in by_digest.get(digest, ()) if old.record.id not in state.placed]
            if home:
                found = [old for old in found if old.page == page]
            elif len(found) > 1 or after[digest] > 1 or (found and found[0].record.size < LONE_MOVE):
                found = []
            if found:
                state.place(found[0], (page, at))


def _by_digest(olds: Iterable[Old]) -> dict[str, list[Old]]:
    found: dict[str, list[Old]] = defaultdict(list)
    for old in olds:
        if old.record.digest:
            found[old.record.digest].append(old)
    return dict(found)


def _count(wanted: set[str], groups: Iterable[Iterable[str]]) -> Mapping[str, int]:
    return Counter(digest for group in groups for digest in group if digest in wanted)
