"""What one page needs while it is rendered, and what came out: which marker stands where, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.citation import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document
    from werkplaats.model.source import Source, Span
    from werkplaats.render.edition import Edition

SHOWN = 80
"""So much of a block is shown in a message."""


class Insertion(NamedTuple):
    """A marker: what it stands for (`b`lock, `c`itation, `l`ist, `m`ention), its number, and the place in the source it replaces.

    The kind `a` is no marker but an attribute: it asks Markdown for a caption.
    """

    kind: str
    number: int
    start: int
    end: int


class Difference(NamedTuple):
    """A place where scanner and renderer disagree: its offset in the source, and what stands there or else what is wrong."""

    at: int
    text: str


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
        file: Outside the content model: the file that the page comes from, for other plugins may have changed its text. None: as the page.
        lost: What came out otherwise than it was scanned.
        cites: Keys of the links that were made, in the order of the tree.
        waiting: Markers (kind and number) that have been put into the text and not come out yet.
    """

    edition: Edition
    document: Document
    lists: tuple[ListPlace, ...] | None = None
    file: Source | None = None
    lost: list[Difference] = field(default_factory=list[Difference])
    cites: list[str] = field(default_factory=list[str])
    waiting: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])

    def insertions(self) -> Iterator[Insertion]:
        """Yield the markers in the order of the source."""
        page = self.document.page
        found = [Insertion("c", n, *cluster.span) for n, cluster in enumerate(page.clusters) if self._is_shown(cluster)]
        found += [Insertion("a", n, at, at) for n, at in enumerate(page.captions)]
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

    def place(self, kind: str, number: int) -> None:
        """Take note that a marker has come out where it may; one that comes out twice is a difference too."""
        if (kind, number) in self.waiting:
            self.waiting.discard((kind, number))
        else:
            self.lose(kind, number)

    def lose(self, kind: str, number: int) -> None:
        """Take note of a marker that did not become what it stands for."""
        self.waiting.discard((kind, number))
        self.lost.append(self._difference(kind, number))

    def missed(self, texts: Iterable[str]) -> None:
        """Take note of citations that the page shows as they are written, though no scanner found them.

        Args:
            texts: Each as it is written, in the order of the tree.
        """
        text = self.document.page.source.text
        taken = [cluster.span for cluster in self.document.page.clusters]
        after: dict[str, int] = {}
        for wanted in texts:
            at = text.find(wanted, after.get(wanted, self.document.page.body_start))
            while at >= 0 and any(span.start <= at < span.end for span in taken):
                at = text.find(wanted, at + 1)
            after[wanted] = at + 1 if at >= 0 else after.get(wanted, 0)
            self.lost.append(Difference(at if at >= 0 else self.document.page.body_start, wanted))

    def disagreements(self) -> list[Difference]:
        """Return every place of a difference once, in order; to be asked when the page is done."""
        found = {*self.lost, *(self._difference(kind, number) for kind, number in self.waiting)}
        return list({difference.at: difference for difference in sorted(found, reverse=True)}.values())[::-1]

    def _difference(self, kind: str, number: int) -> Difference:
        page = self.document.page
        match kind:
            case "c":
                at = page.clusters[number].span.start
            case "m":
                at = self.edition.resolution.mentions[page.path][number].span.start
            case "l" if self.lists and (span := self.lists[number].span):
                at = span.start
            case _:
                return self.block_difference(number)
        return Difference(at, self.original(kind, number))

    def block_difference(self, number: int) -> Difference:
        """Return that a block came out otherwise: its place and the beginning of its text."""
        page = self.document.page
        span = page.blocks[number].span
        return Difference(span.start, " ".join(page.source.cut(span).split())[:SHOWN])

    def where(self, difference: Difference) -> str:
        """Return path, line and column of a difference: in the file, when its text is still there."""
        source = self.document.page.source
        if self.file is None:
            line, column = source.position(difference.at)
            return f"{source.path}:{line}:{column}"
        whole, part = self.file.text.rstrip(), source.text.rstrip()
        if whole.endswith(part):
            at = difference.at + len(whole) - len(part)
        else:
            at = max(0, self.file.text.find(difference.text))
        line, column = self.file.position(at)
        return f"{self.file.path}:{line}:{column}"
