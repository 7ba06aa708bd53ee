"""Locators as people write them after a key: `p. 12`, `pp. 3-5`, `hfst. 2`, `par. 4 e.v.`, Dutch and English.

The canonical labels are those of CSL 1.0.2, appendix III.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABELS: dict[str, str] = {
    "page": "pp|p|pagina's|pagina’s|pagina|pages|page|pg|blz|bladzijden|bladzijde|bl",
    "chapter": "hoofdstukken|hoofdstuk|hfdst|hfst|hst|h|chapters|chapter|chaps|chap|ch",
    "paragraph": "alinea's|alinea’s|alinea|al|paras|para|¶¶|¶",
    "section": "paragrafen|paragraaf|parr|par|secties|sectie|sections|section|secs|sec|§§|§",
    "figure": "figuren|figuur|fig|afbeeldingen|afbeelding|afb|figures|figure|figs",
    "table": "tabellen|tabel|tables|table|tab",
    "note": "noten|noot|voetnoten|voetnoot|notes|note|nn|n",
    "appendix": "bijlagen|bijlage|bijl|appendices|appendix|app",
    "article-locator": "artikelen|artikel|artt|art|articles|article",
    "volume": "delen|deel|dl|jaargang|jrg|volumes|volume|vols|vol",
    "issue": "nummers|nummer|nrs|nr|numbers|number|nos|no",
    "line": "regels|regel|r|lines|line|ll|l",
    "part": "parts|part|pts|pt",
    "column": "kolommen|kolom|kol|columns|column|cols|col",
    "folio": "folios|folio|fols|fol|ff",
    "timestamp": "tijdcode|minuut|min|timestamp",
    "verse": "verzen|vers|verses|verse|vv|v",
    "opus": "opera|opus|opp|op",
}
_CANONICAL = {spelling: label for label, spellings in _LABELS.items() for spelling in spellings.split("|")}
_SPELLINGS = "|".join(sorted((re.escape(s) for s in _CANONICAL), key=len, reverse=True))
_NUMBER = r"(?:[0-9]+(?:[.:][0-9]+)*[a-z]?|[ivxlcdm]+|[IVXLCDM]+|[A-Z](?:\.?[0-9]+)?)"
_VALUE = rf"{_NUMBER}(?:\s?[-–—]\s?{_NUMBER})?"
_NO_LABEL = rf"(?!(?:{_SPELLINGS})\b\.?\s*[0-9])"  # ‘hfst. 3, p. 40’: the second number is of another kind
_VALUES = rf"{_VALUE}(?:(?:\s?[,&]\s?|\s(?:en|and)\s){_NO_LABEL}{_VALUE})*(?:\s?(?:e\.v\.|ev\.|ff\.?|f\.|vv\.))?"
_LABELLED = re.compile(rf"(?P<label>{_SPELLINGS})(?P<dot>\.?)(?P<space>\s*)(?P<value>{_VALUES})(?![\w])", re.IGNORECASE)
_BARE = re.compile(r"(?P<value>[0-9][0-9]*(?:\s?[-–—]\s?[0-9]+)?(?:\s?,\s?[0-9]+(?:\s?[-–—]\s?[0-9]+)?)*)(?![\w.])")


@dataclass(frozen=True, slots=True)
class LocatorMatch:
    """A locator found in a text: canonical label, value, and where label and value begin and end."""

    label: str
    value: str
    start: int
    end: int


def match_locator(text: str, start: int, end: int) -> LocatorMatch | None:
    """Read a locator that begins exactly at `start`.

    A number without a label is a page, as in pandoc; a label without a number is no locator.
    """
    match = _LABELLED.match(text, start, end)
    if match and (match["dot"] or match["space"] or not match["label"][-1].isalpha()):
        return LocatorMatch(_CANONICAL[match["label"].lower()], _tidy(match["value"]), start, match.end())
    match = _BARE.match(text, start, end)
    if match:
        return LocatorMatch("page", _tidy(match["value"]), start, match.end())
    return None


def _tidy(value: str) -> str:
    return " ".join(value.split())
