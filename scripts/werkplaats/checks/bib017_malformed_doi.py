"""A DOI that is none, or that is written with more than itself.

Source: the DOI handbook, 2.2: a prefix `10.` with four digits or more, a slash, and a suffix.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;]\Z")
_WITHIN = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:\]})]")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `doi` that is not a bare DOI; what stands around a DOI can be taken off."""
    field = view.part(work, "doi")
    if field is None:
        return
    text = field.text
    if not text.strip() or _DOI.match(text.replace("\\_", "_")):
        return
    span = field.span
    found = _WITHIN.findall(text)
    if len(found) == 1:
        fix = Fix(f"Schrijf ‘{found[0]}’", (Edit(span, found[0]),))
        yield Finding(span, f"‘{text.strip()}’ is meer dan een doi; schrijf alleen ‘{found[0]}’.", fix=fix)
    else:
        yield Finding(
            span,
            f"‘{text.strip()}’ is geen doi; een doi begint met ‘10.’ en heeft een schuine streep, zoals 10.1111/padm.12175.",
        )


RULE = EntryRule("BIB017", "malformed-doi", WARNING, Repair.SAFE, check=check)
