"""Every row of the inventories of the five texts can be pointed to: the paragraph, field or work is there and still holds what the row names.

`tests/data/<table>.csv` has one line for each place of a row: its id, the page below `docs/`, the place there (`p-…` the address of a paragraph,
`meta:…` a field of the front matter, `werk:…` a work of `bib/literatuur.bib`) and the numbers, dates, names and telling words that must stand
there, with `|` between them: without the sentence that tells the row, at least one is gone. A row of `citations.csv` names the key, the locator, the work it was read in (`within`) or the work it was the source of (`carries`).
A text that is rewritten may need another line here; a row never goes away.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.building import PROJECT
from werkplaats.config import load_config
from werkplaats.model.inline import plain
from werkplaats.plugin.build import start_build
from werkplaats.reading import read_site
from werkplaats.render.export import to_bibtex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.links import BuiltSite
    from werkplaats.model.page import Node
    from werkplaats.plugin.build import Build

ROWS = {"facts": 186, "citations": 94, "practices": 40, "figures_tables": 64, "timeline": 56}
"""How many rows each table has."""
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z‘“0-9])")


@dataclass(frozen=True, slots=True)
class Line:
    """One place of one row."""

    id: str
    page: str
    place: str
    tokens: tuple[str, ...] = ()
    key: str = ""
    locator: str = ""
    within: str = ""
    carries: str = ""

    def __str__(self) -> str:
        return f"{self.id} in {self.page} {self.place}"


def read_lines(table: str) -> tuple[Line, ...]:
    with (PROJECT / "tests" / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    return tuple(Line(tokens=tuple(filter(None, row.pop("tokens").split("|"))), **row) for row in rows)


class Places:
    """What stands at a place of the site as it is now, with the paragraph addresses of the committed register."""

    def __init__(self, build: Build) -> None:
        self._edition, self._passages = build.edition, build.passages
        self._site = build.edition.site

    def block(self, page: str, place: str) -> int | None:
        """Number of the block of a page that has an address, or None."""
        ids = self._edition.ids.get(page, ())
        return ids.index(place) if place in ids else None

    def texts(self, line: Line) -> list[str] | None:
        """The texts in which the tokens of a line are sought, or None when its place is gone."""
        kind, _, rest = line.place.partition(":")
        match kind:
            case "meta":
                document = self._site.documents.get(line.page)
                return None if document is None else list(_scalars(document.page.meta, rest.split("."))) or None
            case "werk":
                work = self._site.library.works.get(rest)
                if work is None:
                    return None
                return [
                    plain(self._edition.reference(rest)),
                    to_bibtex(work),
                ]
            case _:
                number = self.block(line.page, line.place)
                if number is None:
                    return None
                page = self._site.documents[line.page].page
                targets = [page.source.cut(token.target) for token in page.blocks[number].tokens if token.target]
                return [" ".join(" ".join(self._passages.block(line.page, number).texts).split()), *targets]

    def cited(self, page: str, place: str) -> list[tuple[str, str, str, str]]:
        """Every citation in a paragraph: key, locator, the work it was read in, the work it was the source of."""
        number = self.block(page, place)
        if number is None:
            return []
        scanned = self._site.documents[page].page
        found: list[tuple[str, str, str, str]] = []
        for token in scanned.blocks[number].tokens:
            for work in scanned.clusters[token.index].works if token.index >= 0 else ():
                carried = ""
                for one in work.walk():
                    locator, within = one.locator.value if one.locator else "", one.within.key if one.within else ""
                    found.append((one.key, locator, within, carried))
                    carried = one.key
        return found


def _scalars(node: Node | None, path: list[str]) -> Iterator[str]:
    if node is None:
        return
    if path:
        yield from _scalars((node.fields or {}).get(path[0]), path[1:])
    elif node.text is not None:
        yield node.text
    else:
        for child in (*(node.items or ()), *(node.fields or {}).values()):
            yield from _scalars(child, [])


def holds(texts: list[str], token: str, *, whole: bool) -> bool:
    """Whether a token stands in one of the texts, not as a part of a longer word; a slug or date of the front matter is the whole text."""
    if whole and token in texts:
        return True
    word = re.compile(rf"(?<!\w){re.escape(token)}(?!\w)")
    return any(word.search(text) for text in texts if not whole or " " in text)


def faults(places: Places, lines: tuple[Line, ...]) -> list[str]:
    """What is wrong with the lines of one table."""
    found: list[str] = []
    wanted: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        texts = places.texts(line)
        if texts is None:
            found.append(f"{line}: gone")
            continue
        found += [
            f"{line}: lacks {t!r}" for t in line.tokens if not holds(texts, t, whole=line.place.startswith("meta:"))
        ]
        if line.key:
            wanted[line.page, line.place].append(line)
    for (page, place), here in wanted.items():
        free = places.cited(page, place)
        for line in sorted(here, key=lambda one: not (one.locator or one.within or one.carries)):
            fitting = [
                c
                for c in free
                if c[0] == line.key and c[2:] == (line.within, line.carries) and line.locator in {"", c[1]}
            ]
            if fitting:
                free.remove(min(fitting, key=lambda one: one[1] != line.locator))
            else:
                found.append(f"{line}: @{line.key} {line.locator} is not cited there (often enough)")
    return found


@pytest.fixture(scope="module")
def places() -> Places:
    """The real content with the register as committed."""
    config = load_config(PROJECT / "mkdocs.yml")
    return Places(start_build(config, read_site(config)))


@pytest.mark.parametrize("table", ROWS)
def test_each_row_stands_where_the_data_say(places: Places, table: str) -> None:
    assert faults(places, read_lines(table)) == []


@pytest.mark.parametrize(("table", "count"), ROWS.items())
def test_no_row_is_left_out(table: str, count: int) -> None:
    assert len({line.id for line in read_lines(table)}) == count


@pytest.mark.parametrize("table", ROWS)
def test_each_place_says_what_must_stand_there(table: str) -> None:
    assert [str(line) for line in read_lines(table) if not line.tokens and not line.key] == []


@pytest.mark.parametrize("table", ROWS)
def test_each_row_would_miss_a_sentence_of_its_paragraph(places: Places, table: str) -> None:
    lines = [line for line in read_lines(table) if line.place.startswith("p-") and line.tokens]
    assert [str(line) for line in lines if not _missed(line.tokens, *(places.texts(line) or [""]))] == []


def _missed(tokens: tuple[str, ...], text: str, *targets: str) -> bool:
    """Whether a paragraph without one of its sentences lacks a token; a token in the address of a link goes with its link."""
    if any(holds(list(targets), token, whole=False) for token in tokens):
        return True
    sentences = _SENTENCE_END.split(text)
    return any(
        not holds([" ".join(sentences[:gone] + sentences[gone + 1 :])], token, whole=False)
        for gone in range(len(sentences))
        for token in tokens
    )


@pytest.mark.parametrize("table", ROWS)
def test_each_paragraph_is_an_element_of_the_built_page(own_site: BuiltSite, table: str) -> None:
    for line in read_lines(table):
        if line.place.startswith("p-"):
            stem = line.page.removesuffix(".md")
            address = stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"
            assert own_site.element(address, line.place) is not None, str(line)


def _first(table: str, start: str) -> Line:
    return next(line for line in read_lines(table) if line.place.startswith(start) and (line.tokens or line.key))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(Line("x", _first("facts", "p-").page, "p-222222"), "gone", id="a paragraph that is gone"),
        pytest.param(Line("x", "praktijken/weg.md", "p-222222"), "gone", id="a page that is gone"),
        pytest.param(Line("x", _first("practices", "meta:").page, "meta:weg"), "gone", id="a field that is gone"),
        pytest.param(Line("x", "bib/literatuur.bib", "werk:weg"), "gone", id="a work that is gone"),
        pytest.param(
            Line("x", _first("facts", "p-").page, _first("facts", "p-").place, ("1897",)),
            "lacks '1897'",
            id="a number that is gone",
        ),
        pytest.param(
            Line("x", _first("practices", "meta:").page, "meta:titel", ("Weg",)),
            "lacks 'Weg'",
            id="a name that is gone",
        ),
        pytest.param(
            Line("x", _first("citations", "p-").page, _first("citations", "p-").place, key="weg"),
            "@weg  is not cited there (often enough)",
            id="a citation that is gone",
        ),
        pytest.param(
            Line(
                "x",
                _first("citations", "p-").page,
                _first("citations", "p-").place,
                key=_first("citations", "p-").key,
                locator="9999",
            ),
            f"@{_first('citations', 'p-').key} 9999 is not cited there (often enough)",
            id="a locator that is gone",
        ),
    ],
)
def test_what_is_gone_is_noticed(places: Places, line: Line, fault: str) -> None:
    assert faults(places, (line,)) == [f"{line}: {fault}"]


def test_a_citation_counts_for_one_row(places: Places) -> None:
    line = _first("citations", "p-")
    assert len(faults(places, (line,) * 50)) > 40


@pytest.mark.parametrize(
    ("text", "token", "whole", "found"),
    [
        ("In 157 interviews", "157", False, True),
        ("In 1570 interviews", "157", False, False),
        ("amsterdam-noord", "amsterdam", True, False),
        ("amsterdam", "amsterdam", True, True),
        ("1: sociale samenhang", "1", True, True),
    ],
)
def test_a_token_is_a_word_of_the_text_or_a_whole_slug(text: str, token: str, whole: bool, found: bool) -> None:
    assert holds([text], token, whole=whole) is found


@pytest.mark.parametrize(
    ("tokens", "targets", "missed"),
    [
        pytest.param(("BOOT", "2008"), (), True, id="a word of one sentence"),
        pytest.param(("BOOT",), (), False, id="a word of every sentence"),
        pytest.param(("boot.md",), ("praktijken/boot.md",), True, id="the address of a link"),
    ],
)
def test_a_word_that_stands_in_two_sentences_tells_neither(
    tokens: tuple[str, ...], targets: tuple[str, ...], missed: bool
) -> None:
    assert _missed(tokens, "De BOOT begon in 2008. Nu zijn er drie winkels van de BOOT.", *targets) is missed
