"""Damaged texts: no rule crashes, every place lies within its file, and repairs come to an end.

Once with the sites of the cases, so that every rule meets damaged forms of what it looks for, and once with our own pages and works: the short
form of `scripts/fuzz.py --checks`.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fuzz
import fuzz_checks
from tests.checks.harness import STANDARD_BIB, read_cases
from werkplaats.checks import RULES
from werkplaats.checks.base import HINT, PageRule
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CASES = Path(__file__).parent / "cases"


@cache
def _sites() -> tuple[Mapping[str, str], ...]:
    found: list[Mapping[str, str]] = []
    for file in sorted(CASES.glob("*.md")):
        for case in read_cases(file.read_text(encoding="utf-8"), file.stem):
            texts = {
                path: data.decode("utf-8", "replace")
                for path, data in case.files.items()
                if path.endswith((".md", ".bib"))
            }
            found.append({"bib/literatuur.bib": STANDARD_BIB, **texts})
    return tuple(found)


@pytest.mark.parametrize("seed", range(12))
def test_damaged_cases(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    for _ in range(40):
        sound = chance.choice(_sites())
        fuzz_checks.run(
            {path: fuzz_checks.damage(text, chance) if chance.random() < 0.6 else text for path, text in sound.items()}
        )


def test_damaged_content() -> None:
    outcome = fuzz.fuzz(0, 200, checks=True)
    assert not outcome.failures, outcome.failures[0]


def _crash(*_: object) -> Iterator[Finding]:
    raise KeyError("voorbeeld")


def _far(*_: object) -> Iterator[Finding]:
    yield Finding(Span(0, 10**9), "ver weg")


def _restless(*_: object) -> Iterator[Finding]:
    yield Finding(Span(0, 0), "nog een", fix=Fix("Zet er een teken voor", (Edit(Span(0, 0), "x"),)))


@pytest.mark.parametrize("check", [_crash, _far, _restless])
def test_a_rule_that_breaks_a_promise_is_seen(check: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = PageRule("PAG999", "wrong", HINT, check=check)
    monkeypatch.setattr("fuzz_checks.RULES", {**RULES, rule.code: rule})
    assert len(fuzz.fuzz(0, 1, checks=True).failures) == 1
