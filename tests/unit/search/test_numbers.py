from __future__ import annotations

import pytest

from werkplaats.search.numbers import CAPITAL, ENDS, LIMIT, SIGNS, encode


def decode(text: str) -> list[int]:
    """Read a row of numbers, by their ends alone: how many signs a number has follows from its first."""
    by_code = {encode(number): number for number in edges()}
    found = []
    while text:
        size = next(size for size in (1, 2, 3, 4) if text[:size] in by_code)
        found.append(by_code[text[:size]])
        text = text[size:]
    return found


def edges() -> list[int]:
    return sorted({number for band in (0, *ENDS) for number in (band - 1, band, band + 1) if 0 <= number < LIMIT})


def test_numbers_of_one_to_four_signs() -> None:
    assert [len(encode(band - 1)) for band in ENDS] == [1, 2, 3, 4]
    assert [len(encode(band)) for band in ENDS[:-1]] == [2, 3, 4]


def test_a_row_of_numbers_can_be_read_back() -> None:
    assert decode("".join(map(encode, edges()))) == edges()


def test_all_numbers_of_one_and_two_signs_differ() -> None:
    codes = [encode(number) for number in range(ENDS[1] + 5)]
    assert len(set(codes)) == len(codes)


def test_signs_need_no_escape_and_leave_the_capital_free() -> None:
    assert not set(SIGNS) & {'"', "\\", " ", CAPITAL}
    assert SIGNS.isascii()
    assert SIGNS.isprintable()


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_what_does_not_fit_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(number)
