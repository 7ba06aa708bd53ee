"""An address that only repeats the DOI, or that holds a DOI which belongs in its own field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.fields import remove_line
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_RESOLVER = lazy(r"\s*https?://(?:dx\.|www\.)?doi\.org/(?P<doi>10\.\d{4,9}/[^\s{}]+?)\s*\Z", re.IGNORECASE)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `url` at doi.org: with the same `doi` beside it it goes, without one it becomes the `doi`; another DOI is left to people."""
    field = view.part(work, "url")
    match = _RESOLVER.match(field.text) if field else None
    if field is None or match is None:
        return
    doi, repeated = work.get("doi"), match["doi"].replace("\\_", "_")
    span = field.span
    if not doi:
        fix = Fix("Maak er een doi van", (Edit(field.field.name_span, "doi"), Edit(span, repeated)))
        yield Finding(span, f"Dit adres is een doi; schrijf doi = {{{repeated}}}.", fix=fix)
    elif doi.lower() == repeated.lower():
        fix = Fix("Haal ‘url’ weg", (remove_line(field.field, view.source(work.entry.path).text),))
        yield Finding(span, "Dit adres herhaalt de doi; haal het veld ‘url’ weg.", fix=fix)
    else:
        yield Finding(
            span, f"Dit adres is van een andere doi dan ‘{doi}’; kijk na welke van de twee bij dit werk hoort."
        )


RULE = EntryRule("BIB019", "doi-as-url", WARNING, Repair.SAFE, check=check)
