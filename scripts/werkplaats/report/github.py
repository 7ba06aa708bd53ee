"""Workflow commands of GitHub Actions, which show a finding beside its line in a pull request.

Source: GitHub documentation, "Workflow commands", "Setting an error message"; `%`, line ends, and in properties `:` and `,` are encoded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def report(result: Result) -> str:
    """Return one command for each finding."""
    return "".join(f"{_command(diagnostic, result)}\n" for diagnostic in result.diagnostics)


def _command(diagnostic: Diagnostic, result: Result) -> str:
    properties = {"file": diagnostic.path, "line": diagnostic.line, "endLine": diagnostic.end_line}
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
