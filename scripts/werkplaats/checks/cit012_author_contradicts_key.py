"""A name right before `[-@key]` that is not that of the work: only the year is shown there, so the name stands for its author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.site import Document

_WORD = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?:\s+(?:et al\.|e\.a\.))?\s*\Z")
_WINDOW = 80


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the surname before `[-@key]` when the list knows it, of other works only."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        cited = cluster.works[0]
        work = view.card(cited.key)
        if cluster.form is not Form.PARENTHETICAL or not cited.suppress_author or cited.prefix or work is None:
            continue
        start = max(document.page.body_start, cluster.span.start - _WINDOW)
        match = _WORD.search(text, start, cluster.span.start)
        if match is None:
            continue
        name = fold(match["name"])
        if view.is_surname(name) and not _is_of(name, work):
            fault = f"Vlak voor ‘[-@{work.key}]’ staat ‘{match['name']}’, maar dat werk is van een ander; verbeter de naam of de sleutel."
            yield Finding(Span(*match.span("name")), fault)


def _is_of(name: str, work: Card) -> bool:
    """Tell whether a folded name is in any field of a work that may be named as its maker."""
    makers = " ".join((*(person.family for person in (*work.authors, *work.editors)), work.short, work.makers))
    return name in re.findall(r"[\w’'-]+", fold(makers))


RULE = PageRule("CIT012", "author-contradicts-key", WARNING, Repair.NONE, check=check)
