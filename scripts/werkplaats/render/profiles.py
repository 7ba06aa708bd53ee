"""The profiles, read once from `terms_nl.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, cast, get_args

from werkplaats.model.profile import Profile, ProfileName, Terms

PROFILE_NAMES: tuple[ProfileName, ...] = get_args(ProfileName)


@cache
def load_profile(name: ProfileName) -> Profile:
    """Return a profile with its words.

    Args:
        name: One of `PROFILE_NAMES`.

    Raises:
        ValueError: For any other name.
    """
    tables = _tables()
    if name not in tables["profiel"]:
        raise ValueError(f"unknown profile {name!r}; choose one of {', '.join(PROFILE_NAMES)}")
    settings: dict[str, Any] = dict(tables["profiel"][name])
    while "als" in settings:
        base = tables["profiel"][settings.pop("als")]
        settings = {**base, **settings}
    words = _frozen(tables["termen"][settings.pop("taal")])
    return Profile(name=name, terms=Terms(**words), **_frozen(settings))


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("werkplaats.render").joinpath("terms_nl.toml").read_text(encoding="utf-8"))


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    """Return the table with its lists as tuples, those of the tables within it included."""
    return {name: _value(value) for name, value in table.items()}


def _value(value: Any) -> Any:
    match value:
        case list():
            return tuple(cast("list[str]", value))
        case dict():
            return _frozen(cast("dict[str, Any]", value))
        case _:
            return value
