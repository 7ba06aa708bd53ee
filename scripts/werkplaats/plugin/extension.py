"""A Python-Markdown extension that puts citations, entity links and paragraph addresses where the scanner found them.

The scanner is the one reader of the syntax. Before Python-Markdown sees a text, every citation and every name to be linked is replaced by a marker,
and every block gets one at its end; when the tree is done, markers become elements and ids. A marker that does not come out where it should
(the scanner saw running text where Python-Markdown sees code, or the other way round) is put back as it was written and reported.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from werkplaats.plugin.compare import compare_blocks, left_over, raw_elements
from werkplaats.plugin.findings import report_lost
from werkplaats.plugin.foreign import alone
from werkplaats.plugin.rendering import Difference
from werkplaats.plugin.tree import CLOSE, OPEN, TreeWalk, put_back, show_in_headings

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from markdown import Markdown

    from werkplaats.plugin.foreign import Foreign
    from werkplaats.plugin.rendering import Insertion, Rendering

_log = logging.getLogger("werkplaats")
_IN_HTML = "markdown_block"
"""What `md_in_html` is called among the processors of blocks."""
_FIRST = 1000
"""The priority of a preprocessor that sees a text as its file has it."""
_AFTER_SNIPPETS = 31.5
"""That of one that sees what `pymdownx.snippets` (32) has put in, before white space is made regular (30)."""


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
            _Headings(md, insert), "werkplaats-headings", 6
        )  # after attributes (8), before `toc` (5)
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
        self.shown: dict[ET.Element, int] = {}
        self.raw: frozenset[ET.Element] = frozenset()
        self.resolved = False

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        self.shown, self.raw, self.resolved = {}, frozenset(), False
        self.rendering = rendering = self._extension.take(text)
        if rendering is None:
            return lines
        source = rendering.document.page.source.text.replace("\r\n", "\n")
        exact = rendering.document.page.source.text
        if not exact.endswith(text):
            if not source.rstrip().endswith(text.rstrip()):
                fault = "de tekst van deze pagina is door een ander onderdeel gewijzigd"
                rendering.lost.append(Difference(rendering.document.page.body_start, fault))
            text, exact = _same_lines(exact, rendering.document.page.body_start)
        shift = len(exact) - len(text)
        parts: list[str] = []
        at = 0
        for insertion in rendering.insertions():
            start = insertion.start - shift
            if start < at:
                rendering.lose(insertion.kind, insertion.number)
                continue
            parts += [text[at:start], self._mark(rendering, insertion)]
            at = insertion.end - shift
        parts.append(text[at:])
        return "".join(parts).replace("\r\n", "\n").split("\n")

    def _mark(self, rendering: Rendering, insertion: Insertion) -> str:
        if insertion.kind == "a":
            return ' markdown="span"' if _IN_HTML in self.md.parser.blockprocessors else ""
        rendering.waiting.add((insertion.kind, insertion.number))
        return f"{OPEN}{insertion.kind}{insertion.number}{CLOSE}"

    def finish(self) -> None:
        """Without a host that does it, say what was lost."""
        if self.rendering is not None:
            self._extension.done(self.rendering)


def _same_lines(exact: str, body_start: int) -> tuple[str, str]:
    """Return the body as read, with the whole text, when the host changed line ends or white space at the edges."""
    return exact[body_start:], exact


class _Step(Treeprocessor):
    """Does something with the tree of the page that the markers were put into."""

    def __init__(self, md: Markdown, insert: _Insert) -> None:
        super().__init__(md)
        self._insert = insert


class _Headings(_Step):
    """Gives the table of contents headings that say what a reader sees, and gives headings with citations their ids."""

    def run(self, root: ET.Element) -> None:
        rendering = self._insert.rendering
        if rendering is not None and any(heading.body for heading in rendering.document.page.headings):
            self._insert.shown = show_in_headings(root, rendering, self.md)


class _Resolve(_Step):
    """Turns markers into elements and ids, and compares what came of them with what was scanned."""

    def run(self, root: ET.Element) -> None:
        rendering = self._insert.rendering
        if rendering is None:
            return
        walk = TreeWalk(rendering, self._insert.shown, self.md)
        walk.walk(root)
        if rendering.lists is None:
            compare_blocks(root, walk.holders, rendering, self.md, self._insert.raw)
        walk.old_addresses()
        walk.lists(root)
        self._insert.resolved = True


class _Compare(_Step):
    """Looks for citations that Python-Markdown shows as text because the scanner did not find them."""

    def run(self, root: ET.Element) -> None:
        rendering = self._insert.rendering
        if rendering is None:
            return
        text = rendering.document.page.source.text
        if "@" in text:
            rendering.missed(left_over(root, rendering))
        if "<" in text and _IN_HTML in self.md.parser.blockprocessors:
            self._insert.raw = raw_elements(root, self.md)


class _Restore(Postprocessor):
    """Puts back what stood in raw HTML, which never becomes part of the tree."""

    def __init__(self, md: Markdown, insert: _Insert) -> None:
        super().__init__(md)
        self._insert = insert

    def run(self, text: str) -> str:
        rendering = self._insert.rendering
        if rendering is None:
            return text
        if OPEN in text or CLOSE in text:
            text = put_back(rendering, text, lost=self._insert.resolved)
        if self._insert.resolved:  # else this is a heading on its way to the table of contents
            self._insert.finish()
        return text


def makeExtension(**kwargs: Any) -> WerkplaatsExtension:  # noqa: N802 - Python-Markdown's name
    """Make the extension for a host that names it as a module."""
    return WerkplaatsExtension(**kwargs)
