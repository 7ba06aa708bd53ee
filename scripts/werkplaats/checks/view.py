"""What rules look at besides a page: the literature list (`ListView`), or the outlines of all pages with the cards of all works (`View`)."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.checks.fields import read_parts
from werkplaats.model.schema import Form
from werkplaats.model.source import Source
from werkplaats.reading import entries_below, first_entities

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.cards import Filed
    from werkplaats.checks.content import Content
    from werkplaats.checks.fields import Part
    from werkplaats.config import Config
    from werkplaats.model.entry import Entry, Library, Work
    from werkplaats.model.outline import Outline
    from werkplaats.model.site import Document, Ref

_READING_FAULTS = frozenset({"BIB001", "BIB003", "BIB004"})
KEY_FORMS = frozenset({Form.KEY, Form.KEYS})


class ListView:
    """What a rule about the literature may ask: the list and nothing else.

    Args:
        library: The literature.

    Attributes:
        works: Key to work, in the order of the files.
    """

    def __init__(self, library: Library) -> None:
        self.works: Mapping[str, Work] = library.works
        self._library = library
        self._parts: tuple[Entry | None, dict[str, Part]] = (None, {})

    def part(self, work: Work, name: str) -> Part | None:
        """Return the field of an entry that has this BibLaTeX name, whatever name the entry gives it."""
        if self._parts[0] is not work.entry:
            self._parts = (work.entry, read_parts(work.entry, self.source(work.entry.path).text))
        return self._parts[1].get(name)

    def source(self, path: str) -> Source:
        """Return a bibliography by its project-relative path; one that was not read is empty."""
        return self._library.sources.get(path) or Source(path, "")

    @cached_property
    def years(self) -> frozenset[int]:
        """Every year in which a work appeared or was looked at."""
        dates = (date for work in self.works.values() for date in (work.date, work.accessed))
        return frozenset(date.year for date in dates if date and date.year)

    @cached_property
    def _faults(self) -> Mapping[str, list[int]]:
        """Path of a bibliography to the places of what could not be read in it, in order."""
        found: dict[str, list[int]] = {}
        for problem in self._library.problems:
            if problem.code in _READING_FAULTS:
                found.setdefault(problem.path, []).append(problem.span.start)
        return {path: sorted(places) for path, places in found.items()}

    def is_broken(self, entry: Entry) -> bool:
        """Tell whether something in an entry could not be read, so that what is missing from it may well be there."""
        places = self._faults.get(entry.path, ())
        first = bisect_left(places, entry.span.start)
        return first < len(places) and places[first] <= entry.span.end


class View:
    """What a rule about the whole site may ask.

    Attributes:
        config: Settings.
        outlines: Path below the docs folder to the page from outside, in the order of the paths.
        works: Key to the card of a work and its place, in the order of the files.
    """

    def __init__(self, content: Content, outlines: Mapping[str, Outline], works: Mapping[str, Filed]) -> None:
        self.config: Config = content.config
        self.outlines = outlines
        self.works = works
        self._content = content

    def source(self, path: str) -> Source:
        """Return a file by its project-relative path; one that was not read is empty."""
        return self._content.source(path)

    def document(self, path: str) -> Document:
        """Return a page itself, by its path below the docs folder: for a fault that has been found, as it may have to be read for this."""
        return self._content.document(path)

    @cached_property
    def entities(self) -> Mapping[str, Outline]:
        """`kind:slug` to page."""
        return first_entities(self.outlines.values())

    @cached_property
    def files(self) -> frozenset[str]:
        """Path of every file below the docs folder."""
        below = entries_below(self.config.docs_dir)
        found = (p for p, entry in below if entry.is_file(follow_symlinks=False) or Path(entry.path).is_file())
        return frozenset((*self.outlines, *found))


def key_refs(page: Document | Outline) -> Iterator[tuple[str, Ref]]:
    """Yield (field, key) for every key of the literature list that the front matter of a page names."""
    for prop, meta in page.fields():
        if prop.form in KEY_FORMS:
            for ref in meta.refs(prop.name):
                yield prop.name, ref
