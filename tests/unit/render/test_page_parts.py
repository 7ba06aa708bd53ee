"""Facts, lists, citations in HTML, passages, redirects and the site map."""

from __future__ import annotations

import pytest

from tests.editions import edition_of, text
from werkplaats.render.facts import facts, work_link
from werkplaats.render.lists import card, groups, passage_groups, references, sort_title
from werkplaats.render.markup import citation_html, mention_html
from werkplaats.render.passages import Passages
from werkplaats.render.redirects import redirects
from werkplaats.render.sitemap import sitemap
from werkplaats.render.terms import long_date, term

PAGES = {
    "index.md": text(titel="Begin"),
    "zoeken/index.md": text(titel="Zoeken"),
    "publicaties/p/index.md": text(
        titel="P & Q",
        ondertitel="Over",
        hoofdstukken="[een]",
        auteurs="[jan, weg]",
        datum="2019-04",
        verhuisd_van="[/oud/, over, '../weg', '', 'een twee', literatuur/smit2001, p.md, 'https://x.nl/a']",
    ),
    "publicaties/p/een.md": text(
        "Zo [zie @smit2001, p. 3; @weg] is <b>het</b>. In Noord[^1] zegt @Vries2002 [hfst. 2] dat.\n\n- @brief en -@smit2001\n\n[^1]: Noot.",
        titel="Een",
    ),
    "praktijken/boot.md": text(
        titel="BOOT",
        plaatsen="[noord, weg]",
        periode="{van: 2016-01, tot: 2018}",
        doelgroep="[jong, oud]",
        bronnen="[smit2001, weg]",
        doel="Hulp",
        vermeldt="['mens:jan']",
        noindex="ja",
    ),
    "praktijken/later.md": text(titel="‘Later’", periode="{van: 2016}"),
    "plaatsen/noord.md": text(titel="Noord", type="Wijk"),
    "mensen/jan.md": text(titel="Jan Smit", achternaam="Smit"),
    "organisaties/hva.md": text(titel="HvA", website="https://www.hva.nl/"),
    "over.md": text(titel="Over", verhuisd_van="[oud, ouder/]"),
}
EDITION = edition_of(PAGES)
DOCUMENTS = EDITION.site.documents
CHAPTER = "publicaties/p/een.md"


def shown(path: str) -> dict[str, list[tuple[str, str]]]:
    """Return the facts of a page: label to (text, link)."""
    return {fact.label: [(value.text, value.href) for value in fact.values] for fact in facts(EDITION, DOCUMENTS[path])}


def test_facts_in_the_order_of_the_schema() -> None:
    assert shown("praktijken/boot.md") == {
        "Gaat ook over": [("Jan Smit", "../../mensen/jan/")],
        "Plaats": [("Noord", "../../plaatsen/noord/"), ("weg", "")],
        "Periode": [("januari 2016–2018", "")],
        "Voor wie": [("jong", ""), ("oud", "")],
        "Doel": [("Hulp", "")],
        "Bronnen": [("Smit (2001)", "../../literatuur/smit2001/"), ("weg", "")],
    }
    assert shown("praktijken/later.md") == {"Periode": [("vanaf 2016", "")]}
    assert shown("organisaties/hva.md") == {"Website": [("www.hva.nl", "https://www.hva.nl/")]}
    assert shown("publicaties/p/index.md") == {"Verschenen": [("april 2019", "")]}
    assert shown("mensen/jan.md") == {}


def test_work_link_of_an_unknown_key_is_the_key() -> None:
    assert work_link(EDITION, "weg", "over/").href == ""


def test_card() -> None:
    made = card(EDITION, DOCUMENTS["publicaties/p/index.md"], "over/")
    assert (made.title, made.href, made.kind, made.note, made.image) == (
        "P & Q",
        "../publicaties/p/",
        "publicatie",
        "Over",
        "../assets/omslag/p.svg",
    )
    assert [person.text for person in made.people] == ["Jan Smit"]


def test_titles_are_sorted_by_surname_and_without_quotation_marks() -> None:
    assert [sort_title(DOCUMENTS[path])[0] for path in ("mensen/jan.md", "praktijken/later.md")] == ["smit", "later’"]


def test_a_long_list_is_divided_by_initial() -> None:
    many = edition_of(
        {f"begrippen/{letter}{number}.md": text(titel=f"{letter}{number}") for letter in "BA" for number in range(16)}
    )
    made = groups(many, many.site.documents.values(), "")
    assert [(group.title, group.anchor, len(group.cards)) for group in made] == [
        ("A", "letter-a", 16),
        ("B", "letter-b", 16),
    ]
    assert [group.title for group in groups(EDITION, [DOCUMENTS["over.md"]], "", "Kop")] == ["Kop"]
    assert groups(EDITION, [], "") == ()


def test_references_lead_back_to_each_place() -> None:
    made = references(EDITION, EDITION.resolution.listed(CHAPTER), CHAPTER)
    assert [(r.key, r.anchor, r.href, [place.href for place in r.places]) for r in made] == [
        ("smit2001", "ref-smit2001", "../../../literatuur/smit2001/", ["#cite-smit2001-1", "#cite-smit2001-2"]),
        ("Vries2002", "ref-Vries2002", "../../../literatuur/Vries2002/", ["#cite-Vries2002-1"]),
    ]


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [
        pytest.param(
            0,
            '<span class="citaat">(zie <a class="bron" data-cite="smit2001" id="cite-smit2001-1" href="#ref-smit2001">Smit, 2001</a>, p. 3; '
            '<span class="onbekend">?weg</span>)</span>',
            id="with a prefix, a locator and an unknown key",
        ),
        pytest.param(
            1,
            '<span class="citaat"><a class="bron" data-cite="Vries2002" id="cite-Vries2002-1" href="#ref-Vries2002">Vries</a> (2002, hoofdstuk 2)</span>',
            id="narrative",
        ),
    ],
)
def test_citation_html(cluster: int, expected: str) -> None:
    made = citation_html(EDITION, CHAPTER, cluster)
    assert made.replace("\N{NO-BREAK SPACE}", " ").replace("&nbsp;", " ").replace("&#160;", " ") == expected


def test_a_work_that_is_not_listed_links_to_its_page() -> None:
    assert 'href="../../../literatuur/brief/"' in citation_html(EDITION, CHAPTER, 2)


def test_mention_html() -> None:
    (mention,) = EDITION.resolution.mentions[CHAPTER]
    assert (
        mention_html(EDITION, CHAPTER, mention)
        == '<a class="vanzelf" data-entity="plaats:noord" href="../../../plaatsen/noord/">Noord</a>'
    )


def test_passages_are_sentences_with_the_address_of_their_paragraph() -> None:
    passages = Passages(EDITION)
    first, second = passages.of_work("smit2001")
    ids = EDITION.ids[CHAPTER]
    assert first.sentence.replace("\N{NO-BREAK SPACE}", " ").startswith("Zo (zie Smit, 2001, p. 3; ")
    assert first.sentence.endswith("is het.")
    assert [first.address, second.address] == [f"publicaties/p/een/#{ids[0]}", f"publicaties/p/een/#{ids[1]}"]
    assert first.locator.replace("\N{NO-BREAK SPACE}", " ") == "p. 3"
    (mentioned,) = passages.of_entity("plaats:noord")
    assert mentioned.sentence.startswith("In Noord1 zegt Vries (2002")
    (declared,) = passages.of_entity("mens:jan")
    assert (declared.declared, declared.address, declared.sentence) == (True, "praktijken/boot/#p-samenvatting", "BOOT")


def test_passages_are_shown_by_page() -> None:
    (group,) = passage_groups(EDITION, "smit2001", Passages(EDITION).of_work("smit2001"), "literatuur/smit2001/")
    assert (group.title, group.publication, group.href, len(group.passages)) == (
        "Een",
        "P & Q",
        "../../publicaties/p/een/",
        2,
    )


def test_redirects_leave_pages_and_works_of_today_and_places_outside_the_site_alone() -> None:
    """An address that two pages name is that of the first."""
    assert [(address, link.href) for address, link in redirects(EDITION)] == [
        ("oud/", "../over/"),
        ("ouder/", "../over/"),
    ]


def test_sitemap_has_pages_and_works_but_no_search_and_nothing_hidden() -> None:
    lines = sitemap(EDITION).splitlines()
    assert "<url><loc>https://site.example/</loc></url>" in lines
    assert "<url><loc>https://site.example/literatuur/smit2001/</loc></url>" in lines
    assert not [line for line in lines if "zoeken" in line or "boot" in line]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019", "2019"),
        ("2019-04", "april 2019"),
        ("2015-11-10", "10 november 2015"),
        ("2015-11-01", "1 november 2015"),
        ("voorjaar 2016", "voorjaar 2016"),
        ("", ""),
    ],
)
def test_long_date(date: str, expected: str) -> None:
    assert long_date(date) == expected


def test_term_of_an_unknown_name_is_the_name() -> None:
    assert (term("soort", "mens"), term("soort", "iets")) == ("Mens", "iets")
