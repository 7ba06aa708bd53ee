"""A text cites a key in other capitals than the literature list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.cit001_unknown_key import mark_span
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every key that is in the list once the case of its letters is left out of account."""
    for cluster in document.page.clusters:
        for work in cluster.walk():
            if not view.card(work.key) and (right := view.other_case_key(work.key)):
                fault = f"Sleutel ‘{work.key}’ staat met andere hoofdletters in bib/; schrijf ‘{right}’."
                fix = Fix(f"Vervang door ‘{right}’", (Edit(work.key_span, right),))
                yield Finding(mark_span(document.page.source.text, work.key_span), fault, fix=fix)


RULE = PageRule("CIT002", "wrong-case-key", ERROR, Repair.SAFE, check=check)
