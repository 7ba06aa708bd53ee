"""Keys in addresses, and ways from page to page."""

from __future__ import annotations

import pytest

from werkplaats.resolve.addresses import key_slugs, relative


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        pytest.param(["smit2001", "van_c-1"], ["smit2001", "van_c-1"], id="plain"),
        pytest.param(["Vries2002"], ["Vries2002"], id="capital without a rival"),
        pytest.param(["vries", "Vries"], ["vries", "~56~ries"], id="two that differ in case"),
        pytest.param(["a:b", "d/e", "é"], ["a~3a~b", "d~2f~e", "~e9~"], id="signs"),
        pytest.param(["con", "LPT1", "index"], ["~63~on", "~4c~~50~~54~1", "~69~ndex"], id="names that a system keeps"),
    ],
)
def test_key_slugs(keys: list[str], expected: list[str]) -> None:
    assert [key_slugs(keys)[key] for key in keys] == expected


def test_no_two_keys_share_a_form_on_a_disk_without_case() -> None:
    keys = ["a", "A", "a:", "a~3a~", "~41~", "aa", "Aa", "AA", "con", "Con"]
    slugs = key_slugs(keys).values()
    assert len({slug.lower() for slug in slugs}) == len(keys)


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("mensen/a/", "", "mensen/a/"),
        ("", "", "./"),
        ("", "mensen/a/", "../../"),
        ("mensen/b/", "mensen/a/", "../../mensen/b/"),
        ("mensen/a/#p-1", "mensen/a/", "#p-1"),
        ("mensen/b/#p-1", "over/", "../mensen/b/#p-1"),
        ("mensen/b/", "404.html", "mensen/b/"),
    ],
)
def test_relative(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected
