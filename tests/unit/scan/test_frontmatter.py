"""Front matter with its places, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from werkplaats.model.source import Source
from werkplaats.scan.frontmatter import read_front_matter

if TYPE_CHECKING:
    from werkplaats.model.page import Node


def plain(node: Node | None) -> object:
    """Return a node as plain values."""
    if node is None or node.text is not None:
        return node and node.text
    if node.items is not None:
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in (node.fields or {}).items()}


@pytest.mark.parametrize(
    ("text", "expected", "start"),
    [
        pytest.param("---\ntitel: A\n---\nTekst", {"titel": "A"}, 17, id="one field"),
        pytest.param("---\r\ntitel: A\r\n---\r\nTekst", {"titel": "A"}, 20, id="Windows line ends"),
        pytest.param("\ufeff---\ntitel: A\n---\nTekst", {"titel": "A"}, 18, id="byte order mark"),
        pytest.param("\ufeffTekst", None, 1, id="byte order mark alone"),
        pytest.param("---\ntitel: A\n...\nTekst", {"titel": "A"}, 17, id="closed by dots"),
        pytest.param(
            "---\na: nee\nb: 2019-04\nc: 007\nd:\n---\n",
            {"a": "nee", "b": "2019-04", "c": "007", "d": ""},
            36,
            id="as written",
        ),
        pytest.param(
            "---\na: [x, 'y z']\nb:\n  - p\nc: {van: 1}\n---\n",
            {"a": ["x", "y z"], "b": ["p"], "c": {"van": "1"}},
            43,
            id="nested",
        ),
        pytest.param("---\n---\nTekst", None, 8, id="empty"),
        pytest.param("Tekst\n---\na: b\n---\n", None, 0, id="none at the top"),
        pytest.param("--- \ntitel: A\n---", {"titel": "A"}, 17, id="white space, and no text"),
    ],
)
def test_values(text: str, expected: object, start: int) -> None:
    node, at, problems = read_front_matter(Source("docs/x.md", text))
    assert (plain(node), at, problems) == (expected, start, ())


def test_every_key_and_value_has_its_place() -> None:
    source = Source("docs/x.md", '\ufeff---\ntitel: ‘A’\nauteurs: [jan, "an na"]\n---\n')
    node, _, _ = read_front_matter(source)
    assert node is not None
    assert node.fields is not None
    assert node.keys is not None
    assert source.cut(node.keys["auteurs"]) == "auteurs"
    assert source.cut(node.fields["titel"].span) == "‘A’"
    assert [source.cut(item.span) for item in node.fields["auteurs"].items or ()] == ["jan", '"an na"']


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("---\ntitel: A: b\n---\n", ": b", id="bare colon"),
        pytest.param('---\ntitel: "A\nx: y\n---\n', '"', id="open quotation mark"),
        pytest.param("---\nx: [a\ny: b\n---\n", "[", id="open bracket"),
        pytest.param("---\n- a\n---\n", "- a\n", id="a list"),
        pytest.param("---\nx: a\nx: b\n---\n", "x", id="a key twice"),
        pytest.param("---\nx: a\n", "---", id="not closed"),
        pytest.param("---\nx: @a\n---\n", "@a", id="reserved sign"),
        pytest.param("---\nx: a\x07\n---\n", "x: a\x07", id="sign that YAML forbids"),
    ],
)
def test_faults(text: str, cut: str) -> None:
    source = Source("docs/x.md", text)
    _, _, problems = read_front_matter(source)
    assert [(problem.code, source.cut(problem.span)) for problem in problems] == [("PAG001", cut)]


def test_a_fault_leaves_the_text_where_it_begins() -> None:
    _, start, _ = read_front_matter(Source("docs/x.md", "---\na: b: c\n---\nTekst"))
    assert start == len("---\na: b: c\n---\n")
