"""What every form of report is made from."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Severity
from werkplaats.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Diagnostic

SEVERITIES = {Severity.ERROR: "fout", Severity.WARNING: "let op", Severity.HINT: "hint"}
"""What people read for a severity."""

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_COUNTED = {
    Severity.ERROR: ("fout", "fouten"),
    Severity.WARNING: ("waarschuwing", "waarschuwingen"),
    Severity.HINT: ("hint", "hints"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a check.

    Attributes:
        diagnostics: What was found, in order.
        sources: Project-relative path to file.
        files: Paths that were looked at.
        rules_url: Address of the folder of the pages about rules, with a slash at the end; empty when the site has no address yet.
        notes: What was done, one line each: files that were mended.
        folder: Folder of the project below the root of its repository, with a slash at the end; empty when it is that root.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    files: tuple[str, ...] = ()
    rules_url: str = ""
    notes: tuple[str, ...] = ()
    folder: str = ""

    def in_repository(self, path: str) -> str:
        """Return a path as the host of the repository knows it."""
        return path if path.startswith("/") else f"{self.folder}{path}"

    def source(self, path: str) -> Source:
        """Return a file; one that was not read is empty."""
        return self.sources.get(path) or Source(path, "")

    def rule_url(self, code: str) -> str:
        """Return the address of the page of a rule, or an empty string."""
        return f"{self.rules_url}{code}/" if self.rules_url else ""

    def closing(self) -> str:
        """Return the closing line: how much of what was found, in Dutch."""
        count = Counter(d.severity for d in self.diagnostics)
        looked = _number(len(self.files), "bestand", "bestanden")
        found = [_number(count[severity], *_COUNTED[severity]) for severity in Severity if count[severity]]
        if not count[Severity.ERROR] and not count[Severity.WARNING]:
            found.insert(0, "geen fouten of waarschuwingen")
        line = f"{_and(found)} in {looked}".capitalize()
        safe = sum(fixable(d) for d in self.diagnostics)
        likely = sum(d.finding.fix is not None and not d.finding.fix.safe for d in self.diagnostics)
        ways = [f"{safe} met ‘werkplaats check --fix’"] * bool(safe) + [f"{likely} met ‘--fix --unsafe’"] * bool(likely)
        return f"{line}; te herstellen: {_and(ways)}." if ways else f"{line}."


Report = Callable[[Result], str]


def fixable(diagnostic: Diagnostic) -> bool:
    """Tell whether `--fix` mends a finding."""
    return diagnostic.finding.fix is not None and diagnostic.finding.fix.safe


def visible(text: str) -> str:
    """Return a text on one line: white space as a space, and signs that would upset a terminal as a visible stand-in."""
    return "".join(
        " " if c in "\t\r\n" else "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) in _UNSEEN else c for c in text
    )


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _and(parts: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
