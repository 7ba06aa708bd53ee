"""A heading with citations: what becomes of it on its page, in the table of contents, in the search and on the pages of the works."""

from __future__ import annotations

from mkdocs.structure.toc import get_toc

from tests.editions import edition_of, text
from tests.rendering import converted
from werkplaats.plugin.hooks import contents
from werkplaats.render.lists import references
from werkplaats.render.passages import Passages
from werkplaats.render.searching import search_documents

PATH = "publicaties/p/een.md"
PAGES = {
    "publicaties/p/index.md": text(titel="P", hoofdstukken="[een]"),
    PATH: text(
        "## Wijk & team [zie @smit2001, p. 3; @Vries2002]\n\nTekst.\n\n### Wat @Vries2002 zegt {#zegt}\n\nMeer.\n\n"
        "## Wijk & team\n\nSlot [@weg].\n\n## Van *[@weg]*\n\nEinde.",
        titel="Een",
    ),
}
EDITION = edition_of(PAGES)
TITLE = "Wijk & team (zie Smit, 2001, p. 3; Vries, 2002)"


def plain(shown: str) -> str:
    return shown.replace("\N{NO-BREAK SPACE}", " ")


def test_anchor_and_text_without_the_citation() -> None:
    headings = EDITION.site.documents[PATH].page.headings
    assert [(h.text, h.anchor) for h in headings] == [
        ("Wijk & team", "wijk-team"),
        ("Wat zegt", "zegt"),
        ("Wijk & team", "wijk-team_1"),
        ("Van", "van"),
    ]


def test_page_and_table_of_contents() -> None:
    md, html = converted(EDITION, PATH)
    assert '<h2 id="wijk-team">Wijk &amp; team <span class="citaat">(zie <a class="bron" data-cite="smit2001"' in html
    assert '<h2 id="wijk-team_1">Wijk &amp; team</h2>' in html
    assert '<em><span class="citaat">(<span class="onbekend">?weg</span>)</span></em></h2>' in html
    shown = [(plain(h.title), h.href, h.level) for h in contents(list(get_toc(vars(md)["toc_tokens"])))]
    assert shown == [
        (TITLE, "#wijk-team", 2),
        ("Wat Vries (2002) zegt", "#zegt", 3),
        ("Wijk & team", "#wijk-team_1", 2),
        ("Van (?weg)", "#van", 2),
    ]


def test_search() -> None:
    (page,) = [found for found in search_documents(EDITION, Passages(EDITION)) if found.title == "Een"]
    assert [(s.anchor, plain(s.heading)) for s in page.sections] == [
        ("wijk-team", TITLE),
        ("zegt", "Wat Vries (2002) zegt"),
        ("wijk-team_1", "Wijk & team"),
        ("van", "Van (?weg)"),
    ]


def test_pages_of_the_works_link_to_the_heading() -> None:
    found = [(p.address, plain(p.sentence), plain(p.locator)) for p in Passages(EDITION).of_work("smit2001")]
    assert found == [("publicaties/p/een/#wijk-team", TITLE, "p. 3")]
    assert [p.address.partition("#")[2] for p in Passages(EDITION).of_work("Vries2002")] == ["wijk-team", "zegt"]


def test_the_list_of_the_page_links_back() -> None:
    places = {
        item.key: [place.href for place in item.places]
        for item in references(EDITION, EDITION.resolution.listed(PATH), PATH)
    }
    assert places == {"smit2001": ["#cite-smit2001-1"], "Vries2002": ["#cite-Vries2002-1", "#cite-Vries2002-2"]}
