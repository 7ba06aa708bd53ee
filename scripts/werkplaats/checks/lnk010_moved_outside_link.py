"""A link to a page of another site that says it has moved for good.

The new address is what that site says; often it is right, and sometimes it leads to a page that stands for all that is gone. So the repair is
one to look at.

Source: RFC 9110, 15.4.2 (301) and 15.4.9 (308).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, OutsideRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.outside import State
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.outside import Outside
    from werkplaats.model.outside import Answer

_PLAIN = lazy(r"https?://[^\s<>\"{}|\\^`]+")
_HOME = lazy(r"https?://[^/?#]+/?(?:#.*)?", re.IGNORECASE)


def check(link: Outside, answer: Answer) -> Iterator[Finding]:
    """Yield each link whose address has moved, in every place where it stands; a DOI is what does not move."""
    if answer.state is not State.MOVED or link.is_doi:
        return
    if _HOME.fullmatch(answer.address) and not _HOME.fullmatch(link.address):
        fault = f"Deze pagina is weg: de site stuurt u naar haar voorpagina, ‘{answer.address}’. Zoek waar de pagina nu staat, of haal de link weg."
        yield Finding(link.span, fault)
    elif _PLAIN.fullmatch(answer.address):
        right = _written(link, answer.address)
        fault = f"Deze pagina is voorgoed verhuisd; schrijf ‘{right}’ als dat de goede pagina is."
        fix = Fix(f"Vervang door ‘{right}’", (Edit(link.span, right),), safe=False)
        yield Finding(link.span, fault, fix=fix)


def _written(link: Outside, address: str) -> str:
    """Return the new address as it goes in the place of the old: with the old anchor unless it has its own, and no bracket that ends a link."""
    _, mark, anchor = link.text.partition("#")
    whole = address if "#" in address else f"{address}{mark}{anchor}"
    return whole.replace("(", "%28").replace(")", "%29")


RULE = OutsideRule("LNK010", "moved-outside-link", HINT, Repair.UNSAFE, check=check)
