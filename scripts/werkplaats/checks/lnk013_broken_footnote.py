"""A mark of a footnote without its note, a note without its mark, or two notes with one label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import code_spans
from werkplaats.checks.suggest import Guesser
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.page import TokenKind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Page
    from werkplaats.model.site import Document

_NOTE = re.compile(r"^[ \t>]*(?P<mark>\[\^(?P<label>[^\]\n]+)\]:)", re.MULTILINE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield marks whose note is not on the page, notes that nothing on it refers to, and the second of two notes with one label."""
    del view
    page = document.page
    text, path = page.source.text, page.source.path
    if "[^" not in text:
        return
    notes, doubles = _notes(page)
    for label, span in doubles:
        fault = f"Er is al een noot ‘{label}’, en van de twee komt er maar één op de pagina; geef deze noot een ander label."
        yield Finding(span, fault, (Related(path, notes[label], f"De eerste noot ‘{label}’."),))
    marks = [
        span
        for block in page.blocks
        for token in block.tokens
        if token.kind is TokenKind.FOOTNOTE
        for span in (token.span,)
    ]
    missing = [(text[span.start + 2 : span.end - 1], span) for span in marks]
    missing = [(label, span) for label, span in missing if label not in page.notes]
    unused = {label: span for label, span in notes.items() if text.count(f"[^{label}]") == 1}
    for label, span in missing:
        guess = Guesser(unused).guess(label) or (next(iter(unused)) if len(unused) == len(missing) == 1 else "")
        unused.pop(guess, None)
        way_out = f"bedoelde u ‘[^{guess}]’?" if guess else f"schrijf onder aan de tekst ‘[^{label}]: …’."
        yield Finding(span, f"Bij ‘[^{label}]’ staat nergens een noot; {way_out}")
    for label, span in unused.items():
        yield Finding(
            span, f"Naar noot ‘{label}’ verwijst niets; zet ‘[^{label}]’ waar zij hoort, of haal de noot weg."
        )


def _notes(page: Page) -> tuple[dict[str, Span], list[tuple[str, Span]]]:
    """Return the label of each note with the place of its beginning, and those that have a label again."""
    code = code_spans(page)
    notes: dict[str, Span] = {}
    doubles: list[tuple[str, Span]] = []
    for match in _NOTE.finditer(page.source.text, page.body_start):
        span, label = Span(*match.span("mark")), match["label"]
        if label not in page.notes or any(place.start <= span.start < place.end for place in code):
            continue
        if label in notes:
            doubles.append((label, span))
        else:
            notes[label] = span
    return notes, doubles


RULE = PageRule("LNK013", "broken-footnote", WARNING, Repair.NONE, check=check)
