"""Labels: initials, names until distinct, abbreviations, titles, letters."""

from __future__ import annotations

import random

from tests.helpers import make_work, organisation, person
from werkplaats.model.entry import Date, Name, Work
from werkplaats.render.profiles import load_profile
from werkplaats.resolve.labels import make_labels

HBO = load_profile("nl-hbo")


def shown(*works: Work) -> dict[str, str]:
    """Return key to `names, year`."""
    return {key: f"{label.parenthetical}, {label.year}" for key, label in make_labels(works, HBO).items()}


def people(*families: str) -> tuple[Name, ...]:
    return tuple(person(family, "A.") for family in families)


def test_labels_come_in_the_order_of_the_list() -> None:
    works = [make_work(key, authors=(person(key.upper(), "A."),), year=2000) for key in "cab"]
    assert list(make_labels(works, HBO)) == ["a", "b", "c"]


def test_labels_do_not_depend_on_the_order_of_the_files() -> None:
    works = [
        make_work(f"k{n}", authors=people("Bos", "Cats", "Dam")[: 1 + n % 3], year=2000 + n % 2, title=f"T{n}")
        for n in range(40)
    ]
    first = make_labels(works, HBO)
    random.Random(1).shuffle(works)  # noqa: S311  # no secret
    assert make_labels(works, HBO) == first


def test_no_two_works_of_a_library_look_the_same() -> None:
    families = ["Bos", "Cats", "Dam", "Eek"]
    works = [
        make_work(
            f"k{n}",
            authors=people(*(families[(n >> 2 * at) % 4] for at in range(1 + n % 5))),
            year=2000 + n % 3,
            title=f"T{n}",
        )
        for n in range(300)
    ]
    labels = shown(*works)
    assert len(set(labels.values())) == len(works)


def test_letters_go_on_after_z() -> None:
    labels = make_labels(
        [make_work(f"k{n:02}", authors=people("Bos"), year=2000, title=f"T{n:02}") for n in range(28)], HBO
    )
    assert [labels[key].year for key in ("k00", "k25", "k26", "k27")] == ["2000a", "2000z", "2000aa", "2000ab"]
    assert labels["k26"].letter == "aa"


def test_three_lists_that_part_at_different_names() -> None:
    labels = shown(
        make_work("a", authors=people("Bos", "Cats", "Dam", "Eek", "Fok"), year=2000),
        make_work("b", authors=people("Bos", "Cats", "Dam", "Gans", "Haan"), year=2000),
        make_work("c", authors=people("Bos", "IJzer", "Jong", "Kok"), year=2000),
    )
    assert labels == {
        "a": "Bos, Cats, Dam, Eek & Fok, 2000",
        "b": "Bos, Cats, Dam, Gans & Haan, 2000",
        "c": "Bos, IJzer, et al., 2000",
    }


def test_a_list_that_is_the_beginning_of_another() -> None:
    labels = shown(
        make_work("a", authors=people("Bos", "Cats", "Dam"), year=2000),
        make_work("b", authors=people("Bos", "Cats", "Dam", "Eek"), year=2000),
    )
    assert labels == {"a": "Bos, Cats & Dam, 2000", "b": "Bos, Cats, Dam & Eek, 2000"}


def test_a_name_without_initials_keeps_without() -> None:
    labels = shown(
        make_work("a", authors=(person("Linders"),), year=2000),
        make_work("b", authors=(person("Linders", "Lilian"),), year=2010),
    )
    assert labels == {"a": "Linders, 2000", "b": "Linders, 2010"}


def test_organisation_is_no_namesake() -> None:
    labels = shown(
        make_work("a", authors=(organisation("Smit"),), year=2000),
        make_work("b", authors=(person("Smit", "J."),), year=2010),
    )
    assert labels == {"a": "Smit, 2000", "b": "Smit, 2010"}


def test_abbreviation_that_is_a_surname_is_not_used() -> None:
    labels = make_labels(
        [
            make_work("a", authors=(organisation("Centrum voor Ouderenzorg en Steun"),), year=2000, shortauthor="Cos"),
            make_work("b", authors=people("Cos"), year=2000),
        ],
        HBO,
    )
    assert labels["a"].parenthetical == labels["a"].first_parenthetical == "Centrum voor Ouderenzorg en Steun"


def test_abbreviation_in_both_forms() -> None:
    label = make_labels([make_work("a", authors=(organisation("Raad"),), year=2000, shortauthor="R")], HBO)["a"]
    assert (label.first_parenthetical, label.parenthetical) == ("Raad [R]", "R")
    assert (label.first_narrative, label.narrative) == ("Raad", "R")


def test_titles_shortened_to_the_same_are_written_out() -> None:
    labels = shown(
        make_work("a", title="Samen werken aan een betere zorg in de wijk", year=2000),
        make_work("b", title="Samen werken aan een betere zorg in de stad", year=2000),
        make_work("c", title="Samen werken aan een betere zorg in het dorp", year=2001),
    )
    assert labels == {
        "a": "Samen werken aan een betere zorg in de wijk, 2000",
        "b": "Samen werken aan een betere zorg in de stad, 2000",
        "c": "Samen werken aan een betere zorg, 2001",
    }


def test_title_in_italics_or_quotes() -> None:
    labels = make_labels(
        [make_work("a", title="Heel"), make_work("b", "article", title="Deel", journaltitle="Zorg")], HBO
    )
    assert (labels["a"].parenthetical, labels["a"].italic) == ("Heel", True)
    assert (labels["b"].parenthetical, labels["b"].italic) == ("“Deel”", False)


def test_years_that_are_more_than_a_year() -> None:
    labels = shown(
        make_work("a", authors=people("A"), date=Date(2010, end=Date(2012))),
        make_work("b", authors=people("B"), date=Date(2010, circa=True)),
        make_work("c", authors=people("C"), year=1979, origdate="1900"),
        make_work("d", authors=people("D"), date=Date(text="in druk")),
    )
    assert labels == {"a": "A, 2010-2012", "b": "B, ca. 2010", "c": "C, 1900/1979", "d": "D, in druk"}
