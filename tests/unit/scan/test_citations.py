"""What the scanner takes for a citation, and what not."""

from __future__ import annotations

import pytest

from werkplaats.model.citation import CitedWork, Cluster, Form
from werkplaats.model.source import Source
from werkplaats.scan.page import scan_page


def scan(text: str) -> tuple[Source, tuple[Cluster, ...]]:
    source = Source("docs/x.md", text)
    return source, scan_page(source, "x.md").clusters


def shown(work: CitedWork) -> str:
    """One line for a work: `-prefix|key|label value|suffix>within`."""
    locator = f"{work.locator.label} {work.locator.value}" if work.locator else ""
    within = f">{shown(work.within)}" if work.within else ""
    return f"{'-' if work.suppress_author else ''}{work.prefix}|{work.key}|{locator}|{work.suffix}{within}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Zo [@a].", ["|a||"], id="one work"),
        pytest.param("Zo [@a; @b].", ["|a||", "|b||"], id="two works"),
        pytest.param(
            "[zie @a, pp. 33-35; -@b, hfst. 2]",
            ["zie|a|page 33-35|", "-|b|chapter 2|"],
            id="prefix, locators, no author",
        ),
        pytest.param("[zie ook @a, p. 3 en passim]", ["zie ook|a|page 3|en passim"], id="suffix after a locator"),
        pytest.param("[@a, 33-35, 40]", ["|a|page 33-35, 40|"], id="bare numbers are pages"),
        pytest.param("[@a p. 4]", ["|a|page 4|"], id="locator without comma"),
        pytest.param("[@a, p.54]", ["|a|page 54|"], id="no space after the stop"),
        pytest.param("[@a, blz. 12 e.v.]", ["|a|page 12 e.v.|"], id="Dutch label, and following"),
        pytest.param("[@a, par. 2.3]", ["|a|section 2.3|"], id="paragraaf is a section"),
        pytest.param("[@a, art. 2.1]", ["|a|article-locator 2.1|"], id="article of a law"),
        pytest.param("[@a, tabel 5.1]", ["|a|table 5.1|"], id="table"),
        pytest.param("[@a {pp. 3, 5}]", ["|a|page 3, 5|"], id="locator in braces"),
        pytest.param("[@a{ii, A, D-Z}, zie daar]", ["|a|page ii, A, D-Z|, zie daar"], id="all that is in braces"),
        pytest.param(
            "[@a, {pp. iv, vi-xi, (xv)-(xvii)} en meer]",
            ["|a|page iv, vi-xi, (xv)-(xvii)|en meer"],
            id="label in braces",
        ),
        pytest.param("[@a{}, 99 jaar later]", ["|a||, 99 jaar later"], id="braces that hold no locator"),
        pytest.param("[@a, hfst. 3, p. 40]", ["|a|chapter 3|, p. 40"], id="a second locator is a suffix"),
        pytest.param("[@a, pp. 3, 7 en 9]", ["|a|page 3, 7 en 9|"], id="more numbers of one kind"),
        pytest.param(
            "[@a, waar 12 mensen staan]", ["|a||, waar 12 mensen staan"], id="a number in a suffix is no locator"
        ),
        pytest.param(
            "[@plooy2009, p. 21, in @linders2010]", ["|plooy2009|page 21|>|linders2010||"], id="read in another work"
        ),
        pytest.param("[@a, in: @b, p. 9]", ["|a||>|b|page 9|"], id="in with a colon"),
        pytest.param("[@{a:b/c}]", ["|a:b/c||"], id="key in braces"),
        pytest.param("[@a:b.c/d_e]", ["|a:b.c/d_e||"], id="punctuation within a key"),
        pytest.param("[@a.]", ["|a||."], id="a stop ends a key"),
        pytest.param("[zie “x; y” in @a]", ["zie “x; y” in|a||"], id="a quoted semicolon divides nothing"),
        pytest.param("[@ünïcode]", ["|ünïcode||"], id="letters with marks"),
    ],
)
def test_bracket(text: str, expected: list[str]) -> None:
    _, clusters = scan(text)
    assert [cluster.form for cluster in clusters] == [Form.PARENTHETICAL]
    assert [shown(work) for work in clusters[0].works] == expected


@pytest.mark.parametrize(
    ("text", "expected", "cut"),
    [
        pytest.param("Volgens @a is dat zo.", ["|a||"], "@a", id="alone"),
        pytest.param("Volgens @a.", ["|a||"], "@a", id="at the end of a sentence"),
        pytest.param("Volgens @a [p. 4] is", ["|a|page 4|"], "@a [p. 4]", id="with a locator"),
        pytest.param("Volgens @a [p. 4; @b] is", ["|a|page 4|", "|b||"], "@a [p. 4; @b]", id="with another work"),
        pytest.param("Volgens @a [zie ook @b]", ["|a||", "zie ook|b||"], "@a [zie ook @b]", id="only another work"),
        pytest.param("Volgens @a [p. 21, in @b] is", ["|a|page 21|>|b||"], "@a [p. 21, in @b]", id="read in another"),
        pytest.param("Volgens @a [in @b, p. 3] is", ["|a||>|b|page 3|"], "@a [in @b, p. 3]", id="only read in another"),
        pytest.param(
            "Volgens @a [p. 3 noot, In: @b; @c] is",
            ["|a|page 3|noot>|b||", "|c||"],
            "@a [p. 3 noot, In: @b; @c]",
            id="read in another, with a third",
        ),
        pytest.param(
            "Volgens @a [zoals in @b] is", ["|a||", "zoals in|b||"], "@a [zoals in @b]", id="in that ends a prefix"
        ),
        pytest.param("Volgens @a [begin @b] is", ["|a||", "begin|b||"], "@a [begin @b]", id="a word that ends in in"),
        pytest.param("Zij (-@a) zeggen", ["-|a||"], "-@a", id="year alone"),
        pytest.param("Zie @{a:b} hier", ["|a:b||"], "@{a:b}", id="braces"),
        pytest.param("Volgens @a [tekst](x.md)", ["|a||"], "@a", id="a link after it is not its bracket"),
    ],
)
def test_narrative(text: str, expected: list[str], cut: str) -> None:
    source, clusters = scan(text)
    assert [cluster.form for cluster in clusters] == [Form.NARRATIVE]
    assert [shown(work) for work in clusters[0].works] == expected
    assert source.cut(clusters[0].span) == cut


def test_a_key_in_a_bracket_of_its_own_is_the_citation() -> None:
    """As in pandoc, whose prefix holds whole inlines: the inner bracket is one of them."""
    text = "Zo [van mij, dus [zie @a] is het] en [zie [1] @a, p. [3]]."
    source, clusters = scan(text)
    assert [source.cut(cluster.span) for cluster in clusters] == ["[zie @a]", "[zie [1] @a, p. [3]]"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mail naar jan.de-boer@hva.nl graag.", id="e-mail address"),
        pytest.param("<jan@hva.nl>", id="e-mail address in angle brackets"),
        pytest.param("Zie https://medium.com/@iemand/stuk en www.x.nl/@b.", id="addresses"),
        pytest.param("[tekst](https://x.nl/@a)", id="target of a link"),
        pytest.param("[volgens @a](x.md)", id="text of a link"),
        pytest.param("![@a](x.png)", id="image"),
        pytest.param("`[@a]` en ``code ` @a``", id="code"),
        pytest.param("```\n[@a]\n```", id="fenced code"),
        pytest.param("~~~ md\n[@a]\n~~~", id="fenced code with tildes"),
        pytest.param("tekst\n\n    [@a]\n", id="indented code"),
        pytest.param("- item\n\n        [@a]\n", id="code in a list item"),
        pytest.param("<!-- [@a] -->", id="comment"),
        pytest.param("tekst <!-- [@a] --> tekst", id="comment in a line"),
        pytest.param('<a href="x" title="[@a]">x</a>', id="attribute of a tag"),
        pytest.param("<div>\n\n[@a]\n\n</div>", id="raw HTML"),
        pytest.param("[@a]: https://x.nl", id="link definition"),
        pytest.param(r"Een \@a en \[\@b].", id="escaped"),
        pytest.param("[^@a]", id="footnote mark"),
        pytest.param("---\ntitel: '[@a]'\n---\n", id="front matter"),
        pytest.param("€ 5 @ 3 en @ alleen", id="no key"),
    ],
)
def test_is_no_citation(text: str) -> None:
    assert scan(text)[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*Cursief [@a]*", id="emphasis"),
        pytest.param("**Vet @a**", id="strong"),
        pytest.param("- item [@a]", id="list item"),
        pytest.param("- item\n\n    vervolg [@a]", id="second paragraph of an item"),
        pytest.param("1. een\n    - twee [@a]", id="nested item"),
        pytest.param("> Citaat [@a]", id="quotation"),
        pytest.param("> - item [@a]", id="list in a quotation"),
        pytest.param("| a | b |\n|---|---|\n| [@a] | x |", id="table cell"),
        pytest.param("Tekst[^1].\n\n[^1]: Noot [@a].", id="footnote"),
        pytest.param("Tekst[^1].\n\n[^1]: Noot.\n\n    Meer [@a].", id="second paragraph of a footnote"),
        pytest.param("!!! note\n    Tekst [@a]", id="admonition"),
        pytest.param("Term\n:   Uitleg [@a]", id="definition"),
        pytest.param("tekst\n# Kop\ntekst [@a]", id="after a heading without a blank line"),
        pytest.param("[zie\n@a, p. 3]", id="over a line end"),
        pytest.param("een [gewoon] blok [@a]", id="after another bracket"),
        pytest.param("[tekst [@a] tekst]", id="in an ordinary bracket"),
        pytest.param('=== "Tab"\n\n    Tekst [@a]', id="tab"),
        pytest.param('<div class="x" markdown>\n\nTekst [@a].\n\n</div>', id="HTML that holds Markdown"),
        pytest.param(
            '<div markdown="1">\n<div>[@b]</div>\n\n- Tekst [@a]\n</div>', id="raw HTML in HTML that holds Markdown"
        ),
        pytest.param("tekst \\[@a]", id="after an escaped bracket"),
        pytest.param("`open [@a]", id="after a lone backtick"),
        pytest.param("Wat![@a]", id="after an exclamation mark"),
        pytest.param("---\r\ntitel: x\r\n---\r\nTekst [@a].\r\n", id="Windows line ends"),
    ],
)
def test_is_found_once(text: str) -> None:
    source, clusters = scan(text)
    assert [work.key for cluster in clusters for work in cluster.walk()] == ["a"]
    assert [source.cut(work.key_span) for cluster in clusters for work in cluster.walk()] == ["a"]
