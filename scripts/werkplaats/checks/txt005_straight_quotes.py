"""Straight quotation marks on a page that has curly ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_CURLY = lazy("[“”‘]")
_ATTRIBUTES = lazy(r"\{:?[^{}\n]*=[^{}\n]*\}")
_DOUBLE = lazy(r'(?<![\w"])"(?=\S)(?P<words>[^"\n]*?\S)"(?![\w"])')
_SINGLE = lazy(r"(?<![\w'])'(?=\w)(?P<words>[^'\n]*(?:\w'\w[^'\n]*)*\w)'(?![\w'])")

_HALF = (
    (re.compile(r"“[^“”\"\n]*\S(?P<straight>\")(?![\w\"])"), "”"),
    (re.compile(r"(?<![\w\"])(?P<straight>\")\S[^“”\"\n]*”"), "“"),
)
"""One curly and one straight, with what stands right; of single ones the straight one may be an apostrophe."""
_HALF_SINGLE = lazy(r"‘(?<!\w‘)(?=\w)[^‘’'\"\n]{1,200}[\w.,!?](?P<straight>')(?![\w'])(?=[^‘’]*(?:‘|\Z))")
"""A curly one that opens, and only a straight one that can close it: no curly one comes before the next opens."""
_LEFT_OUT = lazy(r"‘(?<!\w‘)(?:[stnkm](?=[ -]\w)|t(?=[,.;:]))")
_NEAR = 60
_BACKWARDS = lazy(r"(?P<sign>”)(?<![^\s(]”)(?=\w)[^“”\"\n]*”")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield pairs of straight quotation marks; apostrophes within a word stay as they are."""
    whole = view.whole(document)
    if _may_be_wrong(whole) and _CURLY.search(whole):
        for start, words in view.prose(document):
            if _may_be_wrong(words):
                yield from _in_block(start, words)


def _may_be_wrong(text: str) -> bool:
    return (
        '"' in text
        or "'" in text
        or ("‘" in text and _LEFT_OUT.search(text) is not None)
        or ("”" in text and _BACKWARDS.search(text) is not None)
    )


def _in_block(start: int, words: str) -> Iterator[Finding]:
    attributes = list(_ATTRIBUTES.finditer(words)) if "{" in words else []
    for pattern, opening, closing in ((_DOUBLE, "“", "”"), (_SINGLE, "‘", "’")):
        for match in pattern.finditer(words):
            if match["words"] == "n" or any(a.start() < match.start() < a.end() for a in attributes):
                continue  # rock ’n’ roll; *mark-up*{: lang="en" }
            left, right = start + match.start(), start + match.end()
            edits = (Edit(Span(left, left + 1), opening), Edit(Span(right - 1, right), closing))
            fault = f"Hier staan rechte aanhalingstekens, elders op deze pagina gekrulde; schrijf {opening}…{closing}."
            yield Finding(Span(left, right), fault, fix=Fix(f"Schrijf {opening}…{closing}", edits))
    for place in _apostrophes(words):
        span = place.shift(start)
        fault = "Hier hoort een apostrof en geen aanhalingsteken; schrijf ’."
        yield Finding(span, fault, fix=Fix("Schrijf ’", (Edit(span, "’"),)))
    for match in _BACKWARDS.finditer(words) if "”" in words else ():
        span = Span(*match.span("sign")).shift(start)
        fault = "Dit aanhalingsteken sluit, maar hier begint het citaat; schrijf “."
        yield Finding(span, fault, fix=Fix("Schrijf “", (Edit(span, "“"),)))
    for place, wanted in _halves(words):
        span = place.shift(start)
        if not any(a.start() < place.start < a.end() for a in attributes):
            fault = f"Dit aanhalingsteken is recht en het andere van het paar gekruld; schrijf {wanted}."
            yield Finding(span, fault, fix=Fix(f"Schrijf {wanted}", (Edit(span, wanted),)))


def _apostrophes(words: str) -> Iterator[Span]:
    """Yield opening quotation marks where a letter was left out, as a word processor makes them: ‘s avonds, ‘t."""
    for match in _LEFT_OUT.finditer(words) if "‘" in words else ():
        if "’" not in words[match.end() : match.end() + _NEAR].split("‘", maxsplit=1)[0].replace("’s", ""):
            yield Span(match.start(), match.start() + 1)


def _halves(words: str) -> Iterator[tuple[Span, str]]:
    """Yield the straight one of each pair of two kinds, with the curly one that it should be."""
    for match in _HALF_SINGLE.finditer(words) if "'" in words and "‘" in words else ():
        yield Span(*match.span("straight")), "’"
    for pattern, wanted in _HALF if '"' in words else ():
        for match in pattern.finditer(words):
            yield Span(*match.span("straight")), wanted


RULE = PageRule("TXT005", "straight-quotes", WARNING, Repair.SAFE, check=check)
