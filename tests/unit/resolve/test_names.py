"""Particles, initials and what names sort on."""

from __future__ import annotations

import pytest

from tests.helpers import organisation, person
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.resolve.names import fold, initials, initials_first, inverted, name_sort_key, surname

HBO, RU, BE, EN = (load_profile(name) for name in PROFILE_NAMES)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("Annejet", "A.", id="one name"),
        pytest.param("Jan Willem", "J. W.", id="two names"),
        pytest.param("W.B.H.J.", "W. B. H. J.", id="initials without spaces"),
        pytest.param("J. W.", "J. W.", id="initials with spaces"),
        pytest.param("JW", "J. W.", id="capitals of an export"),
        pytest.param("JWM", "J. W. M.", id="three capitals"),
        pytest.param("JAN", "J.", id="a name in capitals"),
        pytest.param("Jean-Louis", "J.-L.", id="hyphen"),
        pytest.param("J.-L.", "J.-L.", id="initials with hyphen"),
        pytest.param("IJsbrand", "IJ.", id="ij as a pair"),
        pytest.param("IJ.", "IJ.", id="ij as an initial"),
        pytest.param("I. J.", "I. J.", id="i and j apart"),
        pytest.param("Ida", "I.", id="i alone"),
        pytest.param("Th.", "Th.", id="th as it is abbreviated"),
        pytest.param("Theo", "T.", id="th written out"),
        pytest.param("Chr. J.", "Chr. J.", id="chr"),
        pytest.param("Joh.", "J.", id="an abbreviation not in the list"),
        pytest.param("Édouard", "É.", id="accent"),
        pytest.param("E\u0301douard", "E\u0301.", id="accent as a sign of its own"),
        pytest.param("H. (Henk)", "H.", id="call name"),
        pytest.param("", "", id="none"),
        pytest.param("- .", "", id="no letters"),
    ],
)
def test_initials(given: str, expected: str) -> None:
    assert initials(given, HBO) == expected


@pytest.mark.parametrize(
    ("particle", "family", "hbo", "ru", "be", "en"),
    [
        pytest.param("van der", "Zijl", "Van der Zijl", "Van der Zijl", "van der Zijl", "van der Zijl", id="van der"),
        pytest.param("Van Der", "Zijl", "Van der Zijl", "Van der Zijl", "Van Der Zijl", "Van Der Zijl", id="capitals"),
        pytest.param("'t", "Hart", "'t Hart", "'t Hart", "'t Hart", "'t Hart", id="apostrophe first"),
        pytest.param("d'", "Ancona", "D'Ancona", "d'Ancona", "d'Ancona", "d'Ancona", id="elided"),
        pytest.param("von", "Humboldt", "Von Humboldt", "von Humboldt", "von Humboldt", "von Humboldt", id="German"),
        pytest.param("", "De Vos", "De Vos", "De Vos", "De Vos", "De Vos", id="part of the surname"),
    ],
)
def test_surname_in_the_text(particle: str, family: str, hbo: str, ru: str, be: str, en: str) -> None:
    name = person(family, "A.", particle)
    assert [surname(name, profile) for profile in (HBO, RU, BE, EN)] == [hbo, ru, be, en]


def test_list_form_puts_particle_where_the_profile_has_it() -> None:
    name = person("Zijl", "Annejet", "van der")
    assert inverted(name, HBO) == "Van der Zijl, A."
    assert inverted(name, RU) == "Zijl, A. van der"
    assert inverted(person("King", "Martin Luther", suffix="Jr."), HBO) == "King, M. L., Jr."
    assert inverted(person("Vlaar"), HBO) == "Vlaar"


def test_initials_first() -> None:
    name = person("Boer", "Jan", "de")
    assert [initials_first(name, profile) for profile in (HBO, RU, BE)] == ["J. De Boer", "J. de Boer", "J. de Boer"]
    assert initials_first(person("Boer", "", "de"), HBO) == "De Boer"


def test_organisation_is_never_taken_apart() -> None:
    name = organisation("Ministerie van Volksgezondheid, Welzijn en Sport")
    for profile in (HBO, RU, BE, EN):
        assert surname(name, profile) == inverted(name, profile) == initials_first(name, profile) == name.family


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Núñez", "nunez", id="accents"),
        pytest.param("Ĳzerman", "ijzerman", id="ij as one letter"),
        pytest.param("O’Toole", "otoole", id="apostrophe"),
        pytest.param("Søndergaard", "sondergaard", id="stroke"),
        pytest.param("Yıldız", "yildiz", id="dotless i"),
        pytest.param("Groß", "gross", id="sharp s"),
        pytest.param("Van den Berg", "vandenberg", id="spaces"),
        pytest.param("Meulen-de Vries", "meulendevries", id="hyphen"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_sorts_on_particle_or_main_word() -> None:
    name = person("Zijl", "A.", "van der")
    assert name_sort_key(name, HBO) == ("vanderzijl", "a", "")
    assert name_sort_key(name, RU) == ("zijl", "a", "")
    assert name_sort_key(person("Humboldt", "A.", "von"), RU) == ("vonhumboldt", "a", "")


def test_organisation_sorts_without_its_article() -> None:
    assert name_sort_key(organisation("De Nederlandsche Bank"), HBO)[0] == "nederlandschebank"
    assert name_sort_key(organisation("De"), HBO)[0] == "de"
    assert name_sort_key(organisation("Denkwerk"), HBO)[0] == "denkwerk"
