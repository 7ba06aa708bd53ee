"""What one page needs while it is rendered, and what came out: which marker stands where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.citation import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document
    from werkplaats.model.source import Span
    from werkplaats.render.edition import Edition


class Insertion(NamedTuple):
    """A marker: what it stands for (`b`lock, `c`itation, `l`ist, `m`ention), its number, and the place in the source it replaces."""

    kind: str
    number: int
    start: int
    end: int


class ListPlace(NamedTuple):
    """A list of literature in the text itself.

    Attributes:
        span: The command that it takes the place of; None for a list at the end of the page.
        keys: The works, in the order of the list.
        anchored: Those whose entry here is what citations link to.
    """

    span: Span | None
    keys: tuple[str, ...]
    anchored: frozenset[str]


@dataclass(slots=True)
class Rendering:
    """What one page needs while it is rendered, and what came out.

    Attributes:
        edition: The edition.
        document: The page.
        lists: Lists in the text; None where the content model applies, for there the template shows them.
        lost: Markers that did not become elements, and citations that Python-Markdown shows and the scanner did not find: text each.
        cites: Keys of the links that were made, in the order of the tree.
        waiting: Markers (kind and number) that have been put into the text and not come out yet.
    """

    edition: Edition
    document: Document
    lists: tuple[ListPlace, ...] | None = None
    lost: list[str] = field(default_factory=list[str])
    cites: list[str] = field(default_factory=list[str])
    waiting: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])

    def insertions(self) -> Iterator[Insertion]:
        """Yield the markers in the order of the source."""
        page = self.document.page
        found = [Insertion("c", n, *cluster.span) for n, cluster in enumerate(page.clusters) if self._is_shown(cluster)]
        if self.lists is not None:
            found += [Insertion("l", n, *place.span) for n, place in enumerate(self.lists) if place.span]
            return iter(sorted(found, key=lambda i: (i.start, i.end)))
        mentions = self.edition.resolution.mentions.get(page.path, ())
        found += [Insertion("m", n, *m.span) for n, m in enumerate(mentions) if m.automatic]
        found += [
            Insertion("b", n, b.pieces[0 if b.cells else -1].end, b.pieces[0 if b.cells else -1].end)
            for n, b in enumerate(page.blocks)
        ]
        return iter(sorted(found, key=lambda i: (i.start, i.end)))

    def _is_shown(self, cluster: Cluster) -> bool:
        """Tell whether a citation is shown as one: outside the content model `@name` that no list knows may be anything."""
        if self.lists is not None and cluster.form is Form.NARRATIVE and len(cluster.works) == 1:
            return cluster.works[0].key in self.edition.site.library.works
        return True

    def original(self, kind: str, number: int) -> str:
        """Return what stands in the source where a marker was put."""
        page = self.document.page
        match kind:
            case "c":
                return page.source.cut(page.clusters[number].span)
            case "m":
                return page.source.cut(self.edition.resolution.mentions[page.path][number].span)
            case "l" if self.lists and (span := self.lists[number].span):
                return page.source.cut(span)
            case _:
                return ""

    def shown(self, kind: str, number: int) -> str:
        """Return what a message about a marker shows: what it replaced, or the beginning of the block it stood in."""
        page = self.document.page
        return self.original(kind, number) or " ".join(page.source.cut(page.blocks[number].span).split())[:80]

    def disagreements(self) -> list[str]:
        """Return what was lost, and what has not come out at all; to be asked when the page is done."""
        return [*self.lost, *(self.shown(kind, number) for kind, number in sorted(self.waiting))]
