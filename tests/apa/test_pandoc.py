"""Our English APA beside what pandoc made of the same entries: equal, or different for a reason that is on the list.

The answers were given once and are kept (`scripts/compare_apa.py tests/data/pandoc --answers …`): no test needs pandoc.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import compare_apa
from tests.building import PROJECT
from werkplaats.library.files import open_source
from werkplaats.library.reader import read_library
from werkplaats.model.inline import plain
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import render_reference
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.entry import Work

_DATA = PROJECT / "tests/data/pandoc"
_ANSWERS: dict[str, str] = json.loads((_DATA / "antwoorden.json").read_text(encoding="utf-8"))
_LINES = [line for line in (_DATA / "verschillen.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
_LISTED = dict(line.split("\t", 1) for line in _LINES)


@pytest.fixture(scope="module")
def works() -> Mapping[str, Work]:
    """The entries that pandoc was asked about."""
    source, _ = open_source("lijst.bib", _DATA / "lijst.bib")
    return read_library([source]).works


def test_there_are_enough() -> None:
    assert len(_ANSWERS) >= 300
    assert set(_LISTED) <= set(_ANSWERS)


@pytest.mark.parametrize("where", sorted(_ANSWERS))
def test_entry(where: str, works: Mapping[str, Work]) -> None:
    work = works[where.removeprefix("lijst.bib: ")]
    profile = load_profile("apa-en")
    ours = plain(render_reference(work, make_labels([work], profile)[work.key], profile))
    pair = compare_apa.Pair(where, work, ours, _ANSWERS[where])
    reasons = compare_apa.explain(pair)
    listed = _LISTED.get(where, "")
    if reasons is None:
        assert listed, f"differs without a reason\n{ours}\n{pair.theirs}"
        assert not listed[0].isdigit(), f"the listed reasons no longer explain it\n{ours}\n{pair.theirs}"
    else:
        numbers = {name: str(number) for number, (name, _) in enumerate(compare_apa.REASONS, 1)}
        assert " ".join(numbers[name] for name in reasons) == listed
