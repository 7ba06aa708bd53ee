"""One line for each finding: `pad:regel:kolom: fout CIT001 …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.report.base import SEVERITIES, visible

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result


def report(result: Result) -> str:
    """Return the lines, and the closing line."""
    lines = [one_line(diagnostic) for diagnostic in result.diagnostics]
    return "\n".join((*lines, *result.notes, result.closing())) + "\n"


def one_line(diagnostic: Diagnostic) -> str:
    """Return a finding as one line, whatever signs its message quotes."""
    d = diagnostic
    return visible(f"{d.path}:{d.line}:{d.column}: {SEVERITIES[d.severity]} {d.code} {d.finding.message}")
