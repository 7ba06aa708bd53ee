from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplaats.search.words import cut, fold, is_searchable, is_word, joined, only_words


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Coördinatie", "coordinatie"),
        ("CLIËNTEN", "clienten"),
        ("Søndergaard", "sondergaard"),
        ("Yıldız", "yildiz"),
        ("Dvořák", "dvorak"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_cutting_loses_nothing_but_soft_hyphens_and_words_alternate(text: str) -> None:
    pieces = cut(text)
    again = cut("".join(pieces))
    assert again == pieces
    assert [is_word(piece) for piece in pieces[1:]] == [not is_word(piece) for piece in pieces[:-1]]
    assert only_words(pieces) == [piece for piece in pieces if is_word(piece)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("een wijk-team", ["wijkteam"]),
        ("Wijk-Team en buurt-huis-kamer", ["wijkteam", "buurthuiskamer"]),
        ("2016-2018", []),
        ("in- en uitgaan", []),
        ("-kop en staart-", []),
        ("a - b", []),
        ("", []),
    ],
)
def test_joined(text: str, words: list[str]) -> None:
    assert joined(cut(text)) == words


def test_single_letters_are_not_looked_up() -> None:
    assert not is_searchable("s")
    assert is_searchable("7")
    assert is_searchable("ij")
