"""A work of the literature list that no page cites or names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, EntryRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.entry import Work


def check(work: Work, view: View) -> Iterator[Finding]:
    """Yield a work that stands in no text and in no `citatie`, `bron`, `bronnen` or `niet_aangehaald`."""
    if work.key not in view.used_keys:
        fault = f"‘{work.key}’ wordt nergens aangehaald; haal het werk aan, noem het bij ‘niet_aangehaald’ of haal het uit de lijst."
        yield Finding(work.entry.key_span, fault)


RULE = EntryRule("BIB007", "never-cited", HINT, Repair.NONE, check=check)
