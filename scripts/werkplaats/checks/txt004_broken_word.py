"""A word that was broken when text was taken from a PDF: "refl ecteren", "samen- werking"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.prose import short_stretches
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_GAP = re.compile(r"(?:(?<=f[il])(?P<space> )|(?P<hyphen>-(?: |[ \r]?\n)))(?P<tail>[a-zà-ÿ]{2,})\b")
_SIGNS = ("fi ", "fl ", "- ", "-\n", "-\r")
_HEAD = re.compile(r"(?<![\w-])[^\W\d_]{2,}\Z")
_LONGEST = 40
_SHORTEST_TAIL = 3
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
_WHOLE = ("wifi", "hifi", "scifi", "lofi", "sci fi", "afi")
"""Dutch words that do end in these letters."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield words split after `fi`, `fl`, `ffi` or `ffl`, and after a hyphen; `zorg- en welzijn` and its like are as they should be."""
    if not any(map(document.page.source.text.replace("---\n", "").__contains__, _SIGNS)):
        return
    for start, text in (*short_stretches(document), *view.prose_with(document, *_SIGNS)):
        for gap in _GAP.finditer(text):
            head = _HEAD.search(text, max(0, gap.start() - _LONGEST), gap.start())
            if head is None or gap["tail"] in _JOINING or (gap["hyphen"] and len(gap["tail"]) < _SHORTEST_TAIL):
                continue
            if gap["space"] and head.group().lower().endswith(_WHOLE):
                continue
            hyphen = "-" if gap["hyphen"] and _keeps_hyphen(head.group(), text[: head.start()]) else ""
            word = head.group() + hyphen + gap["tail"]
            other = f" of ‘{head.group()}-{gap['tail']}’" if gap["hyphen"] and not hyphen else ""
            edit = Edit(Span(start + gap.start(), start + gap.start("tail")), hyphen)
            shown = " ".join(text[head.start() : gap.end()].split())
            fault = f"‘{shown}’ lijkt een afgebroken woord; bedoelde u ‘{word}’{other}?"
            yield Finding(
                Span(start + head.start(), start + gap.end()), fault, fix=Fix(f"Schrijf ‘{word}’", (edit,), safe=False)
            )


def _keeps_hyphen(head: str, before: str) -> bool:
    """Tell whether a compound with this first part has a hyphen: an abbreviation, or a name within the sentence."""
    if head.isupper() and len(head) > 1:
        return True
    return head[0].isupper() and bool(before.strip()) and before.rstrip()[-1] not in ".!?:“‘(\n"


RULE = PageRule("TXT004", "broken-word", WARNING, Repair.UNSAFE, check=check)
