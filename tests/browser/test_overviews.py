"""Overviews in a real browser: sorting by mouse and keyboard, tables without scripts, axe-core on each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import WIDTHS, faults
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Host

pytestmark = pytest.mark.browser

PAGES = ("", "tijdlijn/", "kaart/", "praktijken/", "voor-wie/")


def first(page: Page) -> str:
    return page.locator("table tbody th").first.inner_text().split("\n")[0]


def test_a_table_is_sorted_and_comes_back(page: Page) -> None:
    page.goto("overzichten/tijdlijn/")
    oldest = first(page)
    head = page.get_by_role("columnheader", name="Wanneer")
    button = head.get_by_role("button")
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert first(page) == oldest
    button.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert first(page) == "20 januari 2023"
    button.press("Enter")
    expect(head).not_to_have_attribute("aria-sort", "descending")
    assert first(page) == oldest


def test_marks_and_numbers_start_with_the_most(page: Page) -> None:
    page.goto("overzichten/kaart/")
    page.get_by_role("columnheader", name="Praktijken").get_by_role("button").click()
    assert first(page) == "Nederland"
    page.goto("overzichten/praktijken/")
    page.get_by_role("columnheader", name="Veld 5").get_by_role("button").click()
    assert first(page) == "Maatschappelijke steunsystemen Eindhoven"


def test_a_table_needs_no_script(browser: Browser, host: Host) -> None:
    with open_window(browser, host, java_script_enabled=False, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto("overzichten/tijdlijn/")
        expect(page.get_by_role("rowheader", name="jaren zestig")).to_be_visible()
        assert page.locator("table button").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, host: Host, axe: str, name: str) -> None:
    with open_window(browser, host) as (page, _):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(f"overzichten/{name}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert faults(page, axe) == {}
