"""axe-core finds nothing: on any kind of page, narrow and wide, light and dark, also with a dialog open.

The library is put into the page by the debugger, past the page's own policy; what it looks at is the page as readers get it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import KINDS, SPECIAL
from tests.browser.test_reading import open_kind
from tests.browser.watching import open_window

Theme = Literal["light", "dark"]

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Host
    from tests.links import BuiltSite

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (390, 1440)
LONG = 12_000
"""Characters of a page that axe still gets through in a second."""
CHAPTER = "publicaties/de-moeizame-hybridisering/de-hybride-werker/"
# Without selectors, which cost a fifth of the time: the mark-up of an element says as well which one it is.
_RUN = """async (tags) => {
  const only = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], selectors: false, iframes: false};
  const found = await axe.run(document, only);
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
  return {rules: found.passes.length,
    faults: found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html} ${why(node)}`))};
}"""


def faults(page: Page, axe: str, themes: tuple[Theme, ...] = ("light", "dark")) -> dict[str, list[str]]:
    """Return what axe finds on a page as it is now, in a light and a dark system."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: dict[str, list[str]] = {}
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        result: dict[str, Any] = page.evaluate(_RUN, TAGS)
        assert result["rules"] > 5
        if result["faults"]:
            found[theme] = result["faults"]
    return found


@pytest.mark.parametrize("kind", [*KINDS, *SPECIAL])
def test_kind_of_page(browser: Browser, host: Host, own_site: BuiltSite, axe: str, kind: str) -> None:
    with open_window(browser, host, viewport={"width": WIDTHS[0], "height": 844}) as (page, watch):
        watch.expected.add(host.root + SPECIAL["niet-gevonden"])
        open_kind(page, own_site, kind, LONG)
        found = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            found[width] = faults(page, axe)
        assert found == {width: {} for width in WIDTHS}


@pytest.mark.parametrize(("width", "name"), [(390, "Zoeken"), (1440, "Zoeken"), (390, "Menu"), (1100, "Menu")])
def test_open_dialog(browser: Browser, host: Host, axe: str, width: int, name: str) -> None:
    with open_window(browser, host, viewport={"width": width, "height": 844}) as (page, _):
        page.goto(CHAPTER)
        page.get_by_role("banner").get_by_role("button", name=name).click()
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        assert faults(page, axe) == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_open_preview(browser: Browser, host: Host, axe: str, width: int) -> None:
    with open_window(browser, host, viewport={"width": width, "height": 844}) as (page, _):
        page.goto(CHAPTER)
        page.locator(".text a[data-cite]").first.hover()
        expect(page.get_by_role("group", name="Bron")).to_be_visible()
        assert faults(page, axe) == {}


def test_chosen_theme_against_that_of_the_system(browser: Browser, host: Host, axe: str) -> None:
    with open_window(browser, host, color_scheme="dark") as (page, _):
        page.goto(CHAPTER)
        page.get_by_role("button", name="Lichte weergave").click()
        assert faults(page, axe, ("dark",)) == {}
        page.get_by_role("button", name="Donkere weergave").click()
        assert faults(page, axe, ("light",)) == {}
