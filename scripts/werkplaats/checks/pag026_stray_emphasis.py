"""Asterisks or underscores that were meant as bold or italics, and that the reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.marks import loose_marks, pair_marks
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.marks import Mark, Pair
    from werkplaats.model.site import Document

_BOLD = 2
_UNKNOWN = {
    "~~": (re.compile(r"(?<![\w~\\])~~(?=[^\s~])[^~\n]*[^\s~]~~(?![\w~])"), "doorgestreept", "del"),
    "==": (re.compile(r"(?<![\w=\\])==(?=[^\s=])[^=\n]*[^\s=]==(?![\w=])"), "gemarkeerd", "mark"),
}
"""Signs of other kinds of Markdown: the mark, what it looks like, what it makes of a text there, and the tag that does so here."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield pairs with a space on the inside, and marks of which the other half is missing."""
    whole = view.whole(document)
    for sign, (pattern, style, tag) in _UNKNOWN.items():
        if sign[0] in whole and sign in whole:
            for start, prose in view.prose_with(document, sign):
                for match in pattern.finditer(prose):
                    fault = f"‘{sign}’ kent de site niet, dus de lezer ziet het en de tekst wordt niet {style}"
                    way_out = f"haal de tekens weg, of schrijf ‘<{tag}>…</{tag}>’."
                    yield Finding(Span(*match.span()).shift(start), f"{fault}; {way_out}")
    signs = "*" in whole or "_" in whole
    if not signs and not any("*" in heading.text or "_" in heading.text for heading in document.page.headings):
        return
    left: list[Mark] = []
    for stretch in loose_marks(document, view.prose(document) if signs else ()):
        pairs, rest = pair_marks(stretch)
        left += rest
        for pair in pairs:
            yield _spaced(pair)
    noted = {mark.span for mark in _noted(left)}
    for mark in left:
        if mark.span not in noted and (mark.opens or mark.partial or len(mark.sign) >= _BOLD):
            yield _opening(mark) if mark.opens else _closing(mark)


def _noted(left: list[Mark]) -> Iterator[Mark]:
    """Yield the signs behind a word that have a note below them, and those of the notes: ‘12*’ in a table, and ‘*Schatting’.

    When such a sign opens before it closes, that is a text in bold that runs on and no note.
    """
    opened: set[str] = set()
    closed: dict[str, list[Mark]] = {}
    for mark in left:
        if mark.opens:
            opened.add(mark.sign)
            if mark.first and mark.sign in closed:
                yield mark
                yield from closed[mark.sign]
                closed[mark.sign] = []
        elif mark.sign not in opened:
            closed.setdefault(mark.sign, []).append(mark)


def _words(mark: Mark) -> tuple[str, str]:
    """Return what the text of a mark would be, and what its signs are called."""
    return "vet" if len(mark.sign) >= _BOLD else "cursief", "sterretjes" if mark.sign[0] == "*" else "streepjes"


def _spaced(pair: Pair) -> Finding:
    style, signs = _words(pair.opening)
    span = Span(pair.opening.span.start, pair.closing.span.end)
    fault = f"Door een spatie binnen de {signs} wordt dit niet {style}, en ziet de lezer ze; schrijf ‘{pair.right.strip()}’."
    return Finding(span, fault, fix=Fix("Haal de spatie weg", (Edit(span, pair.right),), safe=pair.sure))


def _opening(mark: Mark) -> Finding:
    style, signs = _words(mark)
    if mark.partial:
        fault = f"Voor de woorden staan meer {signs} dan erachter, en de lezer ziet wat over is; zet aan beide kanten evenveel."
        return Finding(mark.span, fault)
    other = "" if len(mark.sign) >= _BOLD else f" Bedoelt u het teken zelf, schrijf dan ‘\\{mark.sign}’."
    fault = f"Hier begint {style}, maar het eindigt nergens in deze alinea en dus ziet de lezer ‘{mark.sign}’"
    return Finding(mark.span, f"{fault}; zet ‘{mark.sign}’ achter het laatste woord dat {style} moet.{other}")


def _closing(mark: Mark) -> Finding:
    style, signs = _words(mark)
    if mark.partial:
        fault = f"Achter de woorden staan meer {signs} dan ervoor, en de lezer ziet wat over is; zet aan beide kanten evenveel."
        return Finding(mark.span, fault)
    fault = f"Hier eindigt {style}, maar het begint nergens in deze alinea en dus ziet de lezer ‘{mark.sign}’"
    return Finding(mark.span, f"{fault}; zet ‘{mark.sign}’ voor het eerste woord dat {style} moet.")


RULE = PageRule("PAG026", "stray-emphasis", WARNING, Repair.SAFE, check=check)
