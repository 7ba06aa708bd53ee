"""The running head of the original inside a text: its title, that of the chapter or its authors, with the number of the page.

Text that is taken from a PDF has such a line at every turn of a page. Where lines were joined it stands in the middle of a sentence; else on
a line of its own, or as a paragraph. A title in italics, between quotation marks or in a link is named on purpose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_BAR = r"[ \t]*[|•·–][ \t]*"
_GAP = rf"(?:{_BAR}|[ \t]+)"
_NUMBER = r"\d{1,3}"
_CHAPTER = r"(?:[Hh]oofdstuk[ \t]+)?(?:\d{1,2}[.:]?[ \t]+)?"
_PAGE_NUMBER = lazy(r"(?:\d{1,3}|[ivxl]{1,6})(?: ?[-–])?\s*\|", re.IGNORECASE)
"""What `TXT006` reports."""
_COUNTED = lazy(
    r"(?:hoofdstuk|paragraaf|deel|bijlage|noot|tabel|figuur|nummer|nr\.|fase|jaar|p\.|pp\.|blz\.)[ \t]+\Z",
    re.IGNORECASE,
)
_NUMBERED = frozenset("0123456789|•·–")
_ENDS = frozenset(("", "\r", "\n", ".", ":"))
"""What stands beside a running head: a number or a bar on one side, or the end of the line (or `3.` before it) on both."""
_SHORTEST, _FEWEST_WORDS = 12, 2
"""A title below this (`Inleiding`) is told from a word of the sentence only when it stands alone."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield each running head in the paragraphs of a publication or a chapter."""
    if document.kind not in {Kind.HOOFDSTUK, Kind.PUBLICATIE}:
        return
    text, page = document.page.source.text, document.page
    titles = [title for title in _titles(document, view) if _stands(title, text, page.body_start)]
    authors = [line for line in _author_lines(document, view) if _stands(line, text, page.body_start)]
    if not titles and not authors:
        return
    likely = [
        (block, start, prose)
        for block, (start, prose) in zip(page.blocks, view.prose(document), strict=True)
        if block.kind is BlockKind.PARAGRAPH
        and not block.quoted
        and any(_may_be_head(line, prose) for line in (*titles, *authors))
        and not _PAGE_NUMBER.match(prose)
    ]
    if likely:
        alone, within = _alone([*titles, *authors]), _within(titles, authors)
        for block, start, prose in likely:
            for span in _heads(prose, alone, within, titles):
                place = Span(start + span.start, start + span.end)
                first = place.start == page.blocks[0].span.start and not block.section
                own = first and text[slice(*place)] == document.meta.text("titel")
                yield _finding(text, block, place, own=own)


def _stands(line: str, text: str, start: int = 0) -> bool:
    return text.find(line, start) >= 0 or text.find(line.upper(), start) >= 0


def _may_be_head(line: str, prose: str) -> bool:
    """Tell whether a line stands where a running head may stand: the patterns, made for each page, cost more."""
    if prose.find(line.upper()) >= 0:
        return True
    at = prose.find(line)
    while at >= 0:
        before, after = prose[:at].rstrip(" \t")[-1:], prose[at + len(line) :].lstrip(" \t")[:1]
        if before in _NUMBERED or after in _NUMBERED or (before in _ENDS and after in _ENDS):
            return True
        at = prose.find(line, at + 1)
    return False


def _titles(document: Document, view: Asking) -> tuple[str, ...]:
    own = (document.meta.text(name) for name in ("titel", "ondertitel"))
    publication = f"{document.page.path.rpartition('/')[0]}/index.md"
    return tuple(dict.fromkeys(filter(None, (*own, *view.titles_of(publication)))))


def _author_lines(document: Document, view: Asking) -> tuple[str, ...]:
    names = list(filter(None, (view.name_of(f"mens:{slug}") for slug in document.meta.values("auteurs"))))
    if not names:
        return ()
    first = ", ".join(names[:-1])
    return tuple(dict.fromkeys(f"{first}{joint}{names[-1]}" if first else names[-1] for joint in (" en ", " & ", ", ")))


def _any(lines: list[str]) -> str:
    both = dict.fromkeys(form for line in lines for form in (line, line.upper()))
    return (
        "(?:"
        + "|".join(re.escape(form).replace(r"\ ", r"[ \t]+") for form in sorted(both, key=len, reverse=True))
        + ")"
    )


def _alone(lines: list[str]) -> re.Pattern[str]:
    """Match a line or a paragraph that is a running head and nothing else."""
    head = rf"{_CHAPTER}{_any(lines)}"
    return re.compile(rf"^[ \t]*(?P<head>{_NUMBER}{_GAP}{head}|{head}{_GAP}{_NUMBER}|{head})[ \t]*$", re.MULTILINE)


def _within(titles: list[str], authors: list[str]) -> re.Pattern[str]:
    """Match a running head between the words of a sentence: a long title with a number, anything with a number and a bar."""
    long = [title for title in titles if len(title) >= _SHORTEST and len(title.split()) >= _FEWEST_WORDS]
    anything = _any([*titles, *authors])
    forms = [rf"{_NUMBER}{_BAR}{_CHAPTER}{anything}", rf"{_CHAPTER}{anything}{_BAR}{_NUMBER}"]
    if long:
        shouted = "|".join(re.escape(title.upper()) for title in long if title != title.upper())
        forms += [rf"{_NUMBER}[ \t]+{_any(long)}", rf"{_any(long)}[ \t]+{_NUMBER}", *([shouted] if shouted else [])]
    return re.compile(rf"(?:(?<=\s)|\A)(?P<head>{'|'.join(forms)})(?=\s|\Z)")


def _heads(prose: str, alone: re.Pattern[str], within: re.Pattern[str], titles: list[str]) -> Iterator[Span]:
    """Yield the running heads of one paragraph; a title alone on one of several lines counts only when it is a long one or has its number."""
    taken: list[Span] = []
    for match in alone.finditer(prose):
        head = match["head"]
        whole = prose.strip() == head
        if any(sign.isdigit() for sign in head) or (
            head in titles if whole else len(head.split()) >= _FEWEST_WORDS + 1
        ):
            taken.append(Span(*match.span("head")))
    for match in within.finditer(prose):
        span = Span(*match.span("head"))
        counted = prose[span.start].isdigit() and _COUNTED.search(prose, 0, span.start)
        if not counted and not any(one.start < span.end and span.start < one.end for one in taken):
            taken.append(span)
    yield from sorted(taken)


def _finding(text: str, block: Block, place: Span, *, own: bool) -> Finding:
    shown = " ".join(text[slice(*place)].split())
    fault = f"‘{shown}’ lijkt de kopregel van een bladzijde van het origineel; haal die weg."
    if own:
        fault = f"‘{shown}’ is de titel, en die zet de site zelf boven de tekst; haal deze regel weg."
    start, end = place
    if place == block.span:
        after = re.compile(r"[ \t]*(?:\r?\n)*").match(text, end)
        end = after.end() if after else end
    elif text[end : end + 2] == "\r\n":
        end += 2
    elif text[end : end + 1] in {" ", "\n"}:
        end += 1
    elif text[start - 1 : start] in {" ", "\n"}:
        start -= 1
    return Finding(
        place,
        fault,
        fix=Fix("Haal de titel weg" if own else "Haal de kopregel weg", (Edit(Span(start, end), ""),), safe=False),
    )


RULE = PageRule("TXT009", "running-head", WARNING, Repair.UNSAFE, check=check)
