"""One page, scanned and rendered in memory as the host does it, and its HTML read with a parser."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml
from markdown import Markdown

from tests.building import PROJECT, Element, front_matter, parse_html
from werkplaats.config import make_config
from werkplaats.model.source import Source
from werkplaats.plugin.extension import WerkplaatsExtension
from werkplaats.plugin.rendering import Rendering
from werkplaats.reading import make_site, read_document
from werkplaats.register import Register
from werkplaats.render.edition import make_edition
from werkplaats.render.passages import Passages
from werkplaats.render.profiles import load_profile
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.plugin.rendering import Difference
    from werkplaats.render.edition import Edition

KEYS = ("a", "b2004", "van_c", "d:e")
_PATH = "tekst.md"
_BIB = "\n".join(
    f"@book{{{key}, author = {{Schrijver{n}, J.}}, title = {{Boek {n}}}, date = {{200{n}}}, publisher = {{Boom}}}}"
    for n, key in enumerate(KEYS)
)
_APART = {
    "p",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "table",
    "pre",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "figcaption",
    "details",
    "summary",
}


class Rendered(NamedTuple):
    """What came of one page.

    Attributes:
        html: The HTML.
        lost: What the extension could not place.
        scanned: Keys in the order of the scanner.
        cited: Keys of the links in the HTML, in its order.
        blocks: For each block the scanner found: its plain text, and that of the elements with its id.
    """

    html: str
    lost: list[str]
    scanned: list[str]
    cited: list[str]
    blocks: list[tuple[str, list[str]]]


def render(text: str) -> Rendered:
    """Scan and render a page without front matter."""
    pages = [(_PATH, text), ("plaatsen/noord.md", front_matter(titel="Noord"))]
    documents = [read_document(Source(f"docs/{path}", body), path)[0] for path, body in pages]
    site = make_site(documents, [Source("bib/test.bib", _BIB)])
    edition = make_edition(make_config(Path("weg"), {}, {}), site, load_profile("nl-hbo"), Register())
    document = site.documents[_PATH]
    md, extension = _markdown()
    extension.current = rendering = Rendering(edition, document)
    html = md.reset().convert(text[document.page.body_start :])
    root = parse_html(html)
    passages = Passages(edition)
    blocks = [
        (_bare("  ".join(passages.block(_PATH, number).texts)), [_own_text(element) for element in root.find(id=name)])
        for number, name in enumerate(edition.ids[_PATH])
    ]
    return Rendered(
        html,
        [difference.text for difference in rendering.disagreements()],
        [work.key for cluster in document.page.clusters for work in cluster.walk()],
        [a.attributes["data-cite"] for a in root.find("a", data_cite=None)],
        blocks,
    )


def converted(edition: Edition, path: str) -> tuple[Markdown, str]:
    """Return the converter right after it made a page, and the HTML."""
    document = edition.site.documents[path]
    md, extension = _markdown()
    extension.current = Rendering(edition, document)
    return md, md.reset().convert(document.page.source.text[document.page.body_start :])


def differences(texts: Mapping[str, str], path: str) -> list[Difference]:
    """Return what the build reports of one page (`SYS001`).

    Args:
        texts: Project-relative path to text, of all pages and bibliographies.
        path: One of the pages.
    """
    sources = [Source(name, text) for name, text in texts.items() if name.endswith((".md", ".bib"))]
    pages = [read_document(s, s.path.removeprefix("docs/"))[0] for s in sources if s.path.endswith(".md")]
    site = make_site(pages, [s for s in sources if s.path.endswith(".bib")])
    edition = make_edition(make_config(Path("weg"), {}, {}), site, load_profile("nl-hbo"), Register())
    document = site.documents[path.removeprefix("docs/")]
    md, extension = _markdown()
    extension.current = rendering = Rendering(edition, document)
    md.reset().convert(texts[path][document.page.body_start :])
    return rendering.disagreements()


@cache
def _markdown() -> tuple[Markdown, WerkplaatsExtension]:
    """Make the converter with the extensions of `mkdocs.yml`, and the one that the scanner knows besides."""
    own = WerkplaatsExtension()
    names: list[str | WerkplaatsExtension] = ["admonition"]
    configs: dict[str, dict[str, object]] = {}
    for item in yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))["markdown_extensions"]:
        if isinstance(item, dict):
            configs.update(item)
            names += list(item)
        else:
            names.append(item)
    configs.setdefault("toc", {})["slugify"] = slugify
    return Markdown(extensions=[*names, own], extension_configs=configs), own


def _bare(text: str) -> str:
    return " ".join(text.split())


def _own_text(element: Element) -> str:
    """Return the text of an element without that of paragraphs, lists and other blocks in it; of a table all."""
    return _bare("".join(_texts(element, whole=element.tag == "table")))


def _texts(element: Element, *, whole: bool) -> list[str]:
    found: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            found.append(child)
        elif "footnote-backref" not in child.attributes.get("class", "") and (whole or child.tag not in _APART):
            found += _texts(child, whole=whole)
    if element.tag == "br" or element.tag in {"td", "th"}:
        found.append(" ")
    return found
