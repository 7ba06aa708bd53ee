"""Profiles: complete, and different where they should be."""

from __future__ import annotations

import dataclasses

import pytest

from werkplaats.render.profiles import PROFILE_NAMES, load_profile


def test_default_comes_first() -> None:
    assert PROFILE_NAMES == ("nl-hbo", "nl-ru", "nl-be", "apa-en")


@pytest.mark.parametrize("name", PROFILE_NAMES)
def test_profile_is_complete(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    for part in (profile, profile.terms):
        for field in dataclasses.fields(part):
            value = getattr(part, field.name)
            assert value is not None, field.name
            assert not isinstance(value, list), field.name
    assert len(profile.terms.months) == 12


def test_languages_have_the_same_words() -> None:
    dutch, english = load_profile("nl-hbo").terms, load_profile("apa-en").terms
    assert dutch.kinds.keys() == english.kinds.keys()
    assert dutch.locators.keys() == english.locators.keys()


def test_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="nl-hbo, nl-ru, nl-be, apa-en"):
        load_profile("apa6")
