"""The watch of these tests sees what it is there for: each fault, made on purpose, is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.hands import Keyboard, focus_in_sight
from tests.browser.serving import serve
from tests.browser.test_accessibility import faults
from tests.browser.test_reading import STICKS_OUT, UNSEEN
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Host

pytestmark = pytest.mark.browser

TROUBLES = {
    "inline-style": ('<p style="color: red">rood</p>', "", "policy: style-src"),
    "inline-script": ("<script>1 + 1</script>", "", "policy: script-src"),
    "other-origin": ('<img src="http://localhost:9/x.png" alt="">', "", "policy: img-src"),
    "outside-the-sub-path": ('<img src="/x.png" alt="">', "", "request outside the site"),
    "missing-file": ('<img src="x.png" alt="">', "", "missing: "),
    "cookie": ("", "document.cookie = 'a=b'", "cookie: "),
    "console-error": ("", "console.error('mis')", "console: mis"),
    "script-error": ("", "null.x", "script: "),
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A site with a page for every trouble."""
    folder = tmp_path_factory.mktemp("fout")
    for name, (body, script, _) in TROUBLES.items():
        page = f'<!doctype html><html lang="nl"><title>x</title><script src="{name}.js"></script>{body}'
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
        (folder / f"{name}.js").write_text(script, encoding="utf-8")
    (folder / "404.html").write_text("weg", encoding="utf-8")
    with serve(folder) as host:
        yield host


@pytest.mark.parametrize("name", TROUBLES)
def test_trouble_is_seen(browser: Browser, faulty: Host, name: str) -> None:
    with pytest.raises(AssertionError, match=TROUBLES[name][2]), open_window(browser, faulty) as (page, _):
        page.goto(f"{name}.html")


def test_host_answers_as_hosts_of_static_files_do(page: Page, host: Host) -> None:
    page.goto("mensen")
    assert page.url == f"{host.root}mensen/"
    answer = page.request.get(f"{host.origin}/mensen/")
    assert answer.status == 404
    assert answer.headers["content-security-policy"] == "default-src 'self'"


def test_what_a_reader_cannot_see_is_seen_by_us(page: Page, axe: str) -> None:
    page.goto("begrippen/chiasme/")
    assert page.evaluate(UNSEEN) == []
    assert page.evaluate(STICKS_OUT) == []
    page.locator("h1").evaluate("(title) => { title.style.opacity = '0'; }")
    assert page.evaluate(UNSEEN) == ["Chiasme"]
    page.locator("h1").evaluate("(title) => { title.style.width = '2000px'; }")
    assert any("H1" in found for found in page.evaluate(STICKS_OUT))
    page.locator("header .brand").evaluate("(brand) => { brand.textContent = ''; }")
    page.locator(".lead").evaluate("(lead) => { lead.style.color = '#bbb'; }")
    found = faults(page, axe, ("light",))["light"]
    assert any(fault.startswith("link-name") and 'class="brand"' in fault for fault in found)
    assert any(fault.startswith("color-contrast") and 'class="lead"' in fault for fault in found)
    page.locator(".skip").evaluate("(skip) => { skip.style.outline = 'none'; }")
    with pytest.raises(AssertionError, match="no line around it"):
        Keyboard().follow(page.locator(".skip"))
    page.locator(".skip").evaluate("(skip) => { skip.style.outline = ''; skip.style.top = '-90px'; }")
    with pytest.raises(AssertionError, match="not in sight"):
        focus_in_sight(page)
