"""Files → site. The only module of the core that opens content files; whatever cannot be read is reported and the rest goes on."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from werkplaats.library.files import decode_source
from werkplaats.library.reader import read_library
from werkplaats.model.citation import Form
from werkplaats.model.conflicts import find_conflicts
from werkplaats.model.diagnostic import Problem
from werkplaats.model.outline import Outline
from werkplaats.model.refusal import reason
from werkplaats.model.schema import Kind, kind_of
from werkplaats.model.site import Document, Meta, Site
from werkplaats.model.source import Source, Span
from werkplaats.scan.meta import read_meta
from werkplaats.scan.page import scan_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from werkplaats.config import Config
    from werkplaats.model.page import Block, Page

_Described = TypeVar("_Described", Document, Outline)


def read_source(path: Path, shown: str) -> tuple[Source, tuple[Problem, ...]]:
    """Read a text file as UTF-8.

    Args:
        path: The file.
        shown: Its path in reports.

    Returns:
        The source, without a byte order mark. What is not UTF-8 is read as Windows-1252 so that the rest can be checked, and `PAG005`
        tells where the first such byte stands. A file that cannot be opened is an empty source with the same code.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        fault = f"Het bestand kan niet worden gelezen ({reason(error)}); zet er een gewoon tekstbestand neer of haal het weg."
        return Source(shown, ""), (Problem("PAG005", shown, Span(0, 0), fault),)
    source, problems = decode_source(shown, data)
    return source, tuple(Problem("PAG005", p.path, p.span, p.message) for p in problems)


def entries_below(folder: str | Path, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is below a folder: its path with forward slashes, and its entry. A linked folder is not entered.

    Args:
        folder: The folder; one that cannot be read has nothing in it.
        prefix: What each path begins with.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            yield prefix + entry.name, entry
            if entry.is_dir(follow_symlinks=False):
                yield from entries_below(entry.path, f"{prefix}{entry.name}/")


def page_files(docs_dir: Path) -> Iterator[str]:
    """Yield the paths of all that is called `.md` below a docs folder, in order; names that begin with a dot are left out, as in MkDocs."""
    paths = (path for path, _ in entries_below(docs_dir) if path.endswith(".md"))
    for path in sorted(paths, key=lambda found: found.split("/")):
        if not path.startswith(".") and "/." not in path:
            yield path


class Texts(NamedTuple):
    """The files of a site, opened and not yet read.

    Attributes:
        pages: Path below the docs folder to file, in the order of the paths.
        bibliographies: The `.bib` files, in the order of their names.
        problems: What was wrong in opening them.
        unread: Project-relative paths of the pages that could not be opened at all: what they lack is not their fault.
    """

    pages: Mapping[str, Source]
    bibliographies: tuple[Source, ...]
    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()


def open_texts(config: Config) -> Texts:
    """Open every page and bibliography of a site."""
    bibliographies, problems = _read_bibliographies(config)
    pages: dict[str, Source] = {}
    unread: set[str] = set()
    folder = config.relative(config.docs_dir)
    for path in page_files(config.docs_dir):
        source, faults = read_source(config.docs_dir / path, f"{folder}/{path}")
        pages[path] = source
        problems += faults
        if faults and not source.text:
            unread.add(source.path)
    return Texts(pages, tuple(bibliographies), tuple(problems), frozenset(unread))


def read_site(config: Config) -> Site:
    """Read every page and bibliography of a site."""
    texts = open_texts(config)
    problems = [*texts.problems]
    documents: list[Document] = []
    for path, source in texts.pages.items():
        document, found = read_document(source, path, config)
        documents.append(document)
        problems += () if source.path in texts.unread else found
    return make_site(documents, texts.bibliographies, problems)


def read_pages(config: Config, pages: Iterable[tuple[str, str]]) -> Site:
    """Read every bibliography of a site, and pages that its host has opened.

    Args:
        config: Settings.
        pages: Of each page its path below the docs folder and its text.
    """
    bibliographies, problems = _read_bibliographies(config)
    documents: list[Document] = []
    for path, text in pages:
        document, found = read_document(Source(config.relative(config.docs_dir / path), text), path, config)
        documents.append(document)
        problems += found
    return make_site(documents, bibliographies, problems)


def _read_bibliographies(config: Config) -> tuple[list[Source], list[Problem]]:
    problems: list[Problem] = [
        Problem(
            "BIB006",
            name,
            Span(0, 0),
            f"{fault}; zet daar de literatuurlijst neer of verbeter bib_file of bib_dir.",
        )
        for name, fault in config.missing_faults
    ]
    bibliographies: list[Source] = []
    for path in config.bibliographies:
        source, faults = read_source(path, config.relative(path))
        bibliographies.append(source)
        problems += [Problem("BIB005", p.path, p.span, p.message) for p in faults]
    return bibliographies, problems


def read_document(source: Source, path: str, config: Config | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """Scan one page and read its front matter.

    Args:
        source: The file.
        path: Its path below the docs folder.
        config: Settings; without them the content model applies.

    Returns:
        The page, and what was wrong in reading. Outside the content model its front matter is the host's, its folder means nothing,
        and citations without brackets count only when the settings say so.
    """
    page = scan_page(source, path)
    conflicts = tuple(problem for problem, _ in find_conflicts(source) if _is_read(problem.span, page))
    stem = path.removesuffix(".md")
    address = stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"
    slug = address.rstrip("/").rpartition("/")[2]
    if config is not None and not config.content_model:
        page = page if config.commands.enable_inline_citations else without_narrative(page)
        return Document(page, Kind.TEKST, slug, address, Meta()), conflicts
    kind = kind_of(path)
    meta, faults = read_meta(page, kind)
    return Document(page, kind, slug, address, meta), conflicts or (*page.problems, *faults)


def _is_read(place: Span, page: Page) -> bool:
    """Tell whether something is in the front matter or in text: what a block of code shows is meant to be seen."""
    return place.start < page.body_start or any(
        block.span.start < place.end and place.start < block.span.end for block in page.blocks
    )


def without_narrative(page: Page) -> Page:
    """Return a page in which only what stands between brackets is a citation."""
    kept = [number for number, cluster in enumerate(page.clusters) if cluster.form is not Form.NARRATIVE]
    numbers = {-1: -1, **{old: new for new, old in enumerate(kept)}}

    def left(block: Block) -> Block:
        return replace(
            block, tokens=tuple(replace(t, index=numbers[t.index]) for t in block.tokens if t.index in numbers)
        )

    return replace(
        page,
        blocks=tuple(map(left, page.blocks)),
        headings=tuple(replace(h, body=left(h.body)) if h.body else h for h in page.headings),
        clusters=tuple(page.clusters[number] for number in kept),
        literal=tuple(cluster for cluster in page.literal if cluster.form is not Form.NARRATIVE),
    )


def make_site(
    documents: Iterable[Document], bibliographies: Iterable[Source], problems: Iterable[Problem] = ()
) -> Site:
    """Put pages and literature together; of pages that share a slug (`PAG006`) one counts."""
    by_path = {document.page.path: document for document in documents}
    library = read_library(bibliographies)
    return Site(by_path, first_entities(by_path.values()), library, (*problems, *library.problems))


def first_entities(pages: Iterable[_Described]) -> dict[str, _Described]:
    """Return id to page of every entity; of pages with one address the one that counts (see `owners`)."""
    return {page.entity: page for page in owners(pages).values() if page.entity}


def owners(pages: Iterable[_Described]) -> dict[str, _Described]:
    """Return address in small letters to the page that counts there: an entity before another page, then a name in small letters, then the first."""
    found: dict[str, _Described] = {}
    for page in pages:
        other = found.setdefault(page.address.lower(), page)
        if other is not page and _rank(page) > _rank(other):
            found[page.address.lower()] = page
    return found


def _rank(page: Document | Outline) -> tuple[bool, bool]:
    return bool(page.entity), page.slug == page.slug.lower()
