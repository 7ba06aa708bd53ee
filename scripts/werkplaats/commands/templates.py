"""The text of a new page: what its kind requires filled in, the rest as comments to choose from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from werkplaats.library.names import parse_name
from werkplaats.model.schema import PROPERTIES, Form, Kind, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.schema import Property

_APOSTROPHES = re.compile(r"['’‘`]")
_OTHER = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_LONGEST_SLUG = 60
_LONGEST_NAMED = 120
"""A title above this would make the summary too long."""

_SUMMARIES = {
    Kind.PUBLICATIE: "Schrijf hier waar ‘{title}’ over gaat. Schrijf in de tweede zin wat de lezer er vindt; samen 80 tot 300 tekens.",
    Kind.HOOFDSTUK: "Schrijf hier wat het hoofdstuk ‘{title}’ zegt. Schrijf in de tweede zin hoe het dat onderbouwt; samen 80 tot 300 tekens.",
    Kind.PRAKTIJK: "Schrijf hier wat er bij ‘{title}’ gebeurde en voor wie. Schrijf in de tweede zin wat het opleverde; samen 80 tot 300 tekens.",
    Kind.MENS: "Schrijf hier wie {title} was ten tijde van de publicatie. Schrijf in de tweede zin wat deze mens deed; samen 80 tot 300 tekens.",
    Kind.ORGANISATIE: "Schrijf hier wat voor organisatie ‘{title}’ is. Schrijf in de tweede zin wat zij met de publicaties te maken heeft; samen 80 tot 300 tekens.",
    Kind.PLAATS: "Schrijf hier wat voor plaats {title} is en waar die ligt. Schrijf in de tweede zin wat er volgens de bron gebeurde; samen 80 tot 300 tekens.",
    Kind.BEGRIP: "Schrijf hier wat met ‘{title}’ is bedoeld. Schrijf in de tweede zin wie het begrip gebruikt en waarvoor; samen 80 tot 300 tekens.",
}
_SAMPLES = {
    Form.TEXT: '"…"',
    Form.TEXTS: '["…", "…"]',
    Form.YES_NO: "nee",
    Form.DATE: '"2019-04"',
    Form.PERIOD: '{van: "2016", tot: "2018"}',
    Form.KEY: "sleutel",
    Form.KEYS: "[sleutel, sleutel]",
    Form.PAGE: "slug",
    Form.PAGES: "[slug, slug]",
    Form.ENTITIES: '["mens:voornaam-achternaam"]',
    Form.CHAPTERS: "[slug, slug]",
    Form.ADDRESS: '"https://…"',
    Form.NAME: "naam",
}
_HEAD = """\
# Schrijf in plaats van elke ‘Schrijf hier …’ uw eigen tekst.
# Een regel met # telt niet mee. Haal # weg en vul de regel in, of gooi de regel weg.
"""


def slug_of(title: str) -> str:
    """Return the slug of a title: small letters, figures and hyphens; a long one is cut after a whole word."""
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", title.casefold()).translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = _OTHER.sub("-", plain).strip("-")
    if len(words) <= _LONGEST_SLUG:
        return words
    return words[: _LONGEST_SLUG + 1].rpartition("-")[0] or words[:_LONGEST_SLUG]


def person_title(name: str) -> str:
    """Return a name as the title of a page has it: `Welschen, Saskia` becomes `Saskia Welschen`."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}".strip() if comma else name


def make_text(kind: Kind, title: str) -> str:
    """Return a new page of a kind: its front matter, and nothing under it.

    Args:
        kind: One of the kinds that has a template.
        title: The title, as the reader sees it.
    """
    own = {prop.name for prop in PROPERTIES[kind]}
    lines: list[tuple[int, str]] = []
    for prop in properties(kind).values():
        value = _value(kind, prop, title)
        comment = f"  # {prop.help}" if prop.help else ""
        if value:
            lines.append((0, f"{prop.name}: {value}"))
        else:
            lines.append((1 if prop.name in own else 2, f"# {prop.name}: {_sample(prop)}{comment}"))
    ordered = sorted(lines, key=lambda line: line[0])
    return "---\n" + _HEAD + "\n".join(line for _, line in ordered) + "\n---\n"


def _value(kind: Kind, prop: Property, title: str) -> str:
    """Return what a field is filled with, or an empty string for one that is left to choose."""
    if prop.name == "titel":
        return quoted(title)
    if prop.name == "samenvatting":
        named = title if len(title) <= _LONGEST_NAMED else title[:_LONGEST_NAMED].rstrip() + "…"
        return quoted(_SUMMARIES[kind].format(title=named))
    if prop.name == "achternaam":
        return quoted(_surname(title))
    if prop.required:
        return quoted(f"Schrijf hier: {prop.help[0].lower()}{prop.help[1:]}" if prop.help else "Schrijf hier uw tekst.")
    return ""


def _surname(name: str) -> str:
    parsed = parse_name(name)
    surname = f"{parsed.particle} {parsed.family}".strip()
    return surname[:1].upper() + surname[1:]


def _sample(prop: Property) -> str:
    match prop.form:
        case Form.RECORD:
            return "{" + ", ".join(f'{name}: "…"' for name in prop.keys) + "}"
        case Form.ROWS:
            return "[{" + ", ".join(_column_samples(prop)) + "}]"
        case form:
            return _SAMPLES[form]


def _column_samples(prop: Property) -> Iterator[str]:
    return (f"{column.name}: {_sample(column)}" for column in prop.columns)


def quoted(text: str) -> str:
    """Return a text as a YAML value between double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
