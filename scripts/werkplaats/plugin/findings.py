"""Findings as log lines of the host, and a refusal when there are errors or warnings among them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort

from werkplaats.checks import applicable, rules_of
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check
from werkplaats.model.diagnostic import Problem, Severity
from werkplaats.model.source import Source
from werkplaats.plugin.foreign import line_of
from werkplaats.register import paragraph_texts
from werkplaats.render.registry import Registry, open_register

if TYPE_CHECKING:
    from werkplaats.config import Config
    from werkplaats.model.site import Site
    from werkplaats.plugin.foreign import Foreign
    from werkplaats.plugin.rendering import Rendering

REMARK = logging.WARNING + 1
"""Level of a line that is shown as warnings are, and is none."""


class RefusedError(Abort):
    """The site is not built because of what was found in it; the message says so in Dutch."""


def report_findings(log: Any, config: Config, site: Site, *, strict: bool, serving: bool = False) -> tuple[str, ...]:
    """Check a site and log what was found; hints are counted only.

    Outside the content model a fault warns and the site is built, as mkdocs-bibtex does; there what is only untidy is counted too.

    Args:
        log: The host's logger.
        config: Settings.
        site: What was read.
        strict: Warnings stop the build too.
        serving: The site is made to be looked at while it is written; nothing stops that.

    Returns:
        A line for each error and warning.

    Raises:
        RefusedError: There are errors, or warnings in a strict build; the host ends with exit code 1 and no traceback.
    """
    content, problems = Content.of(site, config), tuple[Problem, ...]()
    check = Check(content, rules_of(config), selected=applicable(config))
    if config.content_model:
        register = open_register(config)  # that it is behind holds nothing up, so a build does not look at that
        content.sources[register.path] = Source(register.path, register.text)
        registry = Registry(
            register,
            check.paragraphs,
            lambda: {d.address: paragraph_texts(d) for d in site.documents.values()},
            complete=True,
        )
        problems = (*register.problems, *registry.dead_links(check.passages))
    found = check.diagnostics(problems)
    if not config.content_model:
        errors = [d for d in found if d.severity is Severity.ERROR]
        for diagnostic in errors:
            log.warning(line_of(diagnostic))
        if others := len(found) - len(errors):
            log.info("%s; ‘werkplaats check’ toont ze", _counted(others, "lichtere melding", "lichtere meldingen"))
        return tuple(line_of(diagnostic) for diagnostic in errors)
    faults = [d for d in found if d.severity is not Severity.HINT]
    for diagnostic in faults:
        level = log.error if diagnostic.severity is Severity.ERROR else log.warning
        level(line_of(diagnostic))
    hints = len(found) - len(faults)
    if hints:
        log.info("%s; ‘werkplaats check’ toont ze", _counted(hints, "hint", "hints"))
    if not serving and any(strict or d.severity is Severity.ERROR for d in faults):
        count = _counted(len(faults), "melding", "meldingen")
        raise RefusedError(f"De site is niet gebouwd: {count}; herstel wat hierboven staat.")
    return tuple(line_of(diagnostic) for diagnostic in faults)


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def report_lost(log: Any, rendering: Rendering) -> None:
    """Warn of every place where scanner and renderer disagree (`SYS001`)."""
    if "SYS001" in rendering.edition.config.ignored:
        return
    for difference in rendering.disagreements():
        fault = "wordt anders weergegeven dan gelezen; haal de opmaak eromheen weg of zet er een lege regel omheen"
        log.warning("%s: SYS001 ‘%s’ %s", rendering.where(difference), difference.text, fault)


def report_unknown(log: Any, foreign: Foreign, rendering: Rendering) -> None:
    """Warn of keys that no list has, and of citations in raw HTML, on a page whose text another plugin has changed; the file has been checked."""
    path = rendering.document.page.source.path
    for text in foreign.unreported_literal(rendering):
        log.warning(
            "%s: CIT015 ‘%s’ staat in HTML en komt zo op de pagina; een andere plugin heeft het hier gezet", path, text
        )
    for key in foreign.unreported(rendering):
        log.warning(
            "%s: CIT001 Sleutel ‘%s’ staat niet in de literatuurlijst; een andere plugin heeft hem hier gezet",
            path,
            key,
        )
