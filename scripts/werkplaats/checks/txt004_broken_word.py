"""A word that was broken when text was taken from a PDF: "refl ecteren", "samen- werking", "profes-sional", "on derzoekers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.halves import find_halves, is_word, pieces
from werkplaats.checks.names import flatten
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_GAP = lazy(r"(?:(?<=f[fil])(?P<space> )|(?P<hyphen>-(?:[ \u00a0]|[ \r]?\n)))(?P<tail>[a-zà-ÿ]{2,})\b")
_LIGATURES = ("fi ", "fl ", "ff ")
_SIGNS = (*_LIGATURES, "- ", "-\u00a0", "-\n", "-\r")
_HEAD = lazy(r"(?<![\w-])[^\W\d_]{2,}\Z")
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
_WHOLE = (
    "wifi",
    "hifi",
    "scifi",
    "lofi",
    "sci fi",
    "afi",
    "off",
    "staff",
    "stuff",
    "bluff",
    "puff",
    "cliff",
    "riff",
    "luff",
)
"""Dutch words that do end in these letters; a name that does has a capital, and `ff` alone is chat for `even`."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield words split after `fi`, `fl`, `ff`, `ffi` or `ffl`, and after a hyphen, and those of which a piece is no word; `zorg- en welzijn` and its like are as they should be."""
    yield from _in_two(document, view)
    short = view.short_with(document, *_SIGNS)
    signs = _SIGNS if "-" in view.whole(document) else _LIGATURES
    for start, text in (*short, *view.prose_with(document, *signs)):
        for gap in _GAP.finditer(text):
            head = _HEAD.search(text, max(0, gap.start() - _LONGEST), gap.start())
            if head is None or gap["tail"] in _JOINING or (gap["hyphen"] and len(gap["tail"]) < _SHORTEST_TAIL):
                continue
            if gap["space"] and _is_whole(head.group()):
                continue
            known = gap["space"] or is_word(head.group() + gap["tail"])
            hyphen = "-" if not known and _keeps_hyphen(head.group(), gap["tail"], text[: head.start()]) else ""
            word = head.group() + hyphen + gap["tail"]
            other = "" if known or hyphen else f" of ‘{head.group()}-{gap['tail']}’"
            edit = Edit(Span(start + gap.start(), start + gap.start("tail")), hyphen)
            shown = " ".join(text[head.start() : gap.end()].split())
            fault = f"‘{shown}’ lijkt een afgebroken woord; bedoelde u ‘{word}’{other}?"
            yield Finding(
                Span(start + head.start(), start + gap.end()), fault, fix=Fix(f"Schrijf ‘{word}’", (edit,), safe=False)
            )


def _in_two(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield words in two pieces that no sign gives away, in the texts of a Dutch page."""
    if document.meta.text("taal"):
        return
    said = view.said(document)
    here = view.vocabulary(document)
    rare = pieces(said, here)
    if not rare:
        return
    for start, text in view.prose(document):
        flat = flatten(text)
        if len(flat) != len(text) or not any(map(flat.__contains__, rare)):
            continue
        for halves in find_halves(text, flat, rare, here):
            shown = text[slice(*halves.span)]
            fault = f"‘{shown}’ lijkt een afgebroken woord; bedoelde u ‘{halves.word}’?"
            edit = Edit(halves.gap.shift(start), "")
            yield Finding(halves.span.shift(start), fault, fix=Fix(f"Schrijf ‘{halves.word}’", (edit,), safe=False))


def _is_whole(head: str) -> bool:
    return head == "ff" or head.lower().endswith(_WHOLE) or (head[0].isupper() and head.endswith("ff"))


def _keeps_hyphen(head: str, tail: str, before: str) -> bool:
    """Tell whether a compound with this first part has a hyphen: an abbreviation, or a name within the sentence, with a word behind it."""
    if head.isupper() and len(head) > 1:
        return True
    if not is_word(head) and not is_word(tail):
        return False
    return head[0].isupper() and bool(before.strip()) and before.rstrip()[-1] not in ".!?:“‘(\n"


RULE = PageRule("TXT004", "broken-word", WARNING, Repair.UNSAFE, check=check)
