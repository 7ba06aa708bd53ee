"""Patterns that are compiled late: they are patterns all the same, and every one of ours is sound."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import werkplaats
from werkplaats.model import pattern
from werkplaats.model.pattern import lazy

MODULES = sorted(
    ".".join(path.relative_to(Path(werkplaats.__file__).parents[1]).with_suffix("").parts)
    for path in Path(werkplaats.__file__).parent.rglob("*.py")
    if "lazy(" in path.read_text(encoding="utf-8") and path.name != "pattern.py"
)


def test_it_does_what_a_pattern_does() -> None:
    late, early = lazy(r"(?P<a>\w)b", re.IGNORECASE), re.compile(r"(?P<a>\w)b", re.IGNORECASE)
    text = "xB, yb"
    assert [m["a"] for m in late.finditer(text)] == [m["a"] for m in early.finditer(text)] == ["x", "y"]
    assert late.sub("-", text) == early.sub("-", text)
    assert (late.pattern, late.flags, late.groups) == (early.pattern, early.flags, early.groups)
    assert late.match("ab")
    assert not late.fullmatch("abc")


def test_it_is_compiled_once_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def compile_(text: str, flags: int = 0) -> re.Pattern[str]:
        made.append(text)
        return compiled(text, flags)

    monkeypatch.setattr(re, "compile", compile_)
    late = lazy("a+")
    assert made == []
    assert late.search("xaa")
    assert late.match("aa")
    assert late.sub("", "a") == ""
    assert made == ["a+"]


@pytest.mark.parametrize("name", MODULES)
def test_every_one_is_a_regular_expression(name: str) -> None:
    """A slip in one would show only on the day that somebody needs it."""
    late = [value for value in vars(import_module(name)).values() if type(value) is pattern._LazyPattern]
    assert late
    for each in late:
        re.compile(*each._made_of)
