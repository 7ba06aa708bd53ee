"""Bold text where a heading belongs, or a heading where text was meant.

Source: WCAG 2.2, success criterion 1.3.1 (info and relationships) with its failure F2.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from werkplaats.checks.accidents import find_accident
from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind, TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.accidents import Accident
    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block, Heading, Page
    from werkplaats.model.site import Document

_BOLD = lazy(r"(?P<mark>\*\*\*?|__)(?P<words>[^*_\n]*[^*_\s])(?P=mark):?")
_NO_HEADING = lazy(
    r"(?:tabel|figuur|foto|grafiek|afbeelding|schema|kaart|bron|noot|let op|tip|nb|n\.b|ps|vraag|antwoord|interviewer|respondent)\b",
    re.IGNORECASE,
)
"""How a caption, a call for attention or a turn in a conversation begins."""
_WORD = lazy(r"\w+")
_LETTER = lazy(r"[^\W\d_]")
_STOPS = ".!?,;…"
_MOST_WORDS = 10
_TEXT = 60
"""A shorter paragraph below it is a line of an address or a list, no text."""
_DEEPEST = 6


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield paragraphs that are nothing but a few words in bold above a text, and headings that were meant as text."""
    del view
    page = document.page
    text = page.source.text
    if "*" in text or "_" in text:
        yield from _in_bold(page)
    for heading in page.headings:
        if (heading.level == 1 or not text.startswith("#", heading.span.start)) and (
            accident := find_accident(text, heading)
        ):
            yield _hashtag(heading, accident) if accident.hashtag else _lined(text, heading, accident)


def _in_bold(page: Page) -> Iterator[Finding]:
    text = page.source.text
    found = [number for number, block in enumerate(page.blocks) if text.startswith(("**", "__"), block.span.start)]
    if not found:
        return
    bold = {number: words for number in found if (words := _words(text, page.blocks[number]))}
    often = Counter(bold.values())
    for number, words in bold.items():
        # the first of a page is who wrote it or what it is about, and what stands there again and again is who speaks
        if number and often[words] == 1 and number + 1 not in bold and _has_text(page, number):
            yield _bold(page, page.blocks[number], words)


def _words(text: str, block: Block) -> str:
    """Return the words of a paragraph that looks like a heading, or an empty string."""
    if block.kind is not BlockKind.PARAGRAPH or block.quoted or text[block.span.start - 1 : block.span.start] != "\n":
        return ""
    match = _BOLD.fullmatch(text, *block.span)
    if match is None or any(token.kind is not TokenKind.EMPHASIS for token in block.tokens):
        return ""
    words = match["words"].strip()
    fits = _LETTER.search(words) and len(_WORD.findall(words)) <= _MOST_WORDS and words[-1] not in _STOPS
    return words if fits and not _NO_HEADING.match(words) else ""


def _has_text(page: Page, number: int) -> bool:
    """Tell whether a text or a list follows a block, before the next heading."""
    block, *rest = page.blocks[number : number + 2]
    leads = page.source.text[block.span.end - 3 : block.span.end].strip("*_") == ":"  # into a list
    return any(
        other.section == block.section
        and (
            (other.kind is BlockKind.ITEM and not leads)
            or (other.kind is BlockKind.PARAGRAPH and other.span.end - other.span.start >= _TEXT)
        )
        for other in rest
    )


def _bold(page: Page, block: Block, words: str) -> Finding:
    above = page.headings[block.section - 1].level if block.section else 1
    right = f"{'#' * min(above + 1, _DEEPEST)} {words.removesuffix(':')}"
    fault = f"‘{words}’ is vet maar geen tussenkop, en een schermlezer slaat het over; schrijf ‘{right}’."
    return Finding(block.span, fault, fix=Fix("Maak er een tussenkop van", (Edit(block.span, right),), safe=False))


def _hashtag(heading: Heading, accident: Accident) -> Finding:
    start = heading.span.start
    fault = f"Door het hekje vooraan de regel wordt dit een grote kop; schrijf ‘\\{accident.hashtag}’."
    fix = Fix("Zet er een backslash voor", (Edit(Span(start, start), "\\"),), safe=False)
    return Finding(Span(start, start + len(accident.hashtag)), fault, fix=fix)


def _lined(text: str, heading: Heading, accident: Accident) -> Finding:
    line = accident.line or heading.span
    signs = text[slice(*line)]
    fault = f"De regel boven ‘{signs}’ wordt hierdoor een tussenkop; zet er een lege regel tussen."
    end = "\r\n" if text.startswith("\r\n", heading.span.end) else "\n"
    edit = (
        Edit(line, end + "---")
        if signs.strip("-") or len(signs) < len("---")
        else Edit(Span(line.start, line.start), end)
    )
    alone = text[line.start - 1 : line.start] == "\n" and text[heading.span.start - 1 : heading.span.start] == "\n"
    safe = accident.sure and not signs.strip("-")
    return Finding(line, fault, fix=Fix("Zet er een lege regel tussen", (edit,), safe=safe) if alone else None)


RULE = PageRule("PAG027", "text-as-heading", WARNING, Repair.SAFE, check=check)
