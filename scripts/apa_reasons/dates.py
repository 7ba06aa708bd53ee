"""When: as much of the date as the kind of source asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render import describe
from werkplaats.render.names import author_list
from werkplaats.resolve.creators import Role, lead_of
from werkplaats.resolve.dates import date_text, original_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkplaats.model.entry import Work
from apa_reasons.base import DATE, PROFILE, marks


def dated(text: str, work: Work, *, wanted: Callable[[str, str], bool]) -> str:
    """Put our date in the place of theirs where `wanted` says so of the two."""
    ours = marks(date_text(work, "", PROFILE))
    found = DATE.search(text)
    if found is None or found["date"] == ours or not wanted(found["date"], ours):
        return text
    return f"{text[: found.start('date')]}{ours}{text[found.end('date') :]}"


def year_only(text: str, work: Work) -> str:
    """Only the year of what is no web page, news or event (APA 7, 9.14)."""
    return dated(text, work, wanted=lambda theirs, ours: theirs.startswith(f"{ours}, "))


def full_date(text: str, work: Work) -> str:
    """The day of a web page, of news and of what has no volume or number (rows 31 and 32)."""
    return dated(text, work, wanted=lambda theirs, ours: ours.startswith(f"{theirs}, "))


def open_range(text: str, work: Work) -> str:
    """‘present’ for the end of what still goes on (APA 7, 9.14)."""
    return dated(text, work, wanted=lambda theirs, ours: ours == f"{theirs}{PROFILE.terms.present}")


def years_of_range(text: str, work: Work) -> str:
    """Of a range of years only the years (APA 7, 9.14)."""
    return dated(
        text,
        work,
        wanted=lambda theirs, ours: theirs.startswith(ours.partition("-")[0]) and "-" in ours and ", " in theirs,
    )


def circa(text: str, work: Work) -> str:
    """‘ca.’ before a year that is not certain (APA 7, 8.15); pandoc leaves it out of a range or of the list."""
    return dated(text, work, wanted=lambda theirs, ours: ours == f"{PROFILE.terms.circa} {theirs}")


def era(text: str, work: Work) -> str:
    """An era only before the common one (APA 7, 9.42)."""
    return dated(text, work, wanted=lambda theirs, ours: theirs in {f"{ours} C.E.", ours.replace(" - ", "-")})


def state(text: str, work: Work) -> str:
    """Say `in press` and `n.d.` in the place of the year, also when pandoc has the word as written, or nothing."""
    ours = marks(date_text(work, "", PROFILE))
    if ours not in {PROFILE.terms.in_press, PROFILE.terms.no_date}:
        return text
    if DATE.search(text):
        return dated(text, work, wanted=lambda theirs, _ours: theirs in {"in druk", "forthcoming"})
    lead = lead_of(work)
    if not lead.names:
        return text
    term = f" ({describe.editor_term(work, len(lead.names), PROFILE)})." if lead.role is Role.EDITOR else ""
    names = f"{marks(author_list(lead.names, PROFILE))}{term}"
    names = names if names.endswith(".") else f"{names}."
    return f"{names} ({ours}).{text.removeprefix(names)}" if text.startswith(names) else text


def no_year(text: str, work: Work) -> str:
    """Show as written what is no date."""
    if not work.date or work.date.year is not None or not work.date.text:
        return text
    if DATE.search(text):
        return dated(text, work, wanted=lambda theirs, _ours: theirs == "n.d.")
    names = marks(author_list(work.authors, PROFILE)) if work.authors else ""
    return (
        text
        if "(" in text[: len(names) + 2]
        else text.replace(f"{names} ", f"{names} ({marks(work.date.text)}). ", 1)
        if names
        else text
    )


def original(text: str, work: Work) -> str:
    """Of the first publication only the year, and not when it is that of this one (APA 7, 9.41)."""
    years = marks(original_years(work, PROFILE))
    note = f" ({PROFILE.terms.original.format(year=years)})" if years else ""
    return re.sub(r" \(Original work published[^()]*\)$", note, text)
