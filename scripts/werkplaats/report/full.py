"""For people: the sentence, the line itself with the fault underlined, and where to read more."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from werkplaats.report.base import SEVERITIES, fixable, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.source import Source
    from werkplaats.report.base import Result

_WIDTH = 100
_BEFORE = 40
_CUT = "…"
_ABOVE = frozenset({"Mn", "Me"})
"""Signs that stand on the one before."""
_AS_PICTURE = "\ufe0f"
"""Makes of a narrow sign a picture, which is one column wider."""


def report(result: Result) -> str:
    """Return the findings with their excerpts, and the closing line."""
    blocks = ["\n".join(_block(diagnostic, result)) for diagnostic in result.diagnostics]
    notes = ["\n".join(result.notes)] if result.notes else []
    return "\n\n".join((*blocks, *notes, result.closing())) + "\n"


def _block(diagnostic: Diagnostic, result: Result) -> Iterator[str]:
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    yield visible(f"{place}: {SEVERITIES[diagnostic.severity]} {diagnostic.code}")
    yield f"  {visible(diagnostic.finding.message)}"
    yield from _excerpt(diagnostic, result.source(diagnostic.path))
    for related in diagnostic.finding.related:
        at = result.source(related.path).position(related.span.start)
        yield visible(f"  zie ook: {related.path}:{at.line}:{at.column} {related.message}")
    if fix := diagnostic.finding.fix:
        yield visible(f"  herstel: {fix.title} ({'--fix' if fixable(diagnostic) else '--fix --unsafe'})")
    yield f"  uitleg:  {result.rule_url(diagnostic.code) or f'werkplaats explain {diagnostic.code}'}"


def _excerpt(diagnostic: Diagnostic, source: Source) -> Iterator[str]:
    """Yield the line with the fault underlined; of a long line only the part around it."""
    line = source.line(diagnostic.line) if source.text else ""
    if not line.strip():
        return
    start = diagnostic.column - 1
    end = diagnostic.end_column - 1 if diagnostic.end_line == diagnostic.line else len(line)
    left = max(0, start - _BEFORE) if len(line) > _WIDTH else 0
    right = min(len(line), left + _WIDTH)
    before, fault, after = (
        line[left:start],
        line[start : min(max(end, start), right)],
        line[min(max(end, start), right) : right],
    )
    head = (_CUT if left else "") + before
    number = str(diagnostic.line)
    yield f"  {number} | {visible(head + fault + after)}{_CUT if right < len(line) else ''}"
    yield f"  {' ' * len(number)} | {' ' * _columns(head)}{'^' * max(1, _columns(fault))}"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0
        if unicodedata.category(c) in _ABOVE and c != _AS_PICTURE
        else 2
        if unicodedata.east_asian_width(c) in {"W", "F"}
        else 1
        for c in text
    )
