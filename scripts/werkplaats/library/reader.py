"""From `.bib` sources to a library of works: the one way in for the rest of the program."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from werkplaats.library.dates import IN_PRESS, make_date, parse_date
from werkplaats.library.inherit import canonical_fields, inherit
from werkplaats.library.latex import decode, decode_address
from werkplaats.library.names import parse_names
from werkplaats.library.parser import Parser
from werkplaats.library.types import THESIS_KINDS, VERBATIM, canonical_type
from werkplaats.library.values import MONTHS
from werkplaats.model.conflicts import find_conflicts
from werkplaats.model.diagnostic import Problem, Related
from werkplaats.model.entry import Date, Entry, Field, Library, Name, Work
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from werkplaats.model.source import Source, Span

_PEOPLE = ("author", "editor", "translator")
_DATES = ("date", "year", "month", "day", "urldate", "onvolledig")
_APART = frozenset((*_PEOPLE, *_DATES))
_NO_SORT = lazy(r"\\noopsort\s*\{[^{}]*\}", re.IGNORECASE)
"""What BibTeX users put before a year to sort on; it is never shown."""
_DOI = lazy(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_BARE_URL = lazy(r"(?:\\url\s*\{)?\s*(?P<url>https?://[^\s{}]+?)\s*\}?")
_WRAPPED = lazy(r"\s*(?:\\url\s*)?\{\s*(?:\\url\s*\{\s*)?(?P<address>[^{}]*?)\s*\}?\s*\}\s*")
"""An address in braces or a command of its own."""
_TWO_YEARS = lazy(
    r"\[(?P<first>\d{4})\] ?(?P<last>\d{4})|(?P<before>\d{4}) ?\[(?P<behind>\d{4})\]|(?P<left>\d{4}) ?/ ?(?P<right>\d{4})"
)
_ABBREVIATION = lazy(r"(?P<full>.*[^\s(]) \((?P<short>(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&.-]{1,14})\)")
_NO_FIELDS: dict[str, Field] = {}


def read_bibliography(source: Source) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read one file by itself.

    Args:
        source: The text of a `.bib` file.

    Returns:
        Every entry with a key, in the order of the file, double keys and `@xdata` included; and what was wrong, in
        the order of the file.
    """
    entries, problems = _parse([source])
    first, doubles = _first_of_each(entries)
    find = _Finder(first)
    missing = [problem for entry in entries for problem in inherit(entry, find)[1]]
    return tuple(entries), _in_order([source], [*problems, *doubles, *missing])


@contextmanager
def without_collecting() -> Generator[None, None, None]:
    """Keep Python from looking for circles of garbage: none is made here, and each look costs more the longer the list grows."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@without_collecting()
def read_library(sources: Iterable[Source], problems: Sequence[Problem] = ()) -> Library:
    """Read all files of a site together.

    A key may be used once over all files; `@string`, `crossref` and `xdata` work across files, the first only for
    the files that follow.

    Args:
        sources: The files, in the order in which they count.
        problems: What was wrong in opening them (see `files`); these come with the others.

    Returns:
        The works (of a double key the first, `@xdata` left out), the sources, and the problems by file and place.
    """
    sources = list(sources)
    entries, found = _parse(sources)
    first, doubles = _first_of_each(entries)
    find = _Finder(first)
    found = [*problems, *found, *doubles]
    works: dict[str, Work] = {}
    for entry in entries:
        inherited, missing = inherit(entry, find)
        found.extend(missing)
        if first[entry.key] is entry and entry.type != "xdata":
            works[entry.key] = make_work(entry, inherited)
    return Library(
        works, {source.path: source for source in sources}, _in_order(sources, _with_conflicts(sources, found))
    )


def make_work(entry: Entry, inherited: Mapping[str, Field] = _NO_FIELDS) -> Work:
    """Understand one entry.

    Args:
        entry: The entry as written.
        inherited: What it takes over from others (see `inherit.inherit`).

    Returns:
        The work. Its `text` has every field but those for names and dates, by BibLaTeX name; `doi` is without its
        resolver, addresses are left as they are, and a thesis has its kind in `type` as BibLaTeX would set it.
    """
    raw = {name: field.value for name, field in canonical_fields(entry).items()}
    for name, field in inherited.items():
        raw[name] = field.value
    authors, authors_others = parse_names(raw["author"]) if "author" in raw else ((), False)
    editors, editors_others = parse_names(raw["editor"]) if "editor" in raw else ((), False)
    translators = parse_names(raw["translator"])[0] if "translator" in raw else ()
    text: dict[str, str] = {}
    for name, value in raw.items():
        if name not in _APART:
            text[name] = decode_address(value) if name in VERBATIM else decode(value)
    type_ = canonical_type(entry.type)
    if entry.type in THESIS_KINDS:
        text.setdefault("type", THESIS_KINDS[entry.type])
    _addresses(text)
    _first_published(raw, text)
    if "shortauthor" not in text and len(authors) == 1 and authors[0].literal:
        authors = _abbreviated(authors[0], text)
    if "maintitle" in text and "title" not in text:  # a volume that has no title of its own
        text |= {name: text.pop(f"main{name}") for name in ("title", "subtitle") if f"main{name}" in text}
    if type_ == "periodical" and "issuetitle" in text:
        _special_issue(text)
    book_authors = parse_names(raw["bookauthor"])[0] if "bookauthor" in raw else ()
    return Work(
        entry.key,
        type_,
        authors,
        editors,
        translators,
        _date(raw),
        parse_date(_date_text(raw["urldate"])) if "urldate" in raw else None,
        text,
        tuple([word for part in raw["onvolledig"].split(",") if (word := part.strip())]) if "onvolledig" in raw else (),
        entry,
        authors_others,
        editors_others,
        book_authors,
        inherited,
    )


def _date(raw: Mapping[str, str]) -> Date | None:
    date = make_date(*[_date_text(raw.get(name, "")) for name in ("date", "year", "month", "day")])
    if date is None and raw.get("pubstate", "").lower() in {"inpress", "forthcoming", "in druk", "in press"}:
        return Date(text=IN_PRESS)
    return date


def _date_text(value: str) -> str:
    """Decode a part of a date; a `~` at the end of a date says that it is not certain, elsewhere it is a space."""
    if "~" not in value:
        return decode(_NO_SORT.sub("", value)) if value else ""
    return "/".join([_doubtful(part) for part in _NO_SORT.sub("", value).split("/")])


def _doubtful(value: str) -> str:
    doubt = "~" if value.endswith("~") else ""
    return decode(value.removesuffix(doubt).replace("~", " ")) + doubt


def _addresses(text: dict[str, str]) -> None:
    """Put DOI and address where they belong, however the entry has them."""
    for name in ("doi", "url"):
        if (wrapped := _WRAPPED.fullmatch(text.get(name, ""))) is not None:
            text[name] = wrapped["address"]
    if " http" in (url := text.get("url", "")):  # Mendeley puts all it has in one field
        text["url"] = url.split()[0]
    if doi := text.get("doi"):
        text["doi"] = _DOI.sub("", doi.strip(), count=1)
    if "url" not in text and "howpublished" in text and (match := _BARE_URL.fullmatch(text["howpublished"])):
        text["url"] = match["url"]
        del text["howpublished"]


def _first_published(raw: dict[str, str], text: dict[str, str]) -> None:
    """Take the first of two years in `year` (`1961/1991`, `[1961] 1991`) for that in which the work first appeared (APA 7, 9.41)."""
    if "date" in raw or "origdate" in text or not (match := _TWO_YEARS.fullmatch(raw.get("year", ""))):
        return
    first, last = match["first"] or match["behind"] or match["left"], match["last"] or match["before"] or match["right"]
    if int(last) > int(first) + 1:  # 2010/2011 is one season
        text["origdate"], raw["year"] = first, last


def _abbreviated(name: Name, text: dict[str, str]) -> tuple[Name]:
    """Take `(CBS)` behind the name of an organisation for its abbreviation, which has a place of its own (row 8)."""
    if match := _ABBREVIATION.fullmatch(name.family):
        text["shortauthor"] = match["short"]
        return (replace(name, family=match["full"]),)
    return (name,)


def _special_issue(text: dict[str, str]) -> None:
    """Take the title of an issue for that of the work, and the title of the entry for that of the journal it is of."""
    for part in ("title", "subtitle"):
        for target, source in ((f"journal{part}", part), (part, f"issue{part}")):
            text[target] = text.pop(source, "")


def _parse(sources: Iterable[Source]) -> tuple[list[Entry], list[Problem]]:
    macros = dict(MONTHS)
    entries: list[Entry] = []
    problems: list[Problem] = []
    for source in sources:
        parser = Parser(source, macros)
        parser.parse()
        entries += parser.entries
        problems += parser.problems
    return entries, problems


def _with_conflicts(sources: Iterable[Source], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the conflicts of git, and the problems that are not within one: those go when somebody chooses."""
    extents: list[tuple[str, Span]] = []
    for source in sources:
        for problem, extent in find_conflicts(source):
            extents.append((source.path, extent))
            yield problem
    for problem in problems:
        if not any(path == problem.path and at.start <= problem.span.start <= at.end for path, at in extents):
            yield problem


def _first_of_each(entries: Iterable[Entry]) -> tuple[dict[str, Entry], list[Problem]]:
    """Return the first entry of each key, and a problem for each later one."""
    first: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        other = first.setdefault(entry.key, entry)
        if other is not entry:
            related = Related(other.path, other.key_span, "De eerste bron met deze sleutel.")
            message = f"Sleutel ‘{entry.key}’ bestaat al en deze tweede bron telt niet mee; geef haar een eigen sleutel of haal haar weg."
            problems.append(Problem("BIB002", entry.path, entry.key_span, message, (related,)))
    return first, problems


class _Finder:
    """Finds an entry by its key, by a key in its field `ids`, or whatever the case of the letters, as BibTeX does."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._others: dict[str, Entry] = {}

    def __call__(self, key: str) -> Entry | None:
        if found := self._entries.get(key):
            return found
        if not self._others:
            for entry in self._entries.values():
                aliases = entry.fields["ids"].value.split(",") if "ids" in entry.fields else []
                for other in (entry.key, *aliases):
                    self._others.setdefault(other.strip().casefold(), entry)
        return self._others.get(key.casefold())


def _in_order(sources: Sequence[Source], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    order = {source.path: number for number, source in enumerate(sources)}
    return tuple(sorted(problems, key=lambda problem: (order.get(problem.path, -1), problem.span, problem.code)))
