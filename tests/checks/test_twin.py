"""A second process that does a share: what a check with it says is what one process would have said, whatever becomes of the second."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from werkplaats.checks import RULES, engine, twin
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check
from werkplaats.checks.store import Store
from werkplaats.checks.twin import Line, Twin
from werkplaats.config import make_config

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.site import Document

HAS_FORK = hasattr(os, "fork")
"""Windows has none: there the same tests hold of one process, and `twins` counts none."""
BIB = """@book{tonkens2009,
  author = {Tonkens, Evelien and et al.},
  title = {Tussen onderschatten en overvragen.},
  publisher = {SUN},
  date = {2009},
}
@misc{stuk, title = {Niet af
"""
PAGE = "---\ntitel: {0}\nsamenvatting: Een proefpagina over {0}. Zij zegt verder niets, en dat in twee zinnen.\n---\n\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs" / "mensen").mkdir(parents=True)
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "lijst.bib").write_text(BIB, encoding="utf-8", newline="\n")
    for number in range(7):
        text = f"Zie [@tonkens201{number}], [ook](tekst{number + 1}.md#weg) en het werk werk van Saskia Welshen.\n"
        (tmp_path / "docs" / f"tekst{number}.md").write_text(PAGE.format(f"Tekst {number}") + text, encoding="utf-8")
    (tmp_path / "docs" / "mensen" / "saskia-welschen.md").write_text(PAGE.format("Saskia Welschen"), encoding="utf-8")
    monkeypatch.setattr(twin, "can_share", lambda: True)
    monkeypatch.setattr(engine, "_WORTH_IT", 1)
    return tmp_path


def _content(project: Path) -> Content:
    return Content.open(make_config(project, {}, {"content_model": True}))


def _one(project: Path) -> tuple[Diagnostic, ...]:
    found = Check(_content(project), RULES).diagnostics()
    assert {"BIB001", "BIB013", "CIT001", "ENT009", "LNK001", "TXT001"} <= {each.code for each in found}
    return found


@pytest.fixture
def twins(monkeypatch: pytest.MonkeyPatch) -> list[Twin]:
    """Return the twins that were started, whatever they were asked."""
    made: list[Twin] = []
    start = Twin.start

    def started(work: Callable[[Line], None]) -> Twin | None:
        other = start(work)
        made.extend([other] if other else [])
        return other

    monkeypatch.setattr(Twin, "start", started)
    return made


def _list_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Check, "_is_list_worth_it", lambda _: True)


def _pages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Check, "_is_list_worth_it", lambda _: False)


SHARES = pytest.mark.parametrize("share", [_list_first, _pages_only])


@SHARES
def test_two_say_what_one_says(
    project: Path, twins: list[Twin], monkeypatch: pytest.MonkeyPatch, share: Callable[[pytest.MonkeyPatch], None]
) -> None:
    expected = _one(project)
    share(monkeypatch)
    store = Store("x")
    assert Check(_content(project), RULES, store=store, parallel=True).diagnostics() == expected
    assert len(twins) == HAS_FORK
    one = Store("x")
    Check(_content(project), RULES, store=one).diagnostics()
    assert store._lines == one._lines
    assert Check(_content(project), RULES, store=store, parallel=True).diagnostics() == expected


def test_the_twin_reads_and_judges_half(project: Path, twins: list[Twin], monkeypatch: pytest.MonkeyPatch) -> None:
    _pages_only(monkeypatch)
    content = _content(project)
    read = content.document
    seen: list[str] = []

    def document(path: str) -> Document:
        seen.append(path)
        return read(path)

    monkeypatch.setattr(content, "document", document)
    Check(content, RULES, parallel=True).diagnostics()
    assert len(set(seen)) == (4 if twins else 8)


@SHARES
@pytest.mark.parametrize(
    "does",
    [
        pytest.param(lambda _self, _line: os._exit(3), id="it dies"),
        pytest.param(lambda _self, _line: 1 / 0, id="it breaks down"),
        pytest.param(lambda _self, line: line.send([]), id="it says nothing of use"),
        pytest.param(lambda _self, line: line._writer.write(b"half a message"), id="it is broken off"),
    ],
)
def test_one_that_fails_is_done_without(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    share: Callable[[pytest.MonkeyPatch], None],
    does: Callable[[Check, Line], None],
) -> None:
    expected = _one(project)
    share(monkeypatch)
    monkeypatch.setattr(Check, "_do_list", does)
    monkeypatch.setattr(Check, "_do_pages", does)
    assert Check(_content(project), RULES, parallel=True).diagnostics() == expected


def test_one_that_stops_halfway_is_done_without(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _one(project)
    _pages_only(monkeypatch)
    monkeypatch.setattr(Check, "_judge", lambda *_: os._exit(3))
    other = Check(_content(project), RULES, parallel=True)
    monkeypatch.undo()
    assert other.diagnostics() == expected


def test_nothing_is_left_of_it(project: Path, twins: list[Twin], monkeypatch: pytest.MonkeyPatch) -> None:
    _pages_only(monkeypatch)
    Check(_content(project), RULES, parallel=True).diagnostics()
    monkeypatch.setattr(Check, "_read_list", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Check(_content(project), RULES, parallel=True)
    for other in twins:
        with pytest.raises(ChildProcessError):
            os.waitpid(other._pid, 0)


@pytest.mark.parametrize("lacking", ["fork", "a core"])
def test_where_there_can_be_none_one_does_all(
    project: Path, twins: list[Twin], monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    expected = _one(project)
    if lacking == "fork":
        monkeypatch.delattr(os, "fork", raising=False)
    else:
        monkeypatch.setattr(twin, "can_share", lambda: False)
    assert Check(_content(project), RULES, parallel=True).diagnostics() == expected
    assert twins == []


def test_a_small_site_is_not_worth_it(project: Path, twins: list[Twin], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_WORTH_IT", 200_000)
    Check(_content(project), RULES, parallel=True).diagnostics()
    assert twins == []
