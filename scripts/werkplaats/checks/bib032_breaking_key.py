"""A key that a citation does not read to its end: `bos(2012)`, `o'brien2014`.

Source: the syntax of Pandoc's citations: letters, digits, and within a key a few other signs; anything goes between braces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, EntryRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.scan.citations import plain_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_OTHER = lazy(r"[^\w:.-]+|[:.-]+\Z|\A\W+|(?<=[:.-])[:.-]+")
_IN_BRACES = lazy(r"[^{}\s]+\Z")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a key with a sign at which a citation breaks off; one with white space in it has a finding of its own (`BIB001`)."""
    del view
    part = plain_part(work.key)
    if len(part) == len(work.key):
        return
    right = _OTHER.sub("", work.key)
    read = f"leest sleutel ‘{work.key}’ niet verder dan ‘{part}’" if part else f"kan sleutel ‘{work.key}’ niet lezen"
    way_out = f"schrijf bijvoorbeeld ‘{right}’, hier en in de tekst" if plain_part(right) else "neem letters en cijfers"
    braces = f", of haal het werk aan met accolades: [@{{{work.key}}}]" if _IN_BRACES.match(work.key) else ""
    yield Finding(work.entry.key_span, f"Een verwijzing {read}; {way_out}{braces}.")


RULE = EntryRule("BIB032", "breaking-key", HINT, Repair.NONE, check=check)
