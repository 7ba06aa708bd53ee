"""The same work twice in the list, under two keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, ListRule, Placed, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def check(view: ListView) -> Iterator[Placed]:
    """Yield a work with the DOI, or the title, year, kind and first author, of a work before it."""
    first: dict[tuple[str, ...], Work] = {}
    for work in view.works.values():
        for sign in _signs(work):
            other = first.setdefault(sign, work)
            if other is not work and (sign[0] == "doi" or not _told_apart(work, other)):
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


def _told_apart(work: Work, other: Work) -> bool:
    """Tell whether both name the book they are in, their edition, or their month, and name another one."""
    for name in ("booktitle", "edition"):
        one, two = (_NOT_WORD.sub(" ", fold(w.get(name))).strip() for w in (work, other))
        if one and two and one != two:
            return True
    moments = [(w.date.month, w.date.day) for w in (work, other) if w.date and w.date.month]
    return len(moments) == len((work, other)) and moments[0] != moments[1]


RULE = ListRule("BIB021", "duplicate-work", WARNING, Repair.NONE, check=check)
