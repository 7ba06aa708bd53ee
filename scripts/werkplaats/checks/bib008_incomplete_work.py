"""A work of which the list itself says that something is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, EntryRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work


_WORD = lazy(r"[^\s,][^,]*[^\s,]|[^\s,]")
_KNOWN = ("titel", "auteurs", "jaar", "uitgever", "tijdschrift", "vindplaats", "paginas")
"""What the site has words for; `BIB009` and `CIT010` look at these."""


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a work with the field `onvolledig`, and each word in it that the site does not know."""
    field = view.part(work, "onvolledig") if work.incomplete else None
    if field is None:
        return
    fault = f"‘{work.key}’ is onvolledig: {', '.join(work.incomplete)} onbekend; vul aan wat u weet en haal dat uit ‘onvolledig’."
    yield Finding(field.field.value_span, fault)
    for match in _WORD.finditer(field.text):
        if match.group() not in _KNOWN:
            place = Span(field.span.start + match.start(), field.span.start + match.end())
            yield Finding(place, f"‘{match.group()}’ bij ‘onvolledig’ kent de site niet; kies uit {', '.join(_KNOWN)}.")


RULE = EntryRule("BIB008", "incomplete-work", HINT, Repair.NONE, check=check)
