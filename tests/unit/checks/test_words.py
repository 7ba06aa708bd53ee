"""The words of a page: the quick way and the general way tell the same ones."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from werkplaats.checks.prose import HOLE, words

_SIGNS = st.text(st.sampled_from(f"abé ü_ß9²½ª ?!’“{HOLE}-.\n\x1c\x85\u00a0\u2028őŠ日"), max_size=40)
_HOLES = {HOLE, "\x1a"}


def _one_each(found: list[str]) -> list[str]:
    """Return words with each run of holes as one."""
    return [word for word, _ in groupby(HOLE if word[0] in _HOLES else word for word in found)]


@given(_SIGNS | st.text(max_size=20).filter(lambda text: "\x1a" not in text))
def test_words_are_what_a_pattern_finds(text: str) -> None:
    plain = [word for word in re.findall(rf"\w+|{HOLE}+", text) if word[0] != HOLE]
    assert [word for word in words(text) if word[0] not in _HOLES] == plain
    for one, two in pairwise(plain):
        assert f"{one} {HOLE} {two}" not in text or _one_each(words(f"{one} {HOLE} {two}")) == [one, HOLE, two]


def test_a_hole_keeps_words_apart() -> None:
    for size in range(1, 40):
        assert _one_each(words(f"in {HOLE * size} in")) == ["in", HOLE, "in"]
        assert _one_each(words(f"in {HOLE * size}tekst{HOLE}, in")) == ["in", HOLE, "tekst", HOLE, "in"]
