"""The number of a footnote of the original, glued to the end of a sentence: "… in de wijk.12 Daarna"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NUMBER = re.compile(r"[.!?](?<=[a-zà-ÿ]{4}.)(?<!hfst.)[”’)]?(?P<number>\d{1,3})(?=\s+[“‘]?[A-ZÀ-Þ]|\s*\Z)")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield numbers right behind the stop of a sentence, before a capital or the end of the paragraph."""
    for start, prose in view.prose(document):
        for match in _NUMBER.finditer(prose):
            span = Span(start + match.start("number"), start + match.end("number"))
            fault = f"‘{match['number']}’ lijkt een nootnummer van het origineel; haal het weg, of maak er een noot van met ‘[^{match['number']}]’."
            yield Finding(span, fault, fix=Fix(f"Haal ‘{match['number']}’ weg", (Edit(span, ""),), safe=False))


RULE = PageRule("TXT007", "footnote-number", WARNING, Repair.UNSAFE, check=check)
