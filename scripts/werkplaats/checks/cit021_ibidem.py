"""A citation that says "the same as before" (*ibid.*, *t.a.p.*): on a page that is read in parts nobody knows which work that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_TERM = r"(?:ibid(?:em)?\b\.?|t\.a\.p\.|op\.[ ]?cit\.|loc\.[ ]?cit\.|a\.w\.(?!\w)|idem(?=,?[ ](?:pp?|blz)\.))"
_PLACE = r"(?:,?[ ](?P<label>pp?\.|blz\.)[ ]?(?P<pages>\d+(?:[ ]?[-–][ ]?\d+)?))?"
_IBIDEM = lazy(rf"(?<![\w.‘“\"'„])(?P<said>{_TERM}){_PLACE}", re.IGNORECASE)
_TELLING = frozenset({"ibid", "ibidem", "idem", "cit"})
_SHORT = (frozenset({"t", "a", "p"}), frozenset({"a", "w"}))
"""Words on a page, one of these or all of a set, without which none of the terms is there."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield *ibid.*, *idem, p. 3*, *op. cit.*, *loc. cit.*, *t.a.p.* and *a.w.*; APA has none of these and repeats the citation."""
    vocabulary = view.vocabulary(document)
    if vocabulary.isdisjoint(_TELLING) and not any(map(vocabulary.issuperset, _SHORT)):
        return
    for start, prose in view.prose(document):
        for match in _IBIDEM.finditer(prose):
            key = _last_key(document, start + match.start())
            pages = match["pages"] or ""
            place = f", {'pp.' if '-' in pages or '–' in pages else 'p.'} {pages}" if pages else ""
            right = f"[@{key or 'sleutel'}{place}]"
            inside = prose[match.start() - 1 : match.start()] == "(" and prose[match.end() : match.end() + 1] == ")"
            around = Span(start + match.start() - inside, start + match.end() + inside)
            fault = f"‘{match['said']}’ zegt niet welk werk u bedoelt als iemand alleen deze alinea leest; schrijf de verwijzing nog eens: ‘{right}’."
            fix = Fix(f"Schrijf ‘{right}’", (Edit(around, right),), safe=False) if key and inside else None
            yield Finding(Span(*match.span("said")).shift(start), fault, fix=fix)


def _last_key(document: Document, at: int) -> str:
    """Return the key of the last work that was cited before a place; empty when none was, or several at once."""
    before = [cluster for cluster in document.page.clusters if cluster.span.end <= at]
    last = max(before, key=lambda cluster: cluster.span.end, default=None)
    return last.works[0].key if last and len(last.works) == 1 else ""


RULE = PageRule("CIT021", "ibidem", WARNING, Repair.UNSAFE, check=check)
