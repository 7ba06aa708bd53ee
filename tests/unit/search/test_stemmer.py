from __future__ import annotations

import pytest

from werkplaats.search.stemmer import stem

FAMILIES = [
    "buurthuis buurthuizen",
    "brief brieven",
    "eenzaam eenzame eenzaamheid",
    "sociaal sociale",
    "professioneel professionele",
    "financieel financiele",
    "gezin gezinnen",
    "schuld schulden",
    "gemeente gemeenten",
    "wijkteam wijkteams",
    "deskundig deskundige deskundigheid",
    "moeilijk moeilijke moeilijkheid moeilijkheden",
    "samenwerken samenwerking",
    "ondersteunen ondersteuning",
    "begeleiden begeleiding",
    "theorie theorieen",
    "idee ideeen",
    "vrijwilliger vrijwilligers",
]
STRANGERS = [
    "gezin zin",
    "wijk wijken wijze",
    "werker werking",
    "bewoner bewoond",
    "stad staat",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_fall_together(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize("strangers", STRANGERS)
def test_other_words_stay_apart(strangers: str) -> None:
    first, *_, last = strangers.split()
    assert stem(first) != stem(last)


@pytest.mark.parametrize("word", ["", "x", "wmo", "2019", "covid19", "p_1", "een"])
def test_short_words_and_numbers_stay_as_they_are(word: str) -> None:
    assert stem(word) == word


def test_stem_is_never_empty() -> None:
    endings = ("en", "ene", "s", "se", "heden", "heid", "ing", "end", "ig", "lijk", "baar", "bar", "e")
    assert all(stem(head + one + two) for head in ("", "a", "b", "ab", "st") for one in endings for two in endings)
