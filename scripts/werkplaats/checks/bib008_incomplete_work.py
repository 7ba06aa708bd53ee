"""A work of which the list itself says that something is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, EntryRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a work with the field `onvolledig`."""
    del view
    field = work.entry.fields.get("onvolledig")
    if work.incomplete and field:
        fault = f"‘{work.key}’ is onvolledig: {', '.join(work.incomplete)} onbekend; vul aan wat u weet en haal dat uit ‘onvolledig’."
        yield Finding(field.value_span, fault)


RULE = EntryRule("BIB008", "incomplete-work", HINT, Repair.NONE, check=check)
