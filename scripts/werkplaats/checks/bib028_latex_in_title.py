r"""A command of LaTeX in a title that a web page cannot show: `\textit{…}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.library.latex import decode
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]{2,})\*?(?:\s*\{(?P<inside>[^{}\\]*)\})?")
_FIELDS = ("title", "subtitle", "booktitle", "booksubtitle", "journaltitle", "series", "publisher", "institution")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    r"""Yield commands that vanish when the title is shown; `\"e`, `\ss` and their like are letters and stay."""
    for name in _FIELDS:
        field = view.part(work, name)
        if field is None or "\\" not in field.text:
            continue
        start, text = field.span.start, field.text
        for match in _COMMAND.finditer(text):
            if decode(f"x\\{match['name']}{{}}x") != "xx":
                continue
            span = Span(start + match.start(), start + match.end())
            fault = (
                f"Van ‘{match.group()}’ in ‘{name}’ blijft op de site alleen gewone tekst over; haal de opdracht weg."
            )
            fix = Fix("Haal de opdracht weg", (Edit(span, match["inside"] or ""),), safe=False)
            yield Finding(span, fault, fix=fix if match["inside"] else None)


RULE = EntryRule("BIB028", "latex-in-title", WARNING, Repair.UNSAFE, check=check)
