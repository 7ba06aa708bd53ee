"""Answers that are kept for a while."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from werkplaats.checks.fixes import write_file
from werkplaats.model.outside import Answer, State
from werkplaats.web.store import DAY, Store

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_700_000_000.0
ANSWERS = {
    "https://a.nl/goed": (Answer(State.FOUND), 7 * DAY),
    "https://a.nl/oud": (Answer(State.MOVED, "https://a.nl/nieuw"), DAY),
    "https://a.nl/weg": (Answer(State.GONE, reason="de site antwoordt met 404"), DAY),
    "https://a.nl/later": (Answer(State.UNKNOWN, reason="de site vraagt om later terug te komen", rest=3600), 3600),
    "https://a.nl/stil": (Answer(State.UNKNOWN, reason="de site antwoordt niet op tijd"), 0),
}


def _store(root: Path, now: float = NOW) -> Store:
    return Store(root, lambda: now, write_file)


def _file(root: Path) -> Path:
    return root / "adressen.json"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    store = _store(tmp_path)
    for address, (answer, _) in ANSWERS.items():
        store.put(address, answer)
    store.save()
    return tmp_path


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_is_kept_as_long_as_it_is_worth(kept: Path, address: str) -> None:
    answer, good = ANSWERS[address]
    wanted = Answer(answer.state, answer.address, answer.reason)
    assert _store(kept, NOW + good - 1).get(address) == (wanted if good else None)
    assert _store(kept, NOW + good + 1).get(address) is None


def test_what_is_too_old_is_not_written_again(kept: Path) -> None:
    store = _store(kept, NOW + 2 * DAY)
    store.save()
    assert list(json.loads(_file(kept).read_text(encoding="utf-8"))["adressen"]) == ["https://a.nl/goed"]


def test_a_newer_answer_takes_the_place_of_an_older(kept: Path) -> None:
    store = _store(kept)
    store.put("https://a.nl/goed", Answer(State.UNKNOWN, reason="x"))
    store.save()
    assert _store(kept).get("https://a.nl/goed") is None


GOOD = {"stand": "gevonden", "adres": "", "reden": "", "tot": int(NOW + 60)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="half"),
        pytest.param("[]", id="a list"),
        pytest.param("[" * 100_000, id="too deep"),
        pytest.param(json.dumps({"versie": 2, "adressen": {"https://a.nl/": GOOD}}), id="another version"),
        pytest.param('{"versie": 1, "adressen": []}', id="addresses as a list"),
        *(
            pytest.param(json.dumps({"versie": 1, "adressen": {"https://a.nl/": wrong}}), id=name)
            for name, wrong in {
                "no block": 3,
                "a state that does not exist": {**GOOD, "stand": "?"},
                "no end": {**GOOD, "tot": None},
                "an end too far off": {**GOOD, "tot": int(NOW + 9 * DAY)},
                "past": {**GOOD, "tot": int(NOW - 1)},
                "an address of another form": {**GOOD, "adres": ["x"]},
            }.items()
        ),
    ],
)
def test_a_file_that_cannot_be_used_counts_as_none(tmp_path: Path, text: str) -> None:
    _file(tmp_path).write_text(text, encoding="utf-8")
    store = _store(tmp_path)
    assert store.get("https://a.nl/") is None
    store.put("https://a.nl/", Answer(State.FOUND))
    store.save()
    assert _store(tmp_path).get("https://a.nl/") == Answer(State.FOUND)


def test_a_file_of_other_bytes_counts_as_none(tmp_path: Path) -> None:
    _file(tmp_path).write_bytes(b"\xff\xfe\x00")
    assert _store(tmp_path).get("https://a.nl/") is None


def test_a_file_that_is_used(tmp_path: Path) -> None:
    _file(tmp_path).write_text(json.dumps({"versie": 1, "adressen": {"https://a.nl/": GOOD}}), encoding="utf-8")
    assert _store(tmp_path).get("https://a.nl/") == Answer(State.FOUND)


def test_a_write_that_fails_leaves_the_old_file(kept: Path) -> None:
    before = _file(kept).read_bytes()

    def fail(_: Path, __: str) -> None:
        raise OSError("vol")

    store = Store(kept, lambda: NOW, fail)
    store.put("https://b.nl/", Answer(State.FOUND))
    with pytest.raises(OSError, match="vol"):
        store.save()
    assert _file(kept).read_bytes() == before
