"""The number of a footnote of the original, glued to the end of a sentence: "… in de wijk.12 Daarna"."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import hidden_spans
from werkplaats.checks.typed_notes import as_note, bracketed_marks, may_have_brackets, typed_note
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Page
    from werkplaats.model.site import Document

_NUMBER = lazy(
    r"[.!?](?=[”’)]?\d)(?:(?<=[a-zà-ÿ]{4}.)|(?<=[a-zà-ÿ]{2}[”’)].))(?<!hfst.)[”’)]?(?P<number>\d{1,3})(?=\s+[“‘]?[A-ZÀ-Þ]|\s*\Z)"
)
_LIKELY = lazy(r"\d(?:(?<=[a-zà-ÿ.!?”’),;:]\d)| (?=[ZVIBC][a-z.]))")
"""A number that is glued to what is before it, or stands before a word that begins a note; most texts have neither."""
_INSIDE = lazy(
    r"(?P<number>\d{1,2})(?=[ ,;:)][ ]?[a-zà-ÿ])(?:(?<=[a-zà-ÿ]{6}\d)|(?<=[a-zà-ÿ]{6}\d\d)|(?<=[a-zà-ÿ]{4}[,;:]\d)|(?<=[a-zà-ÿ]{4}[,;:]\d\d))"
)
"""Within a sentence: "werkers12 doen", "bewoner,4 die"; short words have numbers of their own (mp3, web2)."""
_NOTE = lazy(
    r"(?P<number>\d{1,2})(?=[ ][ZVIBC])(?:(?<=[a-zà-ÿ,][ \n]\d)|(?<=[a-zà-ÿ,][ \n]\d\d)|(?<=\A\d)|(?<=\A\d\d))[ ](?:Zie|Vgl\.|Vergelijk|Ibid(?:em|\.)|Bron:|Idem|Cf\.)(?!\w)"
)
"""The text of a note within a sentence, or as a paragraph: "werkers 12 Zie ook …"."""
_DIGITS = "0123456789"
_SMALL = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_RAISED = lazy(rf"(?:(?<=[a-zà-ÿ]{{3}})|(?<=[.,;:!?’”)]))[{_SMALL}]{{1,3}}(?!\w)")
"""A raised figure behind a word or a stop; that of a measure (m², km³) follows two letters at most."""
_SUPER = lazy(r"(?:(?<=[a-zà-ÿ]{3})|(?<=[.,;:!?’”)]))<sup>(?P<number>\d{1,3})</sup>(?!\w)", re.IGNORECASE)
"""The same in HTML, as converted from a word processor."""
_NAME = lazy(r"[^.!?:\s“‘(][ ][A-ZÀ-Þ]\w*\Z")
"""A word with a capital within a sentence: the number may well be part of the name."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield numbers right behind the stop of a sentence, within a sentence right behind a long word or a comma, and raised figures behind a word.

    A number that begins the text of a note is left out where its mark tells of both.
    """
    known: set[int] = set()
    for finding in _found(document, view):
        known.update(note.span.start for note in finding.related)
        if finding.span.start not in known:
            yield finding


def _found(document: Document, view: Asking) -> Iterator[Finding]:
    page = document.page
    yield from _raised(document, view)
    for start, prose in view.prose_with(document, *_DIGITS):
        if _LIKELY.search(prose):
            yield from _in_block(page, start, prose)
    if may_have_brackets(page):
        for start, prose in view.prose_with(document, "["):
            for mark, note, number in bracketed_marks(page, start, prose):
                yield _whole_note(page, mark, note, f"[{number}]", number)


def _raised(document: Document, view: Asking) -> Iterator[Finding]:
    page = document.page
    text = page.source.text
    for match in _SUPER.finditer(text, page.body_start) if "<sup>" in text else ():
        if not any(span.start <= match.start() < span.end for span in hidden_spans(page)):
            yield _finding(page, Span(*match.span()), match["number"])
    for start, prose in view.prose_with(document, *_SMALL):
        for match in _RAISED.finditer(prose):
            yield _finding(page, Span(*match.span()).shift(start), match.group())


def _in_block(page: Page, start: int, prose: str) -> Iterator[Finding]:
    for match in _NOTE.finditer(prose):
        note = f"‘{match.group()}’ lijkt het begin van een voetnoot van het origineel"
        way_out = f"haal de noot uit de zin, of maak er een noot van met ‘[^{match['number']}]’"
        yield Finding(Span(*match.span()).shift(start), f"{note}; {way_out}.")
    for match in (*_NUMBER.finditer(prose), *_INSIDE.finditer(prose)):
        if not _NAME.search(prose, 0, match.start()):  # Wijkteam3
            yield _finding(page, Span(*match.span("number")).shift(start), match["number"])


def _finding(page: Page, span: Span, number: str) -> Finding:
    label = unicodedata.normalize("NFKC", number)
    if note := typed_note(page, number, span.end):
        return _whole_note(page, span, note, number, label)
    fault = (
        f"‘{number}’ lijkt een nootnummer van het origineel; haal het weg, of maak er een noot van met ‘[^{label}]’."
    )
    return Finding(span, fault, fix=Fix(f"Haal ‘{number}’ weg", (Edit(span, ""),), safe=False))


def _whole_note(page: Page, mark: Span, note: Span, number: str, label: str) -> Finding:
    fault = (
        f"‘{number}’ lijkt een nootnummer; schrijf ‘[^{label}]’, en begin de noot onder de tekst met ‘[^{label}]: ’."
    )
    related = Related(page.source.path, note, "Dit lijkt de noot.")
    return Finding(
        mark, fault, (related,), fix=Fix("Maak er een noot van", as_note(page, mark, note, label), safe=False)
    )


RULE = PageRule("TXT007", "footnote-number", WARNING, Repair.UNSAFE, check=check)
