"""What `werkplaats new` put in for the editor to replace and still stands there, and what writers noted for themselves.

A page fresh from its template passes the checker on purpose, so this is a hint; a site that wants it to hold a build up sets its severity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.checks.remarks import find_remarks
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Node
    from werkplaats.model.site import Document

_ASKED = lazy(r"Schrijf hier\b|Schrijf in de tweede zin\b|samen 80 tot 300 tekens")
_SIGNS = ("…", "Schrijf ", "samen 80")
"""What stands in a front matter in which something is to be found."""
_BEGINS = lazy(r"Schrijf hier\b")
_DOTS = frozenset({"…", "https://…"})


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield values of the front matter that ask for a text or are three dots, paragraphs that begin as the template does, and remarks."""
    text, page = document.page.source.text, document.page
    head = text[: page.body_start]
    if page.meta and any(map(head.__contains__, _SIGNS)):
        for node in _scalars(page.meta):
            asked = _ASKED.search(text, *node.span)
            if asked:
                yield _finding(Span(*asked.span()), asked.group())
            elif (node.text or "").strip() in _DOTS:
                yield _finding(node.span, text[slice(*node.span)])
    if text.find("Schrijf hier", page.body_start) >= 0:
        for block in page.blocks:
            if asked := _BEGINS.match(text, block.span.start):
                yield _finding(Span(*asked.span()), asked.group())
    for span, shown in find_remarks(document, view):
        fault = f"‘{shown}’ lijkt een aantekening voor uzelf; maak de tekst af of haal de aantekening weg."
        yield Finding(span, fault)


def _scalars(node: Node) -> Iterator[Node]:
    for child in (*(node.items or ()), *(node.fields or {}).values()):
        yield from _scalars(child)
    if node.text is not None:
        yield node


def _finding(span: Span, shown: str) -> Finding:
    way_out = "vul het veld in of haal de regel weg" if shown.strip('" ') in _DOTS else "zet hier uw eigen tekst neer"
    return Finding(span, f"‘{shown.strip(chr(34))}’ komt uit het sjabloon; {way_out}.")


RULE = PageRule("PAG018", "leftover-placeholder", HINT, Repair.NONE, check=check)
