"""A key of the list without its `@`: it is no citation, and the reader sees the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_BRACKET = lazy(r"(?<!\\)\[(?P<inside>[^\[\]\n]+)\](?![(\[:{])")
_PART = lazy(
    r"(?:\A|;)\s*(?:(?:zie(?:\s+ook)?|vgl\.?|cf\.)\s+)?(?P<whole>(?:-?(?:@\s+)?|@@|@-)(?P<key>[^\W\d_][\w:.+/-]*\d[\w-]*))(?=\s*(?:[,;]|\Z))"
)
"""A key has a digit here: `[bron]` is what someone writes for other reasons."""

_WORD = lazy(r"(?<![\w@/.#\ufffc-])[^\W\d_][^\W\d_-]*\d{4}[a-z]?(?![\w@/\ufffc-]|\.\w)")
"""A key as a word; beside a hole it is the text of a link."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[tonkens2009]`, `[@ tonkens2009]`, `[@@tonkens2009]`, the second part of `[@scp2014; tonkens2009]`, and `tonkens2009` as a word, of keys that the list has."""
    yield from _loose(document, view)
    for start, prose in view.prose_with(document, "["):
        for bracket in _BRACKET.finditer(prose):
            for part in _PART.finditer(bracket["inside"]):
                if not view.card(part["key"]):
                    continue
                if prose[bracket.start() - 1 : bracket.start()] == "@" and part["whole"] == bracket["inside"]:
                    yield _swapped(start + bracket.start() - 1, start + bracket.end(), part["key"])
                else:
                    yield _finding(part, start + bracket.start("inside"))


def _loose(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield keys that stand in the text as a word, outside square brackets."""
    if not _has_year_in_word(view.whole(document)):
        return
    for start, prose in view.prose(document):
        for match in _WORD.finditer(prose):
            key = match.group()
            if view.card(key) and not _in_bracket(prose, match.start()):
                span = Span(start + match.start(), start + match.end())
                round_ = prose[match.start() - 1 : match.start()] == "(" and prose[match.end() : match.end() + 1] == ")"
                right = f"[@{key}]" if round_ else f"@{key}"
                whole = Span(span.start - 1, span.end + 1) if round_ else span
                fault = f"‘{key}’ is een sleutel uit de literatuurlijst en komt zo letterlijk in de tekst; schrijf ‘{right}’."
                yield Finding(span, fault, fix=Fix(f"Schrijf ‘{right}’", (Edit(whole, right),), safe=False))


def _has_year_in_word(text: str) -> bool:
    """Tell whether a year has a letter right before it; most pages have none, and a pattern takes longer to say so."""
    for century in ("20", "19", "18"):
        at = text.find(century)
        while at >= 0:
            if text[at - 1].isalpha() and text[at : at + 4].isdigit():
                return True
            at = text.find(century, at + 1)
    return False


def _in_bracket(prose: str, at: int) -> bool:
    return prose.rfind("[", 0, at) > prose.rfind("]", 0, at)


def _swapped(start: int, end: int, key: str) -> Finding:
    """Return the finding for `@[tonkens2009]`."""
    right = f"[@{key}]"
    fix = Fix(f"Schrijf ‘{right}’", (Edit(Span(start, end), right),), safe=False)
    return Finding(Span(start, end), f"Het apenstaartje hoort binnen de haken; schrijf ‘{right}’.", fix=fix)


def _finding(part: re.Match[str], shift: int) -> Finding:
    span = Span(shift + part.start("whole"), shift + part.end("whole"))
    right = f"{'-' if part['whole'].startswith(('-', '@-')) else ''}@{part['key']}"
    fault = f"‘{part['whole']}’ komt zo letterlijk in de tekst, want vlak voor de sleutel hoort één apenstaartje, zonder spatie; schrijf ‘{right}’."
    return Finding(span, fault, fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=False))


RULE = PageRule("CIT016", "key-without-at", WARNING, Repair.UNSAFE, check=check)
