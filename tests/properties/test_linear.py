"""A long paragraph costs as much for each citation as a short one: what is counted is steps of the program, so that no clock is needed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.editions import edition_of
from tests.editions import text as page
from tests.rendering import render
from werkplaats.render.markup import citation_html
from werkplaats.render.passages import Passages

if TYPE_CHECKING:
    from collections.abc import Callable

_FEW = 40
_LINEAR = 2.3
"""Twice as many citations more may cost twice as much more, with some room; work that grows with the square costs four times as much."""


def steps(work: Callable[[], object]) -> int:
    """Return how many instructions of Python a piece of work takes."""
    count = 0

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]]) -> float:
    """Return how much more the second doubling costs than the first."""
    few, more, most = (steps(work(_FEW * factor)) for factor in (1, 2, 4))
    return (most - more) / (more - few)


TEXTS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "Zo is het [@a, p. 3]. " * n,
    "narrative, between emphasis": lambda n: "Zegt @a [p. 3] en *schuin*, " * n,
    "one bracket": lambda n: f"Zo [{'; '.join(['@a'] * n)}].",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_page(name: str) -> None:
    render("warm")
    assert growth(lambda n: lambda: render(TEXTS[name](n))) < _LINEAR


def _edition(count: int) -> Any:
    return edition_of({"tekst.md": page("Zo is het [@smit2001, p. 3]. Ook [@smit2001; @Vries2002]. " * count)})


def _passages(count: int) -> Callable[[], object]:
    edition = _edition(count)
    return lambda: Passages(edition).of_work("smit2001")


def _citations(count: int) -> Callable[[], object]:
    edition = _edition(count)
    return lambda: [citation_html(edition, "tekst.md", number) for number in range(2 * count)]


def test_the_passages_of_a_work() -> None:
    assert growth(_passages) < _LINEAR


def test_the_citations() -> None:
    assert growth(_citations) < _LINEAR
