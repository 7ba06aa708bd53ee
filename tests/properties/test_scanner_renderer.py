"""Two readers, one grammar: what the scanner finds in a page is what Python-Markdown shows of it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

from tests.properties.markdown_texts import pages
from tests.rendering import render


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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Kop met [@a]\n\ntekst", id="a heading is no place for a citation"),
        pytest.param("Zo[^1].\n\n[^1]: noot\n\n[^1]: noot [@a]\n", id="of two footnotes with one label one is shown"),
        pytest.param("- #woord en meer", id="a number sign at the start of an item makes a heading"),
        pytest.param("*a **b*", id="crossing marks; Python-Markdown 3.11 eats the sign after them"),
    ],
)
def test_where_they_cannot_agree_it_is_reported(text: str) -> None:
    assert render(text).lost
