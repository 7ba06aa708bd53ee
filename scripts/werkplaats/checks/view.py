"""The whole site as rules see it: what was read, and a few indexes over it that are made when first asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from werkplaats.checks.links import read_links
from werkplaats.checks.prose import masked_block
from werkplaats.checks.suggest import Guesser, KeyGuesser, fold
from werkplaats.checks.typed import TypedIndex
from werkplaats.model.schema import Form, Kind
from werkplaats.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.links import Link
    from werkplaats.config import Config
    from werkplaats.model.entry import Entry
    from werkplaats.model.site import Document, Ref, Site

_READING_FAULTS = frozenset({"BIB001", "BIB003", "BIB004"})
KEY_FORMS = frozenset({Form.KEY, Form.KEYS})


class View:
    """What a rule may ask about the site.

    Attributes:
        site: Pages and literature.
        config: Settings.
        sources: Project-relative path to every file that was read.
    """

    def __init__(self, site: Site, config: Config) -> None:
        self.site = site
        self.config = config
        self.sources: dict[str, Source] = {d.page.source.path: d.page.source for d in site.documents.values()}
        self.sources.update(site.library.sources)
        self._anchors: dict[str, frozenset[str]] = {}
        self._links: dict[str, tuple[Link, ...]] = {}
        self._prose: dict[str, tuple[tuple[int, str], ...]] = {}

    def source(self, path: str) -> Source:
        """Return a file by its project-relative path; one that was not read is empty."""
        return self.sources.get(path) or Source(path, "")

    @cached_property
    def keys(self) -> KeyGuesser:
        """Guesses which key of the list a mistyped key means."""
        return KeyGuesser(self.site.library.works)

    @cached_property
    def used_keys(self) -> frozenset[str]:
        """Every key that a text cites or the front matter of a page names."""
        found = {
            work.key for d in self.site.documents.values() for cluster in d.page.clusters for work in cluster.walk()
        }
        found.update(ref.text for d in self.site.documents.values() for _, ref in key_refs(d))
        return frozenset(found)

    @cached_property
    def _faults(self) -> Mapping[str, list[int]]:
        """Path of a bibliography to the places of what could not be read in it, in order."""
        found: dict[str, list[int]] = {}
        for problem in self.site.library.problems:
            if problem.code in _READING_FAULTS:
                found.setdefault(problem.path, []).append(problem.span.start)
        return {path: sorted(places) for path, places in found.items()}

    def is_broken(self, entry: Entry) -> bool:
        """Tell whether something in an entry could not be read, so that what is missing from it may well be there."""
        places = self._faults.get(entry.path, ())
        first = bisect_left(places, entry.span.start)
        return first < len(places) and places[first] <= entry.span.end

    def links(self, document: Document) -> tuple[Link, ...]:
        """Return the links and images of a page."""
        path = document.page.path
        if path not in self._links:
            self._links[path] = read_links(document)
        return self._links[path]

    def prose(self, document: Document) -> tuple[tuple[int, str], ...]:
        """Return (offset, text) of every block of a page, with all that is no prose blanked out (see `prose.masked_block`)."""
        path = document.page.path
        if path not in self._prose:
            text = document.page.source.text
            self._prose[path] = tuple((block.span.start, masked_block(text, block)) for block in document.page.blocks)
        return self._prose[path]

    @cached_property
    def typed(self) -> TypedIndex:
        """Finds the works that a citation typed by hand means."""
        return TypedIndex(self.site.library.works)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the surnames of all authors and editors, folded; organisations left out."""
        people = (name for w in self.site.library.works.values() for name in (*w.authors, *w.editors))
        return frozenset(fold(name.family.split()[-1]) for name in people if name.family.strip() and not name.literal)

    @cached_property
    def safe_addresses(self) -> frozenset[str]:
        """Every address with `https` that the literature list or a link has."""
        found = {work.get("url") for work in self.site.library.works.values()}
        for document in self.site.documents.values():
            found.update(document.page.source.cut(link.span) for link in self.links(document) if link.outside)
        return frozenset(address for address in found if address.startswith("https://"))

    @cached_property
    def names_of_things(self) -> frozenset[str]:
        """Names of all places, practices and concepts: with a year behind it no such name is an author."""
        things = {Kind.PLAATS, Kind.PRAKTIJK, Kind.BEGRIP}
        return frozenset(ref.text for d in self.site.entities.values() if d.kind in things for ref in d.names)

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        """Old address, without slashes around it, to the path of the page that was there."""
        return {
            ref.text.strip("/"): path for path, d in self.site.documents.items() for ref in d.meta.refs("verhuisd_van")
        }

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        return {document.address.strip("/"): path for path, document in self.site.documents.items()}

    def moved_to(self, path: str) -> str:
        """Return the page that has moved away from this path or address, or an empty string."""
        address = path.removesuffix(".md").removesuffix("/index").strip("/")
        return self._moved.get(address, "") or self._moved.get(path.strip("/"), "")

    def path_of_address(self, address: str) -> str | None:
        """Return the file of the page with this address below the root of the site, or None."""
        return self._by_address.get(address.strip("/").removesuffix("/index.html").removesuffix("index.html"))

    @cached_property
    def entity_ids(self) -> Guesser:
        """Guesses which `soort:slug` was meant."""
        return Guesser(self.site.entities)

    @cached_property
    def page_names(self) -> Guesser:
        """Guesses which name of a page was meant (see `page_name`)."""
        return Guesser(self.paths_by_name)

    @staticmethod
    def page_name(path: str) -> str:
        """Return the part of a path that names the page: the file without `.md`, of an `index.md` its folder."""
        stem = path.removesuffix(".md").removesuffix("/index")
        return stem.rpartition("/")[2]

    @cached_property
    def paths_by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Name of a page (see `page_name`) to the paths that have it."""
        found: dict[str, tuple[str, ...]] = {}
        for path in self.site.documents:
            name = self.page_name(path)
            found[name] = (*found.get(name, ()), path)
        return found

    @cached_property
    def _by_slug(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for document in self.site.entities.values():
            found[document.slug] = (*found.get(document.slug, ()), document.kind.value)
        return found

    @cached_property
    def _slugs(self) -> dict[Kind, Guesser]:
        return {}

    @cached_property
    def _files(self) -> Mapping[str, str]:
        """Lower-case path below the docs folder to the path as it is, of all files; made only when a link leads to no page."""
        return {path.lower(): path for path in self._file_set}

    @cached_property
    def _file_set(self) -> frozenset[str]:
        folder = self.config.docs_dir
        return frozenset(
            (*self.site.documents, *(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
        )

    def other_kinds(self, slug: str) -> tuple[str, ...]:
        """Return the kinds of which an entity with this slug exists."""
        return self._by_slug.get(slug, ())

    def slugs(self, kind: Kind) -> Guesser:
        """Return what guesses which slug of a kind was meant."""
        if kind not in self._slugs:
            self._slugs[kind] = Guesser(d.slug for d in self.site.entities.values() if d.kind is kind)
        return self._slugs[kind]

    def file_exists(self, path: str) -> bool:
        """Tell whether a path below the docs folder is a file, in exactly these capitals."""
        return path in self._file_set

    def other_case(self, path: str) -> str:
        """Return the file whose path differs from this one in case only, or an empty string."""
        found = self._files.get(path.lower(), "")
        return "" if found == path else found

    def anchors(self, document: Document) -> frozenset[str]:
        """Return the anchors a link may name on a page."""
        if document.page.path not in self._anchors:
            self._anchors[document.page.path] = frozenset(heading.anchor for heading in document.page.headings)
        return self._anchors[document.page.path]


def key_refs(document: Document) -> Iterator[tuple[str, Ref]]:
    """Yield (field, key) for every key of the literature list that the front matter of a page names."""
    for prop, meta in document.fields():
        if prop.form in KEY_FORMS:
            for ref in meta.refs(prop.name):
                yield prop.name, ref
