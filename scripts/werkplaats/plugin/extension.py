"""A Python-Markdown extension that puts citations, entity links and paragraph addresses where the scanner found them.

The scanner is the one reader of the syntax. Before Python-Markdown sees a text, every citation and every name to be linked is replaced by a marker,
and every block gets one at its end; when the tree is done, markers become elements and ids. A marker that does not come out where it should
(the scanner saw running text where Python-Markdown sees code, or the other way round) is put back as it was written and reported.
"""

from __future__ import annotations

import logging
import posixpath
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from werkplaats.plugin.findings import report_lost
from werkplaats.plugin.foreign import alone
from werkplaats.render.markup import citation_html, mention_html, reference_list_html
from werkplaats.scan.citations import KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown import Markdown

    from werkplaats.plugin.foreign import Foreign
    from werkplaats.plugin.rendering import Rendering

_log = logging.getLogger("werkplaats")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARKER = re.compile(f"{_OPEN}([bclm])([0-9]+){_CLOSE}")
_FIRST = 1000
"""The priority of a preprocessor that sees a text as its file has it."""
_AFTER_SNIPPETS = 31.5
"""That of one that sees what `pymdownx.snippets` (32) has put in, before white space is made regular (30)."""
_HOLDERS = {"p", "li", "td", "th", "dt", "dd"}
_LEFT_OVER = re.compile(rf"(?<![\w@/\\.:])-?@(?P<key>{KEY})")
_LEFT_OVER_IN_BRACKET = re.compile(rf"\[[^\[\]]*?{_LEFT_OVER.pattern}[^\[\]]*\]")


class WerkplaatsExtension(Extension):
    """The extension.

    Within the content model its host sets `current` before each page. Outside it the extension reads each text itself: a host gives
    `foreign` and announces each page, and without a host the options say which literature there is.

    Attributes:
        current: The page under way, or the one that came last.
        foreign: What reads texts outside the content model.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "bib_file": ["", "one BibTeX file"],
            "bib_dir": ["", "a folder of BibTeX files"],
            "profile": ["nl-hbo", "nl-hbo, nl-ru, nl-be or apa-en"],
            "bib_command": ["\\bibliography", "stands where the list of what the text cites goes"],
            "full_bib_command": ["\\full_bibliography", "stands where the whole list goes"],
            "bib_by_default": [True, "a text without a command has its list at the end"],
            "enable_inline_citations": [True, "`@key` outside brackets is a citation too"],
        }
        self.current: Rendering | None = None
        self.foreign: Foreign | None = None
        self._announced = ""
        super().__init__(**kwargs)
        self._alone = bool(self.getConfig("bib_file") or self.getConfig("bib_dir"))

    def announce(self, path: str) -> None:
        """Say which page outside the content model comes next; only the first text after it is that page.

        Args:
            path: Its path below the docs folder.
        """
        self.current, self._announced = None, path

    def take(self, text: str) -> Rendering | None:
        """Return what a text needs that is about to be rendered; None for a text that is no page, such as a docstring."""
        if self._alone:
            if self.foreign is None:
                self.foreign = alone(self.getConfigs())
            self.current = self.foreign.reported(text)
        elif self.foreign is not None:
            path, self._announced = self._announced, ""
            if not path:
                return None
            self.current = self.foreign.rendering(text, path)
        return self.current

    def done(self, rendering: Rendering) -> None:
        """Take note that a text is done; without a host, say what of it was read as a citation and does not look like one."""
        if self._alone:
            report_lost(_log, rendering)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        insert = _Insert(md, self)
        foreign = self._alone or self.foreign is not None
        md.preprocessors.register(insert, "werkplaats", _AFTER_SNIPPETS if foreign else _FIRST)
        md.treeprocessors.register(_Compare(md, insert), "werkplaats-compare", 7)  # before `\\@` becomes `@`
        md.treeprocessors.register(
            _Resolve(md, insert), "werkplaats", -10
        )  # after MkDocs has made addresses of links to files
        md.postprocessors.register(_Restore(md, insert), "werkplaats", 5)


class _Insert(Preprocessor):
    """Puts the markers into the text, and knows for the processors after it which page that was."""

    def __init__(self, md: Markdown, extension: WerkplaatsExtension) -> None:
        super().__init__(md)
        self._extension = extension
        self.rendering: Rendering | None = None

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self.rendering = rendering = self._extension.take(text)
        if rendering is None:
            return lines
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

    def finish(self) -> None:
        """Without a host that does it, say what was lost."""
        if self.rendering is not None:
            self._extension.done(self.rendering)


def _same_lines(exact: str, body_start: int) -> tuple[str, str]:
    """Return the body as read, with the whole text, when the host changed line ends or white space at the edges."""
    return exact[body_start:], exact


class _Resolve(Treeprocessor):
    """Turns markers into elements and ids."""

    def __init__(self, md: Markdown, insert: _Insert) -> None:
        super().__init__(md)
        self._insert = insert

    def run(self, root: ET.Element) -> None:
        rendering = self._insert.rendering
        if rendering is not None:
            walk = _TreeWalk(rendering)
            walk.walk(root, [])
            walk.old_addresses()
            walk.lists(root)


class _Compare(Treeprocessor):
    """Looks for citations that Python-Markdown shows as text because the scanner did not find them."""

    def __init__(self, md: Markdown, insert: _Insert) -> None:
        super().__init__(md)
        self._insert = insert

    def run(self, root: ET.Element) -> None:
        rendering = self._insert.rendering
        if rendering is None or "@" not in rendering.document.page.source.text:
            return
        works = rendering.edition.site.library.works
        bracketed = rendering.lists is not None and not rendering.edition.config.commands.enable_inline_citations
        pattern = _LEFT_OVER_IN_BRACKET if bracketed else _LEFT_OVER
        for text in _texts(root):
            if "@" in text:
                rendering.lost += [m.group() for m in pattern.finditer(text) if m["key"].strip("{}") in works]


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
        self._lists: list[tuple[int, list[ET.Element]]] = []

    def old_addresses(self) -> None:
        """Put the ids of paragraphs that are gone into the paragraphs that they lead to."""
        for old in self._edition.old.get(self._document.page.path, ()):
            holder = self._holders.get(old.block)
            if holder is not None:
                mark = ET.Element("span", {"id": old.id, "class": "oud-adres"})
                mark.tail, holder.text = holder.text, None
                holder.insert(0, mark)

    def lists(self, root: ET.Element) -> None:
        """Put each list behind the paragraph that holds its command, or in the item or cell; one without a command at the end."""
        path = self._document.page.path
        last: dict[ET.Element, ET.Element] = {}
        places = self._rendering.lists or ()
        lines = [*self._lists, *((number, [root]) for number, place in enumerate(places) if place.span is None)]
        for number, line in lines:
            place = places[number]
            if not place.keys:
                continue
            html = reference_list_html(self._edition, path, place.keys, anchored=place.anchored)
            made = ET.fromstring(html)  # noqa: S314 - our own mark-up
            made.tail = "\n"
            depth = next((n for n in range(len(line) - 1, -1, -1) if line[n].tag in _HOLDERS), 0)
            holder = line[depth]
            if holder.tag == "p":
                parent = line[depth - 1]
                parent.insert(list(parent).index(last.get(holder, holder)) + 1, made)
                last[holder] = made
            else:
                holder.append(made)
        for _, line in self._lists:
            if line[-1].tag == "p" and line[-1] in line[-2] and not len(line[-1]) and not (line[-1].text or "").strip():
                line[-2].remove(line[-1])

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
        if _OPEN not in text:
            return text
        if isinstance(text, AtomicString) or any(element.tag in {"code", "pre"} for element in line):
            return AtomicString(self._restore(text))
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
            case "l":
                self._lists.append((number, line))
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

    def __init__(self, md: Markdown, insert: _Insert) -> None:
        super().__init__(md)
        self._insert = insert

    def run(self, text: str) -> str:
        rendering = self._insert.rendering
        if rendering is None:
            return text
        text = _put_back(rendering, text) if _OPEN in text else text
        self._insert.finish()
        return text


def makeExtension(**kwargs: Any) -> WerkplaatsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension for a host that names it as a module."""
    return WerkplaatsExtension(**kwargs)
