"""A field with a name that nobody knows: what it holds is shown nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.field_names import KNOWN, meant_field
from werkplaats.checks.fields import rename
from werkplaats.model.diagnostic import Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield fields with an unknown name that resembles a known one; other unknown fields are someone's own notes."""
    for name, field in work.entry.fields.items():
        if name in KNOWN or not field.value or not (guess := meant_field(name)):
            continue
        taken = guess in work.entry.fields
        way_out = f"‘{guess}’ staat er al, dus haal dit veld weg." if taken else f"bedoelde u ‘{guess}’?"
        edit = rename(field, guess, view.source(work.entry.path).text)
        yield Finding(
            field.name_span,
            f"Het veld ‘{name}’ is niet bekend en wordt niet getoond; {way_out}",
            fix=None if taken else Fix(f"Vervang door ‘{guess}’", (edit,), safe=False),
        )


RULE = EntryRule("BIB011", "unknown-field", WARNING, Repair.UNSAFE, check=check)
