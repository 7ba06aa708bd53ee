"""Addresses that lead somewhere: unknown ones, those of moved pages, those of paragraphs that are gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Mouse
from tests.browser.serving import serve
from tests.browser.watching import open_window
from tests.building import build, front_matter, write_site
from werkplaats.cli import main as werkplaats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.hands import Hand
    from tests.browser.serving import Host

pytestmark = pytest.mark.browser

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


# --- unknown addresses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["weg.html", "publicaties/weg/", "mensen/niemand/hoofdstuk/4", "literatuur/x/y/z.pdf"]
)
def test_unknown_address_shows_our_page(browser: Browser, host: Host, address: str) -> None:
    with open_window(browser, host) as (page, watch):
        watch.expected.add(host.root + address)
        answer = page.goto(address)
        assert answer
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina bestaat niet")
        links = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href)")
        ours = {link.partition("#")[0] for link in links} - {host.root + address}
        assert len(ours) > 8
        for link in sorted(ours):
            assert link.startswith(host.root)
            assert page.request.get(link).status == 200, link


@pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
@SCRIPTS
def test_reader_goes_on_from_an_unknown_address(browser: Browser, host: Host, hand: Hand, scripts: bool) -> None:
    with open_window(browser, host, java_script_enabled=scripts) as (page, watch):
        watch.expected.add(f"{host.root}a/b/c/")
        page.goto("a/b/c/")
        hand.follow(page.get_by_role("main").get_by_role("link", name="Begrippen"))
        page.wait_for_url("**/begrippen/")
        page.go_back()
        hand.write(page.get_by_role("main").get_by_role("searchbox"), "Hoorn")
        page.keyboard.press("Enter")
        page.wait_for_url("**/zoeken/?q=Hoorn")


# --- a small site with a past ---------------------------------------------------------------------------------------------

KEPT = "In de buurt kwamen bewoners en professionals elke maandag bij elkaar om te bespreken wie er hulp nodig had."
GONE = "Een gemeente betaalde de koffie, maar vroeg daarvoor wel een verslag van elk gesprek dat er gevoerd werd."
AFTER = "Pas na een jaar vertrouwden de deelnemers elkaar genoeg om ook over geldzorgen en eenzaamheid te praten."
MOVED = "De vrijwilligers uit het dorpshuis hadden daarvoor een eigen werkwijze bedacht, met kaarten en een draaiboek."
ELSEWHERE = "Dit hoofdstuk gaat over de werkwijzen die in de loop van de tijd zijn ontstaan en over wie ze gebruikt."


def _chapter(title: str, *paragraphs: str, **values: str) -> str:
    return front_matter(titel=title, **values) + "\n\n".join(paragraphs) + "\n"


def _ids(site: Path, chapter: str) -> dict[str, str]:
    """Return the text of each paragraph of a built chapter with its id."""
    html = (site / "publicaties" / "proef" / chapter / "index.html").read_text(encoding="utf-8")
    return {text: id_ for id_, text in re.findall(r'<p id="(p-[^"]+)">([^<]+)</p>', html)}


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Host, dict[str, str]]]:
    """A site of which paragraphs were reworded, deleted and moved and a page was renamed, and the ids from before that."""
    folder = tmp_path_factory.mktemp("verleden")
    write_site(
        folder,
        {
            "docs/publicaties/index.md": front_matter(titel="Publicaties"),
            "docs/publicaties/proef/index.md": front_matter(
                titel="Proef", licentie="CC BY 4.0", hoofdstukken="[een, twee]"
            ),
            "docs/publicaties/proef/een.md": _chapter("Een", KEPT, MOVED, GONE, AFTER),
            "docs/publicaties/proef/twee.md": _chapter("Twee", ELSEWHERE),
        },
    )
    fix = ["--config", str(folder / "mkdocs.yml"), "check", "--fix", "--select", "SYS003", "--format", "concise"]
    assert werkplaats(fix) == 0
    ids = _ids(build(folder, strict=False), "een")
    chapters = folder / "docs" / "publicaties" / "proef"
    (chapters / "een.md").write_text(_chapter("Een", KEPT.replace("maandag", "dinsdag"), AFTER), encoding="utf-8")
    (chapters / "twee.md").write_text(_chapter("Twee", ELSEWHERE, MOVED, verhuisd_van="[oud/adres/]"), encoding="utf-8")
    assert werkplaats(fix) == 0
    with serve(build(folder, strict=False)) as host:
        yield host, ids


@SCRIPTS
def test_old_address_of_a_page(browser: Browser, past: tuple[Host, dict[str, str]], scripts: bool) -> None:
    host, _ = past
    with open_window(browser, host, java_script_enabled=scripts) as (page, _):
        page.goto("oud/adres/")
        page.wait_for_url("**/publicaties/proef/twee/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Twee")


def test_old_address_of_a_page_has_a_link_too(browser: Browser, past: tuple[Host, dict[str, str]]) -> None:
    host, _ = past
    with open_window(browser, host) as (page, _):
        page.goto("")
        text = page.request.get("oud/adres/").text()
        page.set_content(
            re.sub(r"<meta http-equiv[^>]*>", "", text).replace("<head>", f'<head><base href="{host.root}oud/adres/">')
        )
        page.get_by_role("link", name="Twee").click()
        page.wait_for_url("**/publicaties/proef/twee/")


@SCRIPTS
@pytest.mark.parametrize(
    ("text", "found"), [(KEPT, "elke dinsdag"), (GONE, AFTER), (AFTER, AFTER)], ids=["reworded", "deleted", "kept"]
)
def test_old_address_of_a_paragraph(
    browser: Browser, past: tuple[Host, dict[str, str]], scripts: bool, text: str, found: str
) -> None:
    host, ids = past
    with open_window(browser, host, java_script_enabled=scripts) as (page, _):
        page.goto(f"publicaties/proef/een/#{ids[text]}")
        target = page.locator(f"[id='{ids[text]}']")
        expect(target).to_be_in_viewport()
        around = target.locator("xpath=ancestor-or-self::p")
        expect(around).to_contain_text(found)


@pytest.mark.parametrize("hand", [Mouse(), Keyboard()], ids=["mouse", "keyboard"])
def test_old_address_of_a_moved_paragraph(browser: Browser, past: tuple[Host, dict[str, str]], hand: Hand) -> None:
    host, ids = past
    with open_window(browser, host) as (page, _):
        page.goto(f"publicaties/proef/een/#{ids[MOVED]}")
        target = page.locator(":target")
        expect(target).to_be_in_viewport()
        hand.follow(target.get_by_role("link"))
        page.wait_for_url(f"**/publicaties/proef/twee/#{ids[MOVED]}")
        expect(page.locator(":target")).to_contain_text(MOVED)
