"""The problem matcher of `.vscode/tasks.json` as VS Code applies it: its regular expressions are those of JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from werkplaats.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TASKS = Path(__file__).parents[2] / ".vscode" / "tasks.json"
SUMMARY = 'samenvatting: "Een proefpagina waarop de controles hun werk kunnen doen. Zij zegt verder niets, maar wel in twee zinnen."'
PAGE = f"---\ntitel: Proef\n{SUMMARY}\n---\n\nTwee  spaties, [@niets2001] en [a.md:1:1-2: fout CIT001 raar](a.md:1:1-2: hint).\n"
# For each line the matchers that match it, with what VS Code would take from it. JavaScript's `.` stops at more signs than Python's.
APPLY = """([matchers, lines]) => lines.map((line) => matchers.flatMap((matcher) => {
  const pattern = matcher.pattern, found = new RegExp(pattern.regexp).exec(line);
  return found ? [[matcher.severity, ...["file", "line", "column", "endColumn", "code", "message"].map((name) => found[pattern[name]])]] : [];
}))"""


def applied(browser: Browser, lines: list[str]) -> list[list[list[str]]]:
    check = json.loads(TASKS.read_text(encoding="utf-8"))["tasks"][0]
    page = browser.new_page()
    try:
        found: Any = page.evaluate(APPLY, [check["problemMatcher"], lines])
    finally:
        page.close()
    return list(found)


def test_each_finding_becomes_one_problem_and_no_other_line_does(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "docs" / "een map, met: 100% (spaties)"
    folder.mkdir(parents=True)
    (tmp_path / "bib").mkdir()
    (tmp_path / "mkdocs.yml").write_text("plugins: [{werkplaats: {content_model: true}}]\n", encoding="utf-8")
    (tmp_path / "bib" / "l.bib").write_text("@book{half,\n  title = {Weg\n", encoding="utf-8")
    (folder / "é 漢.md").write_text(PAGE, encoding="utf-8")
    settings = ["--config", str(tmp_path / "mkdocs.yml")]
    main(["check", "--format", "json", *settings])
    expected = [
        [
            d["severity"].replace("hint", "info"),
            d["path"],
            str(d["line"]),
            str(d["column"]),
            str(d["end_column"]),
            d["code"],
            d["message"],
        ]
        for d in json.loads(capsys.readouterr().out)
    ]
    assert all(int(begin) <= int(end) for _, _, _, begin, end, *_ in expected)
    assert {severity for severity, *_ in expected} == {"error", "warning", "info"}
    assert any("spaties" in path for _, path, *_ in expected)
    main(["check", "--format", "vscode", *settings])
    lines = capsys.readouterr().out.splitlines()
    found = applied(browser, lines)
    assert [problem for problems in found for problem in problems] == expected
    assert found[-1] == []
    assert all(len(problems) <= 1 for problems in found)


@pytest.mark.parametrize("path", ["C:\\Mijn teksten\\docs\\a.md", "docs/a:1:2-3: b.md", "\\\\server\\map\\a.md"])
@pytest.mark.parametrize(
    "message", ["x", "een\u2028twee", "zie a.md:3:4-5: fout CIT001 en b.md:5:6-7: hint BIB002 daar"]
)
def test_any_path_and_message_are_told_apart(browser: Browser, path: str, message: str) -> None:
    assert applied(browser, [f"{path}:12:3-8: let op TXT002 {message}"]) == [
        [["warning", path, "12", "3", "8", "TXT002", message]]
    ]


def test_what_the_other_commands_print_is_no_problem(browser: Browser) -> None:
    lines = ["Hersteld: docs/a.md", "1 fout in 2 bestanden.", "1/3 Omgeving", "  6 | fout CIT001", ""]
    assert applied(browser, lines) == [[] for _ in lines]
