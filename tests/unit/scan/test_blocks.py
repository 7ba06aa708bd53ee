"""How a text is divided into blocks."""

from __future__ import annotations

import pytest

from werkplaats.model.source import Source
from werkplaats.scan.page import scan_page


def blocks(text: str) -> list[tuple[str, str]]:
    source = Source("docs/x.md", text)
    return [
        (block.kind.value, " / ".join(source.cut(piece) for piece in block.pieces))
        for block in scan_page(source, "x.md").blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("een\ntwee\n\ndrie", [("p", "een / twee"), ("p", "drie")], id="paragraphs"),
        pytest.param("- a\n- b", [("li", "a"), ("li", "b")], id="tight list"),
        pytest.param(
            "1. a\n2. b\n   vervolg", [("li", "a"), ("li", "b / vervolg")], id="numbered list with a continued line"
        ),
        pytest.param("- a\n    - b\n- c", [("li", "a"), ("li", "b"), ("li", "c")], id="nested list"),
        pytest.param("- a\n\n    b\n\n- c", [("li", "a"), ("p", "b"), ("li", "c")], id="loose list"),
        pytest.param(
            "- a\n    - b\n\n        c\n\n    d",
            [("li", "a"), ("li", "b"), ("p", "c"), ("p", "d")],
            id="paragraphs at two depths",
        ),
        pytest.param("tekst\n- geen lijst", [("p", "tekst / - geen lijst")], id="a list needs a blank line before it"),
        pytest.param("> a\n> b\n>\n> c", [("p", "a / b"), ("p", "c")], id="quotation of two paragraphs"),
        pytest.param("> a\nb", [("p", "a / b")], id="lazy line of a quotation"),
        pytest.param(
            '!!! note "Zie [@a]"\n    b\n\n!!! note "Kop"\n    c',
            [("p", "Zie [@a]"), ("p", "b"), ("p", "c")],
            id="title that cites",
        ),
        pytest.param("tekst\n> a", [("p", "tekst"), ("p", "a")], id="quotation right after a paragraph"),
        pytest.param("| a | b |\n|---|:-:|\n| c | `x|y` |", [("table", "a / b / c / `x|y`")], id="table"),
        pytest.param("# Kop\ntekst", [("p", "tekst")], id="text right after a heading"),
        pytest.param("Kop\n===\n\ntekst", [("p", "tekst")], id="underlined heading"),
        pytest.param("a\n\n---\n\nb", [("p", "a"), ("p", "b")], id="rule"),
        pytest.param("a\nb\n---\nc", [("p", "a / b"), ("p", "c")], id="rule right after two lines"),
        pytest.param("a\n---\nb\n---\nc", [("p", "c")], id="two underlined headings"),
        pytest.param("a\n#\nb", [("p", "a"), ("p", "b")], id="heading without a text"),
        pytest.param("Term\n:   - a", [("dt", "Term"), ("li", "a")], id="list in a definition"),
        pytest.param("- - a", [("li", "a")], id="list on the line of an item"),
        pytest.param("a\n\n    code\n\nb", [("p", "a"), ("p", "b")], id="indented code"),
        pytest.param("a\n\n    code\nb", [("p", "a"), ("p", "b")], id="text right after indented code"),
        pytest.param(
            "Term\n:   Uitleg\n:   Nog een", [("dt", "Term"), ("dd", "Uitleg"), ("dd", "Nog een")], id="definitions"
        ),
        pytest.param("[^1]: Noot\n    vervolg", [("footnote", "Noot / vervolg")], id="footnote"),
        pytest.param("tekst\n{: #anker }", [("p", "tekst")], id="attributes of a block"),
        pytest.param("tekst {nee}", [("p", "tekst {nee}")], id="braces in a text"),
        pytest.param("<div>x</div>\n\ntekst", [("p", "tekst")], id="raw HTML"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_headings_get_the_anchors_that_the_page_will_have() -> None:
    source = Source("docs/x.md", "## Één kop\n\n## Één kop\n\n### *Cursief* & meer {#eigen}\n\nOnder\n-----\n")
    found = [(heading.level, heading.text, heading.anchor) for heading in scan_page(source, "x.md").headings]
    assert found == [
        (2, "Één kop", "een-kop"),
        (2, "Één kop", "een-kop_1"),
        (3, "Cursief & meer", "eigen"),
        (2, "Onder", "onder"),
    ]


def test_an_anchor_that_is_given_goes_before_one_that_is_made() -> None:
    source = Source("docs/x.md", "## Kop\n\n## Iets {#kop}\n\n## Kop\n\n## Iets {#kop}\n")
    assert [heading.anchor for heading in scan_page(source, "x.md").headings] == ["kop_1", "kop", "kop_2", "kop"]


@pytest.mark.parametrize(
    ("target", "cut"),
    [
        pytest.param("<een twee>", "een twee", id="in angle brackets"),
        pytest.param("<een", "<een", id="a bracket that is not closed is part of it"),
        pytest.param("", "", id="none"),
    ],
)
def test_targets_of_links(target: str, cut: str) -> None:
    page = scan_page(Source("docs/x.md", f"[x]({target})"), "x.md")
    (link,) = page.links()
    assert link.target
    assert page.source.cut(link.target) == cut


def test_blocks_know_their_section() -> None:
    source = Source("docs/x.md", "a\n\n## K\n\nb\n\nc\n\n## L\n\nd")
    assert [block.section for block in scan_page(source, "x.md").blocks] == [0, 1, 1, 2]


def test_the_mark_of_a_footnote_is_no_part_of_a_heading() -> None:
    page = scan_page(Source("docs/x.md", "## Kop [^een] en *meer*[^twee]\n\n[^een]: noot"), "x.md")
    assert [(heading.text, heading.anchor) for heading in page.headings] == [("Kop en meer[^twee]", "kop-en-meertwee")]


def test_footnotes_are_numbered_in_the_order_of_their_texts() -> None:
    source = Source("docs/x.md", "a[^z] b[^y]\n\n[^y]: een\n\n[^z]: twee\n")
    assert scan_page(source, "x.md").notes == ("y", "z")


@pytest.mark.parametrize(
    "line",
    [
        "[^a]: x\n",
        "a\n: x\n",
        ": x\n",
        "# x [@a]\n",
        "> ",
        "- ",
        "!!! note\n    ",
        "- a\n> b\n: c\n",
        "<div markdown>\n",
        "<!-- ",
        "\n<? ",
        "\n<![CDATA[ ",
        "a\n***\n",
        "| a | b |\n|---|---|\n",
    ],
)
def test_thousands_of_lines_are_read_without_exhausting_anything(line: str) -> None:
    scan_page(Source("docs/x.md", line * 3000), "x.md")


def test_indented_code_is_kept_with_the_indentation_that_makes_it_so() -> None:
    source = Source("docs/x.md", "a\n\n    een\n      twee\nb\n\n- c\n\n        drie\n\n> \t  vier\n\n    vijf\n")
    code = scan_page(source, "x.md").code
    assert [[source.cut(line) for line in lines] for lines in code] == [
        ["    een", "      twee"],
        ["    drie"],
        ["\t  vier"],
        ["    vijf"],
    ]
