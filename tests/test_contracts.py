"""What belongs together is together: rules, their modules, pages and cases, severities, and our own content."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.checks.harness import read_cases, read_sections
from werkplaats import checks
from werkplaats.checks import RULES
from werkplaats.checks.base import Repair, Rule
from werkplaats.checks.reading import READING
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Severity
from werkplaats.report.base import SEVERITIES

ROOT = Path(__file__).parents[1]
PACKAGE = Path(checks.__file__).parent
PAGES = ROOT / "docs" / "redactie" / "controles"
CASES = ROOT / "tests" / "checks" / "cases"
SECTIONS = ["Wat", "Waarom", "Voorbeeld", "Zo wel", "Herstellen"]
FAMILIES = {"BIB", "CIT", "ENT", "LNK", "PAG", "SYS", "TXT"}
REPAIRS = {
    Repair.NONE: "Herstellen doet u zelf.",
    Repair.SAFE: "`werkplaats check --fix` herstelt dit waar maar één antwoord goed is.",
    Repair.UNSAFE: "`werkplaats check --fix --unsafe` herstelt dit waar het antwoord waarschijnlijk is.",
}
ELSEWHERE = {
    "SYS001": "found while a page is rendered: tests/checks/test_faults.py, tests/properties/test_scanner_renderer.py",
    "SYS002": "a rule that crashes: tests/unit/checks/test_engine.py",
}
"""Rules whose fault no text can hold, with the place of their test."""

every_rule = pytest.mark.parametrize("rule", [pytest.param(rule, id=code) for code, rule in RULES.items()])


@cache
def _page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def _marked(text: str, code: str) -> bool:
    return any(mark.code == code for case in read_cases(text, code) for mark in case.marks)


def test_the_table_is_sorted_and_its_names_are_unique() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


@every_rule
def test_code_and_name_have_their_form(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rule.name)


def test_each_rule_has_one_module_and_each_module_one_rule() -> None:
    modules = {path.stem for path in PACKAGE.glob("[a-z][a-z][a-z][0-9]*.py")}
    named = {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES.values() if rule not in READING}
    assert modules == named


def test_pages_and_cases_are_those_of_the_rules() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*RULES, "index"}
    assert {path.stem for path in CASES.glob("*.md")} == set(RULES) - set(ELSEWHERE)


@every_rule
def test_the_page_has_its_sections_and_facts(rule: Rule) -> None:
    text = _page(rule.code)
    assert [title for title, _ in read_sections(text)] == SECTIONS
    severity = f"Ernst: {SEVERITIES[rule.severity]}."
    name = f"Naam: `{rule.name}`, sinds versie {rule.since}."
    assert f"\n{severity} {REPAIRS[rule.repair]} {name}\n" in text
    assert text.startswith(f'---\ntitel: "{rule.code}: ')


@every_rule
def test_the_index_lists_the_page_under_its_title(rule: Rule) -> None:
    title = re.search(r'^titel: "(.*)"$', _page(rule.code), re.MULTILINE)
    assert title
    assert f"\n- [{title[1]}]({rule.code}.md)\n" in (PAGES / "index.md").read_text(encoding="utf-8")


@every_rule
def test_the_cases_hold_a_hit(rule: Rule) -> None:
    if rule.code not in ELSEWHERE:
        assert _marked((CASES / f"{rule.code}.md").read_text(encoding="utf-8"), rule.code)


@every_rule
def test_a_repair_that_is_promised_is_shown(rule: Rule) -> None:
    """`--fix` of a rule that says it can is seen at work in a case, and no case of another rule shows one."""
    if rule.code in ELSEWHERE or rule.code in {"SYS003", "SYS010"}:  # the register is mended by the command: tests/unit
        return
    cases = list(read_cases((CASES / f"{rule.code}.md").read_text(encoding="utf-8"), rule.code))
    changed = [c for c in cases if any(c.files[path].decode(c.encoding) != text for path, text in c.fixed.items())]
    assert bool(changed) == (rule.repair is not Repair.NONE)


def test_severities_are_fixed() -> None:
    """Green is not reached by lowering a severity: a change here is a decision that a reviewer sees."""
    fixed = json.loads((ROOT / "tests" / "checks" / "severities.json").read_text(encoding="utf-8"))
    assert {code: rule.severity.value for code, rule in RULES.items()} == fixed


def test_our_own_site_takes_the_severities_as_they_are_shipped() -> None:
    config = load_config(ROOT / "mkdocs.yml")
    assert (dict(config.severities), config.ignored) == ({}, frozenset())


def test_our_own_content_is_clean() -> None:
    checked = Workspace(load_config(ROOT / "mkdocs.yml")).check()
    wrong = [
        f"{d.path}:{d.line}:{d.column} {d.code} {d.finding.message}"
        for d in checked.diagnostics
        if d.severity is not Severity.HINT
    ]
    assert not wrong, "\n".join(wrong)
