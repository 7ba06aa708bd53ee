"""The texts that are checked, each read no sooner than somebody asks for more than its text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from werkplaats.library.reader import read_library
from werkplaats.model.source import Source
from werkplaats.reading import Texts, open_texts, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.entry import Library
    from werkplaats.model.site import Document, Site

_OPENING = frozenset({"PAG005", "BIB005", "BIB006"})
"""Faults of a file itself; they stay whatever its text becomes."""


class Content:
    """The pages and the literature of a site.

    Args:
        config: Settings.
        texts: The files.
        read: Pages that have been read already, by their paths below the docs folder, with what was wrong in reading them.

    Attributes:
        config: Settings.
        pages: Path below the docs folder to file.
        problems: What was wrong in opening the files.
    """

    def __init__(
        self, config: Config, texts: Texts, read: Mapping[str, tuple[Document, tuple[Problem, ...]]] | None = None
    ) -> None:
        self.config = config
        self._texts = texts
        self.pages = texts.pages
        self.problems = texts.problems
        self._read = dict(read or {})

    @classmethod
    def open(cls, config: Config) -> Self:
        """Open the files of a site."""
        return cls(config, open_texts(config))

    @classmethod
    def of(cls, site: Site, config: Config) -> Self:
        """Take a site that has been read."""
        pages = {path: document.page.source for path, document in site.documents.items()}
        texts = Texts(pages, tuple(site.library.sources.values()), site.problems)
        content = cls(config, texts, {path: (document, ()) for path, document in site.documents.items()})
        content.library = site.library
        return content

    @property
    def bibliographies(self) -> tuple[Source, ...]:
        """The `.bib` files, in the order of their names."""
        return self._texts.bibliographies

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Project-relative path to every file; what else is looked at may be added."""
        return {source.path: source for source in (*self.pages.values(), *self.bibliographies)}

    def source(self, path: str) -> Source:
        """Return a file by its project-relative path; one that was not read is empty."""
        return self.sources.get(path) or Source(path, "")

    @property
    def locked(self) -> frozenset[str]:
        """Files that could not be read as UTF-8: to write them would change what nobody has seen."""
        return frozenset(problem.path for problem in self.problems if problem.code in _OPENING)

    @cached_property
    def library(self) -> Library:
        """The literature."""
        return read_library(self.bibliographies)

    def document(self, path: str) -> Document:
        """Return a page, read, by its path below the docs folder."""
        return self._reading(path)[0]

    def faults(self, path: str) -> tuple[Problem, ...]:
        """Return what was wrong in reading a page."""
        return self._reading(path)[1]

    def _reading(self, path: str) -> tuple[Document, tuple[Problem, ...]]:
        if path not in self._read:
            source = self.pages[path]
            document, faults = read_document(source, path, self.config)
            self._read[path] = (document, () if source.path in self._texts.unread else faults)
        return self._read[path]

    def with_texts(self, texts: Mapping[str, str]) -> Content:
        """Return the content with these texts, by project-relative path, in place of those of the files or beside them."""
        if not texts:
            return self
        docs = self.config.relative(self.config.docs_dir) + "/"
        pages = {path: _fresh(source, texts) for path, source in self.pages.items()}
        added = (path for path in texts if path.startswith(docs) and path.endswith(".md"))
        pages.update({path.removeprefix(docs): Source(path, texts[path]) for path in added if path not in self.sources})
        bibliographies = tuple(_fresh(source, texts) for source in self.bibliographies)
        ordered = dict(sorted(pages.items(), key=lambda item: item[0].split("/")))
        kept = {path: read for path, read in self._read.items() if ordered[path] is self.pages[path]}
        content = Content(self.config, self._texts._replace(pages=ordered, bibliographies=bibliographies), kept)
        if bibliographies == self.bibliographies and "library" in self.__dict__:
            content.library = self.library
        return content


def _fresh(source: Source, texts: Mapping[str, str]) -> Source:
    text = texts.get(source.path)
    return source if text is None or text == source.text else Source(source.path, text)
