"""A name that stands for the author of a cited work and is not: "Linders [-@key]", "volgens Linders [@key]", "Linders (2009) … [@key]"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.site import Document

_WORD = lazy(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?:\s+(?:et al\.|e\.a\.))?\s*\Z")
_WINDOW = 80
_ACCORDING = lazy(
    r"\b(?:[Vv]olgens|[Aa]ldus)\s+(?:[^\W\d_][\w’'-]*\s+){0,4}?(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?:\s+(?:et al\.|e\.a\.))?\s*\Z"
)
"""The name right before `[@key]` that a sentence says it goes by: "volgens Linders [@key]"."""
_DATED = lazy(r"(?<!\w)(?P<name>[A-ZÀ-Þ][\w’'-]*\w)\s+\((?P<year>\d{4})[a-z]?\)(?=[^.!?()\[\]@]*\Z)")
_FIRST = lazy(r"(?:(?:Volgens|Ook|Zo|Bij)\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]*\w)(?=\s)")
_PHRASE = lazy(r"(?:(?:[A-ZÀ-Þ][\w’'.-]*|van|von|de|den|der|ter|ten|’t)\s+){0,4}[A-ZÀ-Þ][\w’'-]*\w\Z")
_SAYING = lazy(
    r"(?<!\w)(?:aldus|als|betoogde|betoogt|concludeert|dat|en|meent|noemt|omdat|ook|of|schreef|schrijft|stelde|stelt|vindt|vond|volgens|want|zag|zegt|"
    r"ziet|zoals|door)\s+\Z",
    re.IGNORECASE,
)
"""Words after which a name is of somebody who says something; after others it may be of a place, a law or a programme."""
_GOES_ON = lazy(r"\s+[a-z]")
_USUAL = frozenset(
    "al alle als beide bovendien daar daarna daarnaast daarom daarvoor dat deze die dit door dus echter eerder elk en er geen haar hier hij hoe hoewel "
    "hun ieder juist later lees maar meer men met mijn net nog nu of omdat onder ons onze ook pas per sinds sommige sommigen ten terwijl toch toen uw "
    "vaak veel vergelijk verder vgl volgens vooral waar waarom want wanneer wat we welke wie wij ze zelfs zie zij zijn zo zoals zonder anderen aldus "
    "eerst eveneens evenals tenslotte vervolgens".split()
)
"""Words that begin a sentence as soon as any name does."""
_END = lazy(r"[.!?][”’)]*\s+(?=[“‘(]*[A-ZÀ-Þ])")
_STOP = lazy(r"[.!?]")
_CAPITAL = lazy(r"[A-ZÀ-Þ][\w’'-]*\w")


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

    It begins the sentence, or comes behind a word of saying (`volgens`, `stelt`): after others it may be a place, a law or a programme (`over Rotterdam`).
    Not when a maker of the work is named before it in the block, and not for the name of a page of ours, an abbreviation, or an ordinary word.
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
    if words[0][0].islower() or any(view.is_name_of_thing(tail) for tail in tails):
        return False
    if not _begins(text, block.span.start, phrase.start()):
        return _SAYING.search(text, block.span.start, phrase.start()) is not None
    word = match["name"].lower()
    usual = word in _USUAL or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    return len(words) > 1 or not (usual or _GOES_ON.match(text, text.find("]", end) + 1) is None)


def _begins(text: str, start: int, at: int) -> bool:
    """Tell whether a sentence begins at a place."""
    return not text[start:at].strip() or text[start:at].rstrip()[-1] in ".!?:;”’"


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
