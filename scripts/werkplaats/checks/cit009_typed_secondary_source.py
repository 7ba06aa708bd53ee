"""A work read in another, of which the other is typed by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import NAMES
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_WITHIN = re.compile(
    r"(?P<words>(?:zoals\s+)?(?:geciteerd|aangehaald|besproken|gelezen|as\s+cited)?\s*in:?\s+)(?P<names>[^\d;\[\]]+?),?\s+\(?(?P<year>(?:1[5-9]|20)\d\d[a-z]?)\)?",
    re.IGNORECASE,
)
_TYPED = re.compile(
    r"\((?:(?P<names>[^\d();:,][^\d();:]*?),\s+)?(?P<year>(?:1[5-9]|20)\d\d[a-z]?),\s+(?:(?:zoals\s+)?(?:geciteerd|aangehaald|besproken|gelezen)\s+|as\s+cited\s+)?"
    r"in:?\s+(?P<read>[^\d();:]+?),\s+(?P<read_year>(?:1[5-9]|20)\d\d[a-z]?)(?P<rest>[^()]*)\)"
)
"""`(Foucault, 1975, geciteerd in Tonkens, 2009, p. 3)`, and the bracket behind a name: `Foucault (1975, in Tonkens, 2009)`."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[@a, geciteerd in Jansen, 2019]`: the work that was consulted has a key too, `[@a, in @jansen2019]`; and brackets without any key."""
    text = document.page.source.text
    for start, prose in view.prose(document):
        for bracket in _TYPED.finditer(prose) if "(" in prose else ():
            if NAMES.fullmatch(bracket["read"]) and (bracket["names"] is None or NAMES.fullmatch(bracket["names"])):
                yield _typed(bracket, start, view)
    for cluster in document.page.clusters:
        for cited in cluster.works:
            if cited.within is not None or not cited.suffix:
                continue
            match = _WITHIN.search(text, cited.key_span.end, cited.span.end)
            if match is None:
                continue
            span = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
            works = view.typed(match["names"], match["year"])
            if not works and NAMES.fullmatch(match["names"]) is None:
                continue  # `in de periode 2010`
            right = f"in @{works[0].key}" if len(works) == 1 else "in @sleutel"
            fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False) if len(works) == 1 else None
            fault = f"‘{match.group().strip()}’ noemt het gelezen werk zonder sleutel, zodat het in geen lijst komt; schrijf ‘{right}’."
            yield Finding(span, fault, fix=fix)


def _typed(match: re.Match[str], shift: int, view: Asking) -> Finding:
    span = Span(shift + match.start(), shift + match.end())
    first = view.typed(match["names"], match["year"]) if match["names"] else ()
    second = view.typed(match["read"], match["read_year"])
    keys = [f"@{works[0].key}" if len(works) == 1 else "@sleutel" for works in (first, second)]
    right = f"[{'' if match['names'] else '-'}{keys[0]}, in {keys[1]}{match['rest']}]"
    known = bool(match["names"]) and len(first) == len(second) == 1 and not match["rest"]
    fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False) if known else None
    fault = f"‘{match.group()}’ is met de hand getypt; schrijf ‘{right}’, zodat het gelezen werk in de lijst komt."
    return Finding(span, fault, fix=fix)


RULE = PageRule("CIT009", "typed-secondary-source", WARNING, Repair.UNSAFE, check=check)
