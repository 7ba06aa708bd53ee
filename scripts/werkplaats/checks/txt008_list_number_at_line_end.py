"""The number of the next item of a list at the end of a line: "… in de buurt; 2."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NUMBER = lazy(r"(?P<number>\d{1,2}[.)])[ \t]*$", re.MULTILINE)
_BEFORE = lazy(r"(?:[a-zà-ÿ]{2}[;!?]|[a-zà-ÿ]{5}\.)(?P<space>[ \t]+)\Z")
_COUNTED = lazy(
    r"\b(?:hoofdstuk|paragraaf|deel|bijlage|noot|tabel|figuur|kader|nummer|fase|stap|bladzijde|pagina)[ \t]+\Z",
    re.IGNORECASE,
)
_NEXT = lazy(r"(?P<lead>\r?\n[ \t]*)(?P<number>\d{1,2}[.)])?\S")
_SPACE = lazy(r"[a-zà-ÿ,;](?P<space>[ \t]+)\Z")
_LONGEST = 40
_DIGITS = "0123456789"


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a number with a stop or bracket that ends a line, behind a sentence or part that had its own end, or as one of a row."""
    for start, prose in view.prose_with(document, *_DIGITS):
        found = list(_NUMBER.finditer(prose))
        for match in found:
            before = _BEFORE.search(prose, max(0, match.start() - _LONGEST), match.start())
            if before is None and not _COUNTED.search(prose, 0, match.start()) and _in_a_row(match, found):
                before = _SPACE.search(prose, max(0, match.start() - _LONGEST), match.start())
            if before is None:
                continue
            span = Span(start + match.start("number"), start + match.end("number"))
            fault = f"‘{match['number']}’ hoort bij het volgende punt van een opsomming; zet het aan het begin van de volgende regel."
            end = document.page.source.text.find("\r", start + match.end("number"), start + match.end())
            away = Edit(Span(start + before.start("space"), start + match.end() if end < 0 else end), "")
            yield Finding(span, fault, fix=_fix(start, prose, match, away))


def _fix(start: int, prose: str, match: re.Match[str], away: Edit) -> Fix:
    """Return the fix that puts the number where it belongs; that takes it away when it stands there already, or when another block follows."""
    number = match["number"]
    following = _NEXT.match(prose, match.end())
    if following is None or following["number"] == number:
        return Fix(f"Haal ‘{number}’ weg", (away,), safe=False)
    place = start + following.end("lead")
    return Fix(f"Zet ‘{number}’ voor de volgende regel", (away, Edit(Span(place, place), f"{number} ")), safe=False)


def _in_a_row(match: re.Match[str], found: list[re.Match[str]]) -> bool:
    """Tell whether another line of the paragraph ends in the number before or after this one: 1., 2., 3."""
    numbers = [int(other["number"][:-1]) for other in found]
    at = found.index(match)
    return numbers[at] + 1 in numbers[at + 1 : at + 2] or (at > 0 and numbers[at - 1] + 1 == numbers[at])


RULE = PageRule("TXT008", "list-number-at-line-end", WARNING, Repair.UNSAFE, check=check)
