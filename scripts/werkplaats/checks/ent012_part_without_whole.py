"""A neighbourhood, district or building that lies in nothing: no map and no municipality's page can show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.schema import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_PARTS = frozenset({"buurt", "wijk", "stadsdeel", "kern", "dorp", "gebouw"})


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `type` of a place that is part of something by its nature and says of nothing."""
    del view
    kind = document.meta.texts.get("type")
    if document.kind is not Kind.PLAATS or kind is None or kind.text.casefold() not in _PARTS:
        return
    if not document.meta.refs("deel_van") and "deel_van" not in document.meta.values("onvolledig"):
        fault = f"Een {kind.text.casefold()} ligt ergens in; noem bij ‘deel_van’ de wijk, stad of gemeente, of zet ‘deel_van’ bij ‘onvolledig’."
        yield Finding(kind.span, fault)


RULE = PageRule("ENT012", "part-without-whole", HINT, Repair.NONE, check=check)
