"""Which date a work shows: its year in the text, and in the list as much of the date as its kind asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library.dates import parse_date
from werkplaats.model.entry import Date

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
    from werkplaats.model.profile import Profile

_FULL_DATE = frozenset(
    [
        "online",
        "audio",
        "video",
        "movie",
        "music",
        "legal",
        "legislation",
        "jurisdiction",
        "letter",
        "misc",
        "unpublished",
        "performance",
        "image",
        "artwork",
    ]
)
"""Kinds that show month and day when they are known (rows 31 to 34; APA 7, 8.16 and 10.5 to 10.16)."""
_PERIODICAL = frozenset(["magazine", "newspaper", "tijdschrift", "krant", "blog", "nieuws", "news"])
_PRESS = frozenset(["in druk", "in press", "inpress", "forthcoming"])


def shown_date(work: Work) -> Date | None:
    """Return the date as the list shows it: without month and day where the kind of source has only a year."""
    date = work.date
    if date is None or date.month is None or _is_dated(work):
        return date
    end = Date(date.end.year) if date.end and date.end.year != date.year else None
    return Date(date.year, end=end, circa=date.circa, open=date.open)


def year_text(work: Work, profile: Profile) -> str:
    """Return the year without its letter: `2014`, `z.d.`, `in druk`, `ca. 2010`, `1900/1979`, `2010-2012`."""
    terms, date = profile.terms, work.date
    if date is None or (date.year is None and not date.text):
        return terms.no_date
    if date.year is None:
        return terms.in_press if date.text.lower() in _PRESS else date.text
    text = _years(date, profile)
    first = original_years(work, profile)
    return f"{first}/{text}" if first else text


def original_years(work: Work, profile: Profile) -> str:
    """Return when a work first appeared (`1900`, `1900-1905`), or nothing when that is when this one did."""
    written = work.get("origdate", "origyear")
    first = parse_date(written) if written else None
    if first is None or first.year is None:
        return ""
    text = _years(first, profile)
    return "" if work.date and text == _years(work.date, profile) else text


def date_text(work: Work, letter: str, profile: Profile) -> str:
    """Return what stands between brackets in the list, letter included: `2014b`, `2022, 3 maart`, `z.d.-a`."""
    date, terms = shown_date(work), profile.terms
    if date is None or date.year is None:
        return with_letter(year_text(work, profile), letter, profile)
    year = f"{_years(date, profile)}{letter}"
    if date.month is None or date.open or (date.end and date.end.year != date.year):
        return year
    if not date.day:
        return f"{year}, {terms.months[date.month - 1]}"
    days, end = str(date.day), date.end
    if end is None or not end.month or not end.day or end.year != date.year:
        return f"{year}, {_day_month(days, date.month, profile)}"
    if end.month == date.month:
        return f"{year}, {_day_month(f'{days}{profile.page_dash}{end.day}', date.month, profile)}"
    until = _day_month(str(end.day), end.month, profile)
    return f"{year}, {_day_month(days, date.month, profile)}{profile.page_dash}{until}"


def plain_date(date: Date, profile: Profile) -> str:
    """Return a date as running text has it: `26 maart 2021`, `maart 2021`, `2021`."""
    terms = profile.terms
    if date.year is None or date.month is None:
        return str(date.year) if date.year is not None else date.text
    month = terms.months[date.month - 1]
    return terms.date_plain.format(year=date.year, month=month, day=date.day) if date.day else f"{month} {date.year}"


def with_letter(year: str, letter: str, profile: Profile) -> str:
    """Add a letter to a year, or to words with their joint: `2014a`, `z.d.-a` (rows 18 and 19)."""
    if not letter:
        return year
    return f"{year}{letter}" if year[-1:].isdigit() else f"{year}{profile.terms.no_date_joint}{letter}"


def date_sort_key(work: Work) -> tuple[int, int, int, int]:
    """Return what a date sorts on: none, then by year, only a year before a full date in it, in press last (section 4)."""
    date = shown_date(work)
    if date is None or (date.year is None and not date.text):
        return 0, 0, 0, 0
    if date.year is None:
        return 2, 0, 0, 0
    return 1, date.year, date.month or 0, date.day or 0


def _is_dated(work: Work) -> bool:
    """Tell whether a work shows month and day: news and magazines do, volumes of a scholarly journal do not."""
    if work.type == "article":
        return work.get("entrysubtype").lower() in _PERIODICAL or not work.get(
            "volume", "number", "issue", "doi", "eprint"
        )
    if work.type in {"unpublished", "inproceedings"}:
        return bool(work.get("eventtitle")) and not work.get("booktitle")
    return work.type in _FULL_DATE and not work.get("eprint")  # of a preprint the year (APA 7, 10.8)


def _years(date: Date, profile: Profile) -> str:
    text = _era(date.year or 0, profile)
    if date.end and date.end.year is not None and date.end.year != date.year:
        last = _era(date.end.year, profile)
        text = f"{text} {profile.page_dash} {last}" if " " in text else f"{text}{profile.page_dash}{last}"
    if date.open:
        text = f"{text}{profile.page_dash}{profile.terms.present}"
    return f"{profile.terms.circa} {text}" if date.circa else text


def _era(year: int, profile: Profile) -> str:
    """Return a year; of those before the common era ISO 8601 counts the last as 0."""
    return str(year) if year > 0 else profile.terms.before_era.format(year=1 - year)


def _day_month(days: str, month: int, profile: Profile) -> str:
    return profile.terms.day_month.format(day=days, month=profile.terms.months[month - 1])
