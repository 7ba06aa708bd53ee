"""A web page without a date and without the day on which it was seen: nobody can tell which version is meant.

Source: APA 7, section 9.16: a retrieval date where the contents are meant to change and are not archived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield an `@online` with an address, without a year and without `urldate`."""
    dated = work.date is not None and work.date.year is not None
    if work.type == "online" and work.get("url") and not dated and not work.accessed and not view.is_broken(work.entry):
        fault = f"Webpagina ‘{work.key}’ heeft geen datum; zet bij ‘urldate’ op welke dag u haar hebt bekeken."
        yield Finding(work.entry.key_span, fault)


RULE = EntryRule("BIB025", "undated-without-access-date", WARNING, Repair.NONE, check=check)
