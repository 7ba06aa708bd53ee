"""What an editor can type instead of a field or a value of the front matter that is not right."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from typing import TYPE_CHECKING

from werkplaats.model.pattern import lazy
from werkplaats.model.schema import PROPERTIES, Form, Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from werkplaats.model.page import Node
    from werkplaats.model.schema import Property

_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"maart": "mrt", "mar": "mrt", "oct": "okt", "may": "mei"}
_WORDED = lazy(r"(?:(?P<day>\d{1,2})[ -])?(?P<month>[a-z]{3,9})\.?[ -](?P<year>\d{4})", re.IGNORECASE)
_DAY_FIRST = lazy(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})")
_YEAR_FIRST = lazy(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS = lazy(r"(?P<van>\d{4})[ ]?(?:-|–|tot|t/m)[ ]?(?P<tot>\d{4})")
_SAME = {
    "beschrijving": "samenvatting",
    "description": "samenvatting",
    "intro": "samenvatting",
    "naam": "titel",
    "name": "titel",
    "omschrijving": "samenvatting",
    "summary": "samenvatting",
}
"""Names of fields elsewhere, with ours."""
_PAGES = {
    Kind.PUBLICATIE: "een publicatie",
    Kind.HOOFDSTUK: "een hoofdstuk",
    Kind.PRAKTIJK: "een praktijk",
    Kind.MENS: "een mens",
    Kind.ORGANISATIE: "een organisatie",
    Kind.PLAATS: "een plaats",
    Kind.BEGRIP: "een begrip",
    Kind.WEERGAVE: "een overzicht",
}
_SLUG = lazy(r"[^a-z0-9]+")


def meant_field(name: str, known: Collection[str], taken: Collection[str]) -> str:
    """Return the field that was probably meant, or an empty string.

    Args:
        name: What stands there.
        known: The fields that there are.
        taken: The fields that the page has already; those were not meant.
    """
    if name.lower() in known:
        return name.lower()
    free = [field for field in known if field not in taken]
    same = _SAME.get(name.lower(), "")
    if same in free:
        return same
    return next(iter(get_close_matches(name.lower(), free, 1) or get_close_matches(name, list(known), 1)), "")


def elsewhere(name: str, kind: Kind | None) -> str:
    """Return what to do with a field that other kinds of page have; an empty string when none has it."""
    owners = [shown for owner, shown in _PAGES.items() if any(prop.name == name for prop in PROPERTIES[owner])]
    if not owners or kind is None:
        return ""
    here = f"bij {_PAGES[kind]}" if kind in _PAGES else "hier"
    *others, last = owners
    listed = f"{', '.join(others)} of {last}" if others else last
    return f"Het veld ‘{name}’ hoort bij {listed} en niet {here}; haal de regel weg of zet hem daar."


def right_date(text: str) -> str:
    """Return a date in our form that was written in another: `11 april 2019`, `11-04-2019`, `2019-4`; empty when it is none."""
    match = _WORDED.fullmatch(text) or _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if match is None:
        return ""
    named = match["month"].lower()
    short = _OTHER_MONTHS.get(named, named[:3])
    month = int(named) if named.isdigit() else _MONTHS.index(short) + 1 if short in _MONTHS else 0
    date = "-".join((match["year"], f"{month:02}", *([f"{int(match['day']):02}"] if match["day"] else [])))
    return date if month and exists(date) else ""


def exists(date: str) -> bool:
    """Tell whether a date in our form is in the calendar: 30 February is not."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    leap = month == 2 and day == 29 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0))  # noqa: PLR2004 - February
    return 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1] and not leap


def right_name(text: str) -> str:
    """Return a text as a name of small letters, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return _SLUG.sub("-", plain).strip("-")


def right_value(prop: Property, node: Node) -> str:
    """Return how a value is written that has the form of another kind of field, as a sentence."""
    written = (node.text or "").strip()
    match prop.form:
        case Form.PERIOD:
            years = _YEARS.fullmatch(written)
            example = f"van: {years['van']}, tot: {years['tot']}" if years else "van: 2016, tot: 2018"
            return f"Schrijf het begin en het einde apart: ‘{prop.name}: {{{example}}}’."
        case Form.RECORD:
            return f"Schrijf een blok: ‘{prop.name}: {{{', '.join(f'{key}: …' for key in prop.keys)}}}’."
        case Form.YES_NO:
            return "Schrijf ‘ja’ of ‘nee’, met kleine letters."
        case Form.ROWS:
            return f"Schrijf onder ‘{prop.name}:’ regels die met ‘- ’ beginnen."
        case _ if node.fields is not None:
            return (
                "Staat er een dubbele punt of een accolade in de waarde, zet haar dan tussen rechte aanhalingstekens."
            )
        case form if form in {Form.TEXTS, Form.KEYS, Form.PAGES, Form.ENTITIES, Form.CHAPTERS} and node.items is None:
            if written.startswith("-") or " -" in written:
                return "Zet elke waarde op een eigen regel, met ‘- ’ ervoor: een streepje en een spatie."
            return f"Schrijf een lijst: ‘{prop.name}: [{written or '…'}]’."
        case _:
            return _single(prop, node)


def _single(prop: Property, node: Node) -> str:
    only = node.items[0].text if node.items and len(node.items) == 1 else ""
    return f"Schrijf één waarde, zonder haken of streepjes{f': ‘{prop.name}: {only}’' if only else ''}."
