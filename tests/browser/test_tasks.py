"""What a reader comes for: by mouse, by keyboard alone, and where scripts do not run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hand, Keyboard, Mouse
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.serving import Host

pytestmark = pytest.mark.browser

BUNDLE = "publicaties/de-moeizame-hybridisering/"
CHAPTER = f"{BUNDLE}de-hybride-werker/"
WAYS: dict[str, tuple[Hand, bool]] = {
    "mouse": (Mouse(), True),
    "keyboard": (Keyboard(), True),
    "without-scripts": (Mouse(), False),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, browser: Browser, host: Host) -> Iterator[tuple[Page, Hand]]:
    """A window and a way to use it."""
    hand, scripts = WAYS[request.param]
    with open_window(browser, host, java_script_enabled=scripts) as (page, _):
        yield page, hand


def plain(text: str | None) -> str:
    """Return a text with its white space as single spaces."""
    return " ".join((text or "").split())


def arrived(page: Page) -> Locator:
    """Return the element that the fragment of the address names, which must be in sight."""
    page.wait_for_url(re.compile("#"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    return target


def test_find_an_article_from_home(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto("")
    hand.follow(page.get_by_role("navigation", name="Hoofdnavigatie").get_by_role("link", name="Publicaties"))
    page.wait_for_url("**/publicaties/")
    hand.follow(
        page.get_by_role("main").get_by_role("link", name="De moeizame hybridisering van het sociale domein").first
    )
    page.wait_for_url(f"**/{BUNDLE}")
    hand.follow(page.get_by_role("main").get_by_role("link", name="De hybride werker").first)
    page.wait_for_url(f"**/{CHAPTER}")
    expect(page.get_by_role("heading", level=1)).to_have_text("De hybride werker")
    expect(page.locator(".text")).to_contain_text("Purmerend geeft sociaal professionals alle ruimte")


def test_follow_a_citation_to_its_source_and_back(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto(CHAPTER)
    citation = page.locator(".text a[data-cite=veldboer2019]").first
    label = citation.inner_text()
    hand.follow(citation)
    entry = arrived(page)
    expect(entry).to_have_attribute("data-ref", "veldboer2019")
    expect(entry).to_contain_text("Veldboer, L.")
    hand.follow(entry.get_by_role("link", name="Over deze bron"))
    page.wait_for_url("**/literatuur/veldboer2019/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("De moeizame hybridisering van het sociale domein")
    passage = page.locator("[data-cited-in=veldboer2019]").filter(has=page.locator(f'a[href*="{CHAPTER}#p-"]')).first
    sentence = plain(passage.locator("q").text_content())
    hand.follow(passage.get_by_role("link", name="Naar de alinea"))
    page.wait_for_url(f"**/{CHAPTER}#p-*")
    paragraph = arrived(page)
    assert sentence in plain(paragraph.text_content())
    expect(paragraph.locator("a[data-cite=veldboer2019]").first).to_have_text(label)


def test_go_back_from_the_list_to_the_place_in_the_text(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto(f"{CHAPTER}#literatuurlijst")
    entry = page.locator("[data-ref=bredewold2018]")
    hand.follow(entry.get_by_role("link", name="Plaats").first)
    citation = arrived(page)
    expect(citation).to_have_attribute("data-cite", "bredewold2018")


def test_open_a_person(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto("")
    hand.follow(page.get_by_role("main").get_by_role("link", name="Mensen", exact=True))
    page.wait_for_url("**/mensen/")
    hand.follow(page.get_by_role("main").get_by_role("link", name="Saskia Welschen"))
    page.wait_for_url("**/mensen/saskia-welschen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Saskia Welschen")
    passage = page.locator('[data-mentioned-in="mens:saskia-welschen"]').first
    sentence = plain(passage.locator("q").text_content())
    hand.follow(passage.get_by_role("link"))
    page.wait_for_url("**#p-*")
    assert sentence in plain(arrived(page).text_content())


def test_open_the_author_of_a_chapter(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto(CHAPTER)
    hand.follow(page.get_by_role("main").get_by_role("link", name="Meta de Lange").first)
    page.wait_for_url("**/mensen/meta-de-lange/")
    expect(page.get_by_role("main")).to_contain_text("De hybride werker")


def test_keyboard_skips_the_header(page: Page) -> None:
    page.goto(CHAPTER)
    skip = page.get_by_role("link", name="Naar de inhoud")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="Kruimelpad").get_by_role("link").first).to_be_focused()


def test_download_a_reference(way: tuple[Page, Hand]) -> None:
    page, hand = way
    page.goto("literatuur/veldboer2019/")
    with page.expect_download() as download:
        hand.follow(page.get_by_role("link", name="BibTeX"))
    assert "{veldboer2019," in download.value.path().read_text(encoding="utf-8")
