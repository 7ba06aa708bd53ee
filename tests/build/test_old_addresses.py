"""An address of a paragraph goes on working on the built site when the paragraph is reworded, moved or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.building import build, front_matter, write_site
from tests.links import BuiltSite
from werkplaats.cli import main

if TYPE_CHECKING:
    from pathlib import Path

_FIRST = "De wijkteams in Noord werken sinds kort nauw samen met de buurtkamers en de kerken in de buurt."
_SECOND = "In Hoorn kiest de gemeente ervoor om wijkteams en vrijwilligers op dezelfde plek te laten werken."
_THIRD = "Een bewoner van Slotervaart vertelt hoe lang zij moest zoeken naar iemand die haar wilde helpen."


def _write(folder: Path, one: list[str], other: list[str]) -> None:
    files = {
        "docs/publicaties/index.md": front_matter(titel="Publicaties"),
        "docs/publicaties/p/index.md": front_matter(titel="P", licentie="CC BY 4.0", hoofdstukken="[een, twee]"),
        "docs/publicaties/p/een.md": front_matter(titel="Een") + "\n\n".join(one) + "\n",
        "docs/publicaties/p/twee.md": front_matter(titel="Twee") + "\n\n".join(other) + "\n",
    }
    write_site(folder, files)


def _addresses(site: BuiltSite, page: str) -> dict[str, str]:
    return {
        p.attributes["id"]: p.text
        for p in site.pages[page].find("p", id=None)
        if p.attributes["id"] != "p-samenvatting"
    }


def test_ids_survive_rewording_moving_and_removal(tmp_path: Path) -> None:
    een, twee = "publicaties/p/een/", "publicaties/p/twee/"
    _write(tmp_path, [_FIRST, _SECOND, _THIRD], ["Hier staat een heel ander verhaal over onderwijs en stages."])
    assert main(["--config", str(tmp_path / "mkdocs.yml"), "check", "--fix"]) == 0
    before = {text: id_ for id_, text in _addresses(BuiltSite(build(tmp_path)), een).items()}
    assert set(before) == {_FIRST, _SECOND, _THIRD}

    reworded = _FIRST.replace("sinds kort nauw", "al jaren nauw")
    _write(tmp_path, [reworded], ["Hier staat een heel ander verhaal over onderwijs en stages.", _THIRD])
    after = BuiltSite(build(tmp_path))
    assert _addresses(after, een)[before[_FIRST]] == reworded
    assert _addresses(after, twee)[before[_THIRD]] == _THIRD
    moved = after.element(een, before[_THIRD])
    assert moved is not None
    assert after.target(een, moved.find("a")[0].attributes["href"]) == (twee, before[_THIRD])
    gone = after.element(een, before[_SECOND])
    assert gone is not None
    (nearest,) = [p for p in after.pages[een].find("p") if gone in p.children]
    assert nearest.text == reworded


def test_the_ids_of_a_register_that_is_behind_are_those_that_are_written_later(tmp_path: Path) -> None:
    page = "publicaties/p/een/"
    _write(tmp_path, [_FIRST, _SECOND], [_THIRD])
    shown = _addresses(BuiltSite(build(tmp_path)), page)
    assert main(["--config", str(tmp_path / "mkdocs.yml"), "check", "--fix"]) == 0
    assert _addresses(BuiltSite(build(tmp_path)), page) == shown
