"""Small builders of real objects for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library.reader import read_library
from werkplaats.model.citation import CitedWork, Cluster, Form, Locator
from werkplaats.model.entry import Date, Entry, Name, Work
from werkplaats.model.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

NOWHERE = Span(0, 0)


def read_works(bib: str) -> Mapping[str, Work]:
    """Return the works of a BibTeX text that must be free of faults."""
    library = read_library([Source("bib/test.bib", bib)])
    assert not library.problems
    return library.works


def make_work(
    key: str = "werk",
    type_: str = "book",
    *,
    authors: tuple[Name, ...] = (),
    editors: tuple[Name, ...] = (),
    year: int | None = None,
    date: Date | None = None,
    **text: str,
) -> Work:
    """Return a work without a file behind it."""
    return Work(
        key=key,
        type=type_,
        authors=authors,
        editors=editors,
        translators=(),
        date=date or (Date(year) if year is not None else None),
        accessed=None,
        text=text,
        incomplete=(),
        entry=Entry(key, type_, {}, "bib/test.bib", NOWHERE, NOWHERE),
    )


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Name:
    """Return the name of a person."""
    return Name(family, given, particle, suffix)


def organisation(name: str) -> Name:
    """Return the name of an organisation."""
    return Name(name, literal=True)


def cite(
    key: str,
    prefix: str = "",
    locator: tuple[str, str] | None = None,
    suffix: str = "",
    *,
    year_only: bool = False,
    within: CitedWork | None = None,
) -> CitedWork:
    """Return a cited work without a place in a text."""
    where = Locator(*locator, NOWHERE) if locator else None
    return CitedWork(key, NOWHERE, NOWHERE, prefix, where, suffix, year_only, within)


def bracket(*works: CitedWork) -> Cluster:
    """Return `[@a; @b]`."""
    return Cluster(Form.PARENTHETICAL, works, NOWHERE)


def narrative(*works: CitedWork) -> Cluster:
    """Return `@a [@b]`."""
    return Cluster(Form.NARRATIVE, works, NOWHERE)
