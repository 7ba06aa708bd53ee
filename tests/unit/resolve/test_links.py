"""Where Markdown links lead."""

from __future__ import annotations

import pytest

from tests.editions import make_pages, text
from werkplaats.resolve.links import is_outside, linked_document

SITE = make_pages(
    {"over.md": text(), "mensen/index.md": text(), "mensen/jan smit.md": text(), "plaatsen/noord.md": text()}
)


@pytest.mark.parametrize(
    ("path", "target", "expected"),
    [
        ("over.md", "mensen/index.md", "mensen/index.md"),
        ("mensen/index.md", "../plaatsen/noord.md#kop", "plaatsen/noord.md"),
        ("mensen/index.md", "jan%20smit.md?x=1", "mensen/jan smit.md"),
        ("mensen/index.md", "./../over.md", "over.md"),
        ("mensen/index.md", "weg.md", None),
        ("over.md", "#kop", None),
        ("over.md", "", None),
        ("over.md", "/over.md", None),
        ("over.md", "https://x.nl/over.md", None),
        ("over.md", "//x.nl/over.md", None),
        ("over.md", "mailto:over.md", None),
        ("over.md", "../../over.md", None),
    ],
)
def test_linked_document(path: str, target: str, expected: str | None) -> None:
    document = linked_document(SITE, path, target)
    assert (document and document.page.path) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://x.nl", True),
        ("mailto:a@b.nl", True),
        ("//x.nl", True),
        ("a.md", False),
        ("a/b:c.md", False),
        ("#a:b", False),
        ("?a:b", False),
    ],
)
def test_is_outside(target: str, expected: bool) -> None:
    assert is_outside(target) is expected
