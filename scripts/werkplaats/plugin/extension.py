"""A Python-Markdown extension that puts citations, entity links and paragraph addresses where the scanner found them.

The scanner is the one reader of the syntax. Before Python-Markdown sees a text, every citation and every name to be linked is replaced by a marker,
and every block gets one at its end; when the tree is done, markers become elements and ids. A marker that does not come out where it should
(the scanner saw running text where Python-Markdown sees code, or the other way round) is put back as it was written and reported.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from werkplaats.render.markup import citation_html, mention_html
from werkplaats.scan.citations import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKER = re.compile(f"{_OPEN}([bcm])([0-9]+){_CLOSE}")
_HOLDERS = {"p", "li", "td", "th", "dt", "dd"}
_LEFT_OVER = re.compile(rf"(?<![\w@/\\.:])-?@(?P<key>{KEY})")


class Insertion(NamedTuple):
    """A marker: what it stands for (`b`lock, `c`itation, `m`ention), its number, and the place in the source it replaces."""

    kind: str
    number: int
    start: int
    end: int


@dataclass(slots=True)
class Rendering:
    """What one page needs while it is rendered, and what came out.

    Attributes:
        edition: The edition.
        document: The page.
        lost: Markers that did not become elements, and citations that Python-Markdown shows and the scanner did not find: text each.
        cites: Keys of the links that were made, in the order of the tree.
        waiting: Markers (kind and number) that have been put into the text and not come out yet.
    """

    edition: Edition
    document: Document
    lost: list[str] = field(default_factory=list[str])
    cites: list[str] = field(default_factory=list[str])
    waiting: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]])

    def insertions(self) -> Iterator[Insertion]:
        """Yield the markers in the order of the source."""
        page = self.document.page
        found = [Insertion("c", n, *cluster.span) for n, cluster in enumerate(page.clusters)]
        mentions = self.edition.resolution.mentions.get(page.path, ())
        found += [Insertion("m", n, *m.span) for n, m in enumerate(mentions) if m.automatic]
        found += [
            Insertion("b", n, b.pieces[0 if b.cells else -1].end, b.pieces[0 if b.cells else -1].end)
            for n, b in enumerate(page.blocks)
        ]
        return iter(sorted(found, key=lambda i: (i.start, i.end)))

    def original(self, kind: str, number: int) -> str:
        """Return what stands in the source where a marker was put."""
        page = self.document.page
        match kind:
            case "c":
                return page.source.cut(page.clusters[number].span)
            case "m":
                return page.source.cut(self.edition.resolution.mentions[page.path][number].span)
            case _:
                return ""

    def shown(self, kind: str, number: int) -> str:
        """Return what a message about a marker shows: what it replaced, or the beginning of the block it stood in."""
        page = self.document.page
        return self.original(kind, number) or " ".join(page.source.cut(page.blocks[number].span).split())[:80]

    def disagreements(self) -> list[str]:
        """Return what was lost, and what has not come out at all; to be asked when the page is done."""
        return [*self.lost, *(self.shown(kind, number) for kind, number in sorted(self.waiting))]


class WerkplaatsExtension(Extension):
    """The extension; `current` is set by the host before each page."""

    def __init__(self, **kwargs: Any) -> None:
        self.current: Rendering | None = None
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the three processors."""
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        md.preprocessors.register(_Insert(md, self), "werkplaats", 1000)
        md.treeprocessors.register(_Compare(md, self), "werkplaats-compare", 7)  # before `\\@` becomes `@`
        md.treeprocessors.register(
            _Resolve(md, self), "werkplaats", -10
        )  # after MkDocs has made addresses of links to files
        md.postprocessors.register(_Restore(md, self), "werkplaats", 5)


class _Insert(Preprocessor):
    """Puts the markers into the text."""

    def __init__(self, md: Markdown, extension: WerkplaatsExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        rendering = self._extension.current
        if rendering is None:
            return lines
        text = "\n".join(lines)
        source = rendering.document.page.source.text.replace("\r\n", "\n")
        exact = rendering.document.page.source.text
        if not exact.endswith(text):
            if not source.rstrip().endswith(text.rstrip()):
                rendering.lost.append("de tekst van deze pagina is door een ander onderdeel gewijzigd")
            text, exact = _same_lines(exact, rendering.document.page.body_start)
        shift = len(exact) - len(text)
        parts: list[str] = []
        at = 0
        for insertion in rendering.insertions():
            start = insertion.start - shift
            if start < at:
                rendering.lost.append(rendering.shown(insertion.kind, insertion.number))
                continue
            rendering.waiting.add((insertion.kind, insertion.number))
            parts += [text[at:start], f"{_OPEN}{insertion.kind}{insertion.number}{_CLOSE}"]
            at = insertion.end - shift
        parts.append(text[at:])
        return "".join(parts).replace("\r\n", "\n").split("\n")


def _same_lines(exact: str, body_start: int) -> tuple[str, str]:
    """Return the body as read, with the whole text, when the host changed line ends or white space at the edges."""
    return exact[body_start:], exact


class _Resolve(Treeprocessor):
    """Turns markers into elements and ids."""

    def __init__(self, md: Markdown, extension: WerkplaatsExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        rendering = self._extension.current
        if rendering is not None:
            walk = _TreeWalk(rendering)
            walk.walk(root, [])
            walk.old_addresses()


class _Compare(Treeprocessor):
    """Looks for citations that Python-Markdown shows as text because the scanner did not find them."""

    def __init__(self, md: Markdown, extension: WerkplaatsExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: ET.Element) -> None:
        rendering = self._extension.current
        if rendering is None or "@" not in rendering.document.page.source.text:
            return
        works = rendering.edition.site.library.works
        for text in _texts(root):
            if "@" in text:
                rendering.lost += [m.group() for m in _LEFT_OVER.finditer(text) if m["key"].strip("{}") in works]


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the running text of a tree: no code, no link text."""
    if element.tag not in {"code", "pre", "a"}:
        if element.text and not isinstance(element.text, AtomicString):
            yield element.text
        for child in element:
            yield from _texts(child)
    if element.tail:
        yield element.tail


class _TreeWalk:
    def __init__(self, rendering: Rendering) -> None:
        self._rendering = rendering
        self._document = rendering.document
        self._edition = rendering.edition
        self._holders: dict[int, ET.Element] = {}

    def old_addresses(self) -> None:
        """Put the ids of paragraphs that are gone into the paragraphs that they lead to."""
        for old in self._edition.old.get(self._document.page.path, ()):
            holder = self._holders.get(old.block)
            if holder is not None:
                mark = ET.Element("span", {"id": old.id, "class": "oud-adres"})
                mark.tail, holder.text = holder.text, None
                holder.insert(0, mark)

    def walk(self, element: ET.Element, parents: list[ET.Element]) -> None:
        line = [*parents, element]
        children = list(element)
        if element.tag == "a":
            self._entity(element)
        if element.text:
            element.text = self._text(element, None, element.text, line)
        for child in children:
            self.walk(child, line)
            if child.tail:
                child.tail = self._text(element, child, child.tail, line)

    def _text(self, parent: ET.Element, after: ET.Element | None, text: str, line: list[ET.Element]) -> str:
        """Put elements for the markers of one text; return what is left of the text itself."""
        if isinstance(text, AtomicString) or any(element.tag in {"code", "pre"} for element in line):
            return AtomicString(self._restore(text)) if _OPEN in text else text
        if _OPEN not in text:
            return text
        head = ""
        last: ET.Element | None = None
        at = 0
        place = list(parent).index(after) + 1 if after is not None else 0
        for match in _MARKER.finditer(text):
            between = text[at : match.start()]
            if last is None:
                head += between
            else:
                last.tail = (last.tail or "") + between
            at = match.end()
            made = self._element(match[1], int(match[2]), line)
            if made is not None:
                parent.insert(place, made)
                place += 1
                last = made
        rest = text[at:]
        if last is None:
            return head + rest
        last.tail = (last.tail or "") + rest
        return head

    def _element(self, kind: str, number: int, line: list[ET.Element]) -> ET.Element | None:
        path = self._document.page.path
        self._rendering.waiting.discard((kind, number))
        match kind:
            case "b":
                self._address(number, line)
                return None
            case "c":
                made = ET.fromstring(citation_html(self._edition, path, number))  # noqa: S314 - our own mark-up
                self._rendering.cites += [key for a in made.iter("a") if (key := a.get("data-cite"))]
            case _:
                mention = self._edition.resolution.mentions[path][number]
                made = ET.fromstring(mention_html(self._edition, path, mention))  # noqa: S314 - our own mark-up
        return made

    def _address(self, number: int, line: list[ET.Element]) -> None:
        """Give the block its id: on its table, or on the paragraph or item that holds its text."""
        path = self._document.page.path
        cells = self._document.page.blocks[number].cells
        wanted = {"table"} if cells else _HOLDERS
        holder = next((element for element in reversed(line) if element.tag in wanted), None)
        if holder is None or holder.get("id", "").startswith("p-"):
            self._rendering.lost.append(self._rendering.shown("b", number))
            return
        holder.set("id", self._edition.ids[path][number])
        self._holders[number] = line[-1] if cells else holder

    def _entity(self, element: ET.Element) -> None:
        href = element.get("href", "").partition("#")[0]
        if href and "data-entity" not in element.attrib and "data-cite" not in element.attrib:
            entity = self._edition.entity_at(posixpath.normpath(posixpath.join(self._document.address, href)) + "/")
            if entity:
                element.set("data-entity", entity)

    def _restore(self, text: str) -> str:
        return _put_back(self._rendering, text)


def _put_back(rendering: Rendering, text: str) -> str:
    """Replace markers by what stood in the source, and count them as lost."""

    def original(match: re.Match[str]) -> str:
        number = int(match[2])
        rendering.waiting.discard((match[1], number))
        rendering.lost.append(rendering.shown(match[1], number))
        return rendering.original(match[1], number)

    return _MARKER.sub(original, text)


class _Restore(Postprocessor):
    """Puts back what stood in raw HTML, which never becomes part of the tree."""

    def __init__(self, md: Markdown, extension: WerkplaatsExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, text: str) -> str:
        rendering = self._extension.current
        return text if rendering is None or _OPEN not in text else _put_back(rendering, text)


def makeExtension(**kwargs: Any) -> WerkplaatsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension for a host that names it as a module."""
    return WerkplaatsExtension(**kwargs)
