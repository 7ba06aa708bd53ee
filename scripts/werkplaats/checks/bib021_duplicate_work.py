"""The same work twice in the list, under two keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.checks.suggest import fold
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.entry import Work

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def check(view: View) -> Iterator[Placed]:
    """Yield a work with the DOI, or the title, year, kind and first author, of a work before it."""
    first: dict[tuple[str, ...], Work] = {}
    for work in view.site.library.works.values():
        for sign in _signs(work):
            other = first.setdefault(sign, work)
            if other is not work:
                what = "dezelfde doi" if sign[0] == "doi" else "dezelfde titel, auteur en jaar"
                fault = (
                    f"‘{work.key}’ heeft {what} als ‘{other.key}’; voeg de twee samen en gebruik overal één sleutel."
                )
                related = (Related(other.entry.path, other.entry.key_span, f"Hier staat ‘{other.key}’."),)
                yield Placed(work.entry.path, Finding(work.entry.key_span, fault, related))
                break


def _signs(work: Work) -> Iterator[tuple[str, ...]]:
    if doi := work.get("doi"):
        yield "doi", doi.lower()
    title = _NOT_WORD.sub(" ", fold(work.get("title"))).strip()
    year = str(work.date.year) if work.date and work.date.year else ""
    names = work.authors or work.editors
    if title and names:
        yield (
            "titel",
            title,
            _NOT_WORD.sub("", fold(work.get("subtitle"))),
            year,
            _NOT_WORD.sub("", fold(names[0].family)),
            work.type,
            work.get("volume", "number", "pages"),
        )


RULE = SiteRule("BIB021", "duplicate-work", WARNING, Repair.NONE, check=check)
