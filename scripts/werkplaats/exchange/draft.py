"""A source on its way into the list, and the one form in which the list has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.library.types import VERBATIM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.entry import Date, Name

ORDER = (
    *("author", "editor", "translator", "title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "maintitle"),
    *("eventtitle", "journaltitle", "journalsubtitle", "entrysubtype", "type", "institution", "publisher"),
    *(
        "organization",
        "howpublished",
        "location",
        "series",
        "edition",
        "volume",
        "number",
        "version",
        "date",
        "pubstate",
    ),
    *("eid", "pages", "pagetotal", "doi", "isbn", "issn", "eprint", "eprinttype", "url", "urldate", "langid", "note"),
    *("herkomst", "hersteld", "onvolledig"),
)
"""The fields that the list keeps, in its order; what a reference manager adds for itself is left out."""

_WIDTH = 12
_SPECIAL = re.compile(r"[\\{}$~&%#_^]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_BRACES = re.compile(r"\\?[{}]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A source in BibLaTeX's terms.

    Attributes:
        type: BibLaTeX type in lower case, aliases resolved.
        fields: BibLaTeX name to value as it is written between braces in a `.bib` file.
        origin: How messages call it: the key it had, its title, or its place in the file.
        key: The key it had, or empty.
        foreign_type: The type it had, when that is none we know and `misc` takes its place; else empty.
    """

    type: str
    fields: Mapping[str, str]
    origin: str = ""
    key: str = ""
    foreign_type: str = ""


def make_draft(
    type_: str, plain: Mapping[str, str], origin: str = "", key: str = "", *, foreign_type: str = ""
) -> Draft:
    """Return a draft of plain texts: what means something to LaTeX is written so that it stands for itself.

    Args:
        type_: BibLaTeX type.
        plain: BibLaTeX name to plain text; names and dates are already as a `.bib` file has them.
        origin: How messages call it.
        key: The key it had.
        foreign_type: The type it had, when that is none we know.
    """
    names = {"author", "editor", "translator"}
    fields = {
        name: value if name in names else _SPACES.sub(" ", value).strip() if name in VERBATIM else escape(value)
        for name, value in plain.items()
        if value.strip()
    }
    return Draft(type_, {name: _balanced(value) for name, value in fields.items()}, origin, key, foreign_type)


def _balanced(value: str) -> str:
    """Return a value without braces when they do not come in pairs: BibTeX counts them, also behind a backslash."""
    depth = 0
    for char in value:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            break
    return _BRACES.sub("", value) if depth else value


def escape(text: str) -> str:
    """Return plain text on one line as LaTeX writes it."""
    flat = _SPACES.sub(" ", text).strip()
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\\" + match[0]), flat)


def write_entry(key: str, draft: Draft) -> str:
    """Return a source as our list has it: one field a line, aligned, in a fixed order; without a line end."""
    lines = [f"  {name:<{_WIDTH}} = {{{draft.fields[name]}}}," for name in ORDER if draft.fields.get(name)]
    return "\n".join((f"@{draft.type}{{{key},", *lines, "}"))


def write_name(name: Name) -> str:
    """Return a name that is read the same way again: `van de Donk, W. B. H. J.`, or an organisation in braces."""
    if name.literal:
        return "{" + name.family + "}"
    family = f"{name.particle} {name.family}".strip()
    parts = [family, name.suffix, name.given] if name.suffix else [family, name.given]
    written = ", ".join(part for part in parts if part)
    return "{" + written + "}" if not name.given and " " in name.family and not name.particle else written


def write_date(date: Date) -> str:
    """Return a date as BibLaTeX writes it, or an empty string."""
    if date.year is None:
        return ""
    parts = [f"{date.year:04d}"]
    if date.month:
        parts.append(f"{date.month:02d}")
        if date.day:
            parts.append(f"{date.day:02d}")
    end = f"/{write_date(date.end)}" if date.end else "/" if date.open else ""
    return "-".join(parts) + end + ("~" if date.circa else "")
