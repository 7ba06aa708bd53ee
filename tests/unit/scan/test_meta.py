"""Front matter held against the schema."""

from __future__ import annotations

import pytest

from werkplaats.model.schema import Kind
from werkplaats.model.source import Source
from werkplaats.scan.meta import read_meta
from werkplaats.scan.page import scan_page

FULL = "titel: T\nsamenvatting: S\n"


def faults(fields: str, kind: Kind = Kind.PRAKTIJK) -> list[tuple[str, str]]:
    """Return (code, text at the place) of what is wrong with some fields."""
    source = Source("docs/x.md", f"---\n{fields}---\n")
    return [(problem.code, source.cut(problem.span)) for problem in read_meta(scan_page(source, "x.md"), kind)[1]]


def test_values_get_their_types() -> None:
    fields = "automatisch: nee\nnoindex: ja\nplaatsen: [amsterdam]\nperiode: {van: 2016, tot: 2018}\ndeel_van: boot\naliassen: [B, '']\nbronnen:\n"
    meta, problems = read_meta(scan_page(Source("docs/x.md", f"---\n{FULL}{fields}---\n"), "x.md"), Kind.PRAKTIJK)
    assert problems == ()
    assert meta.text("titel") == "T"
    assert meta.flags == {"automatisch": False, "noindex": True}
    assert (meta.values("plaatsen"), meta.values("deel_van"), meta.values("aliassen")) == (
        ("amsterdam",),
        ("boot",),
        ("B",),
    )
    assert {name: ref.text for name, ref in meta.record("periode").items()} == {"van": "2016", "tot": "2018"}
    assert (meta.values("bronnen"), meta.text("doel"), dict(meta.record("origineel"))) == ((), "", {})


@pytest.mark.parametrize(
    ("fields", "kind", "expected"),
    [
        pytest.param(FULL, Kind.PRAKTIJK, [], id="nothing wrong"),
        pytest.param("titel: T\n", Kind.PRAKTIJK, [("PAG003", "---")], id="required field missing"),
        pytest.param(FULL, Kind.BEGRIP, [("PAG003", "---")], id="required field of one kind missing"),
        pytest.param(FULL + "plaats: x\n", Kind.PRAKTIJK, [("PAG002", "plaats")], id="unknown field"),
        pytest.param(
            FULL + "periode: {start: 1}\n", Kind.PRAKTIJK, [("PAG002", "start")], id="unknown field in a block"
        ),
        pytest.param(FULL + "plaatsen: x\n", Kind.PRAKTIJK, [("PAG004", "x")], id="no list"),
        pytest.param(FULL + "plaatsen: [[x]]\n", Kind.PRAKTIJK, [("PAG004", "[x]")], id="list in a list"),
        pytest.param(FULL + "doel: [x]\n", Kind.PRAKTIJK, [("PAG004", "[x]")], id="list for a text"),
        pytest.param(FULL + "periode: 2016\n", Kind.PRAKTIJK, [("PAG004", "2016")], id="no block"),
        pytest.param(FULL + "automatisch: no\n", Kind.PRAKTIJK, [("PAG004", "no")], id="neither ja nor nee"),
        pytest.param(FULL + "datum: 2019-13\n", Kind.PUBLICATIE, [("PAG004", "2019-13")], id="no such month"),
        pytest.param(FULL + "datum: 2019-04-30\n", Kind.PUBLICATIE, [], id="a day"),
        pytest.param(FULL + "website: www.hva.nl\n", Kind.ORGANISATIE, [("PAG004", "www.hva.nl")], id="no scheme"),
    ],
)
def test_faults(fields: str, kind: Kind, expected: list[tuple[str, str]]) -> None:
    assert faults(fields, kind) == expected


def test_fields_that_could_not_be_read_are_not_missing() -> None:
    assert faults("titel: A: b\n") == []


def test_an_unknown_field_names_the_one_it_resembles() -> None:
    page = scan_page(Source("docs/x.md", f"---\n{FULL}plaatse: [x]\n---\n"), "x.md")
    assert [problem.message for problem in read_meta(page, Kind.PRAKTIJK)[1]] == [
        "Het veld ‘plaatse’ is hier niet bekend; bedoelde u ‘plaatsen’?"
    ]
