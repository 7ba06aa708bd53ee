"""A key of the list between square brackets without its `@`: it is no citation, and the reader sees the key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_BRACKET = re.compile(r"(?<!\\)\[(?P<inside>[^\[\]\n]+)\](?![(\[:{])")
_PART = re.compile(
    r"(?:\A|;)\s*(?:(?:zie(?:\s+ook)?|vgl\.?|cf\.)\s+)?(?P<whole>-?(?:@\s+)?(?P<key>[^\W\d_][\w:.+/-]*\d[\w-]*))(?=\s*(?:[,;]|\Z))"
)
"""A key has a digit here: `[bron]` is what someone writes for other reasons."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[tonkens2009]`, `[@ tonkens2009]` and the second part of `[@scp2014; tonkens2009]`, of keys that the list has."""
    for start, prose in view.prose(document):
        if "[" not in prose:
            continue
        for bracket in _BRACKET.finditer(prose):
            for part in _PART.finditer(bracket["inside"]):
                if view.card(part["key"]):
                    yield _finding(part, start + bracket.start("inside"))


def _finding(part: re.Match[str], shift: int) -> Finding:
    span = Span(shift + part.start("whole"), shift + part.end("whole"))
    right = f"{'-' if part['whole'].startswith('-') else ''}@{part['key']}"
    fault = f"‘{part['whole']}’ komt zo letterlijk in de tekst, want vlak voor de sleutel ontbreekt het apenstaartje; schrijf ‘{right}’."
    return Finding(span, fault, fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=False))


RULE = PageRule("CIT016", "key-without-at", WARNING, Repair.UNSAFE, check=check)
