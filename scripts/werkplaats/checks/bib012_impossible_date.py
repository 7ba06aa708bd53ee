"""A date that is none, or that cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.library.dates import IN_PRESS, parse_date
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Date, Work

_FIRST = 1400
"""The printed book is from after this; an older work has its year in `origdate`, or a minus sign."""
_SOON, _GAP = 2040, 20
"""A year after the first that is so far from every other year in the list is a slip; a list that is kept then has years nearby."""
_YEAR = 4
_PARTS_OF_YEAR = range(21, 42)
"""Seasons, quarters and halves in EDTF."""
_BACKWARDS = "eindigt voor het begint"
_NO_DAY = "staat op geen kalender"
_NO_YEAR = "is geen jaar dat kan kloppen"
_ISO = lazy(r"\d{4}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_THREE = lazy(r"(?P<one>\d{1,4})[-/.](?P<two>\d{1,2})[-/.](?P<three>\d{1,4})\Z")
_WORDS = lazy(r"\d{1,2}\s+[a-z]+\s+\d{4}\Z", re.IGNORECASE)
_MONTHS = 12


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield years before 1400 or too far ahead, months and days that no calendar has, ranges that run backwards, and words that are no date."""
    for name in ("date", "year", "urldate", "eventdate"):
        field = view.part(work, name)
        if field is None or not (text := field.text.strip()) or "{" in text or "\\" in text:
            continue
        if len(text) == _YEAR and text.isdecimal() and _FIRST <= int(text) <= _SOON:
            continue  # as most are
        if fault := _fault(text, parse_date(text), view):
            yield Finding(field.span, f"‘{text}’ bij ‘{name}’ {fault}; {_way_out(text, fault)}")
    yield from _contradiction(work, view)
    field = view.part(work, "month") if "month" in work.entry.fields else None
    if field and (text := field.text.strip()).isdecimal() and int(text) > _MONTHS:
        yield Finding(field.span, f"‘{text}’ bij ‘month’ is geen maand; schrijf een getal van 1 tot en met 12.")


def _contradiction(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `year` that is not the one of `date`: only `date` is shown."""
    fields = work.entry.fields
    if "date" not in fields or "year" not in fields:
        return
    date, year = parse_date(fields["date"].value), parse_date(fields["year"].value)
    part = view.part(work, "year")
    if part and date and year and date.year and year.year and year.year not in {date.year, date.end and date.end.year}:
        fault = f"‘{part.text}’ bij ‘year’ is een ander jaar dan ‘{fields['date'].value}’ bij ‘date’; laat alleen het goede staan."
        yield Finding(part.span, fault)


def _fault(text: str, date: Date | None, view: ListView) -> str:
    if date is None or date.text == IN_PRESS:
        return ""
    if date.year is None:
        return "is geen datum"
    if not text.startswith("-") and (date.year < _FIRST or is_far_ahead(date.year, view.years)):
        return _NO_YEAR
    match = _ISO.match(text)
    if match and (_no_month(match["month"], date) or (match["day"] and date.day is None)):
        return _NO_DAY
    if date.day is None and date.end is None and (_THREE.match(text) or (date.month and _WORDS.match(text))):
        return _NO_DAY
    return _BACKWARDS if date.end and _moment(date.end) < _moment(date) else ""


def is_far_ahead(year: int, years: Iterable[int]) -> bool:
    """Tell whether a year is one that nobody has lived to see: no other date in the list comes near it.

    No clock is read, so a check says the same tomorrow.

    Args:
        year: The year.
        years: Those of the list.
    """
    return year > _SOON and not any(year - _GAP <= other < year for other in years)


def _way_out(text: str, fault: str) -> str:
    if fault == _BACKWARDS:
        return "zet de vroegste datum voorop."
    if right := _meant(text):
        return f"bedoelde u ‘{right}’?"
    return "kijk het na in de bron." if fault in {_NO_DAY, _NO_YEAR} else "schrijf 2019, 2019-04 of 2019-04-30."


def _meant(text: str) -> str:
    """Return a date in three numbers with its parts where they belong, or an empty string: `2019-30-04`, `2019/04/30`."""
    if not (match := _THREE.match(text)):
        return ""
    one, two, three = match.groups()
    orders = ((one, two, three), (one, three, two), (three, two, one), (three, one, two))
    found = {f"{year}-{int(month):02}-{int(day):02}" for year, month, day in orders if len(year) == _YEAR}
    dates = [right for right in sorted(found) if (date := parse_date(right)) and date.day]
    return dates[0] if len(dates) == 1 else ""


def _no_month(month: str | None, date: Date) -> bool:
    return month is not None and date.month is None and int(month) not in _PARTS_OF_YEAR


def _moment(date: Date) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


RULE = EntryRule("BIB012", "impossible-date", WARNING, Repair.NONE, check=check)
