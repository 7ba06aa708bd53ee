"""Findings as log lines of the host, and a refusal when there are errors or warnings among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort

from werkplaats.checks import RULES
from werkplaats.checks.engine import run
from werkplaats.checks.view import View
from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.site import Site
    from werkplaats.plugin.extension import Rendering


class RefusedError(Abort):
    """The site is not built because of what was found in it; the message says so in Dutch."""


def report_findings(log: Any, config: Config, site: Site, *, strict: bool) -> None:
    """Check a site and log what was found; hints are counted only.

    Args:
        log: The host's logger.
        config: Settings.
        site: What was read.
        strict: Warnings stop the build too.

    Raises:
        RefusedError: There are errors, or warnings in a strict build; the host ends with exit code 1 and no traceback.
    """
    selected = frozenset(RULES) - config.ignored
    found = run(View(site, config), RULES, selected=selected)
    faults = [d for d in found if d.severity is not Severity.HINT]
    for diagnostic in faults:
        level = log.error if diagnostic.severity is Severity.ERROR else log.warning
        level(_line(diagnostic))
    hints = len(found) - len(faults)
    if hints:
        log.info("%d hints; `werkplaats check` toont ze", hints)
    if any(strict or d.severity is Severity.ERROR for d in faults):
        count = "1 melding" if len(faults) == 1 else f"{len(faults)} meldingen"
        raise RefusedError(f"De site is niet gebouwd: {count}; herstel wat hierboven staat.")


def report_lost(log: Any, rendering: Rendering) -> None:
    """Warn of every place where scanner and renderer disagree (`SYS001`)."""
    for text in rendering.disagreements():
        path = rendering.document.page.source.path
        fault = "wordt anders weergegeven dan gelezen; haal de opmaak eromheen weg of zet er een witregel omheen"
        log.warning("%s: SYS001 ‘%s’ %s", path, text, fault)


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}: {diagnostic.code} {diagnostic.finding.message}"
