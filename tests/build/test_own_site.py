"""What must hold of the site that we publish."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from werkplaats.config import load_config
from werkplaats.reading import read_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.links import BuiltSite


def test_citations_in_the_sources_links_in_the_text_and_passages_on_the_pages_of_works_are_the_same(
    own_project: Path, own_site: BuiltSite
) -> None:
    site = read_site(load_config(own_project / "mkdocs.yml"))
    written = Counter(
        (document.address, work.key)
        for document in site.documents.values()
        for cluster in document.page.clusters
        for work in cluster.walk()
    )
    assert written.total() > 100
    assert own_site.cites() == written
    assert own_site.cited_in() == written


def test_each_passage_that_mentions_an_entity_stands_in_its_paragraph(own_site: BuiltSite) -> None:
    assert own_site.mentioned_in().total() > 200


def test_every_linked_entity_lists_the_page_that_links_to_it(own_site: BuiltSite) -> None:
    passages = own_site.mentioned_in()
    for page, root in own_site.pages.items():
        (main,) = root.find("main")
        text = [a for body in main.find(class_="prose") for a in body.find("a", data_entity=None)]
        for link in text:
            entity = link.attributes["data-entity"]
            if own_site.target(page, link.attributes["href"])[0] != page:
                assert passages[page, entity], f"{page} links to {entity}, whose page does not say so"


def test_no_link_is_dead(own_site: BuiltSite) -> None:
    assert own_site.dead_links() == []


def test_every_page_is_three_clicks_from_home(own_site: BuiltSite) -> None:
    reached = {""}
    for _ in range(3):
        reached |= {
            address
            for page in list(reached)
            for a in own_site.pages[page].find("a", href=None)
            if (address := own_site.target(page, a.attributes["href"])[0]) in own_site.pages
        }
    assert set(own_site.pages) - reached == set()


def test_ids_are_unique_and_every_paragraph_of_a_text_has_one(own_site: BuiltSite) -> None:
    for page, root in own_site.pages.items():
        ids = Counter(e.attributes["id"] for e in root.walk() if "id" in e.attributes)
        assert [name for name, count in ids.items() if count > 1] == [], page
        for body in root.find(class_="prose"):
            bare = [p.text[:60] for p in body.find("p") if not p.attributes.get("id", "").startswith("p-")]
            assert bare == [], page


def test_pages_need_no_other_origin_and_no_inline_script_or_style(own_site: BuiltSite) -> None:
    for page, root in own_site.pages.items():
        for element in root.walk():
            assert "style" not in element.attributes, page
            assert element.tag != "style", page
            assert not [name for name in element.attributes if name.startswith("on")], page
            loaded = element.attributes.get("src", "") or (
                element.attributes.get("href", "") if element.tag == "link" else ""
            )
            if element.attributes.get("rel") not in {"canonical", "alternate"}:
                assert "//" not in loaded, page
            if element.tag == "script":
                assert "src" in element.attributes, page


def test_every_page_has_one_h1_a_title_and_a_description(own_site: BuiltSite) -> None:
    titles: Counter[str] = Counter()
    for page, root in own_site.pages.items():
        assert len(root.find("h1")) == 1, page
        (title,) = root.find("head")[0].find("title")
        titles[title.text] += 1
        (description,) = root.find("meta", name="description")
        assert len(description.attributes["content"]) > 20, page
    assert [title for title, count in titles.items() if count > 1] == []


def test_each_chapter_lists_what_it_cites_with_a_link_back_to_each_place(own_site: BuiltSite) -> None:
    chapters = [root for root in own_site.pages.values() if root.find("body", class_="soort-hoofdstuk")]
    assert len(chapters) >= 6
    for root in chapters:
        listed = {e.attributes["data-ref"]: e for e in root.find(data_ref=None)}
        for link in root.find("a", data_cite=None):
            if link.attributes["href"].startswith("#ref-"):
                back = [a.attributes["href"] for a in listed[link.attributes["data-cite"]].find("a", href=None)]
                assert f"#{link.attributes['id']}" in back
