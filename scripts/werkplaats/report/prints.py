"""A print of a finding that stays equal while other lines of the file change, so that a review tool knows it again."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.report.base import Result


def fingerprints(result: Result) -> list[str]:
    """Return a print for each finding, all different: from code, path and the text of its line, numbered when these are equal."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found: list[str] = []
    for diagnostic in result.diagnostics:
        source = result.source(diagnostic.path)
        line = source.line(diagnostic.line).strip() if source.text else ""
        same = (diagnostic.code, diagnostic.path, line)
        found.append(hashlib.sha256("\0".join((*same, str(seen[same]))).encode()).hexdigest()[:40])
        seen[same] += 1
    return found
