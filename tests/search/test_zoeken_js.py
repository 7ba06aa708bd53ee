"""Real questions in a real browser: `zoeken.js` reads the index that Python made."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from werkplaats.search import index as index_module
from werkplaats.search.documents import SearchDocument, SearchSection
from werkplaats.search.index import build_index
from werkplaats.search.stemmer import stem
from werkplaats.search.words import FUNCTION_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "overrides" / "assets" / "js" / "zoeken.js"
JUDGED: dict[str, Any] = json.loads((HERE / "vragen.json").read_text(encoding="utf-8"))
SITE = "http://site.test/onder/pad/"
SEARCH_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Zoeken</title></head><body><main><h1>Zoeken</h1>
<form id="zoekformulier" action="./" method="get" role="search"><label for="vraag">Vraag</label><input id="vraag" type="search" name="q">
<button type="submit">Zoek</button></form>
<p role="status" data-result-count></p><ol id="zoekresultaten"></ol></main>
<script src="../assets/js/zoeken.js" defer></script></body></html>
"""
ASK = """async (query) => {
  const answer = await werkplaatsZoeken.zoek(query);
  const hits = await answer.more(0, 50);
  return {count: answer.count, whole: answer.whole, corrected: answer.corrected,
    hits: hits.map((hit) => ({address: hit.address, section: hit.section.split("#")[1] ?? "", title: hit.title, where: hit.where,
      text: hit.passage.map((piece) => piece.text).join(""),
      marked: hit.passage.filter((piece) => piece.hit).map((piece) => piece.text)}))};
}"""


def judged_pages() -> list[SearchDocument]:
    return [
        SearchDocument(
            page["address"],
            page["title"],
            page["kind"],
            page["kind"].capitalize(),
            tuple(page["names"]),
            tuple(SearchSection(**section) for section in page["sections"]),
        )
        for page in JUDGED["pages"]
    ]


def site_files(pages: list[SearchDocument]) -> dict[str, bytes]:
    return {
        "zoeken/": SEARCH_PAGE.encode(),
        "assets/js/zoeken.js": SCRIPT.read_bytes(),
        **{f"assets/zoeken/{name}": data for name, data in build_index(pages).items()},
    }


def serve(page: Page, files: Mapping[str, bytes]) -> list[str]:
    """Answer the page's requests from memory, under a sub-path and a strict policy; return the list of what it asks for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        asked.append(path)
        type_ = "text/javascript" if path.endswith(".js") else "text/html"
        headers = {"Content-Type": f"{type_}; charset=utf-8", "Content-Security-Policy": "default-src 'self'"}
        route.fulfill(status=200 if path in files else 404, body=files.get(path, b""), headers=headers)

    page.route("**/*", answer)
    return asked


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test when a script does, or breaks the policy."""
    page = browser.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert not [trouble for trouble in troubles if "404" not in trouble]


@pytest.fixture(scope="module")
def judged(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    serve(page, site_files(judged_pages()))
    page.goto(SITE + "zoeken/")
    yield page
    page.close()


@pytest.mark.parametrize("question", JUDGED["questions"], ids=lambda question: question["query"])
def test_question_finds_what_was_judged(judged: Page, question: dict[str, Any]) -> None:
    answer = judged.evaluate(ASK, question["query"])
    if question.get("none"):
        assert answer["hits"] == []
        return
    name = "section" if "section" in question else "address"
    found = [hit[name] for hit in answer["hits"]]
    assert question[name] in (found if question.get("among") else found[:1]), (question["why"], found)
    if question.get("only"):
        assert len(found) == 1


def test_passage_is_the_sentence_with_the_word_marked(judged: Page) -> None:
    hit = judged.evaluate(ASK, "mantelzorg")["hits"][0]
    assert hit["marked"] == ["mantelzorgondersteuning"]
    assert "Hun mantelzorgondersteuning was weggevallen." in hit["text"]
    assert hit["where"] == "Wie er komt"


def test_texts_come_back_as_they_were(judged: Page) -> None:
    hit = judged.evaluate(ASK, "uitgeverij")["hits"][0]
    assert hit["text"] == "Buurten zonder buren: Foto’s van leegte. Uitgeverij De Brug."
    assert judged.evaluate(ASK, "HvA")["hits"][0]["title"] == "Hogeschool van Amsterdam"


def test_all_words_come_before_some(judged: Page) -> None:
    answer = judged.evaluate(ASK, "gezinnen schulden hybridisering")
    assert answer["whole"] == 1
    assert answer["count"] == 2
    assert answer["hits"][0]["address"] == "publicaties/wijkverhalen/samen-sterk/"


def test_correction_is_said(judged: Page) -> None:
    assert judged.evaluate(ASK, "vertouwen")["corrected"] == [["vertouwen", "vertrouwen"]]


def test_stems_and_folded_words_are_those_of_python(judged: Page) -> None:
    text = (HERE / "vragen.json").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", text)) | FUNCTION_WORDS
    words |= {
        "Çelik",
        "Dvořák",
        "Søndergaard",
        "Yıldız",
        "œuvre",
        "Straße",
        "Łódź",
        "theorieën",
        "zeeën",
        "ÍJ",
        "2017",
        "x",
        "abc1",
    }
    heads = ("b", "sch", "huiz", "gem", "ste", "ee", "lig", "aardig", "verlen", "bew")
    middles = ("", "a", "aa", "iaa", "ie", "oe", "ij", "y")
    closings = ("", "l", "nn", "z", "v", "tt", "ch")
    endings = (
        "",
        "e",
        "en",
        "ene",
        "s",
        "se",
        "heden",
        "heid",
        "ing",
        "ingen",
        "end",
        "ig",
        "ige",
        "lijk",
        "lijke",
        "baar",
        "bare",
        "bar",
        "ieen",
    )
    words |= {"".join(parts) for parts in itertools.product(heads, middles, closings, endings)}
    ordered = sorted(words)
    folded = judged.evaluate("(words) => words.map(werkplaatsZoeken.fold)", ordered)
    assert folded == [fold(word) for word in ordered]
    stems = judged.evaluate("(words) => words.map(werkplaatsZoeken.stem)", folded)
    assert dict(zip(folded, stems, strict=True)) == {word: stem(word) for word in folded}


# --- the page -------------------------------------------------------------------------------------------------------------


def test_question_in_the_address_is_answered(page: Page) -> None:
    serve(page, site_files(judged_pages()))
    page.goto(SITE + "zoeken/?q=hulpverlening")
    hit = page.locator("#zoekresultaten > li.hit").first
    expect(hit).to_have_attribute("data-result", "publicaties/wijkverhalen/jong/")
    expect(page.locator("input[name=q]")).to_have_value("hulpverlening")
    expect(page.locator("[data-result-count]")).to_have_attribute(
        "data-result-count", str(page.locator("li.hit").count())
    )
    expect(page.locator("[role=status]")).to_contain_text("resulta")
    expect(hit.locator("mark")).to_have_text("Jeugdhulpverlening")
    expect(hit.locator(".hit-kind")).to_have_text("Hoofdstuk")
    links = hit.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    address = SITE + "publicaties/wijkverhalen/jong/"
    assert links == [address, address + "#p-c1"]


def test_hits_follow_what_is_typed(page: Page) -> None:
    serve(page, site_files(judged_pages()))
    page.goto(SITE + "zoeken/")
    expect(page.locator("[data-result-count]")).to_have_text("")
    page.locator("input[name=q]").press_sequentially("schul")
    expect(page.locator("li.hit a").last).to_have_attribute("href", re.compile("#p-b3$"))
    page.wait_for_url("**/zoeken/?q=schul")
    page.locator("input[name=q]").fill("coördinatie")
    page.keyboard.press("Enter")
    expect(page.locator("li.hit")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hogeschool van Amsterdam"
    page.go_back()
    expect(page.locator("input[name=q]")).to_have_value("schul")
    expect(page.locator("li.hit a").last).to_have_attribute("href", re.compile("#p-b3$"))
    page.locator("input[name=q]").fill("")
    expect(page.locator("li.hit")).to_have_count(0)
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "")


def test_nothing_found_is_said(page: Page) -> None:
    serve(page, site_files(judged_pages()))
    page.goto(SITE + "zoeken/?q=%3Cimg+src%3Dx%3E+xyzzyx")
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "0")
    expect(page.locator("[role=status]")).to_contain_text("Geen resultaten voor ‘<img src=x> xyzzyx’")
    expect(page.locator("main img")).to_have_count(0)


def many_pages(count: int) -> list[SearchDocument]:
    """Pages that share one word, with a word of their own each, and long enough for an index of many files."""
    filler = " ".join(f"vulling{number}" for number in range(40))
    return [
        SearchDocument(
            f"tekst/{number:04}/",
            f"Bladzijde {number}",
            "tekst",
            "Tekst",
            (),
            (SearchSection(f"p-{number}", "Kop", f"Dit gaat over water en eigenwoord{number}. {filler}"),),
        )
        for number in range(count)
    ]


def test_many_hits_come_in_parts(page: Page) -> None:
    serve(page, site_files(many_pages(45)))
    page.goto(SITE + "zoeken/?q=water")
    expect(page.locator("[data-result-count]")).to_have_attribute("data-result-count", "45")
    expect(page.locator("li.hit")).to_have_count(20)
    page.get_by_role("button", name="Toon meer").click()
    expect(page.locator("li.hit")).to_have_count(40)
    assert page.evaluate("document.activeElement.closest('li').dataset.result") == page.locator("li.hit").nth(
        20
    ).get_attribute("data-result")
    page.get_by_role("button", name="Toon meer").click()
    expect(page.locator("li.hit")).to_have_count(45)
    expect(page.get_by_role("button", name="Toon meer")).to_be_hidden()


def test_large_index_is_loaded_in_part(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "WHOLE", 0)
    monkeypatch.setattr(index_module, "TEXTS_FILE", 3_000)
    monkeypatch.setattr(index_module, "POSTINGS_FILE", 300)
    files = site_files(many_pages(400))
    asked = serve(page, files)
    page.goto(SITE + "zoeken/?q=eigenwoord317")
    expect(page.locator("li.hit").first).to_have_attribute("data-result", "tekst/0317/")
    assert len(files) > 50
    assert len([path for path in asked if "/zoeken/" in path]) < len(files) / 4


def test_site_published_anew_while_the_page_is_open(page: Page) -> None:
    files = site_files(judged_pages())
    serve(page, files)
    page.goto(SITE + "zoeken/")
    page.evaluate("werkplaatsZoeken.zoek('nietsvandatalles')")  # the index has been read, no text has
    newer = site_files([*judged_pages(), *many_pages(3)])
    files.clear()
    files.update(newer)
    page.locator("input[name=q]").fill("buurthuis")
    expect(page.locator("li.hit").first).to_have_attribute("data-result", "publicaties/wijkverhalen/samen-sterk/")
    page.locator("input[name=q]").fill("eigenwoord2")
    expect(page.locator("li.hit").first).to_have_attribute("data-result", "tekst/0002/")


def test_index_that_does_not_load_is_said(page: Page) -> None:
    files = {name: data for name, data in site_files(judged_pages()).items() if "assets/zoeken/" not in name}
    serve(page, files)
    page.goto(SITE + "zoeken/?q=wijkteam")
    expect(page.locator("[role=status]")).to_contain_text("kon niet worden geladen")


def test_works_from_a_folder_on_disk(page: Page, tmp_path: Path) -> None:
    for name, data in site_files(judged_pages()).items():
        path = tmp_path / (name + "index.html" if name.endswith("/") else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    page.goto((tmp_path / "zoeken" / "index.html").as_uri() + "?q=buurthuis")
    link = page.locator("li.hit a").first
    expect(link).to_have_attribute("href", (tmp_path / "publicaties/wijkverhalen/samen-sterk/index.html").as_uri())
