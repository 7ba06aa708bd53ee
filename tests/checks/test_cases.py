"""Every case of every rule, through the checker as it is run: real files, all rules, repairs until nothing changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checks.harness import Case, Expected, read_cases
from tests.net import read_net
from werkplaats.checks import ONLINE
from werkplaats.checks.fixes import repair
from werkplaats.checks.outside import outside_links
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Diagnostic

HERE = Path(__file__).parent
PAGES = HERE.parents[1] / "docs" / "redactie" / "controles"


def _all_cases() -> list[tuple[str, Case]]:
    files = [*sorted((HERE / "cases").glob("*.md")), *sorted(PAGES.glob("[A-Z]*.md"))]
    found = []
    for file in files:
        where = "cases" if file.parent.name == "cases" else "page"
        found += [
            (f"{file.stem} {where}: {case.title}", case)
            for case in read_cases(file.read_text(encoding="utf-8"), file.stem)
        ]
    return found


CASES = _all_cases()


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_case(case: Case, tmp_path: Path) -> None:
    """What is marked is found, nothing else is, and the repairs give the text that the case shows."""
    case.write(tmp_path)
    workspace = Workspace(load_config(tmp_path / "mkdocs.yml"))
    if case.code in ONLINE:
        workspace.answers = read_net(case.net).answers(link.address for link in outside_links(workspace.content))
    checked = workspace.check()
    listed = {case.code, *(mark.code for mark in case.marks)}
    found = [d for d in checked.diagnostics if d.severity is not Severity.HINT or d.code in listed]
    _compare(case, found)

    def check(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return workspace.check(texts).diagnostics

    before = workspace.texts
    repaired = repair(before, check, unsafe=case.unsafe, locked=workspace.locked)
    if case.fixed:
        assert {path: repaired.texts.get(path, before[path]) for path in case.fixed} == case.fixed
    again = repair(
        {**before, **repaired.texts},
        lambda texts: check({**repaired.texts, **texts}),
        unsafe=case.unsafe,
        locked=workspace.locked,
    )
    assert not again.texts, "a second repair changes the text again"
    everything = repair(before, check, unsafe=True, locked=workspace.locked)
    assert everything.made >= repaired.made


def _compare(case: Case, found: list[Diagnostic]) -> None:
    shown = sorted((d.path, d.line, d.column, _end(d), d.code) for d in found)
    wanted = sorted((m.path, m.line, m.column, m.end, m.code) for m in case.marks)
    messages = "\n".join(f"{d.path}:{d.line}:{d.column}-{_end(d)} {d.code} {d.finding.message}" for d in found)
    assert [_without_end(item) for item in shown] == [_without_end(item) for item in wanted], messages
    for one, two, diagnostic in zip(
        shown, wanted, sorted(found, key=lambda d: (d.path, d.line, d.column, _end(d), d.code)), strict=True
    ):
        if diagnostic.line == diagnostic.end_line:
            assert one == two, messages
    for mark in case.marks:
        assert any(_says(d, mark) for d in found), f"no message holds ‘{mark.message}’ in\n{messages}"


def _without_end(item: tuple[str, int, int, int, str]) -> tuple[str, int, int, str]:
    return (*item[:3], item[4])


def _end(diagnostic: Diagnostic) -> int:
    return max(
        diagnostic.end_column if diagnostic.line == diagnostic.end_line else diagnostic.column + 1,
        diagnostic.column + 1,
    )


def _says(diagnostic: Diagnostic, mark: Expected) -> bool:
    same = (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code) == (
        mark.path,
        mark.line,
        mark.column,
        mark.code,
    )
    return same and mark.message in diagnostic.finding.message
