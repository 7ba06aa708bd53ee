"""Histories of edits, replayed: ids keep their meaning, are never reused, and are kept.

An id comes to mean another text when the text it stood for at the last build is not among the texts that its present
paragraph was made from. That is checked at every build, also while the register is behind. Two things are not another
text: one that the id stood for before (a line that is put back), and what is left of the text in the register (of a
paragraph that was split since, the other part, when the part that had the id is gone before the register saw it).
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.register_history import Block, Site
from werkplaats.register import Assignment, Register, match

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Kept = Counter[tuple[str, bool]]
"""Kind of edit, and whether the id was kept, to how often. Without register an id follows from the text, so a paragraph
that is edited before the register saw it is of a kind of its own: `… (not registered)`."""


class Replay:
    """One site with its register, built after every commit."""

    def __init__(self, seed: int, update_every: float) -> None:
        self.random = Random(seed)  # noqa: S311 - repeats a history, guards no secret
        self.site = Site(self.random)
        self.update_every = update_every
        self.register = Register()
        self.meaning: dict[str, list[str]] = {}
        self.ids: dict[Block, str] = {}
        self.registered: dict[str, str] = {}
        self.kept: Kept = Counter()

    def build(self) -> Assignment:
        """Build the site, and hold all invariants."""
        texts = self.site.texts()
        assignment = match(self.register, texts)
        blocks = {(page, at): block for page, found in self.site.pages.items() for at, block in enumerate(found)}
        assert assignment.ids.keys() == blocks.keys()
        assert len(set(assignment.ids.values())) == len(blocks)
        now = {block: assignment.ids[place] for place, block in blocks.items()}
        for block, id_ in now.items():
            meant = self.meaning.setdefault(id_, [block.text])
            same = meant[-1] in block.had or block.text in meant or self.registered.get(id_) in block.had
            assert same, f"{id_} meant ‘{meant[-1]}’ and now ‘{block.text}’ ({block.edit})"
            meant.append(block.text)
        self._count(now)
        self.ids = now
        self._check_aliases(assignment)
        self._check_update(assignment, texts)
        self.site.built()
        return assignment

    def note(self) -> None:
        """Note what the register says now."""
        self.registered |= {id_: block.text for block, id_ in self.ids.items()}

    def _count(self, now: Mapping[Block, str]) -> None:
        after: dict[Block, list[Block]] = {}
        for block in now:
            for source in block.since:
                after.setdefault(source, []).append(block)
        for results in after.values():
            kept = any(now[block] in {self.ids[source] for source in block.since} for block in results)
            known = any(self.ids[source] in self.registered for source in results[0].since)
            self.kept[results[0].edit + ("" if known else " (not registered)"), kept] += 1

    def _check_aliases(self, assignment: Assignment) -> None:
        here = {(place[0], id_) for place, id_ in assignment.ids.items()}
        led = {alias.id for aliases in assignment.gone.values() for alias in aliases}
        for page, aliases in assignment.gone.items():
            assert len({alias.id for alias in aliases}) == len(aliases)
            for alias in aliases:
                assert alias.page == page
                assert (page, alias.id) not in here
                assert alias.target is None or alias.target in assignment.ids
                if self.site.pages.get(page):
                    assert alias.target is not None
        assert self.registered.keys() <= led | set(assignment.ids.values()), "an id that was registered leads nowhere"

    def _check_update(self, assignment: Assignment, texts: Mapping[str, Sequence[str]]) -> None:
        """What `--fix` writes is what the build showed, and the next build agrees."""
        updated = assignment.updated()
        written = updated.serialise()
        parsed, problems = Register.parse(written, "r")
        assert not problems
        assert parsed == updated
        assert assignment.changed == (written != self.register.serialise())
        again = match(parsed, texts)
        assert not again.changed
        assert again.ids == assignment.ids
        assert again.gone == assignment.gone
        if self.random.random() < self.update_every:
            self.register = parsed
            self.note()


def _replay(seed: int, update_every: float, commits: int) -> Kept:
    replay = Replay(seed, update_every)
    replay.build()
    replay.register = match(replay.register, replay.site.texts()).updated()
    replay.note()
    for _ in range(commits):
        replay.site.commit()
        replay.build()
    return replay.kept


@pytest.mark.parametrize(
    ("update_every", "commits", "least"),
    [(1, 30, 0.99), (0.3, 30, 0.98), (0, 12, 0.96)],
    ids=["register always updated", "register sometimes updated", "register never updated"],
)
def test_ids_are_kept_and_keep_their_meaning(update_every: float, commits: int, least: float) -> None:
    kept: Kept = Counter()
    for seed in range(16):
        kept += _replay(seed, update_every, commits)
    everything, edited, registered = (
        _Share(kept, lambda _: True),
        _Share(kept, lambda kind: not kind.startswith("untouched")),
        _Share(kept, lambda kind: kind != "untouched" and not kind.endswith("(not registered)")),
    )
    kinds = sorted({kind for kind, _ in kept})
    measured = (
        f"kept their id: {everything} paragraphs, of the edited {edited}, of those in the register {registered}; "
        + ", ".join(f"{kind} {_Share(kept, kind.__eq__)}" for kind in kinds)
    )
    assert everything.rate >= 0.99, measured
    assert registered.rate >= least, measured
    assert _Share(kept, "untouched".__eq__).rate >= 0.999, measured


class _Share:
    """How many of the paragraphs with a certain kind of edit kept their id."""

    def __init__(self, kept: Kept, wanted: Callable[[str], bool]) -> None:
        self.good = sum(number for (kind, good), number in kept.items() if good and wanted(kind))
        self.all = sum(number for (kind, _), number in kept.items() if wanted(kind))
        self.rate = self.good / self.all if self.all else 1.0

    def __str__(self) -> str:
        return f"{self.rate:.2%} of {self.all}"


@given(seed=st.integers(0, 2**32), update_every=st.sampled_from((0, 0.3, 1)))
@settings(derandomize=True, deadline=None, max_examples=25)
def test_any_history_holds_the_invariants(seed: int, update_every: float) -> None:
    _replay(seed, update_every, 10)
