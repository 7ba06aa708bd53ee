"""Which parts of a text are raw HTML, and which of those hold Markdown."""

from __future__ import annotations

import pytest
from markdown import Markdown

from werkplaats.model.source import Source
from werkplaats.scan.html import BLOCK, Element, find_elements, unread
from werkplaats.scan.page import scan_page


def shown(text: str, elements: list[Element]) -> list[object]:
    """Return of each element its name, what it holds and its children."""
    return [(e.name, e.content.value, *([shown(text, e.children)] if e.children else [])) for e in elements]


def test_the_block_elements_are_those_of_python_markdown() -> None:
    assert set(Markdown().block_level_elements) == BLOCK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<div>x</div>\n\ny", [("div", "off")], id="raw"),
        pytest.param("x <div>y</div>", [], id="within a line"),
        pytest.param("    <div>y</div>", [], id="in code"),
        pytest.param("<b>x</b>", [], id="no block element"),
        pytest.param("<div>x</div> <p>y</p> z <p>y</p>\n<hr>", [("div", "off"), ("p", "off"), ("p", "off"), ("hr", "off")], id="behind another"),
        pytest.param("<!-- a\n\nb --> x", [("", "off")], id="comment"),
        pytest.param("<div markdown>x</div>", [("div", "block")], id="attribute without a value"),
        pytest.param("<p markdown='1'>x</p>", [("p", "span")], id="what holds no paragraphs"),
        pytest.param('<div class="a" markdown="span">x</div>', [("div", "span")], id="span"),
        pytest.param("<p markdown=block>x</p>", [("p", "block")], id="block"),
        pytest.param('<div markdown="0">x</div>', [("div", "off")], id="zero"),
        pytest.param("<div data-markdown title='markdown'>x</div>", [("div", "off")], id="another attribute"),
        pytest.param("<pre markdown>x</pre>", [("pre", "off")], id="never"),
        pytest.param("<div markdown><p>x</p>\n<p markdown>y</p></div>", [("div", "block", [("p", "off"), ("p", "span")])], id="children"),
        pytest.param("<div markdown>x <p markdown>y</p></div>", [("div", "block")], id="a child within a line"),
        pytest.param(
            "<table markdown><tr markdown><td>x</td><td markdown>y</td></tr></table>",
            [("table", "block", [("tr", "block", [("td", "off"), ("td", "span")])])],
            id="cells",
        ),
        pytest.param("<figure markdown>\n<figcaption>[@a]</figcaption></figure>", [("figure", "block", [("figcaption", "span")])], id="caption"),
        pytest.param("<figure markdown>\n<figcaption>a</figcaption></figure>", [("figure", "block", [("figcaption", "off")])], id="without one"),
        pytest.param('<figure markdown>\n<figcaption markdown="0">[@a]</figcaption></figure>', [("figure", "block", [("figcaption", "off")])], id="no"),
        pytest.param("<div><figcaption>[@a]</figcaption></div>", [("div", "off")], id="a caption in raw HTML"),
        pytest.param("<div>\n<div>x</div>\n\n</div>\n<p>", [("div", "off"), ("p", "off")], id="nesting, and no end"),
        pytest.param("<script>'<div>'</script>\n<p>x</p>", [("script", "off"), ("p", "off")], id="script"),
    ],
)  # fmt: skip
def test_elements(text: str, expected: list[object]) -> None:
    assert shown(text, find_elements(text, 0)) == expected


def test_an_element_ends_at_its_own_tag() -> None:
    text = "<div>\n<div>x</div>\ny</div> z"
    (element,) = find_elements(text, 0)
    assert (text[element.start : element.inner], text[element.close : element.end]) == ("<div>", "</div>")
    assert text[element.end :] == " z"


def test_what_is_text_to_a_reader() -> None:
    text = 'a<b title="x">b</b><!-- c --><code>d<i>e</i></code>f\n<script>g</script><br/>h'
    bare = unread(text, 0, len(text))
    assert len(bare) == len(text)
    assert bare.split() == ["a", "b", "f", "h"]
    assert bare.index("\n") == text.index("\n")


def test_citations_that_stay_as_they_are() -> None:
    text = (
        '---\ntitel: x\n---\n\n<div title="@a">[@a, p. 2](x) @b x@y.nl <code>@c</code></div>\n\n[@d]\n\n'
        "<figure markdown><figcaption>[@e]</figcaption></figure>\n"
    )
    page = scan_page(Source("docs/x.md", text), "x.md")
    assert [page.source.cut(cluster.span) for cluster in page.literal] == ["[@a, p. 2]", "@b"]
    assert [page.source.cut(cluster.span) for cluster in page.clusters] == ["[@d]", "[@e]"]
    assert [text[at - 10 : at + 1] for at in page.captions] == ["figcaption>"]
