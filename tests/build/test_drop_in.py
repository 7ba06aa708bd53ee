"""A site made for mkdocs-bibtex, built by it and by us: the same works cited in the same places, minus its known faults.

Both are run here, on the same files, with the same options; only the name of the plugin differs.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import mkdocs.config
import pytest
import yaml
from hypothesis import given, settings
from markdown import Markdown, markdown
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from tests.build.apart import HERE, build_apart
from tests.building import Element, parse_html, read_html
from tests.properties.markdown_texts import pages as markdown_pages
from tests.properties.wild_texts import texts as wild_texts
from tests.rendering import KEYS
from werkplaats.commands.host import load_host
from werkplaats.config import ConfigError, load_config
from werkplaats.plugin.extension import WerkplaatsExtension
from werkplaats.plugin.foreign import alone

if TYPE_CHECKING:
    from collections.abc import Mapping

REFS = """\
@article{test,
  title = {Test Title}, author = {Author, First and Author, Second},
  journal = {Testing Journal}, volume = {1}, year = {2019},
}
@book{Bivort_2016, title = {A Whole Book}, author = {Bivort, Bert}, publisher = {Boom}, year = {2016}, doi = {10.1000/x}}
@book{two-words, title = {Second of Them}, author = {Jansen, Anna and Smit, Jan and Bos, Kees}, publisher = {Boom}, year = {2011}}
@misc{link, title = {Dangerous Page}, author = {Kwaad, Karel}, year = {2020}, url = {javascript:alert(1)}}
@book{never, title = {Never Cited}, author = {Nobody, Nina}, publisher = {Boom}, year = {2000}}
"""
TITLES = {
    "test": "Test Title",
    "Bivort_2016": "A Whole Book",
    "two-words": "Second of Them",
    "link": "Dangerous Page",
    "never": "Never Cited",
}
PAGE = """\
---
title: An ordinary page
author: somebody
---

# This is an example

## Citation

A sentence [@test] and one with two [@Bivort_2016; @two-words].

- An item [@two-words, p. 3]
- An item with *emphasis [see @test, pp. 100, 200]*

1. One

    More of it [@Bivort_2016].

> A quotation [@test].

| a | b |
|---|---|
| x [@test] | y [@two-words] |

!!! note "Title"
    Noted [@Bivort_2016].

=== "Tab"

    In a tab [@test].

    ```python
    @decorated
    ```

??? note "Folded"
    Folded [@Bivort_2016].

<div class="grid cards" markdown>

-   In a card [@two-words]{ .klasse }

</div>

A [link](other.md), an ![image](x.png), a footnote[^own] and mail to me@test.org.

[^own]: Own note [@test].
"""
INLINE = "\n# Inline\n\nAs @Bivort_2016 says. Nobody else [@test] does.\n"
EXTENSIONS = [
    "footnotes",
    "tables",
    "admonition",
    "attr_list",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]


class Shape(NamedTuple):
    """A configuration as people have it.

    Attributes:
        options: Those of the plugin.
        files: Pages and lists.
        here: Stands for the list of a page.
        whole: Stands for the whole list.
    """

    options: dict[str, object]
    files: dict[str, str]
    here: str = "\\bibliography"
    whole: str = "\\full_bibliography"


SHAPES = {
    "one file": Shape({"bib_file": "refs.bib"}, {"refs.bib": REFS, "docs/index.md": PAGE}),
    "inline": Shape({"bib_file": "refs.bib"}, {"refs.bib": REFS, "docs/index.md": INLINE}),
    "a folder": Shape(
        {"bib_dir": "bib"},
        {
            "bib/one.bib": REFS[: REFS.index("@misc")],
            "bib/deep/two.bib": REFS[REFS.index("@misc") :],
            "docs/index.md": PAGE,
            "docs/deep/page.md": "# Deeper\n\nThis [@link].\n\n## References\n\n\\bibliography\n",
        },
    ),
    "only where asked": Shape(
        {"bib_file": "docs/refs.bib", "bib_by_default": False},
        {"docs/refs.bib": REFS, "docs/index.md": PAGE + "\n\n## References\n\\bibliography\n"},
    ),
    "own commands": Shape(
        {
            "bib_file": "refs.bib",
            "bib_command": "\\refs_here",
            "full_bib_command": "\\all-refs",
            "footnote_format": "bib-{key}",
            "enable_inline_citations": False,
        },
        {
            "refs.bib": REFS,
            "docs/index.md": PAGE + "\nAn @test that is no citation.\n\n\\refs_here\n",
            "docs/all.md": "# All\n\n\\all-refs\n",
        },
        "\\refs_here",
        "\\all-refs",
    ),
    "the whole list": Shape(
        {"bib_file": "refs.bib"},
        {"refs.bib": REFS, "docs/index.md": PAGE, "docs/full_bib.md": "# Full\n\n\\full_bibliography\n"},
    ),
}
every_theme = pytest.mark.parametrize("theme", ["readthedocs", "mkdocs", "material"])
every_shape = pytest.mark.parametrize("shape", [pytest.param(s, id=name) for name, s in SHAPES.items()])


class Built(NamedTuple):
    """What came of a build: the folder, and what was said (`WARNING text`)."""

    site: Path
    said: list[str]

    def page(self, name: str = "index") -> Element:
        """Return the text of a page, without what the theme puts round it."""
        root = read_html(self.site / ("index.html" if name == "index" else f"{name}/index.html"))
        (main,) = root.find("article") or root.find(role="main")
        return main

    def warnings(self) -> list[str]:
        """Return the warnings."""
        return [line.partition(" ")[2] for line in self.said if line.startswith("WARNING")]


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.getMessage()}")


def build(
    folder: Path,
    plugin: str,
    options: Mapping[str, object],
    files: Mapping[str, str],
    *,
    theme: str = "mkdocs",
    strict: bool = False,
    **more: object,
) -> Built:
    """Write a site for one of the two plugins and build it; `more` are settings of MkDocs."""
    look: dict[str, object] = {"name": theme, "font": False} if theme == "material" else {"name": theme}
    settings = {
        "site_name": "x",
        "theme": look,
        "plugins": [{plugin: dict(options)}],
        "markdown_extensions": EXTENSIONS,
    }
    others = {"docs/other.md": "# Other\n\nNothing.\n", "docs/x.png": ""}
    for name, text in {**others, **files, "mkdocs.yml": yaml.safe_dump({**settings, **more})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(ear)
    try:
        config = mkdocs.config.load_config(str(folder / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    finally:
        logger.removeHandler(ear)
        logger.setLevel(before)
    return Built(folder / "site", ear.said)


def both(folder: Path, shape: Shape, theme: str = "mkdocs") -> tuple[Built, Built]:
    """Build a site with mkdocs-bibtex and with ours."""
    theirs = build(folder / "theirs", "bibtex", shape.options, shape.files, theme=theme)
    return theirs, build(folder / "ours", "werkplaats", shape.options, shape.files, theme=theme)


def pages(shape: Shape) -> list[str]:
    """Return the pages of a shape as `Built.page` names them."""
    return [name[5:-3] for name in shape.files if name.endswith(".md")]


def blocks(main: Element) -> list[Element]:
    """Return the paragraphs, items and cells in which no other stands; without lists of literature and footnotes that hold them."""
    ours = {id(e) for part in main.find(class_="bronnenlijst") for e in part.walk()}
    theirs = {id(e) for li in main.find("li") if _work(li.attributes.get("id", "")) for e in li.walk()}
    held = {"p", "li", "td", "th"}
    return [
        e
        for e in main.walk()
        if e.tag in held
        and id(e) not in ours | theirs
        and e.text
        and not any(other is not e and other.tag in held for other in e.walk())
    ]


def _work(address: str) -> str:
    """Return the work that a footnote of mkdocs-bibtex is about, from its address or id; empty for any other footnote."""
    key = address.lstrip("#").removeprefix("fn:").removeprefix("bib-") if "fn:" in address else ""
    return key if key in TITLES else ""


def cited_by_them(block: Element) -> Counter[str]:
    """Return the works that a block of mkdocs-bibtex cites: by a footnote, or by their whole reference in the text."""
    notes = [_work(a.attributes["href"]) for a in block.find("a", class_="footnote-ref")]
    return Counter([*filter(None, notes), *(key for key, title in TITLES.items() if title in block.text)])


def cited_by_us(block: Element) -> Counter[str]:
    return Counter(e.attributes["data-cite"] for e in block.find(data_cite=None))


def listed_by_them(main: Element) -> list[str]:
    return sorted(filter(None, (_work(li.attributes.get("id", "")) for li in main.find("li"))))


def listed_by_us(main: Element) -> list[str]:
    return sorted(li.attributes["data-ref"] for li in main.find("li", data_ref=None))


# The same works in the same places


@every_theme
@every_shape
def test_the_same_works_are_cited_in_the_same_places(tmp_path: Path, shape: Shape, theme: str) -> None:
    theirs, ours = both(tmp_path, shape, theme)
    assert ours.warnings() == []
    for name in pages(shape):
        one = [cited_by_them(block) for block in blocks(theirs.page(name))]
        other = [cited_by_us(block) for block in blocks(ours.page(name))]
        assert one == other, name
    assert sum(sum(cited_by_us(b).values()) for n in pages(shape) for b in blocks(ours.page(n))) > 1


@every_shape
def test_the_same_works_are_listed(tmp_path: Path, shape: Shape) -> None:
    """A work that is named in a sentence is listed too; there, mkdocs-bibtex prints the whole reference in the sentence."""
    theirs, ours = both(tmp_path, shape)
    for name in pages(shape):
        text = shape.files[f"docs/{name}.md"]
        inline = ["Bivort_2016"] if " @Bivort_2016" in text and "[@Bivort_2016" not in text else []
        if shape.options.get("bib_by_default", True) or shape.here in text or shape.whole in text:
            assert listed_by_us(ours.page(name)) == sorted([*listed_by_them(theirs.page(name)), *inline]), name
        else:
            assert listed_by_us(ours.page(name)) == []


@every_theme
def test_what_is_no_citation_stays_as_the_host_makes_it(tmp_path: Path, theme: str) -> None:
    """Headings, anchors, links, images, footnotes, front matter and the files of the theme: none of it is ours."""
    shape = Shape({"bib_file": "refs.bib"}, {"refs.bib": REFS, "docs/index.md": "# Home\n", "docs/page.md": PAGE})
    theirs, ours = both(tmp_path, shape, theme)
    one, other = theirs.page("page"), ours.page("page")
    for tag, attribute in (("h1", "id"), ("h2", "id"), ("img", "src"), ("table", "class"), ("div", "class")):
        assert [e.attributes.get(attribute) for e in one.find(tag)] == [
            e.attributes.get(attribute) for e in other.find(tag)
        ]
    assert {a.attributes["href"] for a in other.find("a", href=None)} >= {"../other/", "#fn:own"}
    (title,) = read_html(ours.site / "page/index.html").find("head")[0].find("title")
    assert "An ordinary page" in title.text
    files = [{p.relative_to(b.site).as_posix() for p in b.site.rglob("*") if p.is_file()} for b in (theirs, ours)]
    assert files[0] == files[1]


def test_each_link_of_a_citation_leads_to_an_entry_on_its_page_and_back(tmp_path: Path) -> None:
    for shape in SHAPES.values():
        ours = build(tmp_path, "werkplaats", shape.options, shape.files)
        for name in pages(shape):
            main = ours.page(name)
            ids = Counter(e.attributes["id"] for e in main.walk() if "id" in e.attributes)
            assert not [name for name, count in ids.items() if count > 1]
            for a in main.find("a", data_cite=None):
                (entry,) = main.find(id=a.attributes["href"].removeprefix("#"))
                assert entry.attributes["data-ref"] == a.attributes["data-cite"]
                assert f"#{a.attributes['id']}" in [back.attributes["href"] for back in entry.find("a", class_="terug")]


def test_a_page_without_a_list_has_citations_without_links(tmp_path: Path) -> None:
    ours = build(
        tmp_path,
        "werkplaats",
        {"bib_file": "refs.bib", "bib_by_default": False},
        {"refs.bib": REFS, "docs/index.md": PAGE},
    )
    main = ours.page()
    assert len(main.find(data_cite=None)) == 14
    assert main.find("a", data_cite=None) == []
    assert listed_by_us(main) == []


def test_citations_are_written_in_apa(tmp_path: Path) -> None:
    text = "Zo [@two-words, p. 3]; dus @test, in [-@test].\n"
    options = {"bib_file": "refs.bib", "profile": "nl-hbo"}
    main = build(tmp_path, "werkplaats", options, {"refs.bib": REFS, "docs/index.md": text}).page()
    assert blocks(main)[0].text == "Zo (Jansen et al., 2011, p. 3); dus Author en Author (2019), in (2019)."
    assert main.find("li", data_ref="test")[0].text.startswith(
        "Author, F., & Author, S. (2019). Test Title. Testing Journal, 1."
    )


def test_the_other_host_shows_the_same(tmp_path: Path) -> None:
    shape = SHAPES["the whole list"]
    ours = build(tmp_path, "werkplaats", shape.options, shape.files, theme="material")
    for name in pages(shape):
        address = "index.html" if name == "index" else f"{name}/index.html"
        expected = blocks(ours.page(name)), listed_by_us(ours.page(name))
        other = build_apart(tmp_path, ["properdocs", "build", "--strict", "-f", "mkdocs.yml"], HERE)[address]
        (main,) = parse_html(other.decode()).find("article")
        assert (blocks(main), listed_by_us(main)) == expected


# Known faults of mkdocs-bibtex that end here


def _fault(folder: Path, text: str, options: Mapping[str, object] | None = None) -> tuple[Built, Built]:
    return both(folder, Shape({"bib_file": "refs.bib", **(options or {})}, {"refs.bib": REFS, "docs/index.md": text}))


def test_fault_code_is_rewritten(tmp_path: Path) -> None:
    text = "Write `[@test]`.\n\n    [@test] \\bibliography \\full_bibliography\n\nDone [@Bivort_2016].\n"
    theirs, ours = _fault(tmp_path, text)
    assert "[@test]" not in theirs.page().text
    assert [e.text for e in ours.page().find("code")] == ["[@test]", "[@test] \\bibliography \\full_bibliography"]
    assert listed_by_us(ours.page()) == ["Bivort_2016"]
    assert ours.warnings() == []


def test_fault_an_e_mail_address_is_taken_for_a_citation(tmp_path: Path) -> None:
    theirs, ours = _fault(
        tmp_path, "Write [to me@test.org](mailto:me@test.org), or [to you@unknown.org](mailto:x@y.nl).\n"
    )
    assert "to me@test.org" not in theirs.page().text
    assert "to you@unknown.org" not in theirs.page().text
    assert [a.text for a in ours.page().find("a")] == ["to me@test.org", "to you@unknown.org"]
    assert ours.warnings() == []


def test_fault_an_unknown_key_vanishes(tmp_path: Path) -> None:
    theirs, ours = _fault(tmp_path, "---\ntitle: x\n---\n\nThis [@Bivort2016] is gone.\n")
    assert blocks(theirs.page())[0].text == "This is gone."
    assert blocks(ours.page())[0].text == "This (?Bivort2016) is gone."
    (warning,) = ours.warnings()
    assert "docs/index.md:5:7: CIT001" in warning
    assert "bedoelde u ‘Bivort_2016’?" in warning


def test_a_citation_that_stays_as_it_is_has_its_place_in_the_file(tmp_path: Path) -> None:
    """In HTML it is found when the site is read, where Markdown is asked for and not allowed when the page is made."""
    text = "---\ntitle: x\n---\n\nSee `[@test]`.\n\n<p>This [@test] @nobody</p>\n\n<div markdown>\n\nAnd [@Bivort_2016]\n\n</div>\n"
    files = {"refs.bib": REFS, "docs/index.md": text}
    ours = build(tmp_path, "werkplaats", {"bib_file": "refs.bib"}, files, markdown_extensions=["tables"])
    places = [re.sub(r".*(docs/\S+): ([A-Z]{3}\d+) .*", r"\1 \2", line) for line in ours.warnings()]
    assert places == ["docs/index.md:7:9 CIT015", "docs/index.md:11:5 SYS001"]


def test_fault_a_bibliography_can_hold_a_script(tmp_path: Path) -> None:
    theirs, ours = _fault(tmp_path, "This [@link].\n")
    assert [a for a in theirs.page().find("a", href=None) if a.attributes["href"].startswith("javascript:")]
    assert not [a for a in ours.page().find("a", href=None) if a.attributes["href"].startswith("javascript:")]


def test_fault_a_bracket_in_a_bracket_is_eaten(tmp_path: Path) -> None:
    theirs, ours = _fault(tmp_path, "Words [of mine, so [@test] it is] here.\n")
    assert "of mine, so" not in theirs.page().text
    assert blocks(ours.page())[0].text == "Words [of mine, so (Author & Author, 2019) it is] here."


def test_fault_what_is_escaped_is_cited_all_the_same(tmp_path: Path) -> None:
    theirs, ours = _fault(tmp_path, "Words [\\@test] and \\[@test\\].\n", {"enable_inline_citations": False})
    assert "[@test]" not in theirs.page().text
    assert blocks(ours.page())[0].text == "Words [@test] and [@test]."


def test_fault_what_stands_around_a_key_is_lost(tmp_path: Path) -> None:
    theirs, ours = _fault(tmp_path, "This [see @test, p. 12].\n")
    assert "12" not in blocks(theirs.page())[0].text
    assert blocks(ours.page())[0].text == "This (see Author & Author, 2019, p. 12)."


def test_fault_a_key_ends_at_a_colon_or_full_stop(tmp_path: Path) -> None:
    text = "@book{a:b.c, title = {Colon}, author = {Dubbel, Dirk}, publisher = {Boom}, year = {2001}}\n"
    shape = Shape({"bib_file": "refs.bib"}, {"refs.bib": text, "docs/index.md": "This [@a:b.c].\n"})
    theirs, ours = both(tmp_path, shape)
    assert "Dubbel" not in theirs.page().text
    assert blocks(ours.page())[0].text == "This (Dubbel, 2001)."


def test_fault_one_bad_entry_hides_all(tmp_path: Path) -> None:
    files = {"refs.bib": REFS + "@book{bad, title = {Open\n", "docs/index.md": "This [@test].\n"}
    with pytest.raises(Exception, match="premature end of file"):
        build(tmp_path / "theirs", "bibtex", {"bib_file": "refs.bib"}, files)
    ours = build(tmp_path / "ours", "werkplaats", {"bib_file": "refs.bib"}, files)
    assert listed_by_us(ours.page()) == ["test"]
    assert [w for w in ours.warnings() if "refs.bib:9:" in w and "BIB001" in w]


# Texts that others make or change


def test_what_a_snippet_or_a_plugin_puts_in_is_read_as_it_is_shown(tmp_path: Path) -> None:
    hook = "def on_page_markdown(markdown, **_):\n    return markdown.replace('HERE', '[@Bivort_2016] and [@tset]')\n"
    files = {
        "refs.bib": REFS,
        "parts/part.md": "From a part [@two-words].\n",
        "hook.py": hook,
        "docs/index.md": 'First HERE.\n\n--8<-- "part.md"\n\nLast [@test].\n',
    }
    snippets = {"pymdownx.snippets": {"base_path": [(tmp_path / "parts").as_posix()]}}
    ours = build(
        tmp_path, "werkplaats", {"bib_file": "refs.bib"}, files, hooks=["hook.py"], markdown_extensions=[snippets]
    )
    assert listed_by_us(ours.page()) == ["Bivort_2016", "test", "two-words"]
    (warning,) = ours.warnings()
    assert "CIT001 Sleutel ‘tset’" in warning


def test_a_text_that_is_rendered_besides_the_page_is_left_alone(refs: Path) -> None:
    """Other plugins render docstrings with the extensions of the site, while a page is under way."""
    extension = WerkplaatsExtension()
    extension.foreign = alone(WerkplaatsExtension(bib_file=refs).getConfigs())
    page, docstring = Markdown(extensions=[extension]), Markdown(extensions=[extension])
    extension.announce("page.md")
    assert parse_html(page.convert("Page [@test].")).find("a", data_cite="test")
    assert docstring.convert("Docstring [@test].") == "<p>Docstring [@test].</p>"


# Options


@pytest.mark.parametrize(
    "option",
    [
        pytest.param({"csl_file": "nature.csl"}, id="csl_file"),
        pytest.param({"csl_file_encoding": "utf-8"}, id="csl_file_encoding"),
        pytest.param({"footnote_format": "bib-{key}"}, id="footnote_format"),
        pytest.param({"cite_inline": True}, id="cite_inline"),
        pytest.param({"cite_style": "pandoc"}, id="cite_style"),
        pytest.param({"unescape_for_arithmatex": True}, id="unescape_for_arithmatex"),
    ],
)
def test_an_option_that_has_no_use_here_is_taken_with_a_line_that_says_so(
    tmp_path: Path, option: dict[str, object]
) -> None:
    files = {"refs.bib": REFS, "docs/index.md": "This [@test].\n"}
    ours = build(tmp_path, "werkplaats", {"bib_file": "refs.bib", **option}, files, strict=True)
    (name,) = option
    (line,) = [line for line in ours.said if name in line]
    assert line.startswith(f"INFO werkplaats: {name} wordt niet gebruikt: ")
    assert f"({name} is not used: " in line


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        pytest.param("", [], id="none"),
        pytest.param("a", ["INFO werkplaats: 1 lichtere melding; ‘werkplaats check’ toont ze"], id="one"),
        pytest.param("ab", ["INFO werkplaats: 2 lichtere meldingen; ‘werkplaats check’ toont ze"], id="two"),
    ],
)
def test_what_is_only_untidy_is_counted(tmp_path: Path, missing: str, said: list[str]) -> None:
    """A work of which the publisher is missing is no fault elsewhere."""
    works = {key: f"@book{{{key}, title = {{{key} of x}}, author = {{Bos, {key}.}}, year = {{2000}}" for key in "ab"}
    refs = "\n".join(work + ("}" if key in missing else ", publisher = {Boom}}") for key, work in works.items())
    files = {"refs.bib": refs, "docs/index.md": "This [@a] and that [@b].\n"}
    ours = build(tmp_path, "werkplaats", {"bib_file": "refs.bib"}, files, strict=True)
    assert [line for line in ours.said if "lichtere" in line] == said


def test_every_option_of_mkdocs_bibtex_is_known() -> None:
    from mkdocs_bibtex.config import BibTexConfig

    from werkplaats.plugin.options import WerkplaatsOptions

    theirs, ours = dict(BibTexConfig._schema), dict(WerkplaatsOptions._schema)
    assert set(theirs) <= set(ours)
    for name in ("bib_command", "full_bib_command", "bib_by_default", "enable_inline_citations"):
        assert theirs[name].default == ours[name].default


def test_a_web_address_is_refused_with_the_reason(tmp_path: Path) -> None:
    files = {"docs/index.md": "This [@test].\n"}
    with pytest.raises(Abort):
        build(tmp_path, "werkplaats", {"bib_file": "https://api.zotero.org/x/items?format=bibtex"}, files)
    for load in (load_config, load_host):
        with pytest.raises(ConfigError, match=r"mkdocs\.yml:\d+:\d+: .*zonder netwerk.*needs no network"):
            load(tmp_path / "mkdocs.yml")


def test_a_list_that_is_not_there_is_reported_once(tmp_path: Path) -> None:
    ours = build(tmp_path, "werkplaats", {"bib_file": "weg.bib"}, {"docs/index.md": "This [@test].\n"})
    assert [w.partition(" ")[2][:30] for w in ours.warnings()] == ["weg.bib:1:1: BIB006 ‘weg.bib’ "]


def test_a_strict_build_fails_on_an_unknown_key_only(tmp_path: Path) -> None:
    files = {"refs.bib": REFS, "docs/index.md": 'Words  "with" faults of style  [@test].\n'}
    build(tmp_path, "werkplaats", {"bib_file": "refs.bib"}, files, strict=True)
    with pytest.raises(Abort):
        build(tmp_path, "werkplaats", {"bib_file": "refs.bib"}, {**files, "docs/index.md": "[@tset]\n"}, strict=True)


# The content model


def test_folders_and_front_matter_mean_nothing_elsewhere(tmp_path: Path) -> None:
    files = {
        "refs.bib": REFS,
        "docs/index.md": "Jan Smit came [@test].\n",
        "docs/mensen/jan-smit.md": "---\ntitel: Jan Smit\nonbekend: ja\n---\n\nText.\n",
        "docs/publicaties/boek/een.md": "# One\n\n### Three\n\nText [dead](weg.md).\n",
    }
    ours = build(tmp_path, "werkplaats", {"bib_file": "refs.bib"}, files)
    assert ours.page().find(data_entity=None) == []
    assert not [w for w in ours.warnings() if w.startswith("werkplaats:")]
    assert not (ours.site / "literatuur").exists()
    assert not (ours.site / "assets/zoeken").exists()


@pytest.mark.parametrize(
    ("settings", "applies"),
    [
        pytest.param("theme: readthedocs\n", False, id="another theme"),
        pytest.param("theme: {name: material, custom_dir: eigen}\n", True, id="our templates"),
        pytest.param("theme: {name: material, custom_dir: docs}\n", False, id="other templates"),
        pytest.param("plugins: [{werkplaats: {content_model: true}}]\n", True, id="said so"),
        pytest.param(
            "theme: {name: material, custom_dir: eigen}\nplugins: [{werkplaats: {content_model: false}}]\n",
            False,
            id="said not",
        ),
        pytest.param("plugins: [{werkplaats: {content_model: auto}}]\n", False, id="auto"),
    ],
)
def test_when_the_content_model_applies(tmp_path: Path, settings: str, *, applies: bool) -> None:
    for name in ("eigen/basis.html", "eigen/werk.html", "docs/index.md", "mkdocs.yml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(settings if name == "mkdocs.yml" else "", encoding="utf-8")
    assert load_config(tmp_path / "mkdocs.yml").content_model == applies


# The extension alone


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(REFS, encoding="utf-8")
    return path


def test_the_extension_alone_shows_citations_and_lists(refs: Path) -> None:
    text = "This [@test], says @Bivort_2016.\n\n\\bibliography\n\nEnd.\n"
    root = parse_html(markdown(text, extensions=[WerkplaatsExtension(bib_file=str(refs), profile="apa-en")]))
    assert [e.text for e in root.find("p")] == ["This (Author & Author, 2019), says Bivort (2016).", "End."]
    assert listed_by_us(root) == ["Bivort_2016", "test"]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        pytest.param("[@test]\n\\bibliography", ["#root", "ul"], id="last line of a paragraph"),
        pytest.param("[@test]\n\n- Item\n\n    \\bibliography\n", ["#root", "ul", "li", "ul"], id="in an item"),
        pytest.param("[@test]\n\n- \\bibliography\n", ["#root", "ul", "li", "ul"], id="an item"),
        pytest.param("[@test]\n\n> \\bibliography\n", ["#root", "blockquote", "ul"], id="in a quotation"),
        pytest.param("## Head\n\\bibliography\n\n[@test]", ["#root", "ul"], id="right below a heading"),
        pytest.param("See \\bibliography too [@test].", ["#root", "ul"], id="in a sentence"),
        pytest.param("\\full_bibliography", ["#root", "ul"], id="all there is"),
        pytest.param("\\bibliographystyle is a word, `\\bibliography` code [@test].", ["#root", "ul"], id="by default"),
        pytest.param("Escaped: \\\\bibliography [@test].", ["#root", "ul"], id="escaped"),
    ],
)
def test_where_a_list_comes(refs: Path, text: str, around: list[str]) -> None:
    html = markdown(text, extensions=[WerkplaatsExtension(bib_file=refs)])
    root = parse_html(html)
    (made,) = root.find("ul", class_="bronnenlijst")
    assert [e.tag for e in root.walk() if made in e.walk()] == around
    assert "<p></p>" not in html
    assert ("\\bibliography" in root.text) == ("Escaped" in text or "`" in text)


def test_of_two_lists_the_first_is_linked_to(refs: Path) -> None:
    text = "[@test]\n\n\\bibliography\n\n\\full_bibliography\n"
    root = parse_html(markdown(text, extensions=[WerkplaatsExtension(bib_file=refs)]))
    first, second = root.find("ul", class_="bronnenlijst")
    assert [e.attributes.get("id") for e in first.find("li")] == ["ref-test"]
    assert sorted(str(e.attributes.get("id")) for e in second.find("li")) == [
        "None",
        "ref-Bivort_2016",
        "ref-link",
        "ref-never",
        "ref-two-words",
    ]


_KNOWN = "".join(
    f"@book{{{key}, author = {{A{n}, B.}}, title = {{T{n}}}, year = {{200{n}}}}}\n" for n, key in enumerate(KEYS)
)


@given(markdown_pages)
@settings(derandomize=True, deadline=None, max_examples=60)
def test_scanner_and_renderer_agree_on_any_text(text: str) -> None:
    with TemporaryDirectory() as folder:
        refs = Path(folder) / "refs.bib"
        refs.write_text(_KNOWN, encoding="utf-8")
        extension = WerkplaatsExtension(bib_file=refs)
        html = markdown(
            text,
            extensions=[
                "footnotes",
                "tables",
                "fenced_code",
                "def_list",
                "attr_list",
                "admonition",
                "md_in_html",
                extension,
            ],
        )
    assert extension.current is not None
    assert extension.current.disagreements() == []
    shown = [e.attributes["data-cite"] for e in parse_html(html).find(data_cite=None)]
    scanned = [w.key for cluster in extension.current.document.page.clusters for w in cluster.walk()]
    assert Counter(shown) == Counter(scanned)


@given(wild_texts)
@settings(derandomize=True, deadline=None, max_examples=200)
def test_in_a_wild_text_the_citations_are_shown_as_they_were_scanned_or_it_is_reported(text: str) -> None:
    with TemporaryDirectory() as folder:
        refs = Path(folder) / "refs.bib"
        refs.write_text(_KNOWN, encoding="utf-8")
        extension = WerkplaatsExtension(bib_file=refs)
        html = markdown(
            text, extensions=["footnotes", "tables", "def_list", "attr_list", "md_in_html", "toc", extension]
        )
    assert extension.current is not None
    clusters = extension.current.document.page.clusters
    scanned = Counter(work.key for cluster in clusters for work in cluster.walk() if work.key in KEYS)
    shown = Counter(e.attributes["data-cite"] for e in parse_html(html).find(data_cite=None))
    assert shown == scanned or extension.current.disagreements()


def test_the_extension_is_found_by_its_name(refs: Path) -> None:
    options = {"werkplaats": {"bib_file": str(refs), "bib_by_default": False}}
    md = Markdown(extensions=["werkplaats"], extension_configs=options)
    first, second = parse_html(md.convert("One [@test].")), parse_html(md.reset().convert("Two `[@test]`, \\@test."))
    assert first.text == "One (Author & Author, 2019)."
    assert second.text == "Two [@test], @test."


def test_the_extension_alone_says_what_is_wrong(refs: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = "A [@tset].\n\n<p>With [@test]</p>\n\n<div markdown>With [@test]</div>\n\n# With [@test]\n\nOr [@link]\n"
    html = markdown(text, extensions=[WerkplaatsExtension(bib_file=refs), "toc"])
    assert "?tset" in html
    assert [" ".join(record.getMessage().split()[:2]) for record in caplog.records] == [
        "tekst:1:4: CIT001",
        "tekst:3:9: CIT015",
        "tekst:5:20: SYS001",
    ]


_TITLES = "# One [@test] *[@link]*\n\n## One {#own}\n\n## One\n\n## As @test says\n\n[TOC]\n\n\\bibliography\n"


def test_a_citation_in_a_heading(refs: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It is a link in the heading, text in the table of contents, and nothing in the anchor."""
    md = Markdown(extensions=[WerkplaatsExtension(bib_file=refs), "toc", "attr_list"])
    root = parse_html(md.convert(_TITLES))
    (title,) = root.find("h1")
    assert (title.attributes["id"], title.text) == ("one", "One (Author & Author, 2019) (Kwaad, 2020)")
    assert [a.attributes["href"] for a in title.find("a")] == ["#ref-test", "#ref-link"]
    assert [e.attributes["id"] for e in root.find("h2")] == ["own", "one_1", "as-says"]
    shown = [a.text for div in root.find("div", class_="toc") for a in div.find("a")]
    assert shown == ["One (Author & Author, 2019) (Kwaad, 2020)", "One", "One", "As Author en Author (2019) says"]
    assert not [e for div in root.find("div", class_="toc") for e in div.find(id=None)]
    assert vars(md)["toc_tokens"][0]["name"] == "One (Author &amp; Author, 2019) (Kwaad, 2020)"
    assert [a.attributes["href"] for a in root.find("a", class_="terug")] == [
        "#cite-test-1",
        "#cite-test-2",
        "#cite-link-1",
    ]
    assert not caplog.records


def test_a_heading_that_is_a_link_holds_no_other(refs: Path) -> None:
    md = Markdown(
        extensions=[WerkplaatsExtension(bib_file=refs), "toc"], extension_configs={"toc": {"anchorlink": True}}
    )
    (heading,) = parse_html(md.convert("# One [@test]\n")).find("h1")
    assert [a.attributes["href"] for a in heading.find("a")] == ["#one"]
    assert [e.attributes["id"] for e in heading.find(data_cite="test")] == ["cite-test-1"]


@pytest.mark.parametrize("wanted", ["markdown", 'markdown="span"', 'markdown="block"'])
def test_a_citation_in_a_caption(refs: Path, caplog: pytest.LogCaptureFixture, wanted: str) -> None:
    text = f'<figure {wanted}>\n![x](y.png){{ width="300" }}\n<figcaption>After [@test, p. 3]</figcaption>\n</figure>\n'
    root = parse_html(markdown(text, extensions=["md_in_html", "attr_list", WerkplaatsExtension(bib_file=refs)]))
    assert [e.text for e in root.find("figcaption")] == ["After (Author & Author, 2019, p. 3)"]
    assert listed_by_us(root) == ["test"]
    assert not caplog.records


def test_the_extension_alone_refuses_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="bestaat niet"):
        markdown("x", extensions=[WerkplaatsExtension(bib_file=tmp_path / "weg.bib")])


def test_without_options_the_extension_leaves_a_text_alone() -> None:
    assert markdown("A [@test].", extensions=[WerkplaatsExtension()]) == "<p>A [@test].</p>"
