"""A title that ends in a full stop: the reference adds its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_STOP = lazy(r"(?<![.])(?<!\.[A-Za-z])(?<!\b[A-Z])[.,:;](?=\s*\Z)")
_NAMES_OF_SERIES = ("journaltitle", "series")
_ABBREVIATION = lazy(r"(?:^|\s)(?:e\.d|o\.a|e\.a|enz|etc|ca|jr|sr|dr|nr|vol|St|Inc|Ltd|Co|ed|eds)\Z", re.IGNORECASE)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a stop, comma or colon at the end of a title; an abbreviation, an initial and an ellipsis keep theirs."""
    for name in ("title", "subtitle", "booktitle", "booksubtitle", "journaltitle", "series"):
        field = view.part(work, name)
        if field is None:
            continue
        text = field.text
        match = _STOP.search(text)
        if match and name in _NAMES_OF_SERIES and _is_shortened(text):
            continue
        if match and not _ABBREVIATION.search(text[: match.start()]):
            start = field.span.start
            span = Span(start + match.start(), start + match.end())
            fault = f"‘{name}’ van ‘{work.key}’ eindigt op ‘{match.group()}’; haal dat teken weg, de verwijzing zet het zelf."
            yield Finding(span, fault, fix=Fix(f"Haal ‘{match.group()}’ weg", (Edit(span, ""),)))


def _is_shortened(name: str) -> bool:
    """Tell whether this is a name of a journal or series in abbreviations: `Trans. Faraday Soc.`, `Sociol.`."""
    return name.rstrip().endswith(".") and (name.count(".") > 1 or len(name.split()) == 1)


RULE = EntryRule("BIB016", "title-with-final-stop", WARNING, Repair.SAFE, check=check)
