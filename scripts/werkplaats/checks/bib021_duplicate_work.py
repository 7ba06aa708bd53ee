"""The same work twice in the list, under two keys."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, ListRule, Placed, Repair
from werkplaats.checks.suggest import fold
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_FEWEST_WORDS, _SHORTEST, _LIKE = 3, 5, 0.85
"""A title of so many words, in which one word of so many letters is as like as this: `bewoner` and `bewoners`, not `Noord` and `Oost`."""
_HEAD = 4
"""So many letters of a word are its beginning."""
_NOT_WORD = lazy(r"[^a-z0-9]+")
_ISBN = lazy(r"\d(?:[\d \-‐–]{8,15})[\dXx]")
_TEN = 10
_WHOLE = frozenset(
    "book collection manual mvbook mvcollection mvproceedings mvreference proceedings reference report thesis".split()
)
_SAME = {"doi": "dezelfde doi", "isbn": "hetzelfde ISBN", "titel": "dezelfde titel, auteur en jaar"}


def check(view: ListView) -> Iterator[Placed]:
    """Yield a work with the DOI, the ISBN, or the title, year, kind and first author, of a work before it; a title may differ by a letter.

    What is part of a book has the ISBN of that book; only of whole works does it say something.
    """
    near: dict[tuple[str, ...], tuple[tuple[str, ...], Work]] = {}
    first: dict[tuple[str, ...], Work] = {}
    for work in view.works.values():
        for sign in _signs(work):
            other = first.setdefault(sign, work)
            what = _SAME[sign[0]]
            if other is work and sign[0] == "titel":
                other, what = _nearly(near, sign, work), "bijna dezelfde titel, met dezelfde auteur en hetzelfde jaar,"
            if other is not work and (sign[0] != "titel" or not _told_apart(work, other)):
                fault = (
                    f"‘{work.key}’ heeft {what} als ‘{other.key}’; voeg de twee samen en gebruik overal één sleutel."
                )
                related = (Related(other.entry.path, other.entry.key_span, f"Hier staat ‘{other.key}’."),)
                yield Placed(work.entry.path, Finding(work.entry.key_span, fault, related))
                break


def _signs(work: Work) -> Iterator[tuple[str, ...]]:
    if doi := work.get("doi"):
        yield "doi", doi.lower()
    if work.type in _WHOLE:
        for isbn in _ISBN.findall(work.get("isbn")):
            yield "isbn", _thirteen(isbn), work.get("volume", "number")
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


def _thirteen(isbn: str) -> str:
    """Return an ISBN as its digits alone, one of ten as one of thirteen without its check digit.

    Source: ISBN Users' Manual: the old number is the new one without 978 and with a check digit of its own.
    """
    digits = re.sub(r"[^\dXx]", "", isbn)
    return (f"978{digits[:-1]}" if len(digits) == _TEN else digits[:-1]) if len(digits) >= _TEN else digits


def _nearly(near: dict[tuple[str, ...], tuple[tuple[str, ...], Work]], sign: tuple[str, ...], work: Work) -> Work:
    """Return the work before this one that differs from it in a letter or an ending of its title only; else the work itself.

    Titles are looked up by their letters without spaces, and by the beginnings of their words, so that the cost of a work stays the same.
    """
    words = (*sign[1].split(), *filter(None, sign[2:3]))
    shapes = ("".join(words), " ".join(word[:_HEAD] for word in words))
    found = [near.setdefault((shape, *sign[3:]), (words, work)) for shape in shapes]
    return next((other for others, other in found if other is not work and _alike(words, others)), work)


def _alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if "".join(one) == "".join(two):
        return True
    if len(one) != len(two) or len(one) < _FEWEST_WORDS:
        return False
    pairs = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(pairs) == 1 and all(
        min(len(a), len(b)) >= _SHORTEST
        and not re.search(r"\d", a + b)
        and SequenceMatcher(None, a, b).ratio() >= _LIKE
        for a, b in pairs
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
