from __future__ import annotations

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from werkplaats.render.cover import HEIGHT, PALETTES, WIDTH, Palette, cover_svg, reversal

SVG = "{http://www.w3.org/2000/svg}"
TITLES = (
    ("Zorg", "", "zorg", ""),
    (
        "De moeizame hybridisering van het sociale domein",
        "Knelpunten bij de samenwerking tussen sociale wijkteams en vrijwilligersinitiatieven in drie steden",
        "de-moeizame-hybridisering",
        "2019",
    ),
    ("Gemeenschapskrachtontwikkelingsvraagstukken", "Een woord dat niet breekt", "lang", "2024"),
    ("Formeel & <informeel>", "“Wie” kruist ‘wie’?", "tekens", "2020"),
    ("Een titel van heel veel woorden " * 6, "en een ondertitel die ook van geen ophouden weet " * 6, "veel", "2021"),
)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("arguments", TITLES, ids=lambda arguments: arguments[2])
def test_cover_is_well_formed_and_named(arguments: tuple[str, str, str, str]) -> None:
    root = ET.fromstring(cover_svg(*arguments))  # noqa: S314 -- our own output
    name = root.find(f"{SVG}title")
    assert root.get("role") == "img"
    assert name is not None
    assert name.get("id") == root.get("aria-labelledby")
    assert (name.text or "").startswith(arguments[0].strip()[:20])


@pytest.mark.parametrize("arguments", TITLES, ids=lambda arguments: arguments[2])
def test_cover_shows_the_whole_title_inside_its_edges(arguments: tuple[str, str, str, str]) -> None:
    root = ET.fromstring(cover_svg(*arguments))  # noqa: S314 -- our own output
    lines = root.findall(f".//{SVG}text")
    shown = " ".join(line.text or "" for line in lines)
    assert " ".join(arguments[0].split()) in shown
    for line in lines:
        assert 0 < float(line.get("y", "0")) <= HEIGHT
        assert len(line.text or "") * float(line.get("font-size", "0")) * 0.5 <= WIDTH


def test_cover_needs_nothing_from_elsewhere() -> None:
    svg = cover_svg(*TITLES[1])
    assert re.findall(r"\s(?:href|src|style|class)=|<style|<script|url\(|@import", svg) == []
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_cover_is_the_same_for_the_same_publication_and_its_own_for_each() -> None:
    assert cover_svg("A", "", "a", "2019") == cover_svg("A", "", "a", "2019")
    drawings = {
        re.sub(r"<t(ext|itle).*?</t(ext|itle)>", "", cover_svg("A", "", f"p-{number}", "2019")) for number in range(200)
    }
    assert len(drawings) == 200


@pytest.mark.parametrize("count", range(3, 10))
@pytest.mark.parametrize("start", [0, 1])
def test_every_strand_crosses_every_other_once_and_the_order_is_turned_around(count: int, start: int) -> None:
    order = list(range(count))
    met: list[tuple[int, int]] = []
    for step in reversal(count, start, weave=0):
        for crossing in step:
            assert order[crossing.lane : crossing.lane + 2] == [crossing.upper, crossing.lower]
            order[crossing.lane : crossing.lane + 2] = [crossing.lower, crossing.upper]
            met.append((min(crossing.upper, crossing.lower), max(crossing.upper, crossing.lower)))
    assert order == list(reversed(range(count)))
    assert sorted(met) == list(combinations(range(count), 2))


@pytest.mark.parametrize("count", range(4, 8))
@pytest.mark.parametrize("start", [0, 1])
@pytest.mark.parametrize("weave", [0, 1])
def test_a_strand_goes_over_and_under_by_turns(count: int, start: int, weave: int) -> None:
    crossings = [crossing for step in reversal(count, start, weave) for crossing in step]
    for strand in range(count):
        on_top = [crossing.over == strand for crossing in crossings if strand in {crossing.upper, crossing.lower}]
        assert all(one != other for one, other in pairwise(on_top))


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.ground)
def test_text_and_strands_stand_out_from_the_ground(palette: Palette) -> None:
    assert contrast(palette.text, palette.ground) >= 7
    assert contrast(palette.first, palette.ground) >= 3
    assert contrast(palette.first, palette.second) >= 1.7
