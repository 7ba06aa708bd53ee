"""Workflow commands of GitHub Actions, which show a finding beside its line in a pull request.

Sources: GitHub documentation, "Workflow commands", "Setting an error message"; `%`, line ends, and in properties `:` and `,` are encoded.
The limit of ten: GitHub's actions/toolkit, docs/problem-matchers.md, "Limitations".
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Severity
from werkplaats.report.concise import one_line

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result

_SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(result: Result) -> str:
    """Return one command for each finding, and lines for the log about those that GitHub leaves out."""
    lines = [_command(diagnostic, result) for diagnostic in result.diagnostics]
    count: Counter[Severity] = Counter()
    beyond: list[str] = []
    for diagnostic in result.diagnostics:
        count[diagnostic.severity] += 1
        if count[diagnostic.severity] > _SHOWN and diagnostic.severity is not Severity.HINT:
            beyond.append(one_line(diagnostic))
    if beyond:
        lines += [f"GitHub toont van elke ernst de eerste {_SHOWN} bij de tekst. Ook gevonden:", *beyond]
    return "".join(f"{line}\n" for line in lines)


def _command(diagnostic: Diagnostic, result: Result) -> str:
    properties = {
        "file": result.in_repository(diagnostic.path),
        "line": diagnostic.line,
        "endLine": diagnostic.end_line,
    }
    if diagnostic.line == diagnostic.end_line:  # GitHub takes columns only within one line
        properties |= {"col": diagnostic.column, "endColumn": diagnostic.end_column}
    properties["title"] = diagnostic.code
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    url = result.rule_url(diagnostic.code)
    message = f"{diagnostic.finding.message} {url}" if url else diagnostic.finding.message
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_text(message)}"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
