"""Which marks are emphasis."""

from __future__ import annotations

import pytest

from werkplaats.scan.emphasis import find_emphasis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("een *twee* drie", "een <twee> drie", id="italics"),
        pytest.param("een **twee** drie", "een <<twee>> drie", id="bold"),
        pytest.param("***beide***", "<<<beide>>>", id="both"),
        pytest.param("**vet *en schuin* vet**", "<<vet <en schuin> vet>>", id="italics in bold"),
        pytest.param("_a *b* c_", "<a <b> c>", id="two signs"),
        pytest.param("een*half*woord", "een<half>woord", id="asterisks within a word"),
        pytest.param("snake_case_word", "snake_case_word", id="underscores within a word"),
        pytest.param("1 * 2 * 3", "1 * 2 * 3", id="signs between spaces"),
        pytest.param("*open", "*open", id="never closed"),
        pytest.param("dicht*", "dicht*", id="never opened"),
        pytest.param("**open *x* y", "**open <x> y", id="a pair after an open mark"),
        pytest.param("*a **b*", "*a *<b>", id="a mark closes the nearest that is open"),
        pytest.param("*\x02* en", "<\x02> en", id="something else in italics"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_find_emphasis(text: str, expected: str) -> None:
    signs = list(text)
    for opening, closing, length in find_emphasis(text):
        signs[opening : opening + length] = "<" * length
        signs[closing : closing + length] = ">" * length
    assert "".join(signs) == expected
