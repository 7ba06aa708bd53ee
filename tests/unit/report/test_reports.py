"""Every form of report, on the same few findings."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from werkplaats.model.diagnostic import Diagnostic, Edit, Finding, Fix, Related, Severity
from werkplaats.model.source import Source, Span
from werkplaats.report import FORMATS, load_report
from werkplaats.report.base import Result

TEXT = "# Kop\n\nZie [@fout] en 100%, zo: \tja.\n"
BIB = "@book{een,\n}\n"


def _diagnostic(
    span: Span,
    code: str,
    severity: Severity,
    message: str,
    *,
    fix: Fix | None = None,
    related: tuple[Related, ...] = (),
) -> Diagnostic:
    source = Source("docs/a.md", TEXT)
    begin, end = source.position(span.start), source.position(span.end)
    finding = Finding(span, message, related, fix)
    return Diagnostic(
        code, f"name-of-{code.lower()}", severity, "docs/a.md", finding, begin.line, begin.column, end.line, end.column
    )


KEY = _diagnostic(
    Span(12, 17),
    "CIT001",
    Severity.ERROR,
    "Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’?",
    fix=Fix("Vervang door ‘een’", (Edit(Span(13, 17), "een"),), safe=False),
    related=(Related("bib/a.bib", Span(6, 9), "Hier staat ‘een’."),),
)
SIGN = _diagnostic(
    Span(22, 26), "TXT009", Severity.WARNING, "100%, <zo>: raar & \x07 teken", fix=Fix("Weg", (Edit(Span(22, 26), ""),))
)
HINT = _diagnostic(Span(0, 12), "PAG009", Severity.HINT, "over twee regels")
RESULT = Result(
    (HINT, KEY, SIGN),
    {
        "docs/a.md": Source("docs/a.md", TEXT),
        "bib/a.bib": Source("bib/a.bib", BIB),
        "docs/b.md": Source("docs/b.md", ""),
    },
    ("docs/a.md", "docs/b.md"),
    "https://voorbeeld.nl/redactie/controles/",
)
EMPTY = Result((), {}, ("docs/a.md",))


def test_concise() -> None:
    assert load_report("concise")(RESULT) == (
        "docs/a.md:1:1: hint PAG009 over twee regels\n"
        "docs/a.md:3:6: fout CIT001 Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’?\n"
        "docs/a.md:3:16: let op TXT009 100%, <zo>: raar & \ufffd teken\n"
        "1 fout, 1 waarschuwing en 1 hint in 2 bestanden; te herstellen: 1 met ‘werkplaats check --fix’ en 1 met ‘--fix --unsafe’.\n"
    )


def test_vscode_says_where_a_finding_ends() -> None:
    assert load_report("vscode")(replace(RESULT, notes=("Hersteld: docs/b.md",))) == (
        "docs/a.md:1:1-6: hint PAG009 over twee regels\n"  # to the end of its first line
        "docs/a.md:3:6-11: fout CIT001 Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’?\n"
        "docs/a.md:3:16-20: let op TXT009 100%, <zo>: raar & \ufffd teken\n"
        "Hersteld: docs/b.md\n"
        "1 fout, 1 waarschuwing en 1 hint in 2 bestanden; te herstellen: 1 met ‘werkplaats check --fix’ en 1 met ‘--fix --unsafe’.\n"
    )


def test_vscode_counts_columns_as_that_editor_does() -> None:
    """A sign beyond U+FFFF is two units of UTF-16; one of the basic plane is one, however wide it looks."""
    text = "é漢 😀 [@a😀b].\n"
    source = Source("docs/a.md", text)
    found = replace(KEY, line=1, column=7, end_line=1, end_column=11)
    assert source.cut(Span(6, 10)) == "@a😀b"
    shown = load_report("vscode")(Result((found,), {"docs/a.md": source})).splitlines()[0]
    begin, end = (int(part) - 1 for part in shown.split(" ", 1)[0].removesuffix(":").rsplit(":", 1)[1].split("-"))
    assert text.encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le") == "@a😀b"
    unread = load_report("vscode")(Result((found, replace(found, end_line=2)), {})).splitlines()
    assert unread[0].startswith("docs/a.md:1:7-11: fout CIT001 ")
    assert unread[1].startswith("docs/a.md:1:7-7: fout CIT001 ")


def test_vscode_has_one_line_for_one_code_at_one_place() -> None:
    """VS Code keeps one problem of them; of other places, codes and severities it keeps all."""
    again = replace(KEY, finding=replace(KEY.finding, message="En nog iets."))
    other = [
        replace(again, code="CIT009"),
        replace(again, end_column=again.end_column + 1),
        replace(again, severity=Severity.HINT),
        replace(again, path="docs/b.md"),
    ]
    shown = load_report("vscode")(Result((KEY, SIGN, again, *other), {})).splitlines()
    assert shown[0] == "docs/a.md:3:6-11: fout CIT001 Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’? En nog iets."
    assert len(shown) == 2 + len(other) + 1
    assert shown[-1].startswith("5 fouten, 1 waarschuwing en 1 hint ")


def test_full() -> None:
    shown = load_report("full")(RESULT)
    assert shown.split("\n\n")[1] == (
        "docs/a.md:3:6: fout CIT001\n"
        "  Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’?\n"
        "  3 | Zie [@fout] en 100%, zo:  ja.\n"
        "    |      ^^^^^\n"
        "  zie ook: bib/a.bib:1:7 Hier staat ‘een’.\n"
        "  herstel: Vervang door ‘een’ (--fix --unsafe)\n"
        "  uitleg:  https://voorbeeld.nl/redactie/controles/CIT001/"
    )
    assert "  1 | # Kop\n    | ^^^^^\n" in shown


@pytest.mark.parametrize("at", [0, 30, 200, 390])
def test_full_shows_the_part_of_a_long_line_around_the_fault(at: int) -> None:
    text = "".join(chr(97 + i % 26) for i in range(at)) + "FOUT" + "".join(chr(97 + i % 26) for i in range(396 - at))
    source = Source("a.md", text)
    found = Diagnostic("CIT001", "x", Severity.ERROR, "a.md", Finding(Span(at, at + 4), "x"), 1, at + 1, 1, at + 5)
    lines = load_report("full")(Result((found,), {"a.md": source})).splitlines()
    line, marks = lines[2], lines[3]
    assert len(line) < 112
    assert line[marks.index("^") : marks.rindex("^") + 1] == "FOUT"


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        pytest.param("e\u0301 日本 ", 7, id="loose accent, wide signs"),
        pytest.param("ｆｕｌｌ ", 9, id="full width"),
        pytest.param("a\tb ", 4, id="tab as one space"),
        pytest.param("\u2764\ufe0f ", 3, id="sign shown as a picture"),
        pytest.param("👩 ", 3, id="picture"),
        pytest.param("🇳🇱 ", 3, id="flag"),
        pytest.param("\u0e17\u0e35\u0e48 ", 2, id="vowel and tone above a letter"),
        pytest.param("a\u00ad\u200b\u2028\x07b ", 7, id="unseen signs, each shown as one"),
    ],
)
def test_full_underlines_in_the_column_that_a_terminal_shows(before: str, columns: int) -> None:
    source = Source("a.md", f"{before}fout")
    span = Span(len(before), len(before) + 4)
    found = Diagnostic("CIT001", "x", Severity.ERROR, "a.md", Finding(span, "x"), 1, span.start + 1, 1, span.end + 1)
    lines = load_report("full")(Result((found,), {"a.md": source})).split("\n")
    assert lines[3] == "    | " + " " * columns + "^^^^"
    assert not set(lines[2]) & set("\t\u00ad\u200b\u2028\x07")


def test_json_has_exactly_the_fields_of_the_contract() -> None:
    found = json.loads(load_report("json")(RESULT))
    fields = [
        "code",
        "name",
        "severity",
        "path",
        "line",
        "column",
        "end_line",
        "end_column",
        "message",
        "fixable",
        "related",
    ]
    assert [list(item) for item in found] == [fields] * 3
    assert found[1] == {
        "code": "CIT001",
        "name": "name-of-cit001",
        "severity": "error",
        "path": "docs/a.md",
        "line": 3,
        "column": 6,
        "end_line": 3,
        "end_column": 11,
        "message": "Sleutel ‘fout’ staat niet in bib/; bedoelde u ‘een’?",
        "fixable": False,
        "related": [
            {
                "path": "bib/a.bib",
                "line": 1,
                "column": 7,
                "end_line": 1,
                "end_column": 10,
                "message": "Hier staat ‘een’.",
            }
        ],
    }
    assert [item["fixable"] for item in found] == [False, False, True]
    assert [item["severity"] for item in found] == ["hint", "error", "warning"]


def test_github_encodes_what_has_a_meaning_of_its_own() -> None:
    lines = load_report("github")(RESULT).splitlines()
    assert lines[0].startswith("::notice file=docs/a.md,line=1,endLine=3,title=PAG009::over twee regels ")
    assert lines[1].startswith("::error file=docs/a.md,line=3,endLine=3,col=6,endColumn=11,title=CIT001::Sleutel")
    assert "::100%25, <zo>: raar" in lines[2]
    odd = Result((replace(KEY, path="docs/a,b:c.md"),), {})
    assert "file=docs/a%2Cb%3Ac.md," in load_report("github")(odd)


def test_github_has_the_places_of_what_it_will_not_show() -> None:
    """Of each kind the service shows ten beside the text; of the others its log would tell the message and no place."""
    found = tuple(replace(KEY, line=number, end_line=number) for number in range(1, 13))
    lines = load_report("github")(Result((*found, HINT), RESULT.sources)).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 12
    assert lines[13:] == [
        "GitHub toont van elke ernst de eerste 10 bij de tekst. Ook gevonden:",
        *(f"docs/a.md:{number}:6: fout CIT001 {KEY.finding.message}" for number in (11, 12)),
    ]


def test_gitlab_has_the_fields_it_asks_for_and_different_fingerprints() -> None:
    twice = Result((KEY, KEY, SIGN), RESULT.sources)
    found = json.loads(load_report("gitlab")(twice))
    assert all(set(item) == {"description", "check_name", "fingerprint", "severity", "location"} for item in found)
    assert len({item["fingerprint"] for item in found}) == 3
    assert {item["severity"] for item in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert found[0]["location"] == {"path": "docs/a.md", "lines": {"begin": 3, "end": 3}}


def test_a_fingerprint_survives_a_line_put_in_above() -> None:
    moved = replace(KEY, line=5, end_line=5)
    before = json.loads(load_report("gitlab")(Result((KEY,), RESULT.sources)))
    after = json.loads(load_report("gitlab")(Result((moved,), {"docs/a.md": Source("docs/a.md", "\n\n" + TEXT)})))
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


def test_junit_is_xml_with_counts_that_add_up() -> None:
    root = ET.fromstring(load_report("junit")(RESULT))  # noqa: S314 - our own text
    assert root.tag == "testsuites"
    assert [suite.tag for suite in root] == ["testsuite"]
    cases = list(root[0])
    assert {case.tag for case in cases} == {"testcase"}
    failures = [case for case in cases if case.find("failure") is not None]
    assert (int(root.attrib["tests"]), int(root.attrib["failures"])) == (len(cases), len(failures)) == (4, 2)
    assert root[0].attrib["tests"] == "4"
    assert [case.attrib["classname"] for case in cases][-1] == "docs/b.md"
    assert "\ufffd" in ET.tostring(failures[1], encoding="unicode")


def test_sarif_refers_within_itself() -> None:
    log = json.loads(load_report("sarif")(RESULT))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CIT001", "PAG009", "TXT009"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["level"] for result in run["results"]] == ["note", "error", "warning"]
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 11}
    assert run["results"][1]["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "een"}
    assert run["results"][1]["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "bib/a.bib"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_say_that_nothing_was_found(form: str) -> None:
    shown = load_report(form)(EMPTY)
    assert shown.endswith("\n") or (form == "github" and not shown)


@pytest.mark.parametrize(
    ("diagnostics", "line"),
    [
        pytest.param((), "Geen fouten of waarschuwingen in 1 bestand.", id="nothing"),
        pytest.param((HINT, HINT), "Geen fouten of waarschuwingen en 2 hints in 1 bestand.", id="hints"),
        pytest.param((KEY, KEY), "2 fouten in 1 bestand; te herstellen: 2 met ‘--fix --unsafe’.", id="errors"),
    ],
)
def test_the_closing_line(diagnostics: tuple[Diagnostic, ...], line: str) -> None:
    assert Result(diagnostics, {}, ("a.md",)).closing() == line


def test_hosts_of_a_repository_get_paths_from_its_root() -> None:
    below = replace(RESULT, folder="onze site/")
    assert "file=onze site/docs/a.md,line" in load_report("github")(below)
    assert {each["location"]["path"] for each in json.loads(load_report("gitlab")(below))} == {"onze site/docs/a.md"}
    log = load_report("sarif")(below)
    assert log.count('"uri": "onze%20site/docs/a.md"') == 5
    assert '"uri": "onze%20site/bib/a.bib"' in log
    assert '"uri": "docs/' not in log
    for form in ("concise", "full", "json", "junit", "vscode"):
        assert load_report(form)(below) == load_report(form)(RESULT)
