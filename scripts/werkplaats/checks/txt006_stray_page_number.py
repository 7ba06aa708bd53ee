"""A number alone in a paragraph: the page number of the document that the text was taken from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NUMBER = lazy(
    r"(?:pagina |blz\.? |p\. |- ?|– ?)?(?:\d{1,3}(?:(?: van | ?/ ?)\d{1,3})?|[ivxl]{1,6})(?: ?[-–])?(?:\s*\|.*)?\Z",
    re.IGNORECASE,
)
_LINE = lazy(r"\n[ \t]*(?P<number>\d{1,3}|[-–—] ?\d{1,3} ?[-–—])[ \t]*(?=\r?\n)")
_DASHED = lazy(r"\d{1,3} [-–—]\Z")
"""What is left of "- 12 -", for its first dash makes a list of it."""
_WORD = lazy(r"(?<=- )(?<=[a-zà-ÿ]{2}- )(?P<number>\d{1,3}) (?=[a-zà-ÿ]{2})")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield paragraphs and lines that are a page number and nothing else, and one that stands where a word was broken: "dus- 34 ver"."""
    text = document.page.source.text
    for start, prose in view.prose(document):
        for pattern in _within(prose):
            for match in pattern.finditer(prose):
                span = Span(start + match.start("number"), start + match.end("number"))
                edit = Edit(Span(start + match.start(), start + match.end()), "")
                fault = f"‘{match['number']}’ lijkt een bladzijdenummer van het origineel; haal het weg."
                yield Finding(span, fault, fix=Fix("Haal het nummer weg", (edit,), safe=False))
    for block in document.page.blocks:
        if block.kind is BlockKind.ITEM and _DASHED.match(text, *block.span):
            start = text.rfind("\n", 0, block.span.start) + 1
            if re.fullmatch(r"[ \t]*[-*+][ \t]+", text[start : block.span.start]):
                yield _alone(text, Span(start, block.span.end))
        elif (
            block.kind is BlockKind.PARAGRAPH
            and not block.quoted
            and len(block.pieces) == 1
            and _NUMBER.match(text[slice(*block.span)])
        ):
            yield _alone(text, block.span)


def _alone(text: str, span: Span) -> Finding:
    after = re.compile(r"[ \t]*(?:\r?\n)*").match(text, span.end)
    away = Span(span.start, after.end() if after else span.end)
    fault = f"‘{text[slice(*span)]}’ lijkt een bladzijdenummer van het origineel; haal het weg."
    return Finding(span, fault, fix=Fix("Haal de regel weg", (Edit(away, ""),), safe=False))


def _within(prose: str) -> Iterator[re.Pattern[str]]:
    """Yield what is worth looking for in a paragraph."""
    if "\n" in prose:
        yield _LINE
    if "- " in prose:
        yield _WORD


RULE = PageRule("TXT006", "stray-page-number", WARNING, Repair.UNSAFE, check=check)
