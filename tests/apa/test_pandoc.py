"""Our English APA beside what pandoc made of the same entries: equal, or different for a reason that is on the list.

The answers were given once and are kept (`scripts/compare_apa.py tests/data/pandoc --answers …`): no test needs pandoc.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import compare_apa
from apa_reasons import REASONS
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


def _pair(where: str, works: Mapping[str, Work]) -> compare_apa.Pair:
    work = works[where.removeprefix("lijst.bib: ")]
    profile = load_profile("apa-en")
    ours = plain(render_reference(work, make_labels([work], profile)[work.key], profile))
    return compare_apa.Pair(where, work, ours, _ANSWERS[where])


def test_there_are_enough(works: Mapping[str, Work]) -> None:
    assert len(_ANSWERS) >= 300
    assert set(_LISTED) <= set(_ANSWERS)
    inheriting = [work for work in works.values() if work.inherited]
    assert len(inheriting) >= 10
    assert {f"lijst.bib: {work.key}" for work in inheriting} <= set(_ANSWERS)


@pytest.mark.parametrize("where", sorted(_ANSWERS))
def test_entry(where: str, works: Mapping[str, Work]) -> None:
    pair = _pair(where, works)
    reasons = compare_apa.explain(pair)
    assert reasons is not None, f"differs without a reason\n{pair.ours}\n{pair.theirs}"
    numbers = {reason.name: str(number) for number, reason in enumerate(REASONS, 1)}
    assert " ".join(numbers[name] for name in reasons) == _LISTED.get(where, "")


def test_every_reason_names_its_rule() -> None:
    """A row, a section of the decisions, a paragraph of APA 7, or what pandoc does wrong."""
    rule = re.compile(r"\((?:rows?|section|APA 7,(?: chapter)?) [\d., and]+\)|pandoc")
    assert [reason.name for reason in REASONS if not rule.search(reason.name)] == []


def test_no_reason_hides_a_fault(works: Mapping[str, Work]) -> None:
    """Whatever word or sign is missing from an entry, the reasons together do not explain it away."""
    for where in sorted(_ANSWERS):
        pair = _pair(where, works)
        for part in re.finditer(r"\w+|\S", pair.ours):
            broken = pair._replace(ours=pair.ours[: part.start()] + pair.ours[part.end() :])
            assert compare_apa.explain(broken) is None, broken.ours
