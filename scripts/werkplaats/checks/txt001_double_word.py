"""The same word twice in a row."""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import HOLE, words
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_DOUBLE = lazy(
    r"(?<![\w'’.-])(?P<word>[^\W\d_]{2,})(?P<again>[ \t]*\r?\n?[ \t]*[ \t\n](?P=word))(?![\w'’-]|\.\w)", re.IGNORECASE
)
_MARKED = lazy(
    r"(?<![\w'’.*_-])(?:(?P<before>\*{1,2}|_{1,2})(?P<word>(?:W))(?P=before)(?P<gap>[ \t]+)(?P=word)|(?P<plain>(?:W))[ \t]+(?P<mark>\*{1,2}|_{1,2})(?P=plain)(?P=mark))(?![\w'’*_-])".replace(
        "W",
        "aan|als|bij|dan|dat|de|door|een|en|het|hij|ik|in|is|maar|met|naar|niet|ook|over|te|tot|uit|van|voor|was|zij",
    ),
    re.IGNORECASE,
)
"""A small word with emphasis beside itself without; a longer word is emphasised where it is introduced: *presentie* presentie."""
_RIGHT = frozenset(
    {
        "dat",
        "die",
        "er",
        "ha",
        "haar",
        "had",
        "heel",
        "heen",
        "het",
        "hun",
        "je",
        "ja",
        "kan",
        "mocht",
        "nee",
        "om",
        "of",
        "op",
        "ten",
        "uw",
        "waar",
        "we",
        "wie",
        "ze",
        "zijn",
        "zo",
    }
)
"""Words that Dutch may well have twice: *als zij dat dat vinden*, *die die daar staan*, *zij zijn zijn ouders*, *wie wie helpt*."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield words that are repeated within one stretch of text, whatever their capitals; names such as *Baden Baden* stay out."""
    short = view.short(document)
    for start, text in (
        *(short if _repeats(words(f" {HOLE} ".join(text for _, text in short).lower())) else ()),
        *(view.prose(document) if _repeats(view.said(document)) else ()),
    ):
        if not _repeats(words(text.lower())):
            continue
        for match in _DOUBLE.finditer(text):
            word = match["word"]
            second = match["again"].strip()
            if word.lower() in _RIGHT or second[0].isupper():
                continue
            again = Span(start + match.start("again"), start + match.end("again"))
            yield _finding(Span(start + match.start(), again.end), word, again)
        for match in _MARKED.finditer(text) if "*" in text or "_" in text else ():
            word, (left, right) = match["word"] or match["plain"], match.span()
            # of a plain and a marked one the plain one goes
            plain = Span(match.start("gap"), right) if match["before"] else Span(left, match.start("mark"))
            yield _finding(Span(start + left, start + right), word, plain.shift(start))


def _finding(span: Span, word: str, away: Span) -> Finding:
    fix = Fix(f"Haal het tweede ‘{word}’ weg", (Edit(away, ""),), safe=False)
    return Finding(span, f"Het woord ‘{word}’ staat hier twee keer; haal er een weg.", fix=fix)


def _repeats(said: list[str]) -> bool:
    """Tell whether a word stands twice in a row, whatever signs are between: most texts end here, long before the pattern with its look-around."""
    behind = said[1:]
    return any(map(eq, said, behind)) and any(
        one == two and one.isalpha() and one not in _RIGHT for one, two in zip(said, behind, strict=False)
    )


RULE = PageRule("TXT001", "double-word", WARNING, Repair.UNSAFE, check=check)
