"""What an entry takes over from the entries it names in `crossref` and `xdata`, or in a value (see `granular`).

The rules are biblatex's (manual, 2.4.1.1 and appendix B, the default inheritance). BibTeX has no mapping of titles: a
parent made for it has its own `booktitle`, which then goes before its `title`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library.granular import MARK, expand
from werkplaats.library.types import FIELD_ALIASES, canonical_type
from werkplaats.model.diagnostic import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from werkplaats.model.entry import Entry, Field

_NEVER = frozenset(
    [
        "crossref",
        "entryset",
        "entrysubtype",
        "execute",
        "hersteld",
        "herkomst",
        "ids",
        "label",
        "onvolledig",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "xdata",
        "xref",
    ],
)
"""Fields that say something of their own entry only (ours included)."""

_MOST_GENERATIONS = 20
_MOST_STEPS = 2000
"""More ancestors than any entry has; without bounds a list that is made to do harm would take for ever."""
_WHEN = frozenset({"date", "year", "month", "day"})
"""Fields that are one date together: an entry with any of them inherits none."""

_IN_BOOK = frozenset({"bookinbook", "inbook", "suppbook"})
_BOOK_PARTS = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_MAIN_PARTS = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_JOURNAL_PARTS = {"title": "journaltitle", "subtitle": "journalsubtitle", "titleaddon": "journaltitleaddon"}
_UNMAPPED = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})

_MAPPING: dict[tuple[str, str], dict[str, str]] = {
    **{("mvbook", child): _MAIN_PARTS for child in ("book", *_IN_BOOK)},
    **{("book", child): _BOOK_PARTS for child in _IN_BOOK},
    **{
        (parent, child): _BOOK_PARTS
        for parent in ("collection", "reference")
        for child in ("incollection", "inreference", "suppcollection")
    },
    ("book", "incollection"): _BOOK_PARTS,  # not in biblatex, but what such an entry means
    ("mvcollection", "collection"): _MAIN_PARTS,
    ("mvcollection", "incollection"): _MAIN_PARTS,
    ("mvreference", "inreference"): _MAIN_PARTS,
    ("proceedings", "inproceedings"): _BOOK_PARTS,
    ("mvproceedings", "proceedings"): _MAIN_PARTS,
    ("mvproceedings", "inproceedings"): _MAIN_PARTS,
    ("periodical", "article"): _JOURNAL_PARTS,
    ("periodical", "suppperiodical"): _JOURNAL_PARTS,
}


def inherit(entry: Entry, find: Callable[[str], Entry | None]) -> tuple[Mapping[str, Field], tuple[Problem, ...]]:
    """Collect the fields an entry inherits.

    Args:
        entry: The entry, as written.
        find: Gives the entry with a key, or None.

    Returns:
        BibLaTeX field name to the field of the ancestor (its places are in the ancestor's file), without those the
        entry has itself; and its own fields with a reference in their value, what they refer to filled in, to take
        the place of what it has. Then a problem for each parent of this entry, or reference, that does not exist.
    """
    if "crossref" not in entry.fields and "xdata" not in entry.fields and not _refers(entry):
        return {}, ()
    resolver = _Resolver(entry, find)
    found = resolver.fields(entry, (entry.key,))
    own = canonical_fields(entry)
    return {name: field for name, field in found.items() if own.get(name) is not field}, tuple(resolver.problems)


def canonical_fields(entry: Entry) -> dict[str, Field]:
    """Return the entry's own fields by BibLaTeX name; empty ones say nothing, and a real name goes before its alias."""
    fields: dict[str, Field] = {}
    for written, field in entry.fields.items():
        name = FIELD_ALIASES.get(written, written)
        if field.value and (name == written or name not in fields):
            fields[name] = field
    return fields


def _refers(entry: Entry) -> bool:
    return any(MARK in field.value for field in entry.fields.values())


class _Resolver:
    """Collects what one entry takes over; what an ancestor gives is worked out once.

    Attributes:
        problems: What was wrong with the entry itself; what is wrong with an ancestor is told with that one.
    """

    __slots__ = ("_entry", "_find", "_known", "_left", "problems")

    def __init__(self, entry: Entry, find: Callable[[str], Entry | None]) -> None:
        self.problems: list[Problem] = []
        self._entry = entry
        self._find = find
        self._known: dict[str, dict[str, Field]] = {}
        self._left = _MOST_STEPS

    def fields(self, entry: Entry, seen: tuple[str, ...]) -> dict[str, Field]:
        """Return own and inherited fields; a circle of parents ends where it closes."""
        fields = canonical_fields(entry)
        if _refers(entry):
            self._fill(entry, fields, seen)
        for kind, field, key in _parents(entry):
            parent = self._parent(key, seen)
            if parent is None:
                if len(seen) == 1 and self._find(key) is None:
                    self.problems.append(_missing(entry, kind, field, key))
                continue
            inherited = parent[1]
            if kind == "crossref":
                inherited = _map(inherited, canonical_type(parent[0].type), canonical_type(entry.type))
            dated = not _WHEN.isdisjoint(fields)
            for name, value in inherited.items():
                if name not in _NEVER and not (dated and name in _WHEN):
                    fields.setdefault(name, value)
        return fields

    def _parent(self, key: str, seen: tuple[str, ...]) -> tuple[Entry, dict[str, Field]] | None:
        """Return an ancestor with its fields: none when it does not exist, is a descendant too, or is too far away."""
        if not self._left:
            self._too_many()
            return None
        self._left -= 1
        parent = self._find(key)
        if parent is None or parent.key in seen:
            return None
        if parent.key not in self._known:
            if len(seen) > _MOST_GENERATIONS:
                self._too_many()
                return None
            self._known[parent.key] = self.fields(parent, (*seen, parent.key))
        return parent, self._known[parent.key]

    def _fill(self, entry: Entry, fields: dict[str, Field], seen: tuple[str, ...]) -> None:
        """Put what the references in an entry's own fields stand for in their place."""

        def lookup(key: str) -> Mapping[str, Field]:
            parent = self._parent(key, seen)
            return parent[1] if parent else {}

        for name, field in fields.items():
            if MARK in field.value:
                fields[name], complete = expand(field, lookup)
                if not complete and len(seen) == 1:
                    message = (
                        f"Bron ‘{entry.key}’ verwijst in het veld ‘{field.name}’ naar iets dat er niet is (‘{field.value}’); "
                        "schrijf xdata=sleutel-veld, of xdata=sleutel-veld-2 voor de tweede naam."
                    )
                    self.problems.append(Problem("BIB004", entry.path, field.value_span, message))

    def _too_many(self) -> None:
        message = f"Bron ‘{self._entry.key}’ neemt gegevens over langs te veel andere bronnen; schrijf op wat zij nodig heeft."
        problem = Problem("BIB004", self._entry.path, self._entry.key_span, message)
        if problem not in self.problems:
            self.problems.append(problem)


def _parents(entry: Entry) -> Iterator[tuple[str, Field, str]]:
    """Yield the keys of those an entry takes over from, shared data first, each with its field."""
    if field := entry.fields.get("xdata"):
        for key in field.value.split(","):
            yield "xdata", field, key.strip()
    if field := entry.fields.get("crossref"):
        yield "crossref", field, field.value.strip()


def _map(fields: Mapping[str, Field], parent: str, child: str) -> dict[str, Field]:
    """Rename a parent's fields for its child: the title of a book is the book title of its chapter."""
    mapping = _MAPPING.get((parent, child))
    if mapping is None:
        return dict(fields)
    mapped = {name: field for name, field in fields.items() if name not in mapping and name not in _UNMAPPED}
    for name, target in mapping.items():
        if name in fields:
            mapped.setdefault(target, fields[name])
    if child in _IN_BOOK and "author" in fields:
        mapped.setdefault("bookauthor", fields["author"])
    return mapped


def _missing(entry: Entry, kind: str, field: Field, key: str) -> Problem:
    message = f"Bron ‘{entry.key}’ verwijst met ‘{kind}’ naar ‘{key}’, die niet bestaat; verbeter de sleutel of voeg die bron toe."
    return Problem("BIB004", entry.path, field.value_span, message)
