"""Raw HTML in a text: where each element begins and ends, and which of them hold Markdown.

The rules are those of Python-Markdown: a block element at the beginning of a line, or behind another one, is HTML up to its end. With its extension
`md_in_html` an element that has the attribute `markdown` holds Markdown: blocks, or only running text (`markdown="span"`, or what holds no
paragraphs, such as a cell). An element within it must ask for itself; only a caption with a citation need not, for we ask for it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLOCK = frozenset(
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure footer form group h1 h2 h3 h4 h5 "
    "h6 header hgroup hr html iframe legend li main map math menu nav noscript object ol option output p pre progress script section style summary "
    "table tbody td textarea tfoot th thead tr ul video".split()
)
"""Elements that are a block to Python-Markdown."""
_SPAN = frozenset("address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th".split())
"""Elements that `markdown="1"` gives running text only."""
_NEVER = frozenset("canvas math option pre script style textarea hr".split())
"""Elements that never hold Markdown."""
_UNREAD = frozenset("canvas code kbd math option pre samp script style svg template textarea title tt var".split())
"""Elements whose text is no text for a reader, or is to be shown as it is."""
_CAPTION = "figcaption"
_TAG = re.compile(
    r"<(?:(?P<close>/?)(?P<name>[A-Za-z][^\s/<>`]*)(?P<rest>(?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*)>|(?P<other>!--|\?|!\[CDATA\[|![A-Za-z]))"
)
_ENDS = {"!--": "-->", "?": "?>", "![CDATA[": "]]>"}
"""What is no element, and how it ends."""
_RAW_TEXT = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in ("script", "style")}
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=/\"'<>]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_NO_END = re.compile(r"[^\r\n]")
_INDENTED = 4
_DEEPEST = 50
"""Elements within one another beyond this are not taken apart: no one writes them, and they would exhaust the stack."""
_CITED = re.compile(r"(?<![\w@/\\.:])-?@[\w{]")


class Content(Enum):
    """What an element holds."""

    BLOCKS = "block"
    TEXT = "span"
    RAW = "off"


@dataclass(slots=True)
class Element:
    """An element of raw HTML.

    Attributes:
        start: Of its opening tag.
        inner: End of that tag.
        content: What it holds.
        close: Begin of its closing tag; where there is none, the end of what holds it.
        end: End of that tag.
        name: In small letters.
        children: Elements within it that are taken apart, when it holds Markdown.
        asked: True for a caption that only we ask Markdown for.
    """

    start: int
    inner: int
    content: Content
    close: int
    end: int
    name: str = ""
    children: list[Element] = field(default_factory=list["Element"])
    asked: bool = False


def find_elements(text: str, start: int) -> list[Element]:
    """Return the block elements and comments that stand on their own in a text, in order.

    Args:
        text: The text, code blanked out.
        start: Where to begin.
    """
    found: list[Element] = []
    reader = _Tags(text)
    at = start
    tail = -1
    while (tag := reader.next(at, len(text))) is not None:
        at = tag.end
        if tail >= 0 and "\n" in text[tail : tag.start]:
            tail = -1
        if tail < 0 and not _begins_line(text, tag.start, start):
            if not tag.name and not tag.comment:
                at = tag.start + 2
            continue
        tail = tag.start if tail >= 0 else tail
        if tag.name and (tag.close or tag.name not in BLOCK):
            continue
        element = Element(tag.start, tag.end, Content.RAW, tag.end, tag.end, tag.name)
        if tag.name and not tag.empty:
            element.content = _content(tag.name, tag.rest, None)
            _close(text, element, reader)
        found.append(element)
        at = tail = element.end
    return found


def asked(elements: Iterable[Element]) -> Iterator[int]:
    """Yield where the name of the tag ends of each caption that we ask Markdown for."""
    for element in elements:
        if element.asked:
            yield element.start + 1 + len(element.name)
        yield from asked(element.children)


def unread(text: str, start: int, end: int) -> str:
    """Return a stretch of raw HTML, as long as it is, with everything blanked out that is not text to a reader."""
    parts: list[str] = []
    silent: list[str] = []
    at = start
    for tag in _Tags(text).between(start, end):
        parts += [blank(text[at : tag.start]) if silent else text[at : tag.start], blank(text[tag.start : tag.end])]
        at = tag.end
        if tag.name in _UNREAD and not tag.empty:
            if not tag.close:
                silent.append(tag.name)
            elif tag.name in silent:
                del silent[silent.index(tag.name) :]
    rest = text[at:end]
    return "".join((*parts, blank(rest) if silent else rest))


def blank(text: str) -> str:
    """Return as many spaces, line ends kept."""
    if "\r" in text:
        return _NO_END.sub(" ", text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


class _Tag(NamedTuple):
    """A tag or a comment: `name` is empty for what is no element."""

    start: int
    end: int
    name: str = ""
    rest: str = ""
    close: bool = False
    comment: bool = False

    @property
    def empty(self) -> bool:
        """True for an element that holds nothing."""
        return self.name == "hr" or self.rest.endswith("/")


class _Tags:
    """Finds the tags of one text; that something has no end further on is looked up once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._endless: set[str] = set()

    def next(self, at: int, end: int) -> _Tag | None:
        """Return the first tag between two offsets."""
        while (match := _TAG.search(self._text, at, end)) is not None:
            other = match["other"]
            if other is None:
                return _Tag(*match.span(), match["name"].lower(), match["rest"], bool(match["close"]))
            sign = _ENDS.get(other, ">")
            stop = -1 if sign in self._endless else self._text.find(sign, match.end())
            if stop >= 0 and stop + len(sign) <= end:
                return _Tag(match.start(), stop + len(sign), comment=other == "!--")
            if stop < 0:
                self._endless.add(sign)
            at = match.end()
        return None

    def between(self, start: int, end: int) -> Iterator[_Tag]:
        """Yield the tags between two offsets; what stands in a script or a style sheet is none."""
        at = start
        while (tag := self.next(at, end)) is not None:
            yield tag
            at = tag.end
            if tag.name in _RAW_TEXT and not tag.close and not tag.empty:
                closing = _RAW_TEXT[tag.name].search(self._text, at, end)
                at = closing.start() if closing else end


def _begins_line(text: str, at: int, start: int) -> bool:
    line = max(text.rfind("\n", max(start, at - _INDENTED), at) + 1, start)
    return at - line < _INDENTED and not text[line:at].strip(" ")


def _asked(rest: str) -> str | None:
    """Return the value of the attribute `markdown`, or None."""
    if "markdown" in rest.lower():
        for match in _ATTRIBUTE.finditer(rest):
            if match["name"].lower() == "markdown":
                value = (match["value"] or "1").strip("\"'")
                return "1" if value == "markdown" else value
    return None


def _content(name: str, rest: str, parent: Content | None) -> Content:
    """Return what an element holds, by its attribute and by what it stands in."""
    if parent is Content.RAW or name in _NEVER:
        return Content.RAW
    wanted = _asked(rest)
    if parent is Content.TEXT and wanted not in {None, "0"}:
        wanted = "span"
    match wanted:
        case "1":
            return Content.TEXT if name in _SPAN else Content.BLOCKS
        case "block":
            return Content.BLOCKS
        case "span":
            return Content.TEXT
        case _:
            return Content.RAW


def _close(text: str, element: Element, reader: _Tags) -> None:
    """Find where an element ends, and its children when it holds Markdown."""
    element.close = element.end = len(text)
    opened = [element]
    bare = [True]  # parallel: nothing but elements stands in it so far
    names = Counter([element.name])
    at = element.inner
    for tag in reader.between(element.inner, len(text)):
        if tag.name not in BLOCK or tag.empty:
            if tag.name in {"", "hr"} and _begins_line(text, tag.start, element.start):
                opened[-1].children.append(Element(tag.start, tag.end, Content.RAW, tag.end, tag.end, tag.name))
            continue
        bare[-1] = bare[-1] and tag.start == at
        at = tag.end
        if tag.close:
            if not names[tag.name]:
                bare[-1] = False
                continue
            while (closed := opened.pop()).name != tag.name:
                bare.pop()
                names[closed.name] -= 1
                closed.close = closed.end = tag.start
            bare.pop()
            names[tag.name] -= 1
            closed.close, closed.end = tag.start, tag.end
            if not opened:
                break
        elif element.content is Content.RAW or bare[-1] or _begins_line(text, tag.start, element.start):
            parent = opened[-1]
            content = _content(tag.name, tag.rest, parent.content) if len(opened) < _DEEPEST else Content.RAW
            child = Element(tag.start, tag.end, content, len(text), len(text), tag.name)
            parent.children.append(child)
            opened.append(child)
            bare.append(True)
            names[tag.name] += 1
        else:
            bare[-1] = False
    _finish(text, element)


def _finish(text: str, element: Element) -> None:
    """Ask Markdown for the captions that hold a citation, and leave what is raw whole."""
    if element.content is Content.RAW:
        element.children = []
        return
    for child in element.children:
        if child.content is Content.RAW and child.name == _CAPTION and _asked(text[child.start : child.inner]) is None:
            child.asked = _CITED.search(unread(text, child.inner, child.close)) is not None
            child.content = Content.TEXT if child.asked else Content.RAW
            child.children = []
        _finish(text, child)
