"""Prose that the page shows as code, and signs of code that do nothing.

Python-Markdown takes what is indented by a tab or four spaces for code, a fence that is never closed for text, and a back tick that is not
closed in the same paragraph for a back tick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.fences import swallowing_fences
from werkplaats.checks.indented import stretches_of_prose
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.indented import Stretch
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_OPENING = lazy(r"(?:`{3,}|~{3,}(?=[\w{ ]))[^\n`]*\Z")
_FENCE = lazy(r"`{3,}|~{3,}")
_TICK = "`"
_FIRST = "`~"
_BEFORE = lazy(r"(?:\A|(?<=[\s(‘“]))`(?=[^\s`])(?![a-z]{1,2}\b)")
_BEHIND = lazy(r"(?<=[^\s`])`(?=[\s).,;:!?’”]|\Z)")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield prose that is indented so far that it is code, fences without an end, and back ticks that two paragraphs share."""
    page = document.page
    for stretch in stretches_of_prose(document) if page.code else ():
        yield _indented(page.source.text, stretch)
    text = page.source.text
    if (_TICK in text and "```" in text) or ("~" in text and "~~~" in text):
        for span, inner in swallowing_fences(text, page.body_start):
            fault = (
                "Dit blok code houdt pas op onder een volgend blok; zet op een eigen regel ``` waar de code eindigt."
            )
            related = (Related(page.source.path, inner, "Hier begint het volgende blok."),)
            yield Finding(span, fault.replace("```", page.source.cut(span)), related)
        for block in page.blocks:
            if len(block.pieces) > 1 or text[block.span.start] in _FIRST:
                yield from _unclosed(text, block)
    if _TICK in view.whole(document):
        yield from _shared(view.prose(document))


def _indented(text: str, stretch: Stretch) -> Finding:
    thing = "Deze lijst" if stretch.is_list else "Deze alinea"
    shown, away = _named(text[slice(*stretch.lines[0])])
    fault = f"{thing} begint met {shown} en komt daardoor als code op de pagina; haal {away} weg."
    if stretch.within:
        fault = f"{thing} is te ver ingesprongen en komt daardoor als code op de pagina; haal hier {shown} weg."
    edits = tuple(Edit(span, "") for span in stretch.lines if span.end > span.start)
    return Finding(stretch.lines[0], fault, fix=Fix("Haal de inspringing weg", edits, safe=False))


def _named(blank: str) -> tuple[str, str]:
    """Return what white space is called, and how the sentence goes on about it."""
    if "\t" in blank:
        return ("een tab", "die tab") if blank == "\t" else ("tabs", "die")
    return f"{len(blank)} spaties", "die"


def _unclosed(text: str, block: Block) -> Iterator[Finding]:
    """Yield the line of a block that opens code and is shown as it is, and code that runs on because its fence is not closed as it was opened."""
    if block.cells:
        return
    shown = [token.span for token in block.tokens if token.kind is TokenKind.CODE]
    for piece in block.pieces:
        match = _FENCE.match(text, *piece)
        if match is None:
            continue
        inside = next((span for span in shown if span.start == piece.start), None)
        fence = match.group()
        if inside is None and _OPENING.match(text, *piece) and not any(s.start < piece.start < s.end for s in shown):
            fault = (
                f"Bij deze {fence} staat er geen tweede, dus op de pagina is dit geen code en komen de tekens mee; "
                f"zet {fence} op een eigen regel onder de code, of haal ze hier weg."
            )
            yield Finding(Span(*match.span()), fault)
            return
        if inside is not None and "\n" in text[slice(*inside)]:
            fault = (
                f"Deze code komt op de pagina achter elkaar; zet er {fence} onder, met even veel tekens, "
                "en laat die regel en de regel erboven verder leeg."
            )
            yield Finding(Span(*match.span()), fault)
            return


def _shared(prose: tuple[tuple[int, str], ...]) -> Iterator[Finding]:
    """Yield back ticks that are closed in the next paragraph."""
    opened: int | None = None
    for start, words in prose:
        count = words.count(_TICK)
        behind = _BEHIND.search(words) if count == 1 and opened is not None else None
        if behind and opened is not None:
            fault = "Deze ` wordt in een andere alinea gesloten en komt zo op de pagina; sluit haar in dezelfde alinea, of haal beide weg."
            yield Finding(Span(opened, opened + 1), fault)
        before = _BEFORE.search(words) if count == 1 and not behind else None
        opened = start + before.start() if before else None


RULE = PageRule("PAG023", "accidental-code", WARNING, Repair.UNSAFE, check=check)
