"""Two readers, one grammar: what the scanner finds in a page is what Python-Markdown shows of it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

from tests.properties.markdown_texts import pages
from tests.properties.wild_texts import texts
from tests.rendering import KEYS, render


def check(text: str) -> None:
    """Assert that scanner and renderer agree on a page."""
    page = render(text)
    assert page.lost == []
    assert not {"\ufdd0", "\ufdd1"} & set(page.html)
    assert Counter(page.cited) == Counter(page.scanned)
    assert [found for _, found in page.blocks] == [[plain] for plain, _ in page.blocks]


@given(pages)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_scanner_and_renderer_agree(text: str) -> None:
    check(text)


@given(texts)
@settings(derandomize=True, deadline=None, max_examples=600)
def test_a_wild_text_is_shown_as_it_was_scanned_or_it_is_reported(text: str) -> None:
    page = render(text)
    known = Counter(key for key in page.scanned if key in KEYS)
    same = Counter(page.cited) == known and [found for _, found in page.blocks] == [[plain] for plain, _ in page.blocks]
    assert same or page.lost
    assert not {"\ufdd0", "\ufdd1"} & set(page.html)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Zo[^1].\n\n[^1]: noot\n\n[^1]: noot [@a]\n", id="of two footnotes with one label one is shown"),
        pytest.param("*a **b*", id="crossing marks; Python-Markdown 3.11 eats the sign after them"),
        pytest.param("Kop | x\n---|---\n[bron]: https://x.nl", id="a definition of a link in a table"),
        pytest.param("{: #kop }\n\ntekst\n{: #kop }\n\n## Kop", id="an anchor that a paragraph has already"),
        pytest.param("*a **b*[@a]", id="crossing marks before a citation"),
        pytest.param("<div markdown>\n<div markdown>x [@a]", id="elements without an end; Python-Markdown drops them"),
    ],
)
def test_where_they_cannot_agree_it_is_reported(text: str) -> None:
    page = render(text)
    assert page.lost
    assert not {"\ufdd0", "\ufdd1"} & set(page.html)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Kop met [@a]\n\ntekst", id="a heading"),
        pytest.param("## *Kop [@a]* en `[@b2004]` volgens @d:e {#eigen}\n\ntekst", id="a heading with more in it"),
        pytest.param("Kop [@a]\n===\n\n> ## Kop @b2004\n", id="an underlined heading, and one in a quotation"),
        pytest.param(
            "## Een ![plaat](x.png) <https://x.nl> <!-- x --> [a](b) &amp; [@a]\n\n## Kop\n\n## Iets {#kop}",
            id="anchors",
        ),
        pytest.param("- #woord [@a] en meer", id="a number sign at the start of an item makes a heading"),
        pytest.param("- een\n> twee [@a]\n- drie", id="a quotation in an item"),
        pytest.param(
            "- een\n        - twee [@a]\n- drie\n    - vier\n        - vijf\n                - zes [@b2004]",
            id="a sign that is indented too far begins no item",
        ),
        pytest.param(
            "!!! note\n    1. een\n\n        twee [@a]\n\n    2. drie",
            id="a second paragraph of an item in an admonition",
        ),
        pytest.param(
            "Begrip\n:   - een\n\n        twee [@a]\n\nx[^1]\n\n[^1]: - een\n\n        twee [@b2004]",
            id="a second paragraph of an item in a definition, and in a note",
        ),
        pytest.param(
            "> \teen [@a]\n\n- twee\n\n\t> \tdrie [@b2004]", id="a tab in a quotation is as wide as what is left of it"
        ),
        pytest.param("- een\n:   twee [@a]\n- drie", id="a definition in an item"),
        pytest.param("- \n- een\n- \n    twee [@a]", id="items without a text"),
        pytest.param(": geen definitie [@a]", id="a colon at the beginning of a page"),
        pytest.param("| een | twee |\n|---|\n| [@a] |", id="no table: the second line has fewer cells"),
        pytest.param("| een |\n|---|\n| [@a] |", id="a table of one column"),
        pytest.param("een | twee\n|---|---|\n[@a] | drie", id="no table: bars at the edges of the second line only"),
        pytest.param(
            "een | twee\n---|---\n| [@a] | [@b2004] |", id="a bar at the edge divides where the heads have none"
        ),
        pytest.param(
            "| een | twee\n---|---|\n| [@a] | drie | vier |\nvijf",
            id="a row with more cells than heads, and one with fewer",
        ),
        pytest.param(
            "| een | twee |\n| | |\n| [@a] | \\\\| `x|y` |\n| \\| | b |",
            id="a line without hyphens, and bars that divide nothing",
        ),
        pytest.param("| een | twee |\n|---|---|\n> [@a]\n# b", id="a table goes on to the end of its block"),
        pytest.param("!!! note\n    een [@a]\ntwee [@b2004]", id="text right after an admonition"),
        pytest.param('!!! note "Zie [@a, p. 3] en *@b2004*"\n    een [@a]', id="title of an admonition"),
        pytest.param(
            "## Kop[^1] met `[^1]` \\[^1] en [^2] [@a] [^1]\n\ntekst\n\n[^1]: een", id="a footnote in a heading"
        ),
        pytest.param(
            "Zo[^1](zie [@a]) en [^2](x) en ![^1](y) [^1][z]\n\n[^1]: een\n\n[z]: https://a.nl",
            id="a bracket right behind a footnote",
        ),
        pytest.param("[^1]: een [@a]\n{: .x }", id="the last line of a note is text"),
        pytest.param("``=` [@a]", id="a run of back ticks that only a shorter one closes"),
        pytest.param(
            "https://x.nl/\\@a en <https://x.nl>{.x}", id="an address with an escape, and one with attributes"
        ),
        pytest.param('![x](y.png){ width="300" } [@a]', id="attributes that are neither class nor id"),
        pytest.param("woord<br>woord [@a]<br />woord", id="breaks part words"),
        pytest.param("<div markdown>\nTekst [@a]\n\n- item @b2004\n\n## Kop [@d:e]\n</div>", id="blocks in HTML"),
        pytest.param("<div markdown>\n<p>x</p>\n<p markdown>[@a]</p>\n</div> staart [@b2004]", id="paragraphs in HTML"),
        pytest.param(
            '<figure markdown>\n![x](y.png)\n<figcaption markdown="span">[@a]</figcaption>\n</figure>', id="caption"
        ),
        pytest.param(
            "<figure markdown>\n![x](y.png)\n<figcaption>*x* [@a]</figcaption>\n</figure>", id="caption, as it is"
        ),
        pytest.param(
            '<figure markdown="span">\n  ![x](y.png)\n  <figcaption>[@a]</figcaption>\n</figure>',
            id="caption, Material’s way",
        ),
        pytest.param("<table markdown><tr markdown><td markdown>[@a]</td><td>x</td></tr></table>", id="cells in HTML"),
        pytest.param("een\n<!-- x -->\ntwee [@a]\n<div>x</div> drie [@a]", id="HTML parts paragraphs"),
        pytest.param("<div title='a > b' markdown>[@a]</div>", id="a sign in an attribute"),
        pytest.param(
            "<script>if (a < b) '</div>'</script>\n\n<div><!-- </div> --></div> [@a]", id="script and comment"
        ),
    ],
)
def test_both_read_it_in_one_way(text: str) -> None:
    check(text)
