"""One line for each finding: `pad:regel:kolom: fout CIT001 …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.report.base import SEVERITIES

if TYPE_CHECKING:
    from werkplaats.report.base import Result


def report(result: Result) -> str:
    """Return the lines, and the closing line."""
    lines = [
        f"{d.path}:{d.line}:{d.column}: {SEVERITIES[d.severity]} {d.code} {d.finding.message}"
        for d in result.diagnostics
    ]
    return "\n".join((*lines, *result.notes, result.closing())) + "\n"
