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


_ABOVE = "---\nsamenvatting: Een tekst.\n"
_BELOW = "auteurs: [jan]\n---\nTekst\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "cut", "words"),
    [
        pytest.param("titel: A: b", ": b", '‘titel: "A: b"’', id="colon"),
        pytest.param('titel: "A', '"', "niet gesloten", id="open quotation mark"),
        pytest.param('titel: A"\nondertitel: "B', '"', "niet gesloten", id="open quotation mark below a lone one"),
        pytest.param('titel: "Een "A" b"', '"', '‘titel: "Een “A” b"’', id="quotation marks within"),
        pytest.param('titel: "A" b', '"', '‘titel: "“A” b"’', id="quoted beginning"),
        pytest.param("titel: 'De foto's'", "'", '‘titel: "De foto’s"’', id="apostrophe"),
        pytest.param('titel: "A\\k"', "\\", "kan hier niet", id="backslash"),
        pytest.param("aliassen: [a, b", "[", "zet ‘]’", id="open bracket"),
        pytest.param("titel: [A] b", "[A] b", '‘titel: "[A] b"’', id="brackets within"),
        pytest.param("titel: @a", "@a", '‘titel: "@a"’', id="reserved sign"),
        pytest.param("titel: *A* b", "*A* b", "aanhalingstekens", id="emphasis"),
        pytest.param("titel: A\nzomaar een regel", "zomaar een regel", "geen veld", id="no field"),
        pytest.param('aliassen: [a, "b', '"', "niet gesloten", id="open quotation mark in a list"),
        pytest.param("titel:A", "titel:", "hoort een spatie; schrijf ‘titel: A’", id="no space"),
        pytest.param("titel A", "titel", "ontbreekt een dubbele punt; schrijf ‘titel: A’", id="no colon"),
        pytest.param(" titel: A", " ", "spatie te veel", id="indented"),
        pytest.param("hoofdstukken:\n\t- a\n", "\t- a", "tab", id="tab"),
        pytest.param("hoofdstukken:\n   - a\n  - b\n  - c", "-", "niet recht", id="uneven list"),
        pytest.param("hoofdstukken:\n  - a\n  - b\n - c", "-", "niet recht", id="uneven list at its end"),
        pytest.param("hoofdstukken:\n  - a\n  -b", "-", "schrijf ‘- b’", id="dash without space"),
    ],
)
def test_the_line_of_the_slip(line: str, cut: str, words: str, newline: str) -> None:
    source = Source("docs/x.md", f"{_ABOVE}{line}\n{_BELOW}".replace("\n", newline))
    _, start, problems = read_front_matter(source)
    assert [(problem.code, source.cut(problem.span)) for problem in problems] == [("PAG001", cut)]
    assert words in problems[0].message
    assert source.position(problems[0].span.start).line >= 3
    assert source.text[start:].startswith("Tekst")


def test_a_quotation_mark_is_reported_where_it_opens() -> None:
    source = Source("docs/x.md", '---\ntitel: "A\nvermeldt: ["b", "c"]\n---\n')
    _, _, problems = read_front_matter(source)
    assert source.position(problems[0].span.start) == (2, 8)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "cut", "words"),
    [
        pytest.param("---\ntitel: A\naliassen: [b]\n\nTekst\n", "---", "onder ‘aliassen’", id="not closed"),
        pytest.param(
            "---\ntitel: A\n\nTekst\n\n---\n\nMeer\n", "---", "onder ‘titel’", id="closed by a rule in the text"
        ),
        pytest.param("---\ntitel: A\n----\n\nTekst\n", "----", "eindigt met ‘----’", id="closed by four"),
        pytest.param("---\ntitel: A\n—\n\nTekst\n", "—", "eindigt met ‘—’", id="closed by a dash"),
        pytest.param("—\ntitel: A\n---\n\nTekst\n", "—", "begint met ‘—’", id="opened by a dash"),
        pytest.param("--\ntitel: A\n---\n\nTekst\n", "--", "begint met ‘--’", id="opened by two"),
        pytest.param("titel: A\nauteurs: [b]\n---\n\nTekst\n", "titel", "Boven ‘titel’ ontbreekt", id="not opened"),
        pytest.param("\n\n---\ntitel: A\n---\n\nTekst\n", "---", "lege regels", id="empty lines above"),
    ],
)
def test_lines_of_dashes_that_are_not_right(text: str, cut: str, words: str, newline: str) -> None:
    source = Source("docs/x.md", text.replace("\n", newline))
    _, start, problems = read_front_matter(source)
    assert [(problem.code, source.cut(problem.span)) for problem in problems] == [("PAG001", cut)]
    assert words in problems[0].message
    assert source.text[start:].lstrip().startswith("Tekst")


@pytest.mark.parametrize(
    "text",
    [
        "Let op: dit is een tekst.\n\n---\n",
        "Afspraken:\n\nTekst\n",
        "***\n\nTekst\n",
        "- een\n- twee\n",
        "Titel\n=====\n",
    ],
)
def test_a_text_without_front_matter(text: str) -> None:
    assert read_front_matter(Source("docs/x.md", text)) == (None, 0, ())


@pytest.mark.parametrize(
    ("line", "cut"),
    [("titel: Fase #2", "#2"), ("titel: Fase # twee", ""), ('titel: "Fase #2"', ""), ("# titel: Fase #2", "")],
)
def test_what_yaml_takes_for_a_remark(line: str, cut: str) -> None:
    source = Source("docs/x.md", f"---\ntaal: nl\n{line}\n---\n")
    _, _, problems = read_front_matter(source)
    assert [source.cut(problem.span) for problem in problems] == ([cut] if cut else [])


@pytest.mark.parametrize("line", ['  - "x\n', "  - [x\n", 'titel: "a\n', "aliassen: [a\n", "x: 'y\n"])
def test_a_slip_on_every_line_is_found_at_the_first(line: str) -> None:
    """Each line is looked at once: what stays open is not sought to the end of the file again and again."""
    source = Source("docs/x.md", f"---\naliassen:\n{line * 20_000}---\n")
    _, _, problems = read_front_matter(source)
    assert [source.position(problem.span.start).line for problem in problems] == [3]
