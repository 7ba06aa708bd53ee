"""A publication that does not say what others may do with it, or where the original is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NEEDED = (
    ("licentie", "wat anderen met de tekst mogen doen"),
    ("origineel", "waar het origineel staat of welke vorm het had"),
)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a publication without `licentie` or `origineel`; what `onvolledig` names is known to be missing."""
    del view
    if document.kind is not Kind.PUBLICATIE or document.page.meta is None:
        return
    given = document.page.meta.fields or {}
    unknown = " ".join(document.meta.values("onvolledig")).lower()
    for name, what in _NEEDED:
        node = given.get(name)
        empty = node is not None and node.text is not None and not node.text.strip()
        if (node is None or empty) and name not in unknown:
            place = (document.page.meta.keys or {}).get(name, Span(0, 3))
            lack = "is leeg" if empty else "ontbreekt"
            yield Finding(place, f"Het veld ‘{name}’ {lack}; schrijf {what}, of noem ‘{name}’ bij ‘onvolledig’.")


RULE = PageRule("PAG013", "publication-without-rights", HINT, Repair.NONE, check=check)
