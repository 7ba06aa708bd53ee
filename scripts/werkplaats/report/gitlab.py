"""A Code Quality report for GitLab.

Source: GitLab documentation, "Code Quality", "Code Quality report format".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Severity
from werkplaats.report.prints import fingerprints

if TYPE_CHECKING:
    from werkplaats.report.base import Result

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def report(result: Result) -> str:
    """Return one JSON array."""
    found = [
        {
            "description": diagnostic.finding.message,
            "check_name": diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": result.in_repository(diagnostic.path),
                "lines": {"begin": diagnostic.line, "end": diagnostic.end_line},
            },
        }
        for diagnostic, fingerprint in zip(result.diagnostics, fingerprints(result), strict=True)
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
