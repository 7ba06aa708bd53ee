"""One line for each place, for the problem matcher of `.vscode/tasks.json`: `pad:regel:kolom-eind: fout CIT001 …`.

VS Code underlines from the column up to the end; without an end it underlines a word. It counts in UTF-16 units, and of
problems with one code, severity and range it keeps a single one, so that their messages are one here.

Sources: the documentation of VS Code, "Integrate with External Tools via Tasks", "Defining a problem matcher"; its API,
`Position.character`. What it keeps was seen in VS Code 1.139.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.report.base import SEVERITIES, visible

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result

_BASIC_PLANE = "\uffff"


def report(result: Result) -> str:
    """Return the lines, in the order of the first finding of each, and the closing line."""
    places: dict[tuple[str, str], list[str]] = {}
    for found in result.diagnostics:
        places.setdefault((_place(found, result), f"{SEVERITIES[found.severity]} {found.code}"), []).append(
            found.finding.message
        )
    lines = [visible(f"{place}: {what} {' '.join(messages)}") for (place, what), messages in places.items()]
    return "\n".join((*lines, *result.notes, result.closing())) + "\n"


def _place(found: Diagnostic, result: Result) -> str:
    """Return where a finding is; one of several lines up to the end of its first, as that is what one looks at."""
    line = result.source(found.path).line(found.line) if found.path in result.sources else ""
    end = found.end_column if found.end_line == found.line else max(found.column, len(line) + 1)
    return f"{found.path}:{found.line}:{_units(line, found.column)}-{_units(line, end)}"


def _units(line: str, column: int) -> int:
    """Return a column of code points as one of UTF-16 units."""
    return column + sum(sign > _BASIC_PLANE for sign in line[: column - 1])
