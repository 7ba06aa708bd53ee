"""The number of the next item of a list at the end of a line: "… in de buurt; 2."."""

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

_NUMBER = re.compile(r"(?P<number>\d{1,2}[.)])[ \t]*$", re.MULTILINE)
_BEFORE = re.compile(r"(?:[a-zà-ÿ]{2}[;!?]|[a-zà-ÿ]{5}\.)(?P<space>[ \t]+)\Z")
_LONGEST = 40


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a number with a stop or bracket that ends a line, behind a sentence or part that had its own end."""
    for start, prose in view.prose(document):
        for match in _NUMBER.finditer(prose):
            before = _BEFORE.search(prose, max(0, match.start() - _LONGEST), match.start())
            if before is None:
                continue
            span = Span(start + match.start("number"), start + match.end("number"))
            fault = f"‘{match['number']}’ hoort bij het volgende punt van een opsomming; zet het aan het begin van de volgende regel."
            edit = Edit(Span(start + before.start("space"), start + match.end()), "")
            yield Finding(span, fault, fix=Fix(f"Haal ‘{match['number']}’ weg", (edit,), safe=False))


RULE = PageRule("TXT008", "list-number-at-line-end", WARNING, Repair.UNSAFE, check=check)
