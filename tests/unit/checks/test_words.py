"""The words of a page: the quick way and the general way tell the same ones."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from werkplaats.checks.prose import HOLE, words

_SIGNS = st.text(st.sampled_from(f"abé ü_ß9²½ª ?!’“{HOLE}-.\n\x1c\x85\u00a0\u2028ő日"), max_size=20)


@given(_SIGNS | st.text(max_size=20))
def test_words_are_what_a_pattern_finds(text: str) -> None:
    found = [HOLE if word[0] in {HOLE, "\x1a"} else word for word in words(text)]
    expected = [HOLE if word[0] == HOLE else word for word in re.findall(rf"\w+|{HOLE}+", text)]
    assert found == expected or "\x1a" in text


def test_a_hole_keeps_words_apart() -> None:
    assert words(f"in {HOLE}{HOLE} in")[::2] == ["in", "in"]
    assert words(f"in {HOLE}tekst{HOLE}, in")[::2] == ["in", "tekst", "in"]
