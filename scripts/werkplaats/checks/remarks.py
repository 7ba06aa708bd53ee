"""Remarks that writers left in a text for themselves or for each other: TODO, [nog doen], the mark of a comment in Word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_SIGNS = tuple(re.compile(sign) for sign in ("TODO", "XXX", "Lorem"))
"""Without one of these, or a bracket, there is no remark; a pattern finds that out sooner than a text does."""
_REMARK = lazy(
    r"""
    \[(?:TODO|[Tt]odo|TBD|[Tt]bd)\b[^\[\]\n]*\]
    | (?<![\w-])TODO(?![\w'’-])                                  # a ‘TODO-lijst’ is a word
    | (?<!\w)XXX(?=:) | (?<!\w)X{4,}(?!\w) | [\[(]X{3,}[\])]     # XXX itself may be a number, or Amsterdam
    | Lorem[ ]ipsum\b
    | \[(?:\?{2,}|\?[ ]*bron|bron[ ]*\?|PM|[Nn][.]?t[.]?b[.]?)\]
    | \[(?i:(?:nog|hier(?:[ ]nog)?)[ ](?:[^\[\]\n]*[ ])?
        (?:doen|invullen|aanvullen|toevoegen|invoegen|uitwerken|uitzoeken|checken|controleren|nakijken|schrijven|opzoeken|plaatsen))\b[^\[\]\n]*\]
    | \[(?:[Bb]ron|[Vv]erwijzing|[Cc]itaat|[Ff]oto|[Aa]fbeelding|[Ff]iguur|[Tt]abel|[Jj]aartal|[Tt]itel|[Tt]ekst|[Nn]aam)[ ]
        (?:nodig|ontbreekt|toevoegen|invoegen|invullen|aanvullen|opzoeken|checken|controleren|volgt)\b[^\[\]\n]*\]
    | \[(?:[Ii]nvullen|[Aa]anvullen|[Uu]itwerken|[Cc]hecken|[Nn]akijken|[Cc]ontroleren)[!?.…]*\]
    | \[(?:[Oo]pmerking|[Cc]omment|[Vv]raag|[Nn]oot|[Nn][Bb])[ ](?:van[ ]|voor[ ]|aan[ ])?[A-Z]{1,4}\d*[ ]*:[^\[\]\n]*\]
    | (?:(?<=[\w.,;:!?’”)])|\A)\[[A-Z]{2,3}(?<!CO)(?<!NO)(?<!SO)(?<!PM)\d{1,3}(?:R\d{1,3})?\](?!\()   # Word’s, glued to the text
    """,
    re.VERBOSE,
)


def find_remarks(document: Document, view: Asking) -> Iterator[tuple[Span, str]]:
    """Yield the place and the text of each remark; what stands in code or in a comment is not seen by a reader."""
    text = document.page.source.text
    words = [sign for sign in _SIGNS if sign.search(text)]
    if words:
        stretches = (*view.short(document), *view.prose(document))
    elif "[" in view.whole(document):
        stretches = view.prose(document)
    else:
        return
    for start, prose in stretches:
        if "[" in prose or any(sign.search(prose) for sign in words):
            for match in _REMARK.finditer(prose):
                yield Span(*match.span()).shift(start), match.group()
