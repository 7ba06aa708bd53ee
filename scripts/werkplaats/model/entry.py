"""Entries of a bibliography: as written with places (`Entry`), and as understood (`Work`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.source import Source, Span


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an entry.

    Attributes:
        name: Lower-case field name.
        value: Expanded value (macros and `#` resolved, white space as BibTeX normalises it), LaTeX not decoded.
        span: From the name to the end of the value.
        value_span: The value with its delimiters.
        name_span: The name.
    """

    name: str
    value: str
    span: Span
    value_span: Span
    name_span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands in a `.bib` file.

    Attributes:
        key: As written.
        type: Lower-case entry type as written (`article`, `techreport`).
        fields: Lower-case name to field, in the order of the file.
        path: Path of its source.
        span: From `@` to the closing delimiter.
        key_span: The key.
    """

    key: str
    type: str
    fields: Mapping[str, Field]
    path: str
    span: Span
    key_span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """One author, editor or translator.

    Attributes:
        family: Surname without particle, or the whole name of an organisation.
        given: Given names or initials as written.
        particle: `van der`, `de`, … in the letter case of the entry.
        suffix: `Jr.`, `III`.
        literal: True for an organisation (or any name in double braces): never taken apart.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date as precise as the entry gives it (EDTF level 0 as BibLaTeX uses it, plus `z.d.`).

    Attributes:
        year: Year, or None when only `text` is known.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        end: Last day of a range, or None.
        circa: True for `2010~`.
        text: What the entry says when it is no date (`in druk`).
        open: True for a range that has no end yet (`2013/`).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: Date | None = None
    circa: bool = False
    text: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """An entry understood: names taken apart, dates read, LaTeX decoded.

    Attributes:
        key: As in the entry.
        type: BibLaTeX type in lower case, aliases resolved (`techreport` → `report`, `phdthesis` → `thesis`, …).
        authors: In order; `authors_others` tells that the list ends in `and others`.
        editors: Likewise.
        translators: Likewise.
        date: From `date`, or `year`/`month`/`day`; None when there is none.
        accessed: From `urldate`.
        text: BibLaTeX field name (aliases resolved: `journal` → `journaltitle`, `address` → `location`, `school` → `institution`)
            to decoded plain text; names, dates excluded.
        incomplete: What the field `onvolledig` names as unknown, in Dutch (`titel`, `jaar`, …).
        entry: The entry it was made from.
        book_authors: Who wrote the whole that it is a part of (`bookauthor`).
        inherited: What it takes over from other entries, by BibLaTeX name, as written there (see `library.inherit`).
    """

    key: str
    type: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    date: Date | None
    accessed: Date | None
    text: Mapping[str, str]
    incomplete: tuple[str, ...]
    entry: Entry
    authors_others: bool = False
    editors_others: bool = False
    book_authors: tuple[Name, ...] = ()
    inherited: Mapping[str, Field] = field(default_factory=dict[str, Field])

    def get(self, *names: str) -> str:
        """Return the first of the named fields that is not empty, else an empty string."""
        for name in names:
            if value := self.text.get(name):
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Library:
    """All works of all bibliographies of a site.

    Attributes:
        works: Key to work, in the order of the files; of a double key the first.
        sources: Path to source of each file.
        problems: What was wrong in reading, with places; one bad entry never hides the rest.
    """

    works: Mapping[str, Work]
    sources: Mapping[str, Source]
    problems: tuple[Problem, ...] = ()
