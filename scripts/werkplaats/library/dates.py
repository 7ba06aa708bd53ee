"""Dates as entries give them: ISO 8601-2 (EDTF) as BibLaTeX reads it, BibTeX's year and month, and words.

The EDTF forms are levels 0 and 1 as in the biblatex manual, 2.3.8. Words are Dutch, English or BibTeX's macros. What is
no date (`in druk`) becomes text; `z.d.` and `n.d.` are no date at all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace

from werkplaats.model.entry import Date
from werkplaats.model.pattern import lazy

IN_PRESS = "in druk"
"""The text of a date for a work that is still to appear, however the entry says so."""

_MONTH_NAMES = (
    "jan january januari",
    "feb february februari febr",
    "mar march maart mrt",
    "apr april",
    "may mei",
    "jun june juni",
    "jul july juli",
    "aug august augustus",
    "sep september sept",
    "oct october okt oktober",
    "nov november",
    "dec december",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_NO_DATE = lazy(r"[\[(]?(?:z\.? ?[dj]\.?|n\.? ?d\.?|zonder datum|no date|s\.? ?d\.?|s\.? ?a\.?)[\])]?", re.IGNORECASE)
_IN_PRESS = lazy(
    r"[\[(]?(?:in (?:de )?(?:druk|press|print)|inpress|ter perse|forthcoming|te verschijnen|to appear|nog te verschijnen|"
    r"verschijnt binnenkort|wordt verwacht)[\])]?\.?",
    re.IGNORECASE,
)
_ISO = lazy(
    r"(?P<year>-?\d{4})(?:-(?P<month>0?[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)(?:-(?P<day>\d\d?|XX))?)?(?:[T ]\d\d:?\d\d(?::?\d\d)?\S*)?(?P<doubt>[?~%]?)",
)
_YEARS = lazy(r"(?P<first>\d{4})\s*(?:[-/–—]|--)\s*(?P<last>\d{4}|\d\d)(?!-?\d)")
_WORDS = lazy(r"[^\W\d_]+")
_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_DAY = lazy(r"(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])(?![\d/-])")
_COMPACT = lazy(r"(?P<year>[12]\d{3})(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)")
_NUMERIC = lazy(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_CIRCA = lazy(r"(?:\bca?\.|\bca\b|\bcirca\b|\bomstreeks\b|\brond\b|[~?%]\s*\]?$)", re.IGNORECASE)
_DECEMBER = 12


def month_number(text: str) -> int | None:
    """Return 1 to 12 for a month in digits or in Dutch or English words (the first one named), or None."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        number = int(text)
        return number if 1 <= number <= _DECEMBER else None
    for word in _WORDS.findall(text):
        if (named := _MONTHS.get(word.lower())) is not None:
            return named
    return None


def parse_date(text: str) -> Date | None:
    """Read a date as written in one field.

    Args:
        text: The value, LaTeX decoded.

    Returns:
        The date; one with only `text` for words that are no date; None for no date.
    """
    text = text.strip()
    if not any(char.isalnum() for char in text) or _NO_DATE.fullmatch(text):
        return None
    if match := _ISO.fullmatch(text):
        return _from_iso(match)
    if _IN_PRESS.fullmatch(text):
        return Date(text=IN_PRESS)
    if "/" in text and (span := _from_range(text)):
        return span
    return _from_words(text)


def make_date(date: str, year: str = "", month: str = "", day: str = "") -> Date | None:
    """Combine the fields of an entry; `date` goes before `year`, as in BibLaTeX.

    Args:
        date: The field `date`.
        year: The field `year`; may hold a whole date or words.
        month: The field `month`, a macro already replaced; may hold the day too (`12 April`).
        day: The field `day`.

    Returns:
        The date, or None when none of the fields holds one.
    """
    if found := parse_date(date):
        return found
    found = parse_date(year)
    if found is None or found.year is None or found.month is not None:
        return found
    number = month_number(month)
    if number is None:
        return found
    digits = re.search(r"\d+", day) or (None if month.strip().isdigit() else _DAY.search(month))
    day_number = _valid_day(found.year, number, int(digits[0])) if digits else None
    return Date(found.year, number, day_number, found.end, found.circa, open=found.open)


def _valid_day(year: int, month: int | None, day: int | None) -> int | None:
    if month is None or day is None:
        return None
    last = monthrange(year, month)[1] if 1 <= year <= 9999 else 31  # noqa: PLR2004  # the years the calendar knows
    return day if 1 <= day <= last else None


def _from_iso(match: re.Match[str]) -> Date:
    year = int(match["year"])
    month = int(match["month"]) if (match["month"] or "XX") != "XX" else None
    if month is not None and not 1 <= month <= _DECEMBER:  # 21 to 41 are seasons and other parts of a year
        month = None
    day = int(match["day"]) if (match["day"] or "XX") != "XX" else None
    return Date(year, month, _valid_day(year, month, day), circa=bool(match["doubt"]))


def _from_range(text: str) -> Date | None:
    """Read `a/b`, in which either side may be open (`..` or nothing)."""
    left, _, right = text.partition("/")
    first, last = (_ISO.fullmatch(side.strip()) for side in (left, right))
    if first is None and left.strip() in {"", ".."}:
        return _from_iso(last) if last else None
    if first is None:
        return None
    begin = _from_iso(first)
    if last is None:
        return replace(begin, open=True) if right.strip() in {"", ".."} else None
    end = _from_iso(last)
    if replace(end, circa=begin.circa) == begin:
        return begin
    return replace(begin, end=replace(end, circa=False), circa=begin.circa or end.circa)


def _from_words(text: str) -> Date:
    if match := _NUMERIC.fullmatch(text):  # day first, as Dutch does
        year, month = int(match["year"]), int(match["month"])
        if 1 <= month <= _DECEMBER and (day := _valid_day(year, month, int(match["day"]))):
            return Date(year, month, day)
    if (match := _COMPACT.fullmatch(text)) and (
        day := _valid_day(int(match["year"]), int(match["month"]), int(match["day"]))
    ):
        return Date(int(match["year"]), int(match["month"]), day)
    circa = bool(_CIRCA.search(text))
    if match := _YEARS.search(text):
        first, last = match["first"], match["last"]
        end = int(last) if len(last) == len(first) else int(first[:2] + last)
        if end > int(first):
            return Date(int(first), end=Date(end), circa=circa)
    years = _YEAR.findall(text)
    if len(years) != 1:
        return Date(text=text)
    year, named = int(years[0]), month_number(text)
    digits = _DAY.search(text) if named else None
    return Date(year, named, _valid_day(year, named, int(digits[0])) if digits else None, circa=circa)
