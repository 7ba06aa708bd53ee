"""One JSON array with an object for each finding; its fields are a contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from werkplaats.report.base import fixable

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result


def report(result: Result) -> str:
    """Return the array."""
    return (
        json.dumps([_object(diagnostic, result) for diagnostic in result.diagnostics], ensure_ascii=False, indent=2)
        + "\n"
    )


def _object(diagnostic: Diagnostic, result: Result) -> dict[str, object]:
    related: list[dict[str, object]] = []
    for other in diagnostic.finding.related:
        place = result.source(other.path).position(other.span.start)
        end = result.source(other.path).position(other.span.end)
        related.append(
            {
                "path": other.path,
                "line": place.line,
                "column": place.column,
                "end_line": end.line,
                "end_column": end.column,
                "message": other.message,
            }
        )
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "message": diagnostic.finding.message,
        "fixable": fixable(diagnostic),
        "related": related,
    }
