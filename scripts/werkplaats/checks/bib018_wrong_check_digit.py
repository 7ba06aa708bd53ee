"""An ISBN, ISSN or ORCID with a digit too many, too few or wrong.

Sources: ISBN Users' Manual (modulo 10 and 11), ISSN Manual (modulo 11), ORCID: ISO/IEC 7064 MOD 11-2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_LABEL = re.compile(r"\([^()]*\)|\bisbn(?:-1[03])?\b|https?://orcid\.org/", re.IGNORECASE)
_NUMBER = re.compile(r"[\dXx](?:[\dXx \-‐–]*[\dXx])?")
_TEN, _THIRTEEN, _EIGHT, _SIXTEEN = 10, 13, 8, 16
_LENGTHS = {"isbn": (_TEN, _THIRTEEN), "issn": (_EIGHT,), "orcid": (_SIXTEEN,)}
_SOURCES = {"isbn": "in het boek of bij de uitgever", "issn": "bij het tijdschrift", "orcid": "op orcid.org"}


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield each number that does not fit its own check digit; several numbers may stand in one field, with commas."""
    for name, right in (("isbn", _isbn), ("issn", _issn), ("orcid", _orcid)):
        field = view.part(work, name)
        if field is not None:
            yield from _numbers(work, view, name, right)


def _numbers(work: Work, view: ListView, name: str, right: Callable[[str], bool]) -> Iterator[Finding]:
    field = view.part(work, name)
    if field is None:
        return
    start = field.span.start
    for match in _NUMBER.finditer(_LABEL.sub(lambda m: "," * len(m.group()), field.text)):
        digits = re.sub(r"[^\dX]", "", match.group().upper())
        if not right(digits):
            wrong = (
                "het laatste cijfer past niet bij de rest"
                if len(digits) in _LENGTHS[name]
                else f"het heeft {len(digits)} cijfers in plaats van {' of '.join(map(str, _LENGTHS[name]))}"
            )
            fault = f"‘{match.group()}’ is geen geldig {name}: {wrong}; kijk het na {_SOURCES[name]}."
            yield Finding(Span(start + match.start(), start + match.end()), fault)


def _isbn(digits: str) -> bool:
    if len(digits) == _THIRTEEN and digits.isdigit():
        return (
            digits[:3] in {"978", "979"} and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
        )
    return len(digits) == _TEN and _modulo_11(digits)


def _issn(digits: str) -> bool:
    return len(digits) == _EIGHT and _modulo_11(digits)


def _modulo_11(digits: str) -> bool:
    if "X" in digits[:-1]:
        return False
    values = [10 if d == "X" else int(d) for d in digits]
    return sum(value * weight for value, weight in zip(values, range(len(values), 0, -1), strict=True)) % 11 == 0


def _orcid(digits: str) -> bool:
    if len(digits) != _SIXTEEN or "X" in digits[:-1]:
        return False
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


RULE = EntryRule("BIB018", "wrong-check-digit", WARNING, Repair.NONE, check=check)
