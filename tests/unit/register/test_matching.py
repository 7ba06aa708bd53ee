"""The decisions of the matching, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from werkplaats.register import Record, Register, match
from werkplaats.register.exact import in_order
from werkplaats.register.fingerprint import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = "Lees ook de andere artikelen in deze bundel."
BEES = "De imkers in het park zetten elk voorjaar nieuwe kasten neer langs de sloot."
BOAT = "Een schipper vertelt dat de haven te klein wordt voor al die jachten uit de stad."
CAKE = "Op zondag bakken zij taarten die na een uur al verkocht zijn aan wandelaars."
DRUM = "Het korps oefent in de gymzaal omdat het oude clubhuis is afgekeurd door de brandweer."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "xbc", [(1, 1), (2, 2)]),
        ("abc", "cab", [(2, 0), (0, 1), (1, 2)]),
        ("a-b-c", "a-b-c", [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]),
        ("a-b-c", "ab-c", [(0, 0), (2, 1), (3, 2), (4, 3)]),
        ("a-b-c", "a-bc", [(0, 0), (1, 1), (2, 2), (4, 3)]),
        ("--", "---", [(0, 0), (1, 1)]),
        ("---", "-", [(0, 0)]),
        ("", "a", []),
    ],
    ids=["same", "one new", "turned", "repeats", "first repeat gone", "second gone", "more", "fewer", "none"],
)
def test_equal_texts_are_paired_by_order_and_neighbour(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert in_order(list(old), list(new)) == pairs


def _ids(register: Register, **pages: Sequence[str]) -> dict[str, list[str]]:
    found = match(register, pages)
    return {page: [found.ids[page, at] for at in range(len(texts))] for page, texts in pages.items()}


def test_the_order_in_which_pages_are_given_does_not_matter() -> None:
    one = match(Register(), {"a": [LINE, BEES], "b": [LINE]})
    two = match(Register(), {"b": [LINE], "a": [LINE, BEES]})
    assert one.ids == two.ids
    assert one.updated() == two.updated()


def test_what_is_written_later_is_what_the_build_showed() -> None:
    register = match(Register(), {"a": [BEES, BOAT]}).updated()
    built = match(register, {"a": [BEES, CAKE, BOAT + " Dat zegt hij."], "b": [DRUM]})
    written = built.updated()
    assert match(written, {"a": [BEES, CAKE, BOAT + " Dat zegt hij."], "b": [DRUM]}).ids == built.ids
    assert built.changed
    assert not match(written, {"a": [BEES, CAKE, BOAT + " Dat zegt hij."], "b": [DRUM]}).changed


def test_a_new_text_in_the_place_of_another_is_new() -> None:
    register = match(Register(), {"a": [BEES, BOAT, CAKE]}).updated()
    before = _ids(register, a=[BEES, BOAT, CAKE])["a"]
    after = _ids(register, a=[BEES, DRUM, CAKE])["a"]
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] not in before


def test_a_line_that_returns_stays_on_its_page() -> None:
    register = match(Register(), {"a": [BEES, LINE], "b": [BOAT, LINE]}).updated()
    before = _ids(register, a=[BEES, LINE], b=[BOAT, LINE])
    after = _ids(register, a=[BEES], b=[BOAT, LINE], c=[CAKE, LINE])
    assert after["b"] == before["b"]
    assert after["c"][1] not in before["a"] + before["b"]


def test_a_renamed_page_takes_its_repeated_and_short_lines_along() -> None:
    pages = {"a": [BEES, LINE, BOAT, "Kort."], "b": [CAKE, LINE, "Kort."]}
    register = match(Register(), pages).updated()
    before = _ids(register, **pages)
    assert _ids(register, z=pages["a"], b=pages["b"]) == {"z": before["a"], "b": before["b"]}
    assert _ids(register, z=[LINE], b=pages["b"])["b"] == before["b"]


def test_a_page_of_short_lines_only_is_known_by_their_order() -> None:
    register = match(Register(), {"a": ["Kort.", "Korter."], "b": [CAKE]}).updated()
    before = _ids(register, a=["Kort.", "Korter."])["a"]
    assert _ids(register, z=["Kort.", "Korter."], b=[CAKE])["z"] == before


def test_a_copy_is_new_and_the_original_keeps_its_id() -> None:
    register = match(Register(), {"a": [BEES, BOAT]}).updated()
    before = _ids(register, a=[BEES, BOAT])["a"]
    after = _ids(register, a=[BEES, BOAT], b=[BEES, BOAT.replace("schipper", "visser")])
    assert after["a"] == before
    assert not {*after["b"]} & {*before}


def test_a_merge_leads_to_the_whole_even_when_a_neighbour_is_nearer() -> None:
    register = match(Register(), {"a": [BEES, CAKE, BOAT, DRUM]}).updated()
    _, cake, boat, _ = _ids(register, a=[BEES, CAKE, BOAT, DRUM])["a"]
    after = match(register, {"a": [BEES, f"{CAKE} {CAKE} {BOAT}", DRUM]})
    assert after.ids["a", 1] in {cake, boat}
    assert [alias.target for alias in after.gone["a"]] == [("a", 1)]


def test_of_a_removed_page_the_rest_leads_to_where_most_went() -> None:
    register = match(Register(), {"a": [BEES, CAKE, BOAT, DRUM], "b": [LINE], "c": [LINE]}).updated()
    bees, cake, boat, drum = _ids(register, a=[BEES, CAKE, BOAT, DRUM])["a"]
    after = match(register, {"b": [LINE, BOAT, BEES], "c": [LINE, DRUM]})
    assert {alias.id: alias.target for alias in after.gone["a"]} == {
        bees: ("b", 2),
        cake: ("b", 2),  # above it, when above and below are as near
        boat: ("b", 1),
        drum: ("c", 1),
    }


def test_an_heir_that_goes_leads_on() -> None:
    register = match(Register(), {"a": [BEES, CAKE, BOAT]}).updated()
    bees, cake, _ = _ids(register, a=[BEES, CAKE, BOAT])["a"]
    register = match(register, {"a": [BEES, BOAT]}).updated()
    after = match(register, {"a": [BOAT]})
    assert {alias.id: alias.target for alias in after.gone["a"]} == {bees: ("a", 0), cake: ("a", 0)}


def test_a_circle_of_heirs_leads_to_the_nearest() -> None:
    # Two branches each removed one of two neighbours, and were merged.
    one, two, three = match(Register(), {"a": [BEES, CAKE, BOAT]}).updated().pages["a"]
    circle = (
        Record(one.id, one.digest, one.size, one.sketch, two.id),
        Record(two.id, two.digest, two.size, two.sketch, one.id),
        three,
    )
    after = match(Register({"a": circle}), {"a": [BOAT]})
    assert [alias.target for alias in after.gone["a"]] == [("a", 0), ("a", 0)]


def test_unchanged_paragraphs_cost_no_more_than_a_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"{page}/": [f"{text} Op bladzijde {page}." for text in (BEES, BOAT, CAKE, DRUM)] for page in range(50)}
    register = match(Register(), pages).updated()
    read: list[str] = []
    start = Reading.__init__

    def counted(reading: Reading, text: str) -> None:
        read.append(text)
        start(reading, text)

    monkeypatch.setattr(Reading, "__init__", counted)
    match(register, pages)
    assert read == []
    pages["7/"] = [*pages["7/"][:3], f"{DRUM} Elke week."]
    match(register, pages)
    assert read == [f"{DRUM} Elke week."]
