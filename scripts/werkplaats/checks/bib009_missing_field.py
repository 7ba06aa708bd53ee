"""A work without a field that a reference to its kind of source needs.

Source: the forms of references in APA 7 as the Dutch hogescholen write them (book, report, article, chapter, web page).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.field_names import meant_field
from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_PUBLISHER = ("publisher", "institution", "organization", "url", "doi", "howpublished")
_NEEDED: dict[str, tuple[tuple[str, tuple[str, ...], str], ...]] = {
    "article": (("journaltitle", ("journaltitle", "journalsubtitle"), "tijdschrift"),),
    "book": (("publisher", _PUBLISHER, "uitgever"),),
    "collection": (("publisher", _PUBLISHER, "uitgever"),),
    "incollection": (("booktitle", ("booktitle", "maintitle"), "vindplaats"), ("publisher", _PUBLISHER, "uitgever")),
    "inbook": (("booktitle", ("booktitle", "maintitle"), "vindplaats"), ("publisher", _PUBLISHER, "uitgever")),
    "inproceedings": (("booktitle", ("booktitle", "eventtitle"), "vindplaats"),),
    "online": (("url", ("url", "doi"), "vindplaats"),),
    "report": (("institution", _PUBLISHER, "uitgever"),),
    "thesis": (("institution", _PUBLISHER, "uitgever"),),
}
"""Type to what it needs: the field to name, the fields that will do, and the word that `onvolledig` has for it."""
_TITLES = ("title", "booktitle", "maintitle")
_DATES = ("date", "year", "pubstate")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield each missing field once; what `onvolledig` names as unknown is known to be missing (`BIB008`).

    An entry that could not be read in full is left alone: its fault is reported already. So is a set, which only names other entries.
    """
    if view.is_broken(work.entry) or work.type == "set":
        return
    if gaps := tuple(_gaps(work)):
        elsewhere = {
            meant_field(name) or FIELD_ALIASES.get(name, name)
            for name, each in work.entry.fields.items()
            if each.value.strip("{} ")
        }
        for field, others, word in gaps:
            if not elsewhere.intersection(
                others
            ):  # else `BIB011` says under which name it stands, or `BIB028` why nothing is left of it
                yield _missing(work, field, word)


def _gaps(work: Work) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Yield what a work lacks: the field to name, the fields that would do, and the word of `onvolledig`."""
    named = bool(work.authors or work.editors)
    for field, others, word in _NEEDED.get(work.type, ()):
        own = word == "uitgever" and any(name.literal for name in work.authors)
        if word not in work.incomplete and not work.get(*others) and not own:
            yield field, others, word
    if "titel" not in work.incomplete and not work.get(*_TITLES):
        yield "title", _TITLES, "titel"
    nameless = work.type == "thesis" or (not work.get("title") and not work.get("organization", "institution"))
    if not named and "auteurs" not in work.incomplete and nameless:
        yield "author", ("author", "editor"), "auteurs"
    if "jaar" not in work.incomplete and work.date is None and not any(name in work.entry.fields for name in _DATES):
        yield "date", _DATES, "jaar"


def _missing(work: Work, field: str, word: str) -> Finding:
    way_out = f"zet ‘{word}’ bij ‘onvolledig’ als het niet bekend is."
    if field == "date":
        way_out = "schrijf date = {z.d.} als er geen jaar in de bron staat."
    fault = f"‘{work.key}’ ({work.entry.type}) mist het veld ‘{field}’; vul het in of {way_out}"
    return Finding(work.entry.key_span, fault)


RULE = EntryRule("BIB009", "missing-field", WARNING, Repair.NONE, check=check)
