"""An entry of a type that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.library.types import TYPE_ALIASES
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_TYPES = frozenset(
    [
        "article",
        "artwork",
        "audio",
        "bibnote",
        "book",
        "bookinbook",
        "booklet",
        "collection",
        "commentary",
        "dataset",
        "image",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "jurisdiction",
        "legal",
        "legislation",
        "letter",
        "manual",
        "misc",
        "movie",
        "music",
        "mvbook",
        "mvcollection",
        "mvproceedings",
        "mvreference",
        "online",
        "patent",
        "performance",
        "periodical",
        "proceedings",
        "reference",
        "report",
        "review",
        "set",
        "software",
        "softwaremodule",
        "softwareversion",
        "codefragment",
        "standard",
        "suppbook",
        "suppcollection",
        "suppperiodical",
        "thesis",
        "unpublished",
        "video",
        "xdata",
    ]
)
"""Source: the biblatex manual, 2.1.1 to 2.1.3; and biblatex-software."""
_KNOWN = tuple(sorted((*_TYPES, *TYPE_ALIASES)))
_DUTCH = {
    "afstudeerscriptie": "thesis",
    "artikel": "article",
    "blog": "online",
    "boek": "book",
    "brochure": "booklet",
    "bundel": "collection",
    "dissertatie": "thesis",
    "film": "movie",
    "handboek": "book",
    "hoofdstuk": "incollection",
    "krantenartikel": "article",
    "lezing": "unpublished",
    "nota": "report",
    "onderzoeksrapport": "report",
    "podcast": "audio",
    "proefschrift": "thesis",
    "rapport": "report",
    "scriptie": "thesis",
    "tijdschrift": "periodical",
    "tijdschriftartikel": "article",
    "webartikel": "online",
    "webpagina": "online",
    "wet": "legislation",
}
"""What someone who thinks in Dutch writes."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield an entry whose type is not one of BibLaTeX's or an alias of one."""
    del view
    if work.entry.type not in _KNOWN:
        guess = _DUTCH.get(work.entry.type) or Guesser(_KNOWN).guess(work.entry.type)
        span = Span(work.entry.span.start, work.entry.span.start + 1 + len(work.entry.type))
        fix = Fix(f"Vervang door ‘@{guess}’", (Edit(span, f"@{guess}"),), safe=False) if guess else None
        yield Finding(
            span,
            f"‘@{work.entry.type}’ is geen soort bron; {meant(f'@{guess}' if guess else '', 'neem @book, @article, @report, @incollection, @online of anders @misc.')}",
            fix=fix,
        )


RULE = EntryRule("BIB010", "unknown-type", WARNING, Repair.UNSAFE, check=check)
