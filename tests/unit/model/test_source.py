"""Places in a text."""

from __future__ import annotations

import pytest

from werkplaats.model.source import Position, Source, Span


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("ab\ncd", 0, Position(1, 1), id="start"),
        pytest.param("ab\ncd", 3, Position(2, 1), id="after a line end"),
        pytest.param("ab\r\ncd", 5, Position(2, 2), id="Windows line ends"),
        pytest.param("ab\rcd", 3, Position(2, 1), id="old Mac line ends"),
        pytest.param("a\n\r\n\nb", 5, Position(4, 1), id="mixed"),
        pytest.param("é€\n𝒳x", 4, Position(2, 2), id="code points, not bytes"),
        pytest.param("ab", 2, Position(1, 3), id="the very end"),
    ],
)
def test_position(text: str, offset: int, expected: Position) -> None:
    assert Source("x.md", text).position(offset) == expected


def test_line_and_cut() -> None:
    source = Source("x.md", "een\r\ntwee\ndrie")
    assert [source.line(n) for n in (1, 2, 3)] == ["een", "twee", "drie"]
    assert source.cut(Span(5, 9)) == "twee"
