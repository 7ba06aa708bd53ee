"""A particle behind the surname or the initials (`Avest, D. ter` and `Avest ter, D.`), or cut short (`v.d. Berg, J.`).

Source: BibTeX's own form of a name is `von Last, First`; then every program sorts and shows it alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.fields import outside_braces
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_ONE = r"(?:van|von|de|den|der|het|'t|’t|ten|ter|te|in|op|la|le|du)"
_PARTICLE = rf"(?P<particle>{_ONE}(?:\s+{_ONE})*)"
_GIVEN = r"(?P<given>[^\s,{}\\][^,{}\\]*?)"
_FAMILY = r"(?P<family>[^\W\d_a-zà-ÿ][^\s,{}\\]*)"
_NAME = r"(?:\A|(?<=\sand\s))"
_STOP = r"(?=\s*\Z|\s+and\s)"
_BEHIND_GIVEN = lazy(rf"{_NAME}{_FAMILY},\s*{_GIVEN},?\s+{_PARTICLE}{_STOP}")
_MAYBE_SHORT = lazy(r"\bv[./]")
_SHORT = lazy(r"(?<![\w.])(?:v\.\s?d\.(?:\s?[a-z]\.)?|v/d|v\.(?=\s+[^\W\d_a-z]\w))(?=[\s,]|\Z)")
_BEHIND_FAMILY = lazy(rf"{_NAME}{_FAMILY},?\s+\(?{_PARTICLE}\)?\s*,\s*{_GIVEN}{_STOP}")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names of one surname whose particle stands behind it or behind the given names, which the repair puts in front, and particles cut short."""
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        if field is None:
            continue
        start, text = field.span.start, field.text
        for match in _SHORT.finditer(outside_braces(text)) if _MAYBE_SHORT.search(text) else ():
            span = Span(start + match.start(), start + match.end())
            fault = f"Het tussenvoegsel ‘{match.group()}’ is afgekort; schrijf het voluit (van, van de, van den, van der) en voor de achternaam."
            yield Finding(span, fault)
        for pattern in (_BEHIND_GIVEN, _BEHIND_FAMILY):
            for match in pattern.finditer(text):
                if re.search(r"\sand\s", match.group()):
                    continue
                right = f"{match['particle']} {match['family']}, {match['given']}"
                span = Span(start + match.start(), start + match.end())
                fault = f"Het tussenvoegsel in ‘{match.group()}’ hoort voor de achternaam; schrijf ‘{right}’."
                yield Finding(span, fault, fix=Fix(f"Vervang door ‘{right}’", (Edit(span, right),)))


RULE = EntryRule("BIB026", "misplaced-particle", WARNING, Repair.SAFE, check=check)
