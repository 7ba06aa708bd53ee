"""What the scanner read beside what the page shows: citations, paragraphs and their texts, compared before the page is written."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX, AtomicString

from werkplaats.plugin.rendering import SHOWN, Difference
from werkplaats.plugin.tree import CLOSE, HEADINGS
from werkplaats.render.passages import Passages
from werkplaats.scan.citations import KEY

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from markdown import Markdown

    from werkplaats.plugin.rendering import Rendering
    from werkplaats.plugin.tree import Holder

_LEFT_OVER = re.compile(rf"(?<![\w@/\\.:{CLOSE}])-?@(?P<key>{KEY})")
_LEFT_OVER_IN_BRACKET = re.compile(rf"\[[^\[\]]*?{_LEFT_OVER.pattern}[^\[\]]*\]")
_PARAGRAPHS = {"p", "li", "dt", "dd", "td", "th"}
_SPACES = {"br", "td", "th"}
_INTERNAL = re.compile(f"{STX}[^\x03]*\x03")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FIRST_WORDS = 6


def left_over(root: ET.Element, rendering: Rendering) -> Iterator[str]:
    """Yield what looks like a citation in the running text of a tree: the scanner did not find it.

    Outside the content model only known keys count: there `@name` may be anything.
    """
    works = rendering.edition.site.library.works
    outside = rendering.lists is not None
    bracketed = outside and not rendering.edition.config.commands.enable_inline_citations
    pattern = _LEFT_OVER_IN_BRACKET if bracketed else _LEFT_OVER
    for text in _running_texts(root):
        if "@" in text:
            for match in pattern.finditer(text):
                if not outside or match["key"].strip("{}") in works:
                    yield match.group()


def _running_texts(element: ET.Element) -> Iterator[str]:
    """Yield the running text of a tree: no code, no link text."""
    if element.tag not in {"code", "pre", "a"}:
        if element.text and not isinstance(element.text, AtomicString):
            yield element.text
        for child in element:
            yield from _running_texts(child)
    if element.tail:
        yield element.tail


def raw_elements(root: ET.Element, md: Markdown) -> frozenset[ET.Element]:
    """Return the elements of a tree that are HTML of the author, with a text that Markdown leaves alone; to be asked early, for that is not kept."""
    return frozenset(
        element
        for element in root.iter()
        if element.tag != "pre"
        and md.is_block_level(element.tag)
        and (isinstance(element.text, AtomicString) or any(isinstance(child.tail, AtomicString) for child in element))
    )


def compare_blocks(
    root: ET.Element,
    holders: Mapping[int, Holder],
    rendering: Rendering,
    md: Markdown,
    raw: AbstractSet[ET.Element] = frozenset(),
) -> None:
    """Take note of every block whose text came out otherwise, and of every paragraph that the scanner did not find.

    Args:
        root: The tree, with elements where the markers were.
        holders: Where the blocks came out, by number.
        rendering: The page.
        md: The converter.
        raw: Elements whose text Markdown has left alone.
    """
    path = rendering.document.page.path
    passages = Passages(rendering.edition)
    reader = _Reader(md, raw)
    for number, holder in holders.items():
        scanned = " ".join(passages.block(path, number).texts)
        if reader.text(holder.element).split() != scanned.split():
            rendering.lost.append(rendering.block_difference(number))
    _compare_headings(root, rendering, raw)
    found = {holder.element for holder in holders.values()}
    source, at = rendering.document.page.source.text, rendering.document.page.body_start
    for element in _paragraphs(root, found):
        if text := " ".join(reader.text(element).split()):
            words = [re.escape(word) for word in _WORD.findall(text)[:_FIRST_WORDS]]
            match = re.compile(r"\W+".join(words)).search(source, at) if words else None
            rendering.lost.append(Difference(match.start() if match else at, text[:SHOWN]))


def _compare_headings(root: ET.Element, rendering: Rendering, raw: AbstractSet[ET.Element]) -> None:
    """Take note of the first heading that has another anchor than was scanned, for links lead there."""
    shown = [id_ for e in root.iter() if e.tag in HEADINGS and e not in raw and (id_ := e.get("id"))]
    scanned = rendering.document.page.headings
    for number, heading in enumerate(scanned):
        if number < len(shown) and shown[number] != heading.anchor:
            rendering.lost.append(Difference(heading.span.start, rendering.document.page.source.cut(heading.span)))
            return
    if len(shown) != len(scanned):
        at = scanned[-1].span.start if scanned else rendering.document.page.body_start
        rendering.lost.append(Difference(at, "een tussenkop"))


def _paragraphs(element: ET.Element, found: AbstractSet[ET.Element]) -> Iterator[ET.Element]:
    """Yield what holds text and has no address."""
    for child in element:
        if child in found:
            if child.tag == "table":
                continue
        elif child.tag in _PARAGRAPHS and child.get("class") != "admonition-title":
            yield child
        if child.get("class") != "toc":
            yield from _paragraphs(child, found)


class _Reader:
    """Reads the text of elements as a browser will show it, while parts of it are still kept apart by Python-Markdown."""

    def __init__(self, md: Markdown, raw: AbstractSet[ET.Element]) -> None:
        self._md = md
        self._raw = raw

    def text(self, element: ET.Element) -> str:
        """Return the text of an element without that of the blocks in it; of a table all."""
        parts: list[str] = []
        self._read(element, parts, whole=element.tag == "table")
        return "".join(parts)

    def _read(self, element: ET.Element, parts: list[str], *, whole: bool) -> None:
        raw = element in self._raw
        if element.text and not raw:
            parts.append(self._shown(element.text))
        for child in element:
            if child.get("class") != "footnote-backref" and (whole or not self._md.is_block_level(child.tag)):
                self._read(child, parts, whole=whole)
            if child.tail and not raw:
                parts.append(self._shown(child.tail))
        if element.tag in _SPACES:
            parts.append(" ")

    def _shown(self, text: str) -> str:
        if STX in text:
            text = text.replace(AMP_SUBSTITUTE, "&")
            text = _INTERNAL.sub(" ", HTML_PLACEHOLDER_RE.sub(self._stashed, text))
        return html.unescape(text) if "&" in text else text

    def _stashed(self, match: re.Match[str]) -> str:
        number = int(match[1])
        stash = self._md.htmlStash.rawHtmlBlocks
        kept = stash[number] if number < len(stash) else ""
        if not isinstance(kept, str) or kept.lstrip().startswith("<"):
            return " " if isinstance(kept, str) and _BREAK.match(kept) else ""
        return kept
