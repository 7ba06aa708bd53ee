"""The view of a page."""

from __future__ import annotations

from tests.editions import edition_of, text
from werkplaats.render.pages import not_found_view, page_view, site_view
from werkplaats.render.passages import Passages

EDITION = edition_of(
    {
        "index.md": text(titel="Begin"),
        "over.md": text(titel="Over"),
        "zoeken/index.md": text(titel="Zoeken"),
        "literatuur/index.md": text(titel="Literatuur"),
        "mensen/index.md": text(titel="Mensen"),
        "mensen/jan.md": text("Noord is hier.", titel="Jan Smit", achternaam="Smit", bibnamen="['Smit, Jan']"),
        "plaatsen/noord.md": text("Noord.", titel="Noord", samenvatting="Een wijk."),
        "publicaties/index.md": text(titel="Publicaties"),
        "publicaties/p/index.md": text(
            titel="P", hoofdstukken="[een, twee]", auteurs="[jan]", citatie="smit2001", niet_aangehaald="[Vries2002]"
        ),
        "publicaties/p/een.md": text("@smit2001 over Noord", titel="Een", auteurs="[jan]"),
        "publicaties/p/twee.md": text("Tekst.", titel="Twee"),
    }
)
VIEWS = {path: page_view(EDITION, Passages(EDITION), path) for path in EDITION.site.documents}


def test_a_chapter_stands_in_its_publication() -> None:
    view = VIEWS["publicaties/p/een.md"]
    assert [crumb.text for crumb in view.crumbs] == ["Begin", "Publicaties", "P"]
    assert [link.href for link in view.crumbs] == ["../../../", "../../../publicaties/", "../../../publicaties/p/"]
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.title, view.next.title) == ("P", "Twee")
    assert [author.href for author in view.authors] == ["../../../mensen/jan/"]
    assert [reference.key for reference in view.references] == ["smit2001"]
    assert view.head_title == "Een – P – Proef"


def test_the_last_chapter_has_no_next() -> None:
    assert VIEWS["publicaties/p/twee.md"].next is None


def test_a_publication_lists_its_chapters_its_own_work_and_what_it_names_nowhere() -> None:
    view = VIEWS["publicaties/p/index.md"]
    assert [card.title for group in view.lists for card in group.cards] == ["Een", "Twee"]
    assert view.reference_html.startswith("Smit, J. (2001).")
    assert [link.text for link in view.downloads] == ["BibTeX", "RIS", "CSL-JSON"]
    assert [(reference.key, reference.note) for reference in view.references] == [
        ("Vries2002", view.references[0].note)
    ]
    assert view.references[0].note
    assert ("citation_title", "Boek") in view.machine


def test_an_entity_shows_who_mentions_it_and_not_itself() -> None:
    view = VIEWS["plaatsen/noord.md"]
    assert [(group.title, [p.sentence for p in group.passages]) for group in view.passages] == [
        ("Een", ["Smit (2001) over Noord"]),
        ("Jan Smit", ["Noord is hier."]),
    ]
    assert (view.passage_count, view.entity, view.description) == (2, "plaats:noord", "Een wijk.")


def test_a_person_has_works_by_name() -> None:
    titles = [card.title for group in VIEWS["mensen/jan.md"].lists for card in group.cards]
    assert "Boek" in titles
    assert "Ander boek" not in titles


def test_the_literature_page_lists_every_work_with_its_count() -> None:
    assert [reference.key for reference in VIEWS["literatuur/index.md"].references] == [
        "brief",
        "smit2001",
        "Vries2002",
    ]


def test_what_is_the_same_on_every_page() -> None:
    site = site_view(EDITION, "mensen/jan/")
    assert (site.name, site.root, site.search) == ("Proef", "../../", "../../zoeken/")
    assert [link.text for link in site.navigation if link.current] == ["Mensen"]
    assert [link.text for link in site.footer] == ["Over"]
    assert site_view(EDITION, "404.html", "/onder/").search == "/onder/zoeken/"


def test_the_page_for_unknown_addresses_is_not_indexed() -> None:
    assert not_found_view(EDITION).noindex


def test_what_is_akin_is_shown_once_on_either_page() -> None:
    """Whether both pages name the other or one of them does: each shows the relation in one place."""
    pages = {"begrippen/a.md": "[b]", "begrippen/b.md": "[a]", "begrippen/c.md": "[a]"}
    edition = edition_of({path: text(titel=path[-4].upper(), verwant=slugs) for path, slugs in pages.items()})
    for path, akin in {"begrippen/a.md": ["B", "C"], "begrippen/b.md": ["A"], "begrippen/c.md": ["A"]}.items():
        view = page_view(edition, Passages(edition), path)
        shown = [link.text for fact in view.facts if fact.label == "Verwant" for link in fact.values]
        shown += [card.title for group in view.lists for card in group.cards]
        assert sorted(shown) == akin
