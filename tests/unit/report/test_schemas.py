"""Reports for other programs are held to the schemas of their forms, on what the checker says of every case of every rule."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import xmlschema

from tests.checks.harness import read_cases
from tests.unit.report.test_reports import EMPTY, RESULT
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.model.diagnostic import Severity
from werkplaats.report import load_report
from werkplaats.report.base import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parents[2]
SCHEMAS = TESTS / "data" / "schemas"
CASES = sorted((TESTS / "checks" / "cases").glob("*.md"))
URI = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})+")
"""What RFC 3986 lets stand in a reference; `jsonschema` looks at that with a further package only."""


@cache
def _json_schema(name: str) -> jsonschema.Draft7Validator:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@cache
def _junit() -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(SCHEMAS / "junit-10.xsd", allow="local")


def _faults(form: str, text: str) -> list[str]:
    """Return what the schema of a form has against a report."""
    if form == "junit":
        return [str(error) for error in _junit().iter_errors(text)]
    schema = {"sarif": "sarif-schema-2.1.0.json", "gitlab": "gitlab-code-quality.json"}[form]
    data = json.loads(text)
    wrong = [f"{error.json_path}: {error.message}" for error in _json_schema(schema).iter_errors(data)]
    return wrong + [f"no URI: {uri}" for uri in _uris(data) if not URI.fullmatch(uri)]


def _uris(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (value for name, value in data.items() if name in {"uri", "helpUri", "informationUri"})
    children: Any = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        yield from _uris(child)


def _results(file: Path, folder: Path) -> Iterator[Result]:
    for number, case in enumerate(read_cases(file.read_text(encoding="utf-8"), file.stem)):
        case.write(folder / str(number))
        checked = Workspace(load_config(folder / str(number) / "mkdocs.yml")).check()
        yield Result(checked.diagnostics, checked.sources, tuple(checked.sources), "https://voorbeeld.nl/controles/")


@pytest.mark.parametrize("form", ["sarif", "junit", "gitlab"])
@pytest.mark.parametrize("result", [pytest.param(RESULT, id="findings"), pytest.param(EMPTY, id="nothing")])
def test_a_report_is_valid(form: str, result: Result) -> None:
    assert not _faults(form, load_report(form)(result))


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in CASES])
def test_the_reports_on_the_cases_are_valid(file: Path, tmp_path: Path) -> None:
    """One report on all that the cases of a rule hold, so that every message, place and repair passes by."""
    for result in _results(file, tmp_path):
        for form in ("sarif", "junit", "gitlab"):
            assert not _faults(form, load_report(form)(result))


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        pytest.param("sarif", '"level": "note"', '"level": "hint"', id="a level of our own"),
        pytest.param("sarif", '"startLine": 3', '"startLine": 0', id="a line zero"),
        pytest.param("sarif", '"ruleId"', '"rule"', id="an unknown field"),
        pytest.param("sarif", '"uri": "bib/a.bib"', '"uri": "bib/a b.bib"', id="a space in a URI"),
        pytest.param("sarif", '"insertedContent"', '"text"', id="a repair of another form"),
        pytest.param("junit", "<failure type", "<failure kind", id="an unknown attribute"),
        pytest.param("junit", ' errors="0" skipped="0"', "", id="a count that is missing"),
        pytest.param("junit", "testcase", "case", id="an unknown element"),
        pytest.param("gitlab", '"severity": "minor"', '"severity": "warning"', id="a severity of our own"),
        pytest.param("gitlab", '"docs/a.md"', '"/docs/a.md"', id="an absolute path"),
        pytest.param("gitlab", '"fingerprint"', '"print"', id="a field that is missing"),
        pytest.param("gitlab", '"begin": 3', '"begin": 0', id="a line zero "),
    ],
)
def test_a_report_that_is_not_valid_is_seen(form: str, old: str, new: str) -> None:
    text = load_report(form)(RESULT)
    assert old in text
    assert _faults(form, text.replace(old, new))


def test_the_findings_of_the_test_have_every_part() -> None:
    """What the schemas are tried on: each severity, a repair, a second place, a message with signs that XML does not know."""
    found = RESULT.diagnostics
    assert {d.severity for d in found} == set(Severity)
    assert any(d.finding.fix for d in found)
    assert any(d.finding.related for d in found)
    assert any("\x07" in d.finding.message for d in found)
