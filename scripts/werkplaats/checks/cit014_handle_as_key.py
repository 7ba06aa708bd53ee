"""A name on a social medium, or an e-mail address with a space in it, that is read as a citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.handles import is_handle
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    r"""Yield unknown keys outside brackets that look like a name or an address; `\@` is an ordinary sign."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        work = cluster.works[0]
        if view.card(work.key) or view.config.missing or not is_handle(text, cluster, work, view):
            continue
        span = Span(work.key_span.start - 1, work.key_span.end)
        fault = (
            f"‘@{work.key}’ geldt als verwijzing, maar lijkt een naam of adres op internet; schrijf ‘\\@{work.key}’."
        )
        fix = Fix("Zet er een ‘\\’ voor", (Edit(Span(span.start, span.start), "\\"),), safe=False)
        yield Finding(span, fault, fix=fix)


RULE = PageRule("CIT014", "handle-as-key", ERROR, Repair.UNSAFE, check=check)
