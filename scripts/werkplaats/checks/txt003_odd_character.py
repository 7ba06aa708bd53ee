"""Characters that look right and are not: soft hyphens, ligatures, invisible signs, letters apart from their accents, a wrong encoding."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.mojibake import mojibake
from werkplaats.checks.prose import code_spans
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_LIGATURES = "\ufb00-\ufb06\u0132\u0133"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
ODD = lazy(
    rf"(?P<ligature>[{_LIGATURES}])|(?P<invisible>[{_INVISIBLE}])|(?P<apart>[^\W\d_][\u0300-\u036f]+)|(?P<lost>[\ufffd\ue000-\uf8ff])|(?P<hyphen>(?<=[a-zà-ÿ])¬(?:[ ]?(?=[a-zà-ÿ])))"
)
_RARE = lazy(rf"[{_LIGATURES}{_INVISIBLE}\u0300-\u036f\ufffd\ue000-\uf8ff¬]")
_JOINERS = frozenset("\u200c\u200d\u200e\u200f")
_BREAKS = frozenset("\x0b\x0c\u2028\u2029")
"""Ends of lines and pages of word processors: words stand on both sides."""
_LAST_LATIN = 0x24F
_NAMES = {
    "\u00ad": "een zacht afbreekstreepje",
    "\ufeff": "een onzichtbaar teken (BOM)",
    "\u200b": "een spatie zonder breedte",
}


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield each such character outside code and the targets of links; the mark at the very start of a file (BOM) stays out."""
    text = document.page.source.text
    wrong = list(mojibake(text))
    if not wrong and not _RARE.search(text, 1):
        return
    barred = [*code_spans(document.page), *(link.span for link in view.links(document))]
    yield from (found for found in wrong if not any(s.start <= found.span.start < s.end for s in barred))
    for match in ODD.finditer(text):
        if (match.start() == 0 and match.group() == "\ufeff") or any(s.start <= match.start() < s.end for s in barred):
            continue
        if found := right_character(match):
            fault, right = found
            span = Span(*match.span())
            title = f"Vervang door ‘{right}’" if right else "Haal het teken weg"
            yield Finding(span, fault, fix=None if right is None else Fix(title, (Edit(span, right),)))


def right_character(match: re.Match[str]) -> tuple[str, str | None] | None:
    """Return what is wrong with a match of `ODD` and what should stand there, None when only an editor knows; None when nothing is wrong after all."""
    odd = match.group()
    match match.lastgroup:
        case "ligature":
            right = unicodedata.normalize("NFKC", odd)
            return f"‘{odd}’ is één teken in plaats van losse letters; schrijf ‘{right}’.", right
        case "apart":
            right = unicodedata.normalize("NFC", odd)
            fault = f"‘{odd}’ bestaat uit een letter en een los accent; schrijf ‘{right}’ als één teken."
            return None if right == odd else (fault, right)
        case "lost" if odd == "\ufffd":
            return "Hier is een teken verloren gegaan: ‘\ufffd’; kijk in het origineel wat er moet staan.", None
        case "lost":
            way_out = "begin de regel met ‘- ’ voor een opsomming, of haal het teken weg"
            return (
                f"Hier staat een teken uit een lettertype van Word (U+{ord(odd):04X}), dat een lezer als blokje ziet; {way_out}.",
                None,
            )
        case "hyphen":
            return "‘¬’ is een afbreekstreepje van het origineel; schrijf het woord aan elkaar.", ""
        case _ if odd in _JOINERS and _is_needed(match):
            return None
        case _ if odd in _BREAKS and _parts_words(match):
            return (
                f"Hier staat een onzichtbaar regeleinde (U+{ord(odd):04X}); zet er een spatie voor in de plaats.",
                " ",
            )
        case _:
            name = _NAMES.get(odd, f"het onzichtbare teken U+{ord(odd):04X}")
            return f"Hier staat {name}; haal dat teken weg.", ""


def _parts_words(match: re.Match[str]) -> bool:
    """Tell whether nothing else keeps the text before a sign from the text after it."""
    around = match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1]
    return not any(sign.isspace() or not sign for sign in around)


def _is_needed(match: re.Match[str]) -> bool:
    """Tell whether the sign joins the parts of a picture, or stands in a script that needs it: beside a sign that is neither Latin nor a space."""
    around = (match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1])
    beside = [sign for sign in around if sign and ord(sign) > _LAST_LATIN and not sign.isspace()]
    return any(unicodedata.category(sign)[0] in "LSM" for sign in beside)


RULE = PageRule("TXT003", "odd-character", WARNING, Repair.SAFE, check=check)
