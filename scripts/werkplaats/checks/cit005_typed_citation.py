"""A citation typed by hand, of a work that the list knows: it has no link and is in no list."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import BRACKET, YEAR_ALONE, read_bracket, typed_place, words_before
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.typed import Item
    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document

_MOST = 4
"""More ways to write it than this are no help."""
_GENITIVE = lazy(r"(?:[’']s?|(?<=\w)s)\Z")
_NO_LINK = "Deze verwijzing is met de hand getypt en linkt niet naar de bron"


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `(Tonkens, 2009)`, `[Tonkens, 2009]` and `Tonkens (2009: 12)` when the list has such a work."""
    for start, prose in view.prose_with(document, "(", "["):
        for match in BRACKET.finditer(prose):
            if finding := _bracket(match, start, view):
                yield finding
        for match in YEAR_ALONE.finditer(prose):
            if finding := _sentence(match, prose, start, document, view):
                yield finding


def _bracket(match: re.Match[str], shift: int, view: Asking) -> Finding | None:
    items = read_bracket(match["inside"])
    found = [[work.key for work in view.typed(item.names, item.year)] for item in items]
    if not any(found):
        return None
    span = Span(match.start() + shift, match.end() + shift)
    ways = [_written(items, keys) for keys in product(*(keys or ["sleutel"] for keys in found))]
    if not all(found):
        fault = f"{_NO_LINK}, en een deel ervan staat niet in bib/; voeg dat werk toe en schrijf ‘{ways[0]}’."
        return Finding(span, fault)
    return _finding(span, ways)


def _written(items: Sequence[Item], keys: Sequence[str]) -> str:
    parts = [
        f"{item.prefix} @{key}".strip() + (f", {item.place}" if item.place else "")
        for item, key in zip(items, keys, strict=True)
    ]
    return f"[{'; '.join(parts)}]"


def _sentence(match: re.Match[str], prose: str, shift: int, document: Document, view: Asking) -> Finding | None:
    works, length = view.typed_before(words_before(prose, match.start()), match["year"])
    if not works:
        return _genitive(match, prose, shift, view)
    span = Span(match.start() - length + shift, match.end() + shift)
    place = typed_place(match)
    double = _following(document, span.end, works[0].key) if len(works) == 1 else None
    if double:
        span = Span(span.start, double.span.end)
        locator = double.works[0].locator
        place = place or (document.page.source.cut(locator.span) if locator else "")
    return _finding(span, [f"@{work.key}" + (f" [{place}]" if place else "") for work in works], double=bool(double))


def _genitive(match: re.Match[str], prose: str, shift: int, view: Asking) -> Finding | None:
    """Find a year behind a name that owns what comes next: "Tonkens’ (2009) boek"; the name stays, and the citation gives the year."""
    words = words_before(prose, match.start())
    ending = _GENITIVE.search(words)
    works, length = view.typed_before(words[: ending.start()], match["year"]) if ending else ((), 0)
    if ending is None or len(works) != 1:
        return None
    begin = match.start() - len(ending.group()) - length
    place = typed_place(match)
    right = f"{prose[begin : match.start()]} [-@{works[0].key}{f', {place}' if place else ''}]"
    return _finding(Span(begin + shift, match.end() + shift), [right])


def _following(document: Document, end: int, key: str) -> Cluster | None:
    """Return the citation of the same work right behind the names and the year: "Tonkens (2009) [@tonkens2009]"."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        if cluster.span.start >= end:
            alone = cluster.form is Form.PARENTHETICAL and len(cluster.works) == 1
            plain = alone and not (cluster.works[0].prefix or cluster.works[0].suffix or cluster.works[0].within)
            near = plain and cluster.works[0].key == key and not text[end : cluster.span.start].strip()
            return cluster if near else None
    return None


def _finding(span: Span, ways: Sequence[str], *, double: bool = False) -> Finding:
    """Return the finding for one citation and the ways in which it may be written: with one there is a repair."""
    if len(ways) > _MOST:
        ways = (*ways[:_MOST], "…")
    shown = " of ".join(f"‘{way}’" for way in ways)
    meaning = ", naar het werk dat u bedoelt" if len(ways) > 1 else ""
    why = "Naam en jaar zijn met de hand getypt, en de verwijzing erachter noemt ze nog eens" if double else _NO_LINK
    fix = Fix(f"Vervang door ‘{ways[0]}’", (Edit(span, ways[0]),), safe=False) if len(ways) == 1 else None
    return Finding(span, f"{why}; schrijf {shown}{meaning}.", fix=fix)


RULE = PageRule("CIT005", "typed-citation", WARNING, Repair.UNSAFE, check=check)
