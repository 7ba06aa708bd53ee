"""An ISBN, ISSN or ORCID with a digit too many, too few or wrong.

Sources: ISBN Users' Manual (modulo 10 and 11), ISSN Manual (modulo 11), ORCID: ISO/IEC 7064 MOD 11-2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_LABEL = lazy(r"\([^()]*\)|\bisbn(?:-1[03])?\b|https?://orcid\.org/", re.IGNORECASE)
_NUMBER = lazy(r"[\dXx](?:[\dXx \-‐–]*[\dXx])?")
_PART = lazy(r"[^\s]+")
_PREFIXES = ("978", "979")
_TEN, _THIRTEEN, _EIGHT, _SIXTEEN = 10, 13, 8, 16
_LENGTHS = {"isbn": (_TEN, _THIRTEEN), "issn": (_EIGHT,), "orcid": (_SIXTEEN,)}
_SOURCES = {"isbn": "in het boek of bij de uitgever", "issn": "bij het tijdschrift", "orcid": "op orcid.org"}


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield each number that does not fit its own check digit; several numbers may stand in one field, with commas or spaces between them."""
    for name, right in (("isbn", _isbn), ("issn", _issn), ("orcid", _orcid)):
        field = view.part(work, name)
        if field is not None and (text := field.text.strip()):
            yield from _numbers(field.span.start, field.text, name, right)
            if not any(sign.isdigit() for sign in text):
                fault = f"‘{text}’ is geen {name}; schrijf het nummer of haal het veld weg."
                yield Finding(field.span, fault)


def _numbers(start: int, text: str, name: str, right: Callable[[str], bool]) -> Iterator[Finding]:
    bare = _LABEL.sub(lambda m: "," * len(m.group()), text)
    for match in _NUMBER.finditer(bare):
        for begin, end in _apart(bare, *match.span(), right):
            digits = _digits(bare[begin:end])
            if not right(digits):
                fault = f"‘{text[begin:end]}’ is geen geldig {name}: {_wrong(name, digits)}."
                yield Finding(Span(start + begin, start + end), fault)


def _apart(text: str, begin: int, end: int, right: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return the places of numbers with only spaces between them; those of one number when that is what it is."""
    if right(_digits(text[begin:end])):
        return [(begin, end)]
    parts = [(begin + part.start(), begin + part.end()) for part in _PART.finditer(text[begin:end])]
    return parts if any(right(_digits(text[one:two])) for one, two in parts) else [(begin, end)]


def _digits(text: str) -> str:
    return re.sub(r"[^\dX]", "", text.upper())


def _wrong(name: str, digits: str) -> str:
    if name == "isbn" and _issn(digits):
        return "het is een issn; zet het bij ‘issn’"
    if len(digits) not in _LENGTHS[name]:
        wrong = f"het heeft {len(digits)} cijfers in plaats van {' of '.join(map(str, _LENGTHS[name]))}"
    elif name == "isbn" and len(digits) == _THIRTEEN and not digits.startswith(_PREFIXES):
        wrong = f"het begint niet met {' of '.join(_PREFIXES)}"
    else:
        wrong = "het laatste cijfer past niet bij de rest"
    return f"{wrong}; kijk het na {_SOURCES[name]}"


def _isbn(digits: str) -> bool:
    if len(digits) == _THIRTEEN and digits.isdigit():
        return (
            digits.startswith(_PREFIXES) and sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
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
