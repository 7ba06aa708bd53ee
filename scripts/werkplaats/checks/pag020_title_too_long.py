"""A title that is longer than the places it is shown in: a tab, a result of a search, a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_LONGEST = 120


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the title of a page when it has more than 120 characters."""
    del view
    title = document.meta.texts.get("titel")
    if title and len(title.text) > _LONGEST:
        fault = (
            f"De titel is te lang ({len(title.text)} tekens); houd het bij {_LONGEST} en zet de rest bij ‘ondertitel’."
        )
        yield Finding(title.span, fault)


RULE = PageRule("PAG020", "title-too-long", HINT, Repair.NONE, check=check)
