from __future__ import annotations

import pytest

from werkplaats.search.numbers import ONE
from werkplaats.search.ranking import FINE, length_norm, level_starts, name_value, text_value


def test_more_occurrences_say_more_but_less_and_less() -> None:
    values = [text_value(count, 1) for count in (1, 2, 3, 50)]
    assert values == sorted(values)
    assert values[1] - values[0] > values[2] - values[1]
    assert values[-1] < 1


def test_an_occurrence_on_a_long_page_says_less() -> None:
    assert text_value(1, length_norm(4)) < text_value(1, length_norm(1)) < text_value(1, length_norm(0.1))


def test_levels_begin_where_the_value_passes_their_steps() -> None:
    norm = length_norm(2)
    for start in level_starts(norm):
        below, above = text_value(start - 0.001, norm), text_value(start + 0.001, norm)
        assert any(below < step < above for step in (0.4, 0.55, 0.7))


def test_a_name_says_more_than_any_text_and_the_whole_title_most() -> None:
    whole, quarter = (name_value(part, "begrip", is_title=True) for part in (1, 0.25))
    assert whole > name_value(1, "begrip", is_title=False) > quarter > text_value(5, 1)
    assert name_value(1, "werk", is_title=True) < name_value(1, "mens", is_title=True)


def test_the_highest_value_fits_in_one_sign() -> None:
    highest = name_value(1, "begrip", is_title=True) + text_value(1000, length_norm(0))
    assert highest * FINE == pytest.approx(38, abs=1)
    assert ONE > 38
