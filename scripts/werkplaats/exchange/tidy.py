"""A draft in our form: names, dates, pages, numbers and titles written the way the list writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from werkplaats.exchange.draft import write_date, write_name
from werkplaats.library.dates import make_date, parse_date
from werkplaats.library.latex import decode
from werkplaats.library.names import parse_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkplaats.exchange.draft import Draft

LANGUAGES = {
    "nl": "dutch",
    "nld": "dutch",
    "dut": "dutch",
    "nederlands": "dutch",
    "en": "english",
    "eng": "english",
    "engels": "english",
    "de": "german",
    "deu": "german",
    "ger": "german",
    "ngerman": "german",
    "fr": "french",
    "fra": "french",
    "fre": "french",
    "es": "spanish",
    "spa": "spanish",
}
"""ISO 639 codes and other spellings to the name that BibLaTeX has for a language."""

_ACCENTED = re.compile(
    r"""
      \{\\[`'^~="][ ]*(?:[A-Za-z]|\{\\?[A-Za-z]\}|\\[ij])\} | \\[`'^~="](?:[A-Za-z]|\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z]))
    | \{\\[uvHtcdbrk](?:\{\\?[A-Za-z]\}|[ ]+[A-Za-z])\} | \\[uvHtcdbrk]\{\\?[A-Za-z]\}
    | \{\\(?:ss|oe|OE|ae|AE|aa|AA|o|O|l|L|i|j)\} | \\(?:ss|oe|OE|ae|AE|aa|AA|o|O|l|L)\{\}
    """,
    re.VERBOSE,
)
"""Commands for one letter; the braces that belong to them go, braces that protect capitals stay."""
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_PAGES = re.compile(r"\s*(?:--?-?|[–—])\s*")
_DIGITS = re.compile(r"[^\dXx]")
_BARE_URL = re.compile(r"(?:\\url\s*\{)?\s*(https?://[^\s{}]+?)\s*\}?")
_PUBLISHER_NOTE = "Publisher: "
"""What Zotero writes in a note for want of a field; an article is of its journal."""
_ISBN = re.compile(r"97[89][\d \-–]{10,14}|\d[\d \-–]{8,11}[\dXx]")


def tidy(draft: Draft) -> Draft:
    """Return a source as the list writes it; what it says stays the same.

    A title `Main: sub` is taken apart when there is no subtitle yet, the address of a DOI is left out beside the DOI, and a page
    range has two hyphens.
    """
    fields = {
        name: _ACCENTED.sub(lambda m: decode(m[0]), value) for name, value in draft.fields.items() if value.strip()
    }
    _date(fields)
    for name, write in _WRITERS.items():
        if name in fields:
            fields[name] = write(fields[name])
    for title, subtitle in (("title", "subtitle"), ("booktitle", "booksubtitle")):
        _split(fields, title, subtitle)
    if "url" not in fields and (match := _BARE_URL.fullmatch(fields.get("howpublished", ""))):
        fields["url"] = match[1]
        del fields["howpublished"]
    if fields.get("note", "").startswith(_PUBLISHER_NOTE):
        del fields["note"]
    if "doi" in fields and _DOI.match(fields.get("url", "")):
        del fields["url"]
    if "langid" not in fields and (language := fields.get("language", "")):
        fields["langid"] = _language(language)
    if "url" not in fields:
        fields.pop("urldate", None)
    type_ = draft.type
    if type_ == "misc" and "journaltitle" in fields and "url" in fields:  # how Zotero writes a web page, and its site
        type_ = "online"
        fields.setdefault("organization", fields.pop("journaltitle"))
    return replace(draft, type=type_, fields={name: value for name, value in fields.items() if value})


def isbn_13(written: str) -> str:
    """Return an ISBN as thirteen digits, so that two spellings can be compared; an empty string when it is none."""
    digits = _DIGITS.sub("", written)
    if len(digits) == 13:  # noqa: PLR2004 - the two lengths of an ISBN
        return digits
    if len(digits) != 10:  # noqa: PLR2004
        return ""
    body = "978" + digits[:9]
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body) if digit.isdigit())
    return body + str(-total % 10)


def bare_doi(written: str) -> str:
    """Return a DOI without its resolver."""
    return _DOI.sub("", written.strip()).strip()


def _names(value: str) -> str:
    names, others = parse_names(value)
    return " and ".join([write_name(name) for name in names] + (["others"] if others else []))


def _date(fields: dict[str, str]) -> None:
    parts = [fields.get(name, "") for name in ("date", "year", "month", "day")]
    date = make_date(*parts)
    if date is not None and (written := write_date(date)):
        fields["date"] = written
        for name in ("year", "month", "day"):
            fields.pop(name, None)
    elif "year" in fields and "date" not in fields:
        fields["date"] = fields.pop("year")
    if (accessed := fields.get("urldate")) and (date := parse_date(accessed)):
        fields["urldate"] = write_date(date)


def _pages(value: str) -> str:
    return _PAGES.sub("--", value.strip())


def _isbn(value: str) -> str:
    """Return the first ISBN of a field, for a database often gives those of all editions."""
    match = _ISBN.search(value)
    return match[0].strip() if match else value.strip()


def _issn(value: str) -> str:
    first = re.split(r"[;,\s]+", value.strip())[0].upper()
    digits = _DIGITS.sub("", first)
    return f"{digits[:4]}-{digits[4:]}" if len(digits) == 8 else value.strip()  # noqa: PLR2004 - the length of an ISSN


def _language(value: str) -> str:
    small = value.strip().lower()
    return LANGUAGES.get(small) or LANGUAGES.get(small.replace("_", "-").partition("-")[0]) or small


def _split(fields: dict[str, str], title: str, subtitle: str) -> None:
    main, colon, rest = fields.get(title, "").partition(": ")
    if colon and subtitle not in fields and main.count("{") == main.count("}"):
        fields[title], fields[subtitle] = main.strip(), rest.strip()


_WRITERS: dict[str, Callable[[str], str]] = {
    "author": _names,
    "editor": _names,
    "translator": _names,
    "doi": bare_doi,
    "isbn": _isbn,
    "issn": _issn,
    "langid": _language,
    "pages": _pages,
}
