"""Which names link by themselves."""

from __future__ import annotations

import pytest

from tests.editions import make_pages, text
from werkplaats.resolve.mentions import find_mentions

ENTITIES = {
    "plaatsen/noord.md": text(titel="Noord"),
    "plaatsen/amsterdam-noord.md": text(titel="Amsterdam Noord"),
    "praktijken/boot.md": text(titel="BOOT", aliassen="[Buurtondersteuning]"),
    "praktijken/stil.md": text(titel="Stil", automatisch="nee"),
    "mensen/a.md": text(titel="Gedeeld"),
    "mensen/b.md": text(titel="Gedeeld"),
}


def mentions(body: str, path: str = "x.md") -> list[str]:
    """Return the mentions on a page: `slug:text`, with `*` for one that is linked by itself."""
    site = make_pages({**ENTITIES, path: text(body)})
    source = site.documents[path].page.source
    return [f"{m.entity.split(':')[1]}:{source.cut(m.span)}{'*' * m.automatic}" for m in find_mentions(site)[path]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("In Noord.", ["noord:Noord*"], id="title"),
        pytest.param("De Buurtondersteuning.", ["boot:Buurtondersteuning*"], id="alias"),
        pytest.param("In Amsterdam Noord.", ["amsterdam-noord:Amsterdam Noord*"], id="longest first"),
        pytest.param("In noord of NOORD.", [], id="other case"),
        pytest.param("Noorden, Noord-Holland, het-Noord, Noord_x en @Noord", [], id="part of a word"),
        pytest.param("‘Noord’", ["noord:Noord*"], id="between quotation marks"),
        pytest.param("(Noord).", ["noord:Noord*"], id="between brackets"),
        pytest.param("Noord’s team", ["noord:Noord*"], id="possessive"),
        pytest.param("Noord en Noord.\n\nNoord", ["noord:Noord*"], id="once in a section"),
        pytest.param("Noord\n\n## Kop\n\nNoord", ["noord:Noord*", "noord:Noord*"], id="again in the next section"),
        pytest.param(
            "Noord, [Noord](plaatsen/noord.md)", ["noord:[Noord](plaatsen/noord.md)"], id="linked by hand further on"
        ),
        pytest.param(
            "[Ginds][n] en Noord\n\n[N]: <plaatsen/noord.md> 'Titel'",
            ["noord:[Ginds][n]"],
            id="linked by hand, the address elsewhere",
        ),
        pytest.param("[Noord](y.md), `Noord`, <b title='Noord'>x</b>", [], id="in a link, code, a tag"),
        pytest.param("## Noord\n\ntekst", [], id="in a heading"),
        pytest.param("[zie Noord @smit2001]", [], id="in a citation"),
        pytest.param("*Over Noord*, _een *boek* over Noord_", [], id="in italics"),
        pytest.param("**Noord**", ["noord:Noord*"], id="in bold"),
        pytest.param("“wij in Noord doen”", [], id="in a quotation"),
        pytest.param("“in Noord”", ["noord:Noord*"], id="in quotation marks around two words"),
        pytest.param("Stil en Gedeeld", [], id="not by itself, and shared"),
        pytest.param("[x](praktijken/stil.md)", ["stil:[x](praktijken/stil.md)"], id="by hand all the same"),
    ],
)
def test_find_mentions(body: str, expected: list[str]) -> None:
    assert mentions(body) == expected


def test_a_page_does_not_mention_itself() -> None:
    assert mentions("[Noord](noord.md) is Noord.", "plaatsen/noord.md") == []


def test_declared_mentions_come_first() -> None:
    site = make_pages({**ENTITIES, "x.md": text("Noord", vermeldt="['praktijk:boot', 'mens:weg']")})
    assert [(m.entity, m.block, m.automatic) for m in find_mentions(site)["x.md"]] == [
        ("praktijk:boot", -1, False),
        ("plaats:noord", 0, True),
    ]
