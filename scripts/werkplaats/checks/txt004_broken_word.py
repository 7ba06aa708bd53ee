"""A word that was broken when text was taken from a PDF: "refl ecteren", "samen- werking"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import stretches
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document

_LIGATURE = re.compile(r"\b(?P<head>[^\W\d_]+(?:ffi|ffl|fl|(?<![wh]i)fi))(?P<gap> )(?P<tail>[a-zà-ÿ]{2,})\b")
_HYPHEN = re.compile(r"(?<![\w-])(?P<head>[^\W\d_]{2,})(?P<gap>-[ \n])(?P<tail>[a-zà-ÿ]{3,})\b")
_JOINING = frozenset(
    (
        "als",
        "alsook",
        "dan",
        "dus",
        "evenals",
        "maar",
        "naar",
        "noch",
        "plus",
        "respectievelijk",
        "tot",
        "versus",
        "annex",
        "and",
        "oder",
        "und",
        "door",
        "met",
        "zoals",
    )
)
_STANDING = frozenset({"sci fi", "wi fi", "hi fi", "lo fi"})


def check(document: Document, view: View) -> Iterator[Finding]:
    """Yield words split after `fi`, `fl`, `ffi` or `ffl`, and after a hyphen; `zorg- en welzijn` and its like are as they should be."""
    del view
    for start, text in stretches(document):
        for match in (*_LIGATURE.finditer(text), *_HYPHEN.finditer(text)):
            if match["tail"] in _JOINING or match.group().lower() in _STANDING:
                continue
            word = match["head"] + match["tail"]
            fix = Fix(
                f"Schrijf ‘{word}’", (Edit(Span(start + match.start("gap"), start + match.end("gap")), ""),), safe=False
            )
            shown = " ".join(match.group().split())
            yield Finding(
                Span(start + match.start(), start + match.end()),
                f"‘{shown}’ lijkt een afgebroken woord; bedoelde u ‘{word}’?",
                fix=fix,
            )


RULE = PageRule("TXT004", "broken-word", WARNING, Repair.UNSAFE, check=check)
