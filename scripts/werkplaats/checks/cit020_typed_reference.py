"""A line of a literature list that was typed or pasted: the site makes that list itself, from what a text cites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_PARTICLE = r"(?:(?:[Vv]an|[Vv]on|[Dd]en?|[Dd]er|[Tt]en|[Tt]er|[Hh]et|’t|'t|la|le|du)[ ])*"
_INITIALS = r"(?:[A-ZÀ-Þ][a-z]{0,2}\.[ -]?)+"
_PERSON = rf"(?P<family>{_PARTICLE}[A-ZÀ-Þ][\w’'-]+(?:[ ]{_PARTICLE}[A-ZÀ-Þ][\w’'-]+)?),[ ]{_INITIALS}"
_OTHER = _PERSON.replace("(?P<family>", "(?:")
_PEOPLE = rf"{_PERSON}(?:(?:,[ ]?|[ ])(?:(?:&|en|and|…|\.\.\.)[ ])?{_OTHER})*(?:,?[ ]?(?:et al\.|e\.a\.))?"
_BODY = r"(?P<body>[A-ZÀ-Þ][^.()\[\]\n]{2,80})\."
_LINE = lazy(
    rf"^(?:[-*+•][ \t]+|\d{{1,2}}[.)][ \t]+)?[ \t]*(?:{_PEOPLE}|{_BODY})[ ]?(?:\((?:red|reds|ed|eds)\.\)\.?[ ])?[ ]?"
    r"\((?P<year>(?:1[5-9]|20)\d\d[a-e]?|z\.[ ]?d\.|n\.[ ]?d\.|in druk)(?:,[^()\n]{3,30})?\)[.,:][ ]+(?=[^\s,;])",
    re.MULTILINE,
)
"""How APA begins a reference: names with initials or a body, the year in brackets, a stop, and then the title."""


_ABOVE = lazy(
    r"(?:#+[ \t]+)?[*_]*(?P<words>(?:geraadpleegde |gebruikte )?(?:literatuur(?:lijst|opgave|verwijzingen)?|bronnen(?:lijst)?|referenties))[*_:]*",
    re.IGNORECASE,
)
"""What stands above such a list, as a heading or not."""
_SIGNS = (". (", ".) (")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield lines such as `Linders, L. (2010). De betekenis van nabijheid. Sdu`, one for each."""
    for start, prose in view.prose_with(document, *_SIGNS):
        for match in _LINE.finditer(prose):
            names, year = _names(match), match["year"]
            works = view.typed(names, year) if year[:1].isdigit() else ()
            if len(works) == 1:
                fault = f"Deze bron staat al in bib/; de site zet haar vanzelf onder de tekst die ‘@{works[0].key}’ aanhaalt. Haal deze regel weg."
            else:
                fault = "Deze bron is met de hand getypt; zet haar in bib/ (‘werkplaats add’) en haal haar aan, dan maakt de site deze regel zelf."
            end = prose.find("\n", match.end())
            text = prose[match.start() : end if end >= 0 else len(prose)].rstrip()
            above = (
                document.page.source.text[document.page.body_start : start + match.start()].rstrip().rpartition("\n")[2]
            )
            if heading := _ABOVE.fullmatch(above):
                fault += f" ‘{heading['words']}’ erboven kan dan ook weg."
            indent = len(text) - len(text.lstrip())
            yield Finding(Span(start + match.start() + indent, start + match.start() + len(text)), fault)


def _names(match: re.Match[str]) -> str:
    """Return the names of a reference as a citation in a sentence has them."""
    if match["body"]:
        return match["body"]
    rest = match.string[match.end("family") : match.start("year")]
    others = list(re.finditer(_PERSON, rest))
    if "et al" in rest or "e.a." in rest or len(others) > 1:
        return f"{match['family']} et al."
    return f"{match['family']} & {others[0]['family']}" if others else match["family"]


RULE = PageRule("CIT020", "typed-reference", WARNING, Repair.NONE, check=check)
