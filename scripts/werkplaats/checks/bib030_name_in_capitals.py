"""A name of a person in capitals: `BERG, Jan`. A citation would shout it, and the style cannot undo that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.fields import written_names
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_WORD = lazy(r"[^\W\d_]{3,}(?![^\W\d_]|\.)")
_LOUD = lazy(r"[A-ZÀ-Þ]{2}")
_VOWEL = lazy(r"[AEIOUYÀ-ÖØ-Ý]")
_PARTICLES = lazy(r"\b(?:(?:VAN|VON|DE|DEN|DER|TEN|TER|TE|HET|OP|IN|LA|LE|DU)|(?:Van|Von|Den|Der|Ten|Ter|Het))(?=\s)")
_MOST_OF_TITLE = 12
"""A field of names in capitals altogether, of this many letters, is for `BIB015`."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names `SURNAME, Given` whose surname has a word of three letters or more in capitals; organisations, in braces or with an abbreviation in brackets, stay out."""
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        text = field.text if field else ""
        if not _LOUD.search(text):
            continue
        if text == text.upper() and sum(sign.isalpha() for sign in text) >= _MOST_OF_TITLE and name != "translator":
            continue
        for start, person in written_names(field):
            family, comma, _ = person.partition(",")
            if (
                comma
                and "{" not in person
                and "(" not in family
                and any(_shouts(match.group()) for match in _WORD.finditer(family))
            ):
                right = _PARTICLES.sub(
                    lambda match: match.group().lower(), _WORD.sub(lambda match: _calm(match.group()), person)
                )
                span = Span(start, start + len(person))
                fix = Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False)
                yield Finding(span, f"De naam ‘{person}’ staat in hoofdletters; schrijf ‘{right}’.", fix=fix)


def _shouts(word: str) -> bool:
    return word.isupper() and bool(_VOWEL.search(word))


def _calm(word: str) -> str:
    return word.capitalize() if _shouts(word) else word


RULE = EntryRule("BIB030", "name-in-capitals", WARNING, Repair.UNSAFE, check=check)
