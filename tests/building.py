"""Real builds of tiny sites, and their HTML read with a parser."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs.config
from mkdocs.commands.build import build as mkdocs_build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROJECT = Path(__file__).resolve().parent.parent
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
    "use",
    "path",
}
SUMMARY = "Dit is de eerste zin over deze pagina, en die is lang genoeg. Dit is de tweede zin, voor wie verder leest."
_SETTINGS = f"""\
site_name: Proef
theme:
  name: material
  custom_dir: {(PROJECT / "overrides").as_posix()}
  language: nl
  font: false
plugins: [werkplaats]
markdown_extensions: [attr_list, def_list, fenced_code, footnotes, tables, {{toc: {{toc_depth: 2-3}}}}, admonition]
"""


def front_matter(**values: str) -> str:
    """Return front matter; `titel` and `samenvatting` are filled in when they are not given."""
    lines = {"titel": "Titel", "samenvatting": SUMMARY, **values}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + "---\n\n"


def write_site(folder: Path, files: Mapping[str, str], *, settings: str = _SETTINGS) -> Path:
    """Write a site: paths below its folder to contents; home, search and literature pages are added."""
    every = {
        "mkdocs.yml": settings,
        "bib/literatuur.bib": "",
        "docs/index.md": front_matter(titel="Begin"),
        "docs/zoeken/index.md": front_matter(titel="Zoeken"),
        "docs/literatuur/index.md": front_matter(titel="Literatuur"),
        **files,
    }
    for name, text in every.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def build(folder: Path, *, strict: bool = True) -> Path:
    """Build a site in this process and return the folder of the result.

    Raises:
        mkdocs.exceptions.Abort: The site was refused.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = mkdocs.config.load_config(str(folder / "mkdocs.yml"), strict=strict)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    return folder / "site"


@dataclass(slots=True)
class Element:
    """An element with its attributes and children; text is a child of type `str`."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list["Element | str"])

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str = "", **attributes: str | None) -> list[Element]:
        """Return elements by tag and attributes (`data_cite=None`: has it; underscores are hyphens)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            e
            for e in self.walk()
            if (not tag or e.tag == tag)
            and all(
                name in e.attributes and (value is None or e.attributes[name] == value)
                for name, value in wanted.items()
            )
        ]

    @property
    def text(self) -> str:
        """The text a reader sees, white space as single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#root", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_html(path: Path) -> Element:
    """Read a built page."""
    return parse_html(path.read_text(encoding="utf-8"))


def parse_html(text: str) -> Element:
    """Read HTML; the root is an element of its own."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root
