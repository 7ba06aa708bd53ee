"""Line ends of word processors, which case files cannot hold: words stay apart."""

from __future__ import annotations

import pytest

from werkplaats.checks.txt003_odd_character import ODD, right_character


@pytest.mark.parametrize("sign", [pytest.param(sign, id=f"U+{ord(sign):04X}") for sign in "\x0b\x0c\u2028\u2029"])
@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("regel{}volgende", " ", id="between words"),
        pytest.param("zin.{}Zin", " ", id="between sentences"),
        pytest.param("regel {}volgende", "", id="after a space"),
        pytest.param("regel{}\nvolgende", "", id="before a line end"),
        pytest.param("{}begin", "", id="at the start"),
        pytest.param("einde{}", "", id="at the end"),
    ],
)
def test_a_line_end_of_a_word_processor_parts_words(text: str, sign: str, right: str) -> None:
    match = ODD.search(text.format(sign))
    assert match is not None
    found = right_character(match)
    assert found is not None
    assert found[1] == right
    assert ("spatie" in found[0]) is bool(right)
