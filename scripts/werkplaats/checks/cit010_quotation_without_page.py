"""A literal quotation with a source and without the page it is on.

Source: APA 7 as the Dutch hogescholen use it: a page with a literal quotation, none needed with a paraphrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.site import Document

_QUOTATION = re.compile(r"“(?P<words>[^“”]{20,}?)[.,]?”[.,]?\s*\Z")
_FEWEST = 5
_WINDOW = 600
_PAGED = frozenset({"article", "book", "collection", "inbook", "incollection", "inproceedings", "report", "thesis"})


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a bracket right after five quoted words or more, of a work with pages, without any locator."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        if cluster.form is not Form.PARENTHETICAL or any(work.locator or work.suffix for work in cluster.walk()):
            continue
        work = view.card(cluster.works[0].key)
        quoted = _QUOTATION.search(text, max(0, cluster.span.start - _WINDOW), cluster.span.start)
        if work and _paged(work) and quoted and len(quoted["words"].split()) >= _FEWEST:
            yield Finding(
                cluster.span,
                f"Bij dit letterlijke citaat ontbreekt de bladzijde; schrijf bijvoorbeeld ‘[@{work.key}, p. 12]’.",
            )


def _paged(work: Card) -> bool:
    return work.type in _PAGED and "paginas" not in work.incomplete


RULE = PageRule("CIT010", "quotation-without-page", HINT, Repair.NONE, check=check)
