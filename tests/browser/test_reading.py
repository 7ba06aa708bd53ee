"""What there is to read, is there: without scripts, on every width, and enlarged four times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import KINDS, SPECIAL, address_of
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Host
    from tests.links import BuiltSite

pytestmark = pytest.mark.browser

EVERY_KIND = pytest.mark.parametrize("kind", [*KINDS, *SPECIAL])
WIDTHS = (1440, 768, 390, 320)

# Words inside <main> that have no place on the screen, but for what is meant for printing or for screen readers alone,
# and the lower level of the contents, which a narrow window leaves out: those headings stand in the text.
UNSEEN = """() => {
  const unseen = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const holder = text.parentElement;
    if (!text.data.trim() || holder.closest(".print-address, .unseen, .toc .level-3, script, noscript, option")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = Array.from(range.getClientRects());
    const shown = holder.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true});
    if (!shown || !boxes.some((box) => box.width > 1 && box.height > 1 && box.right > 0)) unseen.push(text.data.trim());
  }
  return unseen;
}"""

# What sticks out of the window, but for what scrolls in a box of its own.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let box = element; box !== document.body && box; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const out = Array.from(document.querySelectorAll("body *")).filter((element) => {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || element.closest(".skip, .unseen, svg *, .tool-label")) return false;
    return (box.right > width + 1 || box.left < -1) && !scrolls(element);
  }).map((element) => `${element.tagName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`);
  const page = document.documentElement.scrollWidth;
  return page > width ? [`page: ${page} of ${width}`, ...out] : out;
}"""


def open_kind(page: Page, site: BuiltSite, kind: str, most: int | None = None) -> None:
    """Go to the longest page of a kind (of at most so many characters) and wait until it is complete."""
    page.goto(address_of(site, kind, most))
    if kind == "zoeken" and page.evaluate("document.documentElement.classList.contains('js')"):
        expect(page.locator("[data-result]").first).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => null)")


@EVERY_KIND
def test_everything_is_readable_without_scripts(browser: Browser, host: Host, own_site: BuiltSite, kind: str) -> None:
    with open_window(browser, host, java_script_enabled=False, viewport={"width": 320, "height": 640}) as (page, watch):
        watch.expected.add(host.root + SPECIAL["niet-gevonden"])
        open_kind(page, own_site, kind)
        assert page.evaluate(UNSEEN) == []
        assert page.evaluate(STICKS_OUT) == []


@EVERY_KIND
def test_nothing_sticks_out(browser: Browser, host: Host, own_site: BuiltSite, kind: str) -> None:
    with open_window(browser, host, viewport={"width": WIDTHS[0], "height": 800}) as (page, watch):
        watch.expected.add(host.root + SPECIAL["niet-gevonden"])
        open_kind(page, own_site, kind)
        found = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found[width] = page.evaluate(STICKS_OUT)
        assert found == {width: [] for width in WIDTHS}
        open_kind(page, own_site, kind)  # again, as it is on a narrow screen from the start
        assert page.evaluate(STICKS_OUT) == []


def test_enlarged_four_times(browser: Browser, host: Host) -> None:
    """1280 by 1024 pixels at 400 % is a window of 320 by 256: everything can still be reached (WCAG 1.4.10)."""
    with open_window(browser, host, viewport={"width": 320, "height": 256}) as (page, _):
        page.goto("publicaties/de-moeizame-hybridisering/de-hybride-werker/")
        page.get_by_role("button", name="Menu").click()
        menu = page.get_by_role("dialog", name="Menu")
        menu.get_by_role("link", name="Literatuur").scroll_into_view_if_needed()
        expect(menu.get_by_role("link", name="Literatuur")).to_be_in_viewport(ratio=0.99)
        assert page.evaluate(STICKS_OUT) == []
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Zoeken").click()
        dialog = page.get_by_role("dialog", name="Zoeken")
        dialog.get_by_role("button", name="Zoek", exact=True).scroll_into_view_if_needed()
        expect(dialog.get_by_role("button", name="Zoek", exact=True)).to_be_in_viewport(ratio=0.99)
        assert page.evaluate(STICKS_OUT) == []
        page.keyboard.press("Escape")
        page.locator(".text a[data-cite]").first.hover()
        preview = page.get_by_role("group", name="Bron")
        expect(preview).to_be_visible()
        preview.get_by_role("link").scroll_into_view_if_needed()
        expect(preview.get_by_role("link")).to_be_in_viewport(ratio=0.99)
        assert page.evaluate(STICKS_OUT) == []


def test_menu_and_search_are_links_without_scripts(browser: Browser, host: Host) -> None:
    with open_window(browser, host, java_script_enabled=False, viewport={"width": 390, "height": 844}) as (page, _):
        page.goto("begrippen/")
        page.get_by_role("banner").get_by_role("link", name="Menu").click()
        page.wait_for_url("**/begrippen/#navigatie")
        navigation = page.get_by_role("navigation", name="Op deze site")
        expect(navigation).to_be_in_viewport()
        navigation.get_by_role("link", name="Mensen").click()
        page.wait_for_url("**/mensen/")
        page.get_by_role("banner").get_by_role("link", name="Zoeken").click()
        page.wait_for_url("**/zoeken/")
        expect(page.locator("noscript p")).to_be_visible()
        expect(page.locator("noscript p")).to_contain_text("Zonder JavaScript")
        expect(page.get_by_role("navigation", name="Op deze site").get_by_role("link")).not_to_have_count(0)
        expect(page.get_by_role("button", name="weergave")).to_have_count(0)
