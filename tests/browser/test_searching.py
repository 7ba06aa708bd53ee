"""Searching, from the header and on the page that answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Mouse, focus_in_sight

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.hands import Hand

pytestmark = pytest.mark.browser

HANDS = pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])

# The text from the element that the address names up to the next heading.
TARGET_SECTION = """() => {
  const texts = [];
  for (let part = document.querySelector(":target"); part; part = part.nextElementSibling) {
    if (texts.length && part.matches("h2, h3")) break;
    texts.push(part.textContent);
  }
  return texts.join(" ").replace(/\\s+/g, " ");
}"""


def check_results(page: Page) -> int:
    """Return the number of results, which the page says in words and as a value; each has a kind and an address of its own."""
    hits = page.locator("[data-result]")
    expect(hits.first).to_be_visible()
    status = page.locator("[data-result-count]")
    count = int(status.get_attribute("data-result-count") or "")
    expect(status).to_contain_text(f"{count} result")
    addresses = hits.evaluate_all("(hits) => hits.map((hit) => hit.dataset.result)")
    assert len(set(addresses)) == len(addresses) == min(count, 20)
    expect(hits.locator(".hit-kind")).to_have_count(len(addresses))
    for text in hits.locator(".hit-kind").all_inner_texts():
        assert text.strip()
    return count


@HANDS
def test_search_from_the_header(page: Page, hand: Hand) -> None:
    page.goto("mensen/")
    hand.follow(page.get_by_role("banner").get_by_role("button", name="Zoeken"))
    dialog = page.get_by_role("dialog", name="Zoeken")
    expect(dialog).to_be_visible()
    field = dialog.get_by_role("searchbox")
    expect(field).to_be_focused()
    hand.write(field, "vertrouwen")
    hand.follow(dialog.get_by_role("button", name="Zoek", exact=True))
    page.wait_for_url("**/zoeken/?q=vertrouwen")
    check_results(page)
    hand.follow(page.locator("[data-result]").first.get_by_role("link").first)
    page.wait_for_url(lambda url: "/zoeken/" not in url)
    expect(page.get_by_role("main")).to_contain_text(re.compile("vertrouwen", re.IGNORECASE))


@HANDS
def test_leave_the_search_dialog(page: Page, hand: Hand) -> None:
    page.goto("")
    button = page.get_by_role("banner").get_by_role("button", name="Zoeken")
    dialog = page.get_by_role("dialog", name="Zoeken")
    hand.follow(button)
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    hand.follow(button) if isinstance(hand, Mouse) else page.keyboard.press("Enter")
    hand.follow(dialog.get_by_role("button", name="Sluiten"))
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()


@HANDS
def test_follow_a_result_to_its_passage(page: Page, hand: Hand) -> None:
    page.goto("zoeken/?q=contextgedreven+werken")
    check_results(page)
    chapter = page.locator("[data-result$='/de-hybride-werker/']")
    expect(chapter.locator(".hit-kind")).to_have_text(re.compile("hoofdstuk", re.IGNORECASE))
    expect(chapter.locator("mark").first).to_have_text(re.compile("contextgedreven", re.IGNORECASE))
    passage = chapter.locator(".hit-passage").inner_text().strip(" …")
    hand.follow(chapter.get_by_role("link").last)
    page.wait_for_url("**/de-hybride-werker/#*")
    expect(page.locator(":target")).to_be_in_viewport()
    assert passage in page.evaluate(TARGET_SECTION)


def test_compound_is_found_by_its_part(page: Page) -> None:
    page.goto("zoeken/?q=verlener")
    check_results(page)
    marked = page.locator("[data-result] mark").all_inner_texts()
    parts = [word for word in marked if re.fullmatch(r"\w+verleners?", word)]
    assert parts, marked


@HANDS
def test_search_again_on_the_page(page: Page, hand: Hand) -> None:
    page.goto("zoeken/")
    expect(page.locator("[data-result]")).to_have_count(0)
    field = page.get_by_role("main").get_by_role("searchbox")
    hand.write(field, "Purmerend")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=Purmerend")
    expect(page.locator("[data-result='plaatsen/purmerend/'] .hit-kind")).to_have_text(
        re.compile("plaats", re.IGNORECASE)
    )
    check_results(page)
    focus_in_sight(page)


def test_nothing_is_found(page: Page) -> None:
    page.goto("zoeken/?q=xyzzyx")
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "0")
    expect(page.locator("[data-result-count]")).to_contain_text("Geen resultaten voor ‘xyzzyx’")


@HANDS
def test_search_from_home(page: Page, hand: Hand) -> None:
    page.goto("")
    hand.write(page.get_by_role("main").get_by_role("searchbox"), "hybride werker")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=hybride+werker")
    expect(page.locator("[data-result='begrippen/hybride-werker/']")).to_be_visible()
    check_results(page)


@HANDS
def test_limit_a_list(page: Page, hand: Hand) -> None:
    page.goto("literatuur/")
    field = page.get_by_role("main").get_by_role("searchbox")
    hand.write(field, "veldboer 2019")
    expect(page.locator("[data-ref=veldboer2019]")).to_be_visible()
    expect(page.locator("[data-ref=bredewold2018]")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text("van")
    hand.follow(page.locator("[data-ref=veldboer2019]").get_by_role("link", name="Over deze bron"))
    page.wait_for_url("**/literatuur/veldboer2019/")
