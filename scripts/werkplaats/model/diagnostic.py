"""What is wrong with the content, as values: found in one place, ordered, silenced and printed in others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.model.source import Span


class Severity(Enum):
    """How serious a finding is; errors and warnings fail a build, hints and counts do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a finding."""

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text under `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits within the file of the finding that mend it.

    Attributes:
        title: What the fix does, in Dutch.
        edits: Non-overlapping edits in one file.
        safe: True when there is one right answer; others need `--unsafe`.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields; the engine adds path, code, name and severity."""

    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault met while reading, before any rule runs: it has its code and place already."""

    code: str
    path: str
    span: Span
    message: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as it is reported; lines and columns count from one.

    Attributes:
        code: `CIT001`.
        name: `unknown-key`.
        severity: How serious it is.
        path: Project-relative path of the file.
        finding: The finding itself, with its offsets.
        line: First line. (column, end_line, end_column likewise; the end is exclusive.)
    """

    code: str
    name: str
    severity: Severity
    path: str
    finding: Finding
    line: int
    column: int
    end_line: int
    end_column: int
