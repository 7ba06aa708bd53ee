"""A number alone in a paragraph: the page number of the document that the text was taken from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NUMBER = re.compile(
    r"(?:pagina |blz\.? |p\. |- ?|– ?)?(?:\d{1,3}|[ivxl]{1,6})(?: ?[-–])?(?:\s*\|.*)?\Z", re.IGNORECASE
)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield paragraphs that are a page number and nothing else."""
    del view
    text = document.page.source.text
    for block in document.page.blocks:
        if (
            block.kind is BlockKind.PARAGRAPH
            and not block.quoted
            and len(block.pieces) == 1
            and _NUMBER.match(text[slice(*block.span)])
        ):
            end = block.span.end
            after = re.compile(r"[ \t]*(?:\r?\n)*").match(text, end)
            fix = Fix(
                "Haal de regel weg", (Edit(Span(block.span.start, after.end() if after else end), ""),), safe=False
            )
            yield Finding(
                block.span,
                f"‘{text[slice(*block.span)]}’ lijkt een bladzijdenummer van het origineel; haal het weg.",
                fix=fix,
            )


RULE = PageRule("TXT006", "stray-page-number", WARNING, Repair.UNSAFE, check=check)
