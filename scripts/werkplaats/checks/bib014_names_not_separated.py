"""Several names in one, since they are not divided by "and"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_JOINT = re.compile(
    r"\s*;\s*|\s*,?\s*(?:\\&|&)\s*|(?<=[^\s{}])\s+en\s+(?=[A-Z]|(?:van|von|de|den|der|ten|ter)\s[^,;]+,)"
)
_MANY_COMMAS = 3


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names joined by `;`, `&` or `en`, and names with three commas or more; what stands in braces is one name."""
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        if field is None:
            continue
        text = field.text
        if (
            text.count(",") < _MANY_COMMAS
            and ";" not in text
            and "&" not in text
            and " en " not in " ".join(text.split())
        ):
            continue
        start = field.span.start
        bare = _outside_braces(text)
        edits = tuple(Edit(Span(start + m.start(), start + m.end()), " and ") for m in _JOINT.finditer(bare))
        if edits and _may_be_one(bare):
            fault = f"Wat bij ‘{name}’ staat, is niet gescheiden door ‘and’; zet een organisatie tussen dubbele accolades en ‘and’ tussen namen van mensen."
            yield Finding(Span(start, start + len(text)), fault)
        elif edits:
            fault = f"De namen bij ‘{name}’ zijn niet gescheiden door ‘and’ en gelden als één naam; schrijf ‘and’ tussen de namen."
            yield Finding(
                Span(start, start + len(text)), fault, fix=Fix("Zet ‘and’ tussen de namen", edits, safe=False)
            )
        elif any(part.count(",") >= _MANY_COMMAS for part in re.split(r"\sand\s", bare)):
            fault = (
                f"Een naam bij ‘{name}’ heeft te veel komma’s; schrijf ‘Achternaam, Voornaam and Achternaam, Voornaam’."
            )
            yield Finding(Span(start, start + len(text)), fault)


def _may_be_one(bare: str) -> bool:
    """Tell whether this may be the name of one organisation: nothing but `en` or `&` divides it, with a single word on a side."""
    if ";" in bare or re.search(r"\sand\s", bare):
        return False
    return any(len(part.split()) == 1 and "," not in part for part in _JOINT.split(bare))


def _outside_braces(text: str) -> str:
    """Return the text with what stands in braces blanked out."""
    if "{" not in text and "}" not in text:
        return text
    depth, kept = 0, list[str]()
    for sign in text:
        depth -= sign == "}"
        kept.append("x" if depth > 0 or sign in "{}" else sign)
        depth += sign == "{"
    return "".join(kept)


RULE = EntryRule("BIB014", "names-not-separated", WARNING, Repair.UNSAFE, check=check)
