"""A name that stands for the author of a cited work and is not: "Linders [-@key]", "volgens Linders [@key]", "Linders (2009) … [@key]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.site import Document

_WORD = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?:\s+(?:et al\.|e\.a\.))?\s*\Z")
_WINDOW = 80
_ACCORDING = re.compile(
    r"\b(?:[Vv]olgens|[Aa]ldus)\s+(?:[^\W\d_][\w’'-]*\s+){0,4}?(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?:\s+(?:et al\.|e\.a\.))?\s*\Z"
)
"""The name right before `[@key]` that a sentence says it goes by: "volgens Linders [@key]"."""
_DATED = re.compile(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]*\w)\s+\((?P<year>\d{4})[a-z]?\)(?=[^.!?()\[\]@]*\Z)")
_FIRST = re.compile(r"(?:(?:Volgens|Ook|Zo|Bij)\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?=\s)")
_PHRASE = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|van|von|de|den|der|ter|ten|’t)\s+){0,4}[A-ZÀ-Þ][\w’'-]*\w\Z")
_PLACED = re.compile(
    r"(?<!\w)(?:aan|bij|binnen|buiten|de|een|het|in|met|na|naar|om|op|over|rond|sinds|te|ten|tot|tussen|uit|van|vanaf|voor)\s+\Z",
    re.IGNORECASE,
)
"""Words after which a name is of a place, a law or a body as soon as of a maker."""
_USUAL = "zij hij ze wij we ook dit dat daar hier men deze die eerder later zo toen nu anderen sommigen"
_END = re.compile(r"[.!?][”’)]*\s+(?=[“‘(]*[A-ZÀ-Þ])")
_STOP = re.compile(r"[.!?]")
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w’'-]*\w")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the surname before `[-@key]`, behind `volgens`, with a year, or that the sentence begins with, when the list knows it, of other works only."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        cited = cluster.works[0]
        work = view.card(cited.key)
        if cluster.form is not Form.PARENTHETICAL or cited.prefix or work is None:
            continue
        start = max(document.page.body_start, cluster.span.start - _WINDOW)
        if cited.suppress_author:
            match = _WORD.search(text, start, cluster.span.start) or _opening(document, cluster.span.start)
        else:
            match = _ACCORDING.search(text, start, cluster.span.start) or _dated(text, start, cluster.span.start, work)
        if match is None:
            continue
        name = fold(match["name"])
        known = view.is_surname(name) or (
            cited.suppress_author and _is_stranger(document, match, cluster.span.start, work, view)
        )
        if known and not _is_of(name, work) and not _named(text, match.end(), cluster.span.start, work):
            fault = f"Bij ‘[{'-' * cited.suppress_author}@{work.key}]’ staat ‘{match['name']}’, maar dat werk is van een ander; verbeter de naam of de sleutel."
            yield Finding(Span(*match.span("name")), fault)


def _is_stranger(document: Document, match: re.Match[str], end: int, work: Card, view: Asking) -> bool:
    """Tell whether a name right before `[-@key]` that the list does not know stands there as a maker: `Jansen [-@baart2001]`.

    Not after a preposition or an article (`over Rotterdam`, `de Wmo`), not when a maker of the work is named before it in the block, and not for
    the name of a page of ours, an abbreviation, or a word that is an ordinary one where no sentence begins.
    """
    text = document.page.source.text
    if text[match.end("name") : end].strip(" \n") not in {"", "et al.", "e.a."} or match["name"].isupper():
        return False
    block = next((b for b in document.page.blocks if b.span.start <= end < b.span.end), None)
    phrase = _PHRASE.search(text, block.span.start, match.end("name")) if block else None
    if block is None or phrase is None or _named(text, block.span.start, match.start("name"), work):
        return False
    words = phrase.group().split()
    tails = (" ".join(words[number:]) for number in range(len(words)))
    if (
        words[0][0].islower()
        or any(view.is_name_of_thing(tail) for tail in tails)
        or _PLACED.search(text, block.span.start, phrase.start())
    ):
        return False
    return len(words) > 1 or not re.search(rf"(?<!\w){re.escape(match['name'].lower())}(?!\w)", f"{text} {_USUAL}")


def _opening(document: Document, end: int) -> re.Match[str] | None:
    """Return the name that the sentence begins with, when the citation ends that sentence: "Volgens Linders is dat zo [-@key]."."""
    text = document.page.source.text
    block = next((b for b in document.page.blocks if b.span.start <= end < b.span.end), None)
    if block is None or not _STOP.match(text, text.find("]", end) + 1):
        return None
    stops = [match.end() for match in _END.finditer(text, block.span.start, end)]
    return _FIRST.match(text, stops[-1] if stops else block.span.start, end)


def _dated(text: str, start: int, end: int, work: Card) -> re.Match[str] | None:
    """Return the name with the year of the work behind it, in the same sentence: "Linders (2009) zegt het [@key]"."""
    match = _DATED.search(text, start, end)
    return match if match and match["year"] == work.year else None


def _named(text: str, start: int, end: int, work: Card) -> bool:
    """Tell whether a maker of the work is named between two places."""
    return any(_is_of(fold(word), work) for word in _CAPITAL.findall(text, start, end))


def _is_of(name: str, work: Card) -> bool:
    """Tell whether a folded name is in any field of a work that may be named as its maker."""
    makers = " ".join((*(person.family for person in (*work.authors, *work.editors)), work.short, work.makers))
    return name in re.findall(r"[\w’'-]+", fold(makers))


RULE = PageRule("CIT012", "author-contradicts-key", WARNING, Repair.NONE, check=check)
