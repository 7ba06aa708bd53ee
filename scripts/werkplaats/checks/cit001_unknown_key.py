"""A text cites a key that the literature list does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.handles import is_handle
from werkplaats.checks.suggest import meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every unknown key, but for one that differs in case only (that is `CIT002`) or is no key at all (`CIT014`).

    The place is the mark with the key: `@key`.
    """
    if view.config.missing:
        return  # without its literature list a site knows no key: that is one fault, and `BIB006` says it
    for cluster in document.page.clusters:
        for work in cluster.walk():
            if view.card(work.key) or view.other_case_key(work.key):
                continue
            if is_handle(document.page.source.text, cluster, work, view):
                continue
            guess = view.guess_key(work.key)
            fault = f"Sleutel ‘{work.key}’ staat niet in bib/; {meant(guess, 'voeg het werk toe aan de literatuurlijst of verbeter de sleutel.')}"
            fix = (
                Fix(f"Vervang door ‘{guess}’", (Edit(work.key_span, guess),), safe=False)
                if guess and view.same_year(work.key, guess)
                else None
            )
            yield Finding(mark_span(document.page.source.text, work.key_span), fault, fix=fix)


def mark_span(text: str, key: Span) -> Span:
    """Return the place of a key with its `@` and braces."""
    start, end = key
    if text[start - 1 : start] == "{":
        start, end = start - 1, end + 1
    return Span(start - 1 if text[start - 1 : start] == "@" else start, end)


RULE = PageRule("CIT001", "unknown-key", ERROR, Repair.UNSAFE, check=check)
