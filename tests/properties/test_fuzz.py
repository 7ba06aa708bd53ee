"""Broken bibliographies and citation texts: the short form of `scripts/fuzz.py`, and proof that it finds what it looks for."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz
from werkplaats.model.inline import Run
from werkplaats.render.html import inline_html
from werkplaats.render.links import safe_href

NASTY = st.text() | st.sampled_from(fuzz._POISON)


def test_inputs_that_are_broken_in_many_ways() -> None:
    outcome = fuzz.fuzz(0, 1000)
    assert not outcome.failures, outcome.failures[0]


def test_an_input_is_the_same_every_time() -> None:
    assert [fuzz.Corpus().make(n) for n in range(20)] == [fuzz.Corpus().make(n) for n in range(20)]


@given(NASTY, st.booleans(), NASTY)
def test_formatted_text_is_text(text: str, italic: bool, href: str) -> None:
    html = inline_html((Run(text, italic, href),))
    fuzz._check(html, text, fuzz._LINK)


@given(NASTY)
def test_a_link_is_one_of_six_kinds(address: str) -> None:
    found = safe_href(address)
    assert not found or re.match(r"(?i)(https?|mailto|urn):[^\s<>\"]+\Z", found)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<script>x</script>", "x", id="another element"),
        pytest.param('<i onclick="x">x</i>', "x", id="another attribute"),
        pytest.param('<a href="javascript:x">x</a>', "x", id="another address"),
        pytest.param('<a href="//x.nl">x</a>', "x", id="address without scheme"),
        pytest.param("x<!-- y -->", "x", id="comment"),
        pytest.param("x<!doctype y>", "x", id="declaration"),
        pytest.param("x<", "x<", id="half a tag"),
        pytest.param("x &amp;lt;", "x <", id="escaped twice"),
        pytest.param("xx", "x", id="more text"),
    ],
)
def test_what_may_not_come_out_is_seen(html: str, text: str) -> None:
    with pytest.raises(fuzz.UnsafeError):
        fuzz._check(html, text, fuzz._LINK)


def test_a_fault_and_a_slow_input_are_told_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "LIMIT", -1)
    monkeypatch.setattr(fuzz, "run", lambda _given: 1 / 0)
    outcome = fuzz.fuzz(7, 2)
    assert [failure.number for failure in outcome.failures] == [7, 7, 8, 8]
    assert "ZeroDivisionError" in outcome.failures[0].reason
    assert "took" in outcome.failures[1].reason


@pytest.mark.parametrize(
    "unit",
    [
        "> ",
        "# a\n",
        "a\n---\n",
        "!!! note\n",
        "[^a]: x\n",
        "- a\n",
        "[",
        "[@a; ",
        "@a [",
        "![",
        "<!--",
        "{",
        "*a",
        "`a``",
        "> - ",
    ],
)
def test_the_same_many_times(unit: str) -> None:
    """Nothing is nested so deep that it exhausts the stack, and the time grows with the length."""
    begin = time.process_time()
    fuzz.run(fuzz.Input("@book{a, title = {Een}}", f"{unit * 600}[@a]", "nl-hbo"))
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    "unit", ["{", "}", '"', "@a", "@book{a,", "a={", " and ", " # x", "\\", "\\'", "{\\", "van ", "--"]
)
def test_the_same_many_times_in_a_bibliography(unit: str) -> None:
    begin = time.process_time()
    for bib in (
        unit * 2000,
        *(f"@book{{a, {name} = {{{unit * 2000}}}}}" for name in ("author", "title", "date", "pages")),
    ):
        fuzz.run(fuzz.Input(bib, "[@a]", "nl-hbo"))
    assert time.process_time() - begin < 10
