"""The editor's guide, followed to the letter in a copy of the project: what it shows is what the commands say."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.cli import main

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "redactie" / "gids.md"
FOLDER = "docs/publicaties/buurtkamers-in-noord"
EXPORT = """\
TY  - JOUR
AU  - Jansen, Noor
AU  - Bakker, Karim
TI  - Samen koken: hoe buurtkamers werken
T2  - Tijdschrift voor de wijk
PY  - 2018
VL  - 4
IS  - 2
SP  - 10
EP  - 18
LA  - nl
ER  -
"""
FAULTS = (
    ("kookt een", "kookt  een"),
    ("jansen2018, p.", "jansen2081, p."),
    ("prettig [@jansen2018]", "prettig (Jansen & Bakker, 2018)"),
)
_CONSOLE = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
_EXAMPLE = re.compile(r"^```(?:md|bib)\n(?P<text>(?:.*\n)*?)```$", re.MULTILINE)


def _arguments(command: str) -> list[str] | None:
    """Return what a command of the guide asks of our program; None for one that builds or serves."""
    program, *rest = shlex.split(command)
    if program == "werkplaats":
        return rest
    task, *more = rest[1:]
    return {"check": ["check", *more], "fix": ["check", "--fix", *more]}.get(task)


def test_the_guide_shows_what_the_commands_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("docs", "bib", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    main(["check", "--fix", "--format", "concise"])  # the register of addresses as it is after the guide's first step
    (tmp_path / "export.ris").write_text(EXPORT, encoding="utf-8")
    text = GUIDE.read_text(encoding="utf-8")
    chapter, index, entry = (match["text"] for match in _EXAMPLE.finditer(text))
    page = tmp_path / FOLDER / "wat-buurtkamers-doen.md"
    followed = 0
    for match in _CONSOLE.finditer(text):
        arguments = _arguments(match["command"])
        if arguments is None:
            continue
        if arguments[0] == "check" and followed == 5:  # what the guide says has been typed by now
            wrong = chapter
            for right, fault in FAULTS:
                assert right in wrong
                wrong = wrong.replace(right, fault)
            page.write_text(wrong, encoding="utf-8")
            (tmp_path / FOLDER / "index.md").write_text(index, encoding="utf-8")
        if arguments[0] == "check" and followed == 8:
            page.write_text(page.read_text(encoding="utf-8").replace("jansen2081", "jansen2018"), encoding="utf-8")
        capsys.readouterr()
        main(arguments)
        said = capsys.readouterr()
        assert said.out + said.err == match["output"], match["command"]
        followed += 1
    assert followed == 9
    assert page.read_text(encoding="utf-8") == chapter
    assert entry in (tmp_path / "bib" / "literatuur.bib").read_text(encoding="utf-8")


def test_the_example_of_a_file_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = _EXAMPLE.search((ROOT / "docs" / "redactie" / "index.md").read_text(encoding="utf-8"))
    assert example is not None
    for name in ("docs", "bib", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "docs" / "een-voorbeeld.md").write_text(example["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "docs/een-voorbeeld.md"]) == 0
    assert capsys.readouterr().out == "Geen fouten of waarschuwingen in 1 bestand.\n"
