"""A date that is none, or that cannot be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.library.dates import IN_PRESS, parse_date
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Date, Work

_FIRST, _LAST = 1400, 2100
"""The printed book is from after the first; the second is beyond anyone who reads this."""
_YEAR = 4
_PARTS_OF_YEAR = range(21, 42)
"""Seasons, quarters and halves in EDTF."""
_BACKWARDS = "eindigt voor het begint"
_ISO = re.compile(r"\d{4}(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield years outside 1400 to 2100, months and days that no calendar has, ranges that run backwards, and words that are no date."""
    for name in ("date", "year", "urldate", "eventdate"):
        field = view.part(work, name)
        if field is None or not (text := field.text.strip()) or "{" in text or "\\" in text:
            continue
        if len(text) == _YEAR and text.isdecimal() and _FIRST <= int(text) <= _LAST:
            continue  # as most are
        if fault := _fault(text, parse_date(text)):
            way_out = "zet de vroegste datum voorop." if fault == _BACKWARDS else "schrijf 2019, 2019-04 of 2019-04-30."
            yield Finding(field.span, f"‘{text}’ bij ‘{name}’ {fault}; {way_out}")


def _fault(text: str, date: Date | None) -> str:
    if date is None or date.text == IN_PRESS:
        return ""
    if date.year is None:
        return "is geen datum"
    if not _FIRST <= date.year <= _LAST:
        return "is geen jaar dat kan kloppen"
    match = _ISO.match(text)
    if match and (_no_month(match["month"], date) or (match["day"] and date.day is None)):
        return "staat op geen kalender"
    return _BACKWARDS if date.end and _moment(date.end) < _moment(date) else ""


def _no_month(month: str | None, date: Date) -> bool:
    return month is not None and date.month is None and int(month) not in _PARTS_OF_YEAR


def _moment(date: Date) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


RULE = EntryRule("BIB012", "impossible-date", WARNING, Repair.NONE, check=check)
