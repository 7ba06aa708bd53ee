"""The menu, the preview of a source, the theme and the address of a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Mouse, focus_in_sight
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.hands import Hand
    from tests.browser.serving import Host

pytestmark = pytest.mark.browser

CHAPTER = "publicaties/de-moeizame-hybridisering/de-hybride-werker/"
MARGIN, SLIP = {"width": 1440, "height": 900}, {"width": 900, "height": 800}
WIDTHS = pytest.mark.parametrize("size", [MARGIN, SLIP], ids=["in-the-margin", "under-the-line"])


# --- the menu -------------------------------------------------------------------------------------------------------------


def test_menu_of_a_phone(phone: Page) -> None:
    phone.goto(CHAPTER)
    button = phone.get_by_role("button", name="Menu")
    menu = phone.get_by_role("dialog", name="Menu")
    expect(menu).to_be_hidden()
    button.tap()
    expect(menu).to_be_visible()
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.tap()
    menu.get_by_role("button", name="Sluiten").tap()
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.tap()
    menu.get_by_role("link", name="Begrippen").tap()
    phone.wait_for_url("**/begrippen/")


@pytest.mark.parametrize("width", [320, 390, 768, 1100])
def test_menu_by_keyboard(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto("")
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("dialog", name="Menu")
    hand = Keyboard()
    hand.follow(button)
    expect(menu).to_be_visible()
    inside = "() => document.activeElement.closest('dialog') !== null || document.activeElement === document.body"
    assert page.evaluate(inside)
    for _ in range(14):  # all links, and round again
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        focus_in_sight(page)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    focus_in_sight(page)
    page.keyboard.press("Enter")
    hand.follow(menu.get_by_role("link", name="Literatuur"))
    page.wait_for_url("**/literatuur/")


# --- the preview of a source ----------------------------------------------------------------------------------------------


def entry_text(page: Page, key: str) -> str:
    """Return the entry of the page's own list."""
    return page.locator(f"[data-ref={key}] .reference-text").inner_text()


@WIDTHS
def test_preview_by_mouse(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(CHAPTER)
    citation = page.locator(".text a[data-cite=bredewold2018]").first
    preview = page.get_by_role("group", name="Bron")
    citation.hover()
    expect(preview).to_be_visible()
    expect(preview).to_contain_text(entry_text(page, "bredewold2018"))
    preview.get_by_role("link").hover()  # on the way there it must stay
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    page.mouse.move(5, 5)
    citation.hover()
    preview.get_by_role("button", name="Sluiten").click()
    expect(preview).to_be_hidden()
    page.mouse.move(5, 5)
    citation.hover()
    preview.get_by_role("link", name="Naar de bron").click()
    page.wait_for_url("**/literatuur/bredewold2018/")


@WIDTHS
def test_preview_does_not_hide_what_is_read(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(CHAPTER)
    citation = page.locator(".text a[data-cite=metze2019]").first
    citation.hover()
    preview = page.get_by_role("group", name="Bron")
    expect(preview).to_be_visible()
    expect(preview).to_be_in_viewport(ratio=0.99)
    mine, other = citation.bounding_box(), preview.bounding_box()
    assert mine
    assert other
    apart = (
        other["x"] >= mine["x"] + mine["width"]
        or other["y"] >= mine["y"] + mine["height"]
        or other["y"] + other["height"] <= mine["y"]
    )
    assert apart, (mine, other)


def test_preview_goes_when_the_pointer_leaves(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 800})
    page.goto(CHAPTER)
    page.locator(".text a[data-cite=bredewold2018]").first.hover()
    preview = page.get_by_role("group", name="Bron")
    expect(preview).to_be_visible()
    page.mouse.move(5, 5)
    expect(preview).to_be_hidden()


@WIDTHS
def test_preview_by_keyboard(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{CHAPTER}#informeel-nabij-a-point-of-no-return")
    citation = page.locator(".text a[data-cite=bredewold2018]").first
    preview = page.get_by_role("group", name="Bron")
    hand = Keyboard()
    hand.reach(citation)
    expect(preview).to_be_visible()
    expect(citation).to_have_accessible_description(
        re.compile(re.escape(entry_text(page, "bredewold2018").split(".")[0]))
    )
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(citation).to_be_focused()
    page.keyboard.press("Shift+Tab")
    hand.reach(citation)
    expect(preview).to_be_visible()
    page.keyboard.press("Tab")
    expect(preview.get_by_role("link", name="Naar de bron")).to_be_focused()
    focus_in_sight(page)
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(citation).to_be_focused()


def test_preview_by_touch(phone: Page) -> None:
    phone.goto(CHAPTER)
    citation = phone.locator(".text a[data-cite=bredewold2018]").first
    preview = phone.get_by_role("group", name="Bron")
    citation.tap()
    expect(preview).to_be_visible()
    assert "#ref-" not in phone.url
    phone.locator("h1").tap()
    expect(preview).to_be_hidden()
    citation.tap()
    expect(preview).to_be_visible()
    citation.tap()
    phone.wait_for_url("**#ref-bredewold2018")
    expect(phone.locator(":target")).to_be_in_viewport()


# --- the theme ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_theme_is_kept_without_a_cookie(browser: Browser, host: Host, hand: Hand, system: str) -> None:
    other = {"light": "Donkere weergave", "dark": "Lichte weergave"}
    colour = "() => getComputedStyle(document.documentElement).backgroundColor"
    with open_window(browser, host, color_scheme=system) as (page, _):  # which also looks for cookies
        page.goto("")
        before = page.evaluate(colour)
        hand.follow(page.get_by_role("button", name=other.pop(system)))
        chosen = page.evaluate(colour)
        assert chosen != before
        expect(page.get_by_role("button", name=other.popitem()[1])).to_be_visible()
        page.goto(CHAPTER)
        assert page.evaluate(colour) == chosen
        page.reload()
        assert page.evaluate(colour) == chosen


# --- the address of a paragraph -------------------------------------------------------------------------------------------


def test_address_of_a_paragraph_is_copied(browser: Browser, host: Host) -> None:
    with open_window(browser, host, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        page.goto(CHAPTER)
        paragraph = page.locator(".text p[id^=p-]").nth(2)
        text = paragraph.inner_text()
        paragraph.hover()
        paragraph.get_by_role("button", name="Kopieer het adres van deze alinea").click()
        expect(page.get_by_role("status")).to_have_text("Adres van de alinea gekopieerd")
        page.goto(page.evaluate("navigator.clipboard.readText()"))
        expect(page.locator(":target")).to_be_in_viewport()
        expect(page.locator(":target")).to_contain_text(text)
