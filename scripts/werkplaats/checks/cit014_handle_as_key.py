"""A name on a social medium, or an e-mail address with a space in it, that is read as a citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.handles import HOST, is_handle
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


_WINDOW = 60
_BOX = lazy(r"(?<!\S)(?:info|contact|redactie|secretariaat|mail|post|[\w+-]+(?:\.[\w+-]+)+) \Z", re.IGNORECASE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    r"""Yield unknown keys outside brackets that look like a name or an address; `\@` is an ordinary sign."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        work = cluster.works[0]
        if view.card(work.key) or view.config.missing or not is_handle(text, cluster, work, view):
            continue
        span = Span(work.key_span.start - 1, work.key_span.end)
        if mailbox := _mailbox(text, span, work.key):
            right = f"{mailbox.group().strip()}@{work.key}"
            fix = Fix("Haal de spatie weg", (Edit(Span(mailbox.end() - 1, mailbox.end()), ""),), safe=False)
            fault = f"In een mailadres staat geen spatie, en zo geldt ‘@{work.key}’ als verwijzing; schrijf ‘{right}’."
            yield Finding(Span(mailbox.start(), span.end), fault, fix=fix)
            continue
        fault = (
            f"‘@{work.key}’ geldt als verwijzing, maar lijkt een naam of adres op internet; schrijf ‘\\@{work.key}’."
        )
        fix = Fix("Zet er een ‘\\’ voor", (Edit(Span(span.start, span.start), "\\"),), safe=False)
        yield Finding(span, fault, fix=fix)


def _mailbox(text: str, span: Span, key: str) -> re.Match[str] | None:
    """Return the word before ` @hva.nl` with its space; only such words as a mailbox is called by, as any other may belong to the sentence."""
    return _BOX.search(text, max(0, span.start - _WINDOW), span.start) if HOST.fullmatch(key) else None


RULE = PageRule("CIT014", "handle-as-key", ERROR, Repair.UNSAFE, check=check)
