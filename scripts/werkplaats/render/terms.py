"""The words of the site itself, from `site_nl.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def terms() -> dict[str, Any]:
    """Return the table of words."""
    return tomllib.loads(files("werkplaats.render").joinpath("site_nl.toml").read_text(encoding="utf-8"))


def term(table: str, name: str, **values: object) -> str:
    """Return one word or phrase, its `{placeholders}` filled in; an unknown name is returned as it is."""
    return str(terms()[table].get(name, name)).format(**values) if values else str(terms()[table].get(name, name))


def long_date(text: str) -> str:
    """Return `2019-04` as `april 2019` and `2015-11-10` as `10 november 2015`; anything else as it is."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 < len(parts) <= 3:  # noqa: PLR2004 - year, month, day
        return text
    month = terms()["maanden"][int(parts[1]) - 1]
    return " ".join([*([str(int(parts[2]))] if len(parts) > 2 else []), month, parts[0]])  # noqa: PLR2004
