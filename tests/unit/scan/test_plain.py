"""What a reader sees of a block."""

from __future__ import annotations

import pytest

from werkplaats.model.source import Source
from werkplaats.scan.page import scan_page
from werkplaats.scan.plain import plain_block, strip_markup


def plain(text: str) -> tuple[str, ...]:
    """Return the texts of the first block, citations as `(0)`, footnote marks as their label in `<>`."""
    source = Source("docs/x.md", text)
    return plain_block(
        source, scan_page(source, "x.md").blocks[0], lambda n: f"({n})", lambda label: f"<{label}>"
    ).texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("een *twee* **drie** _vier_", "een twee drie vier", id="emphasis"),
        pytest.param("*open en snake_case", "*open en snake_case", id="signs that are no emphasis"),
        pytest.param("een\ntwee  \ndrie", "een twee drie", id="lines"),
        pytest.param("[tekst](x.md) en [*x*](y.md){.k}", "tekst en x", id="links"),
        pytest.param("[tekst][bron] en [bron]\n\n[bron]: https://x.nl", "tekst en bron", id="links by reference"),
        pytest.param("![plaatje](x.png) tekst", "tekst", id="image"),
        pytest.param("`a*b` en `` ` ``", "a*b en `", id="code"),
        pytest.param(r"\*ster\* en \| en \@a", "*ster* en | en @a", id="escapes"),
        pytest.param("a &amp; b &eacute; <https://x.nl/?a=1&amp;b=2>", "a & b é https://x.nl/?a=1&b=2", id="entities"),
        pytest.param("*https://x.nl/a*", "https://x.nl/a", id="an address in italics"),
        pytest.param("<b>vet</b><br> <!-- weg -->tekst", "vet tekst", id="HTML"),
        pytest.param("woord[^a].\n\n[^a]: noot", "woord<a>.", id="footnote mark"),
        pytest.param("Zo [@a; @b] en @c [p. 4].", "Zo (0) en (1).", id="citations"),
        pytest.param("Zo [zie\n@a, p.\n3] en\nverder.", "Zo (0) en verder.", id="a citation over three lines"),
        pytest.param("Wat![@a]", "Wat!(0)", id="a citation after an exclamation mark"),
        pytest.param("tekst{.k} en (x){.k}", "tekst{.k} en (x){.k}", id="braces after words"),
    ],
)
def test_plain_block(text: str, expected: str) -> None:
    assert plain(text) == (expected,)


def test_every_cell_is_a_text_of_its_own() -> None:
    assert plain("| a *b* | c |\n|---|---|\n| [@a] | x \\| y |") == ("a b", "c", "(0)", "x | y")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("*Kop* & `code`", "Kop & code"), ("[tekst](x.md) <b>vet</b>", "tekst vet"), (r"\*ster\* &amp;", "*ster* &")],
)
def test_strip_markup(text: str, expected: str) -> None:
    assert strip_markup(text) == expected
