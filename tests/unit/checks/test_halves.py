"""The words that a word in two pieces is known by."""

from __future__ import annotations

from pathlib import Path

from werkplaats.checks import halves
from werkplaats.checks.names import flatten


def test_words_are_sorted_flat_and_unique() -> None:
    written = Path(halves.__file__).with_name("words_nl.txt").read_text("utf-8").split("\n")
    words = written[:-1]
    assert written[-1] == ""
    assert words == sorted(set(words))
    assert all(word.isalpha() and word == flatten(word) for word in words)
