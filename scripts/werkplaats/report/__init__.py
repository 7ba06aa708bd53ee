"""Diagnostics → text for people and machines: one module for each form, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.report.base import Report

_MODULES = {
    "concise": "werkplaats.report.concise",
    "full": "werkplaats.report.full",
    "json": "werkplaats.report.as_json",
    "github": "werkplaats.report.github",
    "gitlab": "werkplaats.report.gitlab",
    "sarif": "werkplaats.report.sarif",
    "junit": "werkplaats.report.junit",
    "vscode": "werkplaats.report.vscode",
}
FORMATS = tuple(_MODULES)
"""Every form, by the name that `--format` takes."""


def load_report(form: str) -> Report:
    """Return the function that writes a form; it takes a `Result` and returns the whole text, line end included."""
    report: Report = import_module(_MODULES[form]).report
    return report
