"""SARIF 2.1.0, which GitHub, GitLab and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkplaats.model.diagnostic import Severity
from werkplaats.report.prints import fingerprints

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic, Fix
    from werkplaats.model.source import Source, Span
    from werkplaats.report.base import Result

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def report(result: Result) -> str:
    """Return the log with one run."""
    codes = sorted({diagnostic.code for diagnostic in result.diagnostics})
    index = {code: number for number, code in enumerate(codes)}
    first = {diagnostic.code: diagnostic for diagnostic in reversed(result.diagnostics)}
    results = [
        _result(d, index[d.code], print_, result)
        for d, print_ in zip(result.diagnostics, fingerprints(result), strict=True)
    ]
    run = {
        "tool": {
            "driver": {"name": "werkplaats", "language": "nl", "rules": [_rule(first[code], result) for code in codes]}
        },
        "language": "nl",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(diagnostic: Diagnostic, result: Result) -> dict[str, object]:
    rule: dict[str, object] = {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": {"text": diagnostic.name.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[diagnostic.severity]},
    }
    return rule | ({"helpUri": url} if (url := result.rule_url(diagnostic.code)) else {})


def _result(diagnostic: Diagnostic, index: int, print_: str, result: Result) -> dict[str, object]:
    source = result.source(diagnostic.path)
    found: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.finding.message},
        "locations": [{"physicalLocation": _place(source, diagnostic.finding.span, result)}],
        "partialFingerprints": {"werkplaats/v1": print_},
    }
    if related := diagnostic.finding.related:
        found["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _place(result.source(other.path), other.span, result),
                "message": {"text": other.message},
            }
            for number, other in enumerate(related, 1)
        ]
    if fix := diagnostic.finding.fix:
        found["fixes"] = [_fix(fix, source, result)]
    return found


def _place(source: Source, span: Span, result: Result) -> dict[str, object]:
    return {"artifactLocation": _artifact(source, result), "region": _region(source, span)}


def _artifact(source: Source, result: Result) -> dict[str, object]:
    return {"uri": quote(result.in_repository(source.path))}


def _region(source: Source, span: Span) -> dict[str, object]:
    begin, end = source.position(span.start), source.position(max(span))
    return {"startLine": begin.line, "startColumn": begin.column, "endLine": end.line, "endColumn": end.column}


def _fix(fix: Fix, source: Source, result: Result) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(source, result), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
