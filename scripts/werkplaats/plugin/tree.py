"""The tree of a page after Python-Markdown: markers become elements, ids and lists."""

from __future__ import annotations

import html
import posixpath
import re
import xml.etree.ElementTree as ET
from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.util import AtomicString

from werkplaats.model.inline import plain
from werkplaats.render.markup import citation_html, mention_html, reference_list_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from werkplaats.plugin.rendering import Rendering

OPEN, CLOSE = "\ufdd0", "\ufdd1"
_MARKER = re.compile(f"{OPEN}([bclm])([0-9]+){CLOSE}")
_DAMAGED_MARKER = re.compile(f"{OPEN}?([bclm])([0-9]+){CLOSE}")
"""A marker that may have lost its first sign: Python-Markdown eats one after emphasis that crosses other emphasis."""
_SPACED_MARKER = re.compile(rf"\s*{_MARKER.pattern}")
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTED = {"p", "li", "td", "th", "dt", "dd"}
"""What a list of literature stands behind, or at the end of."""
_NO_TEXT = HEADINGS | {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"}
"""Elements that are the address of no paragraph."""
_AS_WRITTEN = {"code", "pre"}
_NUMBERED = re.compile(r"(.*)_([0-9]+)\Z")


def show_in_headings(root: ET.Element, rendering: Rendering, md: Markdown) -> dict[ET.Element, int]:
    """Put the text of each citation into its heading, for whatever makes a table of contents or a title of it.

    The id of such a heading is made of its text without citations and footnotes, as `toc` would make it.

    Args:
        root: The tree.
        rendering: The page.
        md: The converter.

    Returns:
        The elements that hold those texts, each with the number of its citation: the link comes in its place later.
    """
    shown: dict[ET.Element, int] = {}
    toc = md.treeprocessors["toc"] if "toc" in md.treeprocessors else None  # noqa: SIM401 - no mapping, and without `get`
    used = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    for heading in root.iter():
        if heading.tag not in HEADINGS:
            continue
        if toc is not None and "id" not in heading.attrib:
            bare = deepcopy(remove_fnrefs(heading))
            for element in bare.iter():
                element.text = _SPACED_MARKER.sub("", element.text) if element.text else element.text
                element.tail = _SPACED_MARKER.sub("", element.tail) if element.tail else element.tail
            name = html.unescape(strip_tags(render_inner_html(bare, md)))
            id_ = _unique(toc.slugify(name, toc.sep), used)  # type: ignore[attr-defined]
            if any(OPEN in text for text in heading.itertext()):
                heading.set("id", id_)
        _show(heading, rendering, shown)
    return shown


def _unique(id_: str, used: set[str]) -> str:
    while not id_ or id_ in used:
        match = _NUMBERED.match(id_)
        id_ = f"{match[1]}_{int(match[2]) + 1}" if match else f"{id_}_1"
    used.add(id_)
    return id_


def _show(heading: ET.Element, rendering: Rendering, shown: dict[ET.Element, int]) -> None:
    inlines = rendering.edition.inlines[rendering.document.page.path]

    def make(kind: str, number: int) -> ET.Element | None:
        if kind != "c":
            rendering.lose(kind, number)
            return None
        made = ET.Element("span")
        made.text = plain(inlines[number])
        shown[made] = number
        return made

    for element in list(heading.iter()):
        if element.tag not in _AS_WRITTEN:
            children: list[ET.Element] = []
            element.text = _fill(element.text, children, make)
            for child in list(element):
                children.append(child)
                child.tail = _fill(child.tail, children, make)
            if len(children) != len(element):
                element[:] = children


def _fill(text: str | None, children: list[ET.Element], make: Callable[[str, int], ET.Element | None]) -> str | None:
    """Make elements of the markers of a text, add them to the children, and return what comes before the first."""
    if text is None or OPEN not in text or isinstance(text, AtomicString):
        return text
    head = ""
    last: ET.Element | None = None
    at = 0
    for match in _MARKER.finditer(text):
        between, at = text[at : match.start()], match.end()
        if last is None:
            head += between
        else:
            last.tail = (last.tail or "") + between
        made = make(match[1], int(match[2]))
        if made is not None:
            children.append(made)
            last = made
    if last is None:
        return head + text[at:]
    last.tail = (last.tail or "") + text[at:]
    return head


class Holder(NamedTuple):
    """Where a block came out.

    Attributes:
        element: What has its id.
        text: What holds its last text: the element itself, or a cell of the table.
    """

    element: ET.Element
    text: ET.Element


class TreeWalk:
    """Goes through the tree once, from beginning to end.

    Args:
        rendering: The page.
        shown: What stands in the place of the citations in headings (see `show_in_headings`).
        md: The converter.

    Attributes:
        holders: Number of a block to where it came out.
    """

    def __init__(self, rendering: Rendering, shown: dict[ET.Element, int], md: Markdown) -> None:
        self.holders: dict[int, Holder] = {}
        self._rendering = rendering
        self._document = rendering.document
        self._edition = rendering.edition
        self._shown = shown
        self._md = md
        self._lists: list[tuple[int, list[ET.Element]]] = []

    def old_addresses(self) -> None:
        """Put the ids of paragraphs that are gone into the paragraphs that they lead to."""
        for old in self._edition.old.get(self._document.page.path, ()):
            if old.block in self.holders:
                holder = self.holders[old.block].text
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
            made_html = reference_list_html(self._edition, path, place.keys, anchored=place.anchored)
            made = ET.fromstring(made_html)  # noqa: S314 - our own mark-up
            made.tail = "\n"
            depth = next((n for n in range(len(line) - 1, -1, -1) if line[n].tag in _LISTED), 0)
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

    def walk(self, element: ET.Element, parents: list[ET.Element] | None = None) -> None:
        """Put elements for the markers in an element and all that is in it.

        Args:
            element: The element.
            parents: Those around it, the outermost first.
        """
        line = [*(parents or ()), element]
        if element.tag == "a":
            self._entity(element)
        children: list[ET.Element] = []
        element.text = self._text(element.text, children, line)
        changed = False
        for child in list(element):
            here = child
            if child in self._shown:
                here, changed = self._citation(self._shown[child], line), True
            else:
                self.walk(child, line)
            children.append(here)
            here.tail = self._text(child.tail, children, line)
        if changed or len(children) != len(element):
            element[:] = children

    def _text(self, text: str | None, children: list[ET.Element], line: list[ET.Element]) -> str | None:
        """Return what is left of a text of which the markers have become children."""
        if text is None or OPEN not in text:
            return text
        if isinstance(text, AtomicString) or any(element.tag in _AS_WRITTEN for element in line):
            return AtomicString(put_back(self._rendering, text))
        return _fill(text, children, lambda kind, number: self._element(kind, number, line))

    def _element(self, kind: str, number: int, line: list[ET.Element]) -> ET.Element | None:
        match kind:
            case "b":
                self._address(number, line)
                return None
            case "l":
                self._rendering.place(kind, number)
                self._lists.append((number, line))
                return None
            case "c":
                return self._citation(number, line)
            case _:
                self._rendering.place(kind, number)
                path = self._document.page.path
                mention = self._edition.resolution.mentions[path][number]
                return ET.fromstring(mention_html(self._edition, path, mention))  # noqa: S314 - our own mark-up

    def _citation(self, number: int, line: list[ET.Element]) -> ET.Element:
        self._rendering.place("c", number)
        made = ET.fromstring(citation_html(self._edition, self._document.page.path, number))  # noqa: S314 - our own mark-up
        inside = any(element.tag == "a" for element in line)
        for link in made.iter("a"):
            self._rendering.cites += [key] if (key := link.get("data-cite")) else []
            if inside:  # a heading that is a link as a whole holds no other
                link.tag = "span"
                del link.attrib["href"]
        return made

    def _address(self, number: int, line: list[ET.Element]) -> None:
        """Give the block its id: on its table, or on the element that holds its text."""
        cells = self._document.page.blocks[number].cells
        around = (e for e in reversed(line[1:]) if (e.tag == "table" if cells else self._md.is_block_level(e.tag)))
        holder = next(around, None)
        if holder is None or holder.get("id", "").startswith("p-") or (not cells and holder.tag in _NO_TEXT):
            self._rendering.lose("b", number)
            return
        self._rendering.place("b", number)
        holder.set("id", self._edition.ids[self._document.page.path][number])
        self.holders[number] = Holder(holder, line[-1] if cells else holder)

    def _entity(self, element: ET.Element) -> None:
        href = element.get("href", "").partition("#")[0]
        if href and "data-entity" not in element.attrib and "data-cite" not in element.attrib:
            entity = self._edition.entity_at(posixpath.normpath(posixpath.join(self._document.address, href)) + "/")
            if entity:
                element.set("data-entity", entity)


def put_back(rendering: Rendering, text: str, *, lost: bool = True) -> str:
    """Replace markers by what stood in the source.

    Args:
        rendering: The page.
        text: A text with markers.
        lost: They count as lost.
    """

    def original(match: re.Match[str]) -> str:
        number = int(match[2])
        if lost:
            rendering.lose(match[1], number)
        return rendering.original(match[1], number)

    return _DAMAGED_MARKER.sub(original, text).replace(OPEN, "").replace(CLOSE, "")
