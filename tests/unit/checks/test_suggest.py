"""What someone probably meant."""

from __future__ import annotations

import pytest

from werkplaats.checks.cards import make_card
from werkplaats.checks.suggest import Guesser, KeyGuesser
from werkplaats.library.reader import read_library
from werkplaats.model.source import Source

WORKS = read_library(
    [
        Source(
            "a.bib",
            "@article{linders2016, author = {Linders, Lilian and Feringa, Dana}, date = {2016}}\n"
            "@book{vanderlans2010, author = {van der Lans, Jos}, date = {2010}}\n"
            "@book{SCP2014, author = {{Sociaal en Cultureel Planbureau}}, date = {2014}}\n"
            "@book{a1, author = {Berg, A.}}\n@book{A1, author = {Berg, A.}}\n",
        )
    ]
).works
CARDS = tuple(map(make_card, WORKS.values()))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("lindersfering2016", "linders2016", id="two authors"),
        pytest.param("feringa2016", "linders2016", id="the second author"),
        pytest.param("lans2010", "vanderlans2010", id="without particle"),
        pytest.param("vanderLans2010", "vanderlans2010", id="capitals"),
        pytest.param("linders2015", "linders2016", id="one digit"),
        pytest.param("lindersvanlieshout2010", "", id="another work of the author"),
        pytest.param("onbekend", "", id="nothing like it"),
        pytest.param("", "", id="empty"),
    ],
)
def test_keys(wrong: str, right: str) -> None:
    assert KeyGuesser(CARDS).guess(wrong) == right


@pytest.mark.parametrize(
    ("wrong", "right"), [("scp2014", "SCP2014"), ("LINDERS2016", "linders2016"), ("A1", ""), ("x", "")]
)
def test_capitals(wrong: str, right: str) -> None:
    assert KeyGuesser(CARDS).other_case(wrong) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        pytest.param("jan-jansn", "jan-jansen", id="a letter less"),
        pytest.param("wmo-werkplaats-utrecht", "", id="another town is no slip"),
        pytest.param("hva", "hva", id="itself"),
    ],
)
def test_slugs(wrong: str, right: str) -> None:
    assert Guesser(["jan-jansen", "wmo-werkplaats-amsterdam", "hva"]).guess(wrong) == right
