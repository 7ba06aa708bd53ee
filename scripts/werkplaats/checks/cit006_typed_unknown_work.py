"""A citation typed by hand, of a work that the list does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import BRACKET, MAKERS, NAMES, ONE_MAKER, UNDATED, YEAR_ALONE, read_bracket
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.typed import Item
    from werkplaats.model.site import Document

_TOLD = lazy(r",\s*(?:1[5-9]|20)\d\d|\bet al\b|\be\.a\.|&|\A(?:cf\.|vgl\.?)\s")
"""What a citation has and a place with a year has not."""
_OPENING = lazy(r"(?:Volgens|Zoals|Zo|Ook|Bij|Met|Naast|Net als|Maar|En|Toen|Omdat|Want|Voor|Na|Op|Uit)\s+(?=\S+\s)")
_CITES = lazy(r"[^.!?]*\ufffc")
"""A citation further on in the sentence, whose author and year `CIT011` and `CIT012` look at."""
_ACCORDING = lazy(r"\b(?:[Vv]olgens|[Aa]ldus)\s\Z")
_SAYS = lazy(
    r"(?:,\s*[^,()]{1,60},)?\s+(?:stelt|stelde|schrijft|schreef|betoogt|betoogde|concludeert|concludeerde|constateert|constateerde|benadrukt|"
    r"benadrukte|beschrijft|beschreef|definieert|definieerde|onderscheidt|onderscheidde|pleit|pleitte|meent|vindt|vond|noemt|noemde|zegt|wijst\s+erop)\b"
)
_BEGINS = lazy(r"(?:[.!?:;][”’)]?\s|\b(?:[Oo]ok|en|dat|want|omdat|maar|zoals|Zoals)\s)\Z")
"""Before a name that begins its sentence or clause."""
_LONGEST = 60
_PLACED = frozenset({"in", "naar"})
"""What stands before a place as often as before a name."""
_PAIR = lazy(r"\s*(?:,|&|\ben\b|\band\b)\s*")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `(Jansen & De Vries, 2011)`, `Jansen en De Vries (2011)` and `Volgens Jansen (2011)` of which the list knows no part; a place with a year is no citation."""
    for start, prose in view.prose_with(document, "(", "["):
        for match in BRACKET.finditer(prose):
            items = read_bracket(match["inside"])
            if items and _TOLD.search(match["inside"]) and all(_strange(item, view) for item in items):
                found = [view.typed_like(item.names, item.year) for item in items]
                parts = [_part(item, works[0].key) for item, works in zip(items, found, strict=True) if len(works) == 1]
                guess = f"[{'; '.join(parts)}]" if len(parts) == len(items) else ""
                yield _finding(match.group(), match.start() + start, f"[{'; '.join(['@sleutel'] * len(items))}]", guess)
        yield from _undated(prose, start, view)
        years = list(YEAR_ALONE.finditer(prose)) if "(" in prose else []
        for match in (*MAKERS.finditer(prose), *_said(prose, years)) if years else ():
            first = match.start("names")
            opening = _OPENING.match(prose, first, match.end("names"))
            first = opening.end() if opening else first
            names = prose[first : match.end("names")]
            if not _CITES.match(prose, match.end()) and _are_makers(names, match["year"], view):
                like = view.typed_like(names, match["year"])
                guess = f"@{like[0].key}" if len(like) == 1 else ""
                yield _finding(prose[first : match.end()], first + start, "@sleutel", guess)


def _undated(prose: str, shift: int, view: Asking) -> Iterator[Finding]:
    """Yield `(Movisie, z.d.)` and `Movisie (z.d.)`: nothing but a source is said to have no date."""
    if ".d." not in prose and ". d." not in prose:
        return
    for match in UNDATED.finditer(prose):
        names = match["inside"] or match["names"]
        works = view.typed(names, "")
        key = f"@{works[0].key}" if len(works) == 1 else ""
        guess = f"[{key}]" if key and match["inside"] else key
        yield _finding(match.group(), match.start() + shift, "[@sleutel]" if match["inside"] else "@sleutel", guess)


def _said(prose: str, years: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield one name with a year where the sentence says that this is somebody who wrote: "Volgens Jansen (2011)", "Jansen (2011) stelt"."""
    for year in years:
        for match in ONE_MAKER.finditer(prose, max(0, year.start() - _LONGEST), year.end()):
            before, says = prose[max(0, match.start() - _LONGEST) : match.start()], _SAYS.match(prose, match.end())
            if match.end() == year.end() and (_ACCORDING.search(before) or (says and _begins(before, match.start()))):
                yield match


def _begins(before: str, at: int) -> bool:
    """Tell whether a name stands where its sentence or clause begins."""
    return _BEGINS.search(before) is not None or at == 0


def _part(item: Item, key: str) -> str:
    return f"{item.prefix} @{key}".strip() + (f", {item.place}" if item.place else "")


def _finding(shown: str, at: int, right: str, guess: str) -> Finding:
    if guess:
        fault = f"De verwijzing ‘{shown}’ is met de hand getypt en staat zo niet in bib/; bedoelde u ‘{guess}’? Is het een ander werk, voeg dat dan toe."
    else:
        several = right.count("@") > 1
        missing = (
            "de werken staan niet in bib/; voeg ze toe" if several else "het werk staat niet in bib/; voeg het toe"
        )
        fault = f"De verwijzing ‘{shown}’ is met de hand getypt en {missing} en schrijf ‘{right}’."
    return Finding(Span(at, at + len(shown)), fault)


def _are_makers(names: str, year: str, view: Asking) -> bool:
    """Tell whether these are makers of a work that the list does not have: no places, bodies in capitals or words of a title."""
    if view.typed_before(names, year)[0]:
        return False
    parts = filter(None, _PAIR.split(names))
    return not any(name.isupper() or name.endswith(("’", "'")) or view.is_name_of_thing(name) for name in parts)


def _strange(item: Item, view: Asking) -> bool:
    named = NAMES.fullmatch(item.names) is not None and item.prefix.casefold() not in _PLACED
    return named and not view.is_name_of_thing(item.names) and not view.typed(item.names, item.year)


RULE = PageRule("CIT006", "typed-unknown-work", WARNING, Repair.NONE, check=check)
