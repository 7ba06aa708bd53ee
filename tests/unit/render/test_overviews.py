"""Timeline, map and matrix: every row of the data once, drawings that depend on the data alone, nothing unescaped."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from werkplaats.config import load_config, make_config
from werkplaats.model.schema import Kind
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document, read_site
from werkplaats.register import Register
from werkplaats.render.atlas_drawing import Point, cluster, map_svg, scale_of
from werkplaats.render.edition import make_edition
from werkplaats.render.matrix import fields_of, groups_of
from werkplaats.render.overviews import overview, overview_cards, overview_texts
from werkplaats.render.profiles import load_profile
from werkplaats.render.timeline_drawing import Bar, Dot, moment_of, timeline_svg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Problem
    from werkplaats.render.edition import Edition
    from werkplaats.render.views import RowView, TableView

ROOT = Path(__file__).parents[3]
BIB = "@book{jansen, author = {Jansen, J.}, title = {Mensen}, publisher = {Boom}, year = 2019}\n"
PRACTICE = "praktijken/{}.md"
PAGES = {
    "overzichten/index.md": "titel: Overzichten",
    "overzichten/tijdlijn.md": """titel: Tijdlijn
fasen:
  - {id: een, naam: Eerste, datum: "2009-09", wat: Begin & eind, bron: jansen}
gebeurtenissen:
  - {id: later, datum: "2019-04-30", wat: Later, over: ["praktijk:boot"]}
  - {id: oud, datum: "1960", wanneer: jaren zestig, wat: "Een <b>oude</b> zaak", zekerheid: afgeleid}""",
    "overzichten/kaart.md": "titel: Kaart",
    "overzichten/praktijken.md": """titel: Matrix
velden: [{nummer: "1", naam: Samenhang}]
groepen: [{naam: Bewoners, woorden: [bewoners]}, {naam: Jeugd, woorden: [jongeren, Kinderen]}]""",
    "publicaties/bundel/index.md": 'titel: Bundel\ndatum: "2019-04"\ncitatie: jansen',
    PRACTICE.format("boot"): """titel: BOOT
plaatsen: [buurt]
periode: {van: "2008-10"}
doelgroep: [buurtbewoners, kinderen in groep 3]
prestatievelden: ["1: samenhang en leefbaarheid", "3: advies"]""",
    PRACTICE.format("winkel"): """titel: Winkel <A>
deel_van: boot
plaatsen: [buurt, stad]
periode: {van: "2010", tot: "2010"}
doelgroep: [wie maar wil]""",
    PRACTICE.format("zonder"): "titel: Zonder",
    "plaatsen/land.md": "titel: Land",
    "plaatsen/stad.md": "titel: Stad\ndeel_van: land",
    "plaatsen/buurt.md": "titel: Buurt & Co\ndeel_van: stad\ncoordinaten: {lat: 52.36, lon: 4.9, bron: kaart}",
    "plaatsen/huis.md": "titel: Huis\ndeel_van: buurt",
}


def read(pages: Mapping[str, str]) -> tuple[Edition, list[Problem]]:
    """Return an edition of pages given by path and front matter, and what was wrong in reading."""
    documents, problems = [], list[object]()
    for path, meta in pages.items():
        text = f"---\nsamenvatting: Een zin.\n{meta}\n---\n\nTekst.\n"
        document, found = read_document(Source(f"docs/{path}", text), path)
        documents.append(document)
        problems += found
    site = make_site(documents, [Source("bib/test.bib", BIB)])
    config = make_config(Path("/nergens"), {"site_name": "Proef"}, {})
    return make_edition(config, site, load_profile("nl-hbo"), Register()), problems  # type: ignore[return-value]


@pytest.fixture(scope="module")
def edition() -> Edition:
    made, problems = read(PAGES)
    assert not problems
    return made


@pytest.fixture(scope="module")
def own() -> Edition:
    config = load_config(ROOT / "mkdocs.yml")
    return make_edition(config, read_site(config), load_profile(config.profile), Register())


def table(edition: Edition, name: str, number: int = 0) -> TableView:
    return overview(edition, edition.site.documents[f"overzichten/{name}.md"])[1][number]


def texts(row: RowView) -> list[str]:
    return [cell.text for cell in row.cells]


def practices(edition: Edition) -> int:
    return sum(1 for d in edition.site.documents.values() if d.kind is Kind.PRAKTIJK)


def test_timeline_has_each_row_once_from_old_to_new(edition: Edition) -> None:
    rows = table(edition, "tijdlijn").rows
    assert [texts(row)[:3] for row in rows] == [
        ["jaren zestig", "Een <b>oude</b> zaak", "Gebeurtenis"],
        ["vanaf oktober 2008", "BOOT", "Praktijk"],
        ["september 2009", "Begin & eind", "Fase"],
        ["2010", "Winkel <A>", "Praktijk"],
        ["april 2019", "‘Bundel’ verschijnt", "Publicatie"],
        ["30 april 2019", "Later", "Gebeurtenis"],
    ]
    assert [row.anchor for row in rows] == ["t-oud", "", "t-een", "", "", "t-later"]
    assert rows[0].cells[0].note == "afgeleid"
    assert [link.href for link in rows[5].cells[1].more] == ["../../praktijken/boot/"]
    assert [link.href for link in rows[2].cells[1].more] == ["../../publicaties/bundel/"], "the edition of its source"


def test_own_timeline_counts_what_the_data_hold(own: Edition) -> None:
    meta = own.site.documents["overzichten/tijdlijn.md"].meta
    dated = [d for d in own.site.documents.values() if d.kind is Kind.PUBLICATIE and d.meta.text("datum")]
    lasting = [d for d in own.site.documents.values() if d.kind is Kind.PRAKTIJK and d.meta.record("periode")]
    rows = table(own, "tijdlijn").rows
    assert len(rows) == len(meta.rows("fasen")) + len(meta.rows("gebeurtenissen")) + len(dated) + len(lasting)
    assert len(meta.rows("fasen")) == 3
    assert [row.cells[0].sort for row in rows] == sorted(row.cells[0].sort for row in rows)
    (figure,), _ = overview(own, own.site.documents["overzichten/tijdlijn.md"])
    assert len(re.findall('class="(?:dot|unsure|crossing)"', figure.html)) == len(meta.rows("gebeurtenissen")) + len(
        dated
    )
    assert figure.html.count('class="phase') == 3


def test_map_lists_each_place_in_its_hierarchy(edition: Edition) -> None:
    rows = table(edition, "kaart").rows
    assert [(row.level, *texts(row)) for row in rows] == [
        (0, "Land", "", "", "2", "geen coördinaten bekend"),
        (1, "Stad", "", "Land", "2", "geen coördinaten bekend"),
        (2, "Buurt & Co", "", "Stad", "2", "52.36, 4.9"),
        (3, "Huis", "", "Buurt & Co", "0", "bij Buurt & Co"),
    ]


def test_own_map_draws_each_place_with_coordinates(own: Edition) -> None:
    figures, (places,) = overview(own, own.site.documents["overzichten/kaart.md"])
    known = {d.slug for d in own.site.entities.values() if d.meta.record("coordinaten")}
    drawn = [slug for figure in figures for slug in re.findall(r'data-entity="plaats:([^"]+)"', figure.html)]
    assert sorted(drawn) == sorted(known)
    assert len(places.rows) == sum(1 for d in own.site.entities.values() if d.kind is Kind.PLAATS)


def test_matrix_has_every_practice_and_marks_only_what_it_names(edition: Edition) -> None:
    fields = table(edition, "praktijken")
    assert [(c.number, c.title) for c in fields.columns[1:-1]] == [("Veld 1", "Samenhang"), ("Veld 3", "3")]
    assert [texts(row) for row in fields.rows] == [
        ["BOOT", "ja", "ja", "1: samenhang en leefbaarheid; 3: advies"],
        ["Winkel <A>", "", "", "geen genoemd"],
        ["Zonder", "", "", "geen genoemd"],
    ]
    groups = table(edition, "praktijken", 1)
    assert [c.title for c in groups.columns] == [
        "Praktijk",
        "Bewoners",
        "Jeugd",
        "Anders",
        "In de woorden van de praktijk",
    ]
    assert [texts(row)[1:4] for row in groups.rows] == [["ja", "ja", ""], ["", "", "ja"], ["", "", ""]]
    assert [row.level for row in groups.rows] == [0, 1, 0]


def test_own_matrix_counts_what_the_data_hold(own: Edition) -> None:
    meta = own.site.documents["overzichten/praktijken.md"].meta
    words = {row.text("naam"): row.values("woorden") for row in meta.rows("groepen")}
    all_practices = [d for d in own.site.documents.values() if d.kind is Kind.PRAKTIJK]
    for number, expected in enumerate(
        (sum(len(fields_of(d)) for d in all_practices), sum(len(groups_of(d, words)) for d in all_practices))
    ):
        rows = table(own, "praktijken", number).rows
        assert len(rows) == practices(own)
        assert sum(cell.mark and cell.text == "ja" for row in rows for cell in row.cells) == expected
    assert [d.slug for d in all_practices if "" in groups_of(d, words)] == [], "every target group has a group"


def test_parts_of_each_other_are_all_listed() -> None:
    ring = {
        "overzichten/praktijken.md": "titel: M",
        PRACTICE.format("een"): "titel: Een\ndeel_van: twee",
        PRACTICE.format("twee"): "titel: Twee\ndeel_van: een",
        "overzichten/kaart.md": "titel: K",
        "plaatsen/a.md": "titel: A\ndeel_van: b",
        "plaatsen/b.md": "titel: B\ndeel_van: a",
    }
    made, _ = read(ring)
    assert {texts(row)[0] for row in table(made, "praktijken").rows} == {"Een", "Twee"}
    assert {texts(row)[0] for row in table(made, "kaart").rows} == {"A", "B"}


def test_drawings_are_well_formed_escaped_and_the_same_each_time(edition: Edition) -> None:
    for name in ("tijdlijn", "kaart"):
        document = edition.site.documents[f"overzichten/{name}.md"]
        figures = overview(edition, document)[0]
        assert figures
        assert overview(edition, document)[0] == figures
        for figure in figures:
            ET.fromstring(figure.html)  # noqa: S314 - our own drawing
            assert "style=" not in figure.html
            assert "<b>" not in figure.html
    assert "Buurt &amp; Co" in overview(edition, edition.site.documents["overzichten/kaart.md"])[0][0].html


def test_a_site_without_data_has_no_drawings() -> None:
    made, _ = read({f"overzichten/{name}.md": "titel: Leeg" for name in ("tijdlijn", "kaart", "praktijken", "elders")})
    for document in made.site.documents.values():
        assert overview(made, document) == ((), ())


def test_cards_and_search(edition: Edition) -> None:
    assert [card.title for card in overview_cards(edition, "")] == ["Tijdlijn", "Kaart", "Matrix"]
    assert list(overview_texts(edition.site.documents["overzichten/tijdlijn.md"])) == [
        ("t-een", "Eerste", "2009 Begin & eind"),
        ("t-later", "", "2019 Later"),
        ("t-oud", "jaren zestig", "1960 Een <b>oude</b> zaak"),
    ]


@pytest.mark.parametrize(
    ("row", "code", "words"),
    [
        pytest.param('{id: a, datum: "2019"}', "PAG003", "wat", id="field-missing"),
        pytest.param("{id: a, datum: vroeger, wat: x}", "PAG004", "vroeger", id="no-date"),
        pytest.param('{id: A b, datum: "2019", wat: x}', "PAG004", "A b", id="no-name"),
        pytest.param('{id: a, datum: "2019", wat: x, wie: y}', "PAG002", "wie", id="unknown-field"),
        pytest.param("tekst", "PAG004", "gebeurtenissen", id="no-block"),
        pytest.param('{id: b, datum: "2019", wat: x}', "PAG004", "twee rijen", id="same-id"),
    ],
)
def test_a_wrong_row_is_reported_where_it_stands(row: str, code: str, words: str) -> None:
    meta = f'titel: T\ngebeurtenissen:\n  - {{id: b, datum: "2018", wat: y}}\n  - {row}'
    _, problems = read({"overzichten/tijdlijn.md": meta})
    (problem,) = problems
    assert problem.code == code
    assert words in problem.message
    assert problem.span.start > 80


@pytest.mark.parametrize(
    ("date", "end", "expected"),
    [
        ("2010", False, 2010.5),
        ("2010", True, 2011.0),
        ("2010-07", False, 2010 + 6.5 / 12),
        ("2010-12", True, 2011.0),
        ("2010-01-31", False, 2010 + 1 / 12),
    ],
)
def test_place_of_a_date(date: str, expected: float, *, end: bool) -> None:
    assert moment_of(date, end=end) == pytest.approx(expected)


def test_years_long_before_stand_apart() -> None:
    svg = timeline_svg((), (Dot("1960"), Dot("2009"), Dot("2010-02")), (Bar("2009", "", "B"),), "x")
    years = re.findall(r'class="when"[^>]*>([^<]+)<', svg)
    assert years == ["1960", "2009", "2010"]
    assert svg.count('class="lane open"') == 1


def test_names_on_the_map_keep_their_distance() -> None:
    crowd = [Point(f"p{n}", f"P{n}", 52.36 + n / 1000, 4.9, n, "x/") for n in range(10)]
    assert cluster(crowd) == tuple(crowd)
    assert cluster(crowd[:2]) == ()
    svg = map_svg(crowd, "kaart", close=True)
    levels = sorted(float(y) for y in re.findall(r'class="place" x="[^"]+" y="([^"]+)"', svg))
    assert min(b - a for a, b in pairwise(levels)) >= 24
    assert scale_of(crowd) >= 1
