"""The name of a file or a folder makes a bad address, or cannot be on Windows at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span
from werkplaats.scan.meta_advice import right_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_SLUG = lazy(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FREE = lazy(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
"""What a page outside the model may be called, such as that of a rule (`CIT001`)."""
_RESERVED = lazy(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names that Windows keeps for itself, whatever follows the stop (Microsoft, "Naming files, paths, and namespaces")."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield names with spaces, capitals, accents or signs, that of a folder at its `index.md`; two that differ in capitals are `PAG006`."""
    if view.other_case(document.page.path):
        return
    *folders, name = document.page.path.removesuffix(".md").split("/")
    folder = name == "index" and bool(folders)
    name = folders[-1] if folder else name
    shown, thing, it = (name, "map", "haar") if folder else (f"{name}.md", "bestand", "het")
    end = "" if folder else ".md"
    if _RESERVED.fullmatch(name.partition(".")[0]):
        fault = f"Windows kan geen {thing} ‘{shown}’ bewaren; noem {it} bijvoorbeeld ‘{right_name(name)}-2{end}’."
        yield Finding(Span(0, 0), fault)
    elif not (_FREE if document.kind is Kind.TEKST else _SLUG).fullmatch(name):
        right = right_name(name)
        way_out = f"‘{right}{end}’" if right else "met kleine letters, cijfers en streepjes"
        article = "De" if folder else "Het"
        yield Finding(Span(0, 0), f"{article} {thing} heet ‘{shown}’ en dat komt in het adres; noem {it} {way_out}.")


RULE = PageRule("PAG021", "malformed-file-name", WARNING, Repair.NONE, check=check)
