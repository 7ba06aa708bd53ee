"""A summary that is too short to say something or too long to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

SHORTEST, LONGEST = 80, 300
"""Below 80 characters a search result is half empty; above 300 search engines and link previews cut the text off."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a `samenvatting` outside these limits."""
    del view
    ref = document.meta.texts.get("samenvatting")
    if ref and not SHORTEST <= len(ref.text) <= LONGEST:
        wrong, way_out = ("kort", "schrijf er") if len(ref.text) < SHORTEST else ("lang", "maak er")
        fault = f"De samenvatting is te {wrong} ({len(ref.text)} tekens); {way_out} twee zinnen van samen {SHORTEST} tot {LONGEST} tekens{' van' if wrong == 'lang' else ''}."
        yield Finding(ref.span, fault)


RULE = PageRule("PAG007", "summary-length", WARNING, Repair.NONE, check=check)
