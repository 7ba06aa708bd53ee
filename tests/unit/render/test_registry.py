"""Links to paragraphs, held against the register: those that arrive, and those that never did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from werkplaats.commands.workspace import Workspace
from werkplaats.config import make_config
from werkplaats.register import Register

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "Een alinea met genoeg woorden om haar later terug te vinden."
SECOND = "Nog een alinea, over iets heel anders dan de eerste."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    _write(tmp_path, FIRST, SECOND)
    registry = _workspace(tmp_path).check().registry
    (tmp_path / registry.path).write_text(registry.after, encoding="utf-8", newline="\n")
    return tmp_path


def _write(project: Path, *paragraphs: str, name: str = "een.md") -> None:
    (project / "docs" / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8", newline="\n")


def _workspace(project: Path) -> Workspace:
    return Workspace(make_config(project, {}, {"content_model": True}))


def _ids(project: Path) -> list[str]:
    register, _ = Register.parse((project / "docs/.alineas.tsv").read_text(encoding="utf-8"), "")
    return [record.id for record in register.pages["een/"]]


def _dead(project: Path, target: str) -> bool:
    _write(project, f"Zie [daar]({target}).", name="ander.md")
    found = [d for d in _workspace(project).check().diagnostics if d.code == "LNK002"]
    assert all((d.path, d.line, d.column) == ("docs/ander.md", 1, target.index("#") + 12) for d in found)
    return bool(found)


def test_a_paragraph_that_stands_there(project: Path) -> None:
    assert not _dead(project, f"een.md#{_ids(project)[0]}")


def test_one_that_never_did(project: Path) -> None:
    assert _dead(project, "een.md#p-222222")


def test_one_that_has_gone_still_leads_somewhere(project: Path) -> None:
    gone = _ids(project)[1]
    _write(project, FIRST)
    assert not _dead(project, f"een.md#{gone}")


def test_one_that_is_new_and_not_yet_in_the_register(project: Path) -> None:
    """The site shows its address before `check --fix` has written it down."""
    _write(project, FIRST, SECOND, "Een derde, die er net bij is gekomen.")
    after = _workspace(project).check().registry.after
    new = [record.id for record in Register.parse(after, "")[0].pages["een/"]][-1]
    assert new not in _ids(project)
    assert not _dead(project, f"een.md#{new}")


def test_one_of_another_page(project: Path) -> None:
    _write(project, "Een pagina zonder die alinea.", name="derde.md")
    assert _dead(project, f"derde.md#{_ids(project)[0]}")


def test_of_a_register_that_cannot_be_read_nothing_is_known(project: Path) -> None:
    (project / "docs/.alineas.tsv").write_bytes(b"\xff\xfe")
    assert not _dead(project, "een.md#p-222222")


def test_a_register_that_another_program_saved_is_left_alone(project: Path) -> None:
    """With so many fingerprints lost, a repair would give every paragraph a new address; nothing but git brings them back."""
    _write(project, *(f"Alinea {number} vertelt over huis nummer {number} in de straat." for number in range(12)))
    file = project / "docs/.alineas.tsv"
    file.write_text(_workspace(project).check().registry.after, encoding="utf-8", newline="\n")
    file.write_text(file.read_text(encoding="utf-8").replace("\t", ";"), encoding="utf-8", newline="\n")
    checked = _workspace(project).check()
    assert [d.code for d in checked.diagnostics if d.path == "docs/.alineas.tsv"] == ["SYS010"]
    assert checked.registry.locked


def test_a_register_with_a_fault_is_not_called_behind_as_well(project: Path) -> None:
    file = project / "docs/.alineas.tsv"
    file.write_text(file.read_text(encoding="utf-8") + "zomaar\n", encoding="utf-8", newline="\n")
    checked = _workspace(project).check()
    assert [d.code for d in checked.diagnostics if d.path == "docs/.alineas.tsv"] == ["SYS010"]
    assert "zomaar" not in checked.registry.after
