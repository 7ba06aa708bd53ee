"""All pages and the library together: what resolving works on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkplaats.model.schema import ENTITY_FOLDERS, Kind, properties
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.entry import Library
    from werkplaats.model.page import Page
    from werkplaats.model.schema import Property

NOWHERE = Span(0, 0)
_ENTITY_KINDS = frozenset(ENTITY_FOLDERS.values())


@dataclass(frozen=True, slots=True)
class Ref:
    """A text in the front matter, with its place: a slug, a key, a name."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Meta:
    """Front matter that was read against the schema of its kind.

    Attributes:
        texts: Single values.
        lists: Lists, and single slugs and keys as lists of one.
        flags: `ja`/`nee` fields.
        records: Blocks with keys of their own (`periode`, `origineel`, `coordinaten`).
        tables: Lists of blocks (`gebeurtenissen`), each row typed as front matter of its own.
    """

    texts: Mapping[str, Ref] = field(default_factory=dict[str, Ref])
    lists: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict[str, "tuple[Ref, ...]"])
    flags: Mapping[str, bool] = field(default_factory=dict[str, bool])
    records: Mapping[str, Mapping[str, Ref]] = field(default_factory=dict[str, "Mapping[str, Ref]"])
    tables: Mapping[str, tuple[Meta, ...]] = field(default_factory=dict[str, "tuple[Meta, ...]"])

    def text(self, name: str) -> str:
        """Return a single value, or an empty string."""
        ref = self.texts.get(name)
        return ref.text if ref else ""

    def refs(self, name: str) -> tuple[Ref, ...]:
        """Return a list with its places, or nothing."""
        return self.lists.get(name, ())

    def values(self, name: str) -> tuple[str, ...]:
        """Return a list without places."""
        return tuple(ref.text for ref in self.refs(name))

    def record(self, name: str) -> Mapping[str, Ref]:
        """Return a block, or an empty one."""
        return self.records.get(name, {})

    def rows(self, name: str) -> tuple[Meta, ...]:
        """Return the rows of a list of blocks, or nothing."""
        return self.tables.get(name, ())

    def fields(self, schema: Iterable[Property]) -> Iterator[tuple[Property, Meta]]:
        """Yield every field of a schema that is filled, with the front matter that holds it; those of the rows of a list too."""
        texts, lists, flags, records, tables = self.texts, self.lists, self.flags, self.records, self.tables
        for prop in schema:
            name = prop.name
            if name in texts or name in lists or name in flags or name in records:
                yield prop, self
            for row in tables.get(name, ()):
                yield from row.fields(prop.columns)


class Described:
    """What front matter and place make of a page; shared by a page that was read and its outline."""

    __slots__ = ()

    kind: Kind
    slug: str
    meta: Meta

    @property
    def entity(self) -> str:
        """`mens:saskia-welschen` for an entity, else an empty string."""
        return f"{self.kind}:{self.slug}" if self.kind in _ENTITY_KINDS else ""

    @property
    def title(self) -> str:
        """The title, or the slug when it has none."""
        return self.meta.text("titel") or self.slug

    @property
    def names(self) -> tuple[Ref, ...]:
        """Title and aliases: the names under which the page is mentioned."""
        title = self.meta.texts.get("titel")
        return (*((title,) if title else ()), *self.meta.refs("aliassen"))

    def fields(self) -> Iterator[tuple[Property, Meta]]:
        """Yield every field of this page that is filled, with the front matter that holds it; those of rows too."""
        return self.meta.fields(properties(self.kind).values())


@dataclass(frozen=True, slots=True)
class Document(Described):
    """A page with what its front matter and its place in the folders make of it.

    Attributes:
        page: The scanned page.
        kind: From its folder.
        slug: Last part of its address; empty for the home page.
        address: Address below the root of the site, `mensen/saskia-welschen/`; empty for the home page.
        meta: Typed front matter.
    """

    page: Page
    kind: Kind
    slug: str
    address: str
    meta: Meta

    @property
    def shown(self) -> str:
        """Project-relative path of its file, as in reports."""
        return self.page.source.path


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that was read.

    Attributes:
        documents: Path below the docs folder to document, in the order of the paths.
        entities: `kind:slug` to document.
        library: The literature.
        problems: What was wrong in reading, over all files.
    """

    documents: Mapping[str, Document]
    entities: Mapping[str, Document]
    library: Library
    problems: tuple[Problem, ...] = ()

    def chapters(self, publication: Document) -> tuple[Document, ...]:
        """Return the chapters of a publication in reading order; slugs without a file are left out."""
        folder = publication.page.path.rpartition("/")[0]
        paths = (f"{folder}/{slug}.md" for slug in publication.meta.values("hoofdstukken"))
        return tuple(self.documents[path] for path in paths if path in self.documents)

    def publication(self, chapter: Document) -> Document | None:
        """Return the publication that a chapter belongs to."""
        return self.documents.get(f"{chapter.page.path.rpartition('/')[0]}/index.md")
