"""What is decided over all pages at once."""

from __future__ import annotations

from tests.editions import edition_of, text

PAGES = {
    "publicaties/b/index.md": text(titel="B", hoofdstukken="[twee, een]", auteurs="[jan]"),
    "publicaties/b/een.md": text("[@smit2001; @Vries2002, p. 3] en @smit2001.", titel="Een"),
    "publicaties/b/twee.md": text("- [@brief]\n- [@smit2001, in @Vries2002]\n\n[@weg]", titel="Twee", auteurs="[jan]"),
    "mensen/jan.md": text("[@Vries2002]", titel="Jan"),
    "over.md": text("Zonder.", titel="Over"),
}
RESOLUTION = edition_of(PAGES).resolution


def test_publications_are_read_with_their_chapters_in_order_and_first() -> None:
    assert RESOLUTION.order == (
        "publicaties/b/index.md",
        "publicaties/b/twee.md",
        "publicaties/b/een.md",
        "mensen/jan.md",
        "over.md",
    )


def test_occurrences_say_where_a_work_stands_and_how_many_th_time() -> None:
    found = RESOLUTION.occurrences["publicaties/b/een.md"]
    assert [(o.key, o.cluster, o.item, o.block, o.number) for o in found] == [
        ("smit2001", 0, 0, 0, 1),
        ("Vries2002", 0, 1, 0, 1),
        ("smit2001", 1, 0, 0, 2),
    ]


def test_a_work_read_in_another_and_a_personal_message_are_not_listed() -> None:
    found = RESOLUTION.occurrences["publicaties/b/twee.md"]
    assert [(o.key, o.item, o.block, o.consulted, o.listed) for o in found] == [
        ("brief", 0, 0, True, False),
        ("smit2001", 0, 1, False, False),
        ("Vries2002", 1, 1, True, True),
    ]
    assert RESOLUTION.listed("publicaties/b/twee.md") == ("Vries2002",)


def test_lists_are_in_the_order_of_the_whole_list() -> None:
    assert RESOLUTION.listed("publicaties/b/een.md") == ("smit2001", "Vries2002")
    assert RESOLUTION.listed("over.md") == RESOLUTION.listed("weg.md") == ()


def test_places_that_cite_a_work_come_in_reading_order() -> None:
    assert [o.path.rpartition("/")[2] for o in RESOLUTION.cited["Vries2002"]] == ["twee.md", "een.md", "jan.md"]
    assert "weg" not in RESOLUTION.cited


def test_what_pages_say_of_another_is_on_its_page_by_heading() -> None:
    said = RESOLUTION.inverse["mensen/jan.md"]
    assert {heading: [d.title for d in pages] for heading, pages in said.items()} == {"Schreef": ["B", "Twee"]}
