"""JUnit XML: one test case for each finding, and one that passes for each file without any.

Source: the schema of the Jenkins xUnit plugin (`junit-10.xsd`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.report.base import Result

_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(result: Result) -> str:
    """Return the document."""
    cases = list(_cases(result))
    failures = sum(d.severity is not Severity.HINT for d in result.diagnostics)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="werkplaats" {counts}>',
        f'<testsuite name="werkplaats check" {counts} skipped="0">',
        *cases,
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _cases(result: Result) -> Iterator[str]:
    for diagnostic in result.diagnostics:
        yield _case(diagnostic)
    found = {diagnostic.path for diagnostic in result.diagnostics}
    for path in result.files:
        if path not in found:
            yield f'<testcase classname={_attribute(path)} name="geen meldingen"/>'


def _case(diagnostic: Diagnostic) -> str:
    place = f"regel {diagnostic.line}, kolom {diagnostic.column}"
    message, name = diagnostic.finding.message, _attribute(f"{diagnostic.code} {place}")
    opening = f"<testcase classname={_attribute(diagnostic.path)} name={name}>"
    if diagnostic.severity is Severity.HINT:
        return f"{opening}<system-out>{_text(message)}</system-out></testcase>"
    text = _text(f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}: {message}")
    return f'{opening}<failure type="{diagnostic.severity.value}" message={_attribute(message)}>{text}</failure></testcase>'


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))
