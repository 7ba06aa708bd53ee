"""A mark of a footnote without its note, a note without its mark or without a text, two notes with one label, or a note that stands where it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import code_spans, hidden_spans
from werkplaats.checks.suggest import Guesser
from werkplaats.checks.word_notes import find_word_notes
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.page import BlockKind, TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block, Page
    from werkplaats.model.site import Document

_NOTE = lazy(r"^[ \t>]*(?P<mark>\[\^(?P<label>[^\]\n]+)\]:)", re.MULTILINE)
_EMPTY = lazy(r"[ \t]*(?:\Z|\r?\n(?:\s*\Z|(?:[ \t]*\r?\n)+(?=\S)|(?=[ \t>]*\[\^[^\]\n]+\]:)))")
_MARK = lazy(r"(?<!\\)\[\^(?P<label>[^\]\n]+)\]")
_INLINE = lazy(r"\^\[[^\[\]\n^]*[^\W\d_]{2}[^\[\]\n]*[ ][^\[\]\n]*\]")
"""The note of Pandoc that stands in the sentence itself."""
_GAP = lazy(r"(?P<gap>[ \t]+):(?=[ \t])")
_TEXT = lazy(r"[ \t]+[^\s.,;:)]")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield marks whose note is not on the page, notes that nothing on it refers to, the second of two notes with one label, and notes in the wrong place."""
    page = document.page
    text, path = page.source.text, page.source.path
    yield from find_word_notes(document, view)
    if "^" not in text:
        return
    if "[^" in text:
        notes, doubles = _notes(page)
        for label, span in doubles:
            fault = f"Er is al een noot ‘{label}’, en van de twee komt er maar één op de pagina; geef deze noot een ander label."
            yield Finding(span, fault, (Related(path, notes[label], f"De eerste noot ‘{label}’."),))
        for label, span in notes.items():
            if _EMPTY.match(text, span.end):
                yield Finding(span, f"Noot ‘{label}’ is leeg; zet haar tekst achter de dubbele punt.")
        yield from _apart(page, notes)
    if "^[" in text:
        for start, prose in view.prose_with(document, "^["):
            for match in _INLINE.finditer(prose):
                fault = "Een noot midden in de zin kent de site niet; schrijf hier ‘[^label]’ en onder aan de tekst ‘[^label]: …’."
                yield Finding(Span(*match.span()).shift(start), fault)


def _apart(page: Page, notes: dict[str, Span]) -> Iterator[Finding]:
    """Yield marks without a note and notes without a mark."""
    text = page.source.text
    marks = _marks(page)
    misplaced: dict[str, Finding] = {}
    for number, (label, span, block) in enumerate(marks):
        if label not in page.notes and label not in misplaced and block is not None:
            before = any(other == label for other, *_ in marks[:number])
            if finding := _misplaced(text, label, span, block, again=before):
                misplaced[label] = finding
    lost = {label for label, *_ in marks if label not in page.notes and label not in misplaced}
    misplaced.update(_indented(page, lost))
    yield from misplaced.values()
    missing = [(label, span) for label, span, _ in marks if label not in page.notes and label not in misplaced]
    unused = {label: span for label, span in notes.items() if text.count(f"[^{label}]") == 1}
    for label, span in missing:
        near = (other for other in page.notes if other.strip().casefold() == label.strip().casefold())
        guess = (
            next(near, "")
            or Guesser(unused).guess(label)
            or (next(iter(unused)) if len(unused) == len(missing) == 1 else "")
        )
        unused.pop(guess, None)
        way_out = f"bedoelde u ‘[^{guess}]’?" if guess else f"schrijf onder aan de tekst ‘[^{label}]: …’."
        fix = Fix(f"Maak er ‘[^{guess}]’ van", (Edit(span, f"[^{guess}]"),), safe=False) if guess else None
        yield Finding(span, f"Bij ‘[^{label}]’ staat nergens een noot; {way_out}", fix=fix)
    for label, span in unused.items():
        yield Finding(
            span, f"Naar noot ‘{label}’ verwijst niets; zet ‘[^{label}]’ waar zij hoort, of haal de noot weg."
        )


def _marks(page: Page) -> list[tuple[str, Span, Block | None]]:
    """Return label, place and block of every mark in the text, in order; those in headings have no block."""
    text = page.source.text
    found: list[tuple[str, Span, Block | None]] = [
        (text[token.span.start + 2 : token.span.end - 1], token.span, block)
        for block in page.blocks
        for token in block.tokens
        if token.kind is TokenKind.FOOTNOTE
    ]
    for heading in page.headings:
        if text.find("[^", *heading.span) >= 0 and "`" not in text[slice(*heading.span)]:
            found += [(m["label"], Span(*m.span()), None) for m in _MARK.finditer(text, *heading.span)]
    return found


def _misplaced(text: str, label: str, span: Span, block: Block, *, again: bool) -> Finding | None:
    """Find a note that is none for it does not begin a line, or has no colon."""
    shown = f"[^{label}]"
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    if not line.strip("> \t") and (gap := _GAP.match(text, span.end)):
        fault = f"Tussen ‘{shown}’ en de dubbele punt hoort geen spatie, en zo is dit geen noot; schrijf ‘{shown}: …’."
        fix = Fix("Haal de spatie weg", (Edit(Span(*gap.span("gap")), ""),), safe=False)
        return Finding(Span(span.start, gap.end()), fault, fix=fix)
    begins = span.start == block.span.start and block.kind is BlockKind.PARAGRAPH
    if begins and again and _TEXT.match(text, span.end):
        edit = Edit(Span(span.end, span.end), ":")
        fault = f"Achter ‘{shown}’ ontbreekt de dubbele punt, en zo is dit geen noot; schrijf ‘{shown}: …’."
        return Finding(span, fault, fix=Fix("Zet er een dubbele punt achter", (edit,), safe=False))
    if again and text.startswith(":", span.end) and _TEXT.match(text, span.end + 1):
        fault = (
            f"Noot ‘{label}’ staat midden in een regel, en zo is het geen noot; zet ‘{shown}: …’ op een eigen regel."
        )
        end = "\r\n" if "\r\n" in text else "\n"
        start = len(text[: span.start].rstrip(" \t"))
        edit = Edit(Span(start, span.start), end * 2)
        plain = block.kind is BlockKind.PARAGRAPH and text[block.span.start - 1 : block.span.start] == "\n"
        return Finding(span, fault, fix=Fix("Zet de noot op een eigen regel", (edit,), safe=False) if plain else None)
    return None


def _indented(page: Page, labels: set[str]) -> Iterator[tuple[str, Finding]]:
    """Yield notes that are indented so far that they are code."""
    if not labels:
        return
    hidden = hidden_spans(page)
    for match in _NOTE.finditer(page.source.text, page.body_start):
        start, label = match.start("mark"), match["label"]
        if label in labels and start > match.start() and not any(h.start <= start < h.end for h in hidden):
            labels.discard(label)
            edit = Edit(Span(match.start(), start), "")
            fault = f"Noot ‘{label}’ is zo ver ingesprongen dat zij code is; zet ‘[^{label}]: …’ vooraan de regel."
            fix = Fix("Haal de spaties weg", (edit,), safe=False)
            yield label, Finding(Span(*match.span("mark")), fault, fix=fix)


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


RULE = PageRule("LNK013", "broken-footnote", WARNING, Repair.UNSAFE, check=check)
