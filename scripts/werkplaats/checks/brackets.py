"""The brackets around a citation, right or wrong: which citations stand in one pair, and what it would be if it were written well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.citation import Form
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from werkplaats.model.citation import Cluster

_WORDS = r"(?:(?:zie(?:\s+(?:ook|bijvoorbeeld|onder\s+andere))?|vgl\.?|cf\.|o\.a\.|bijv\.|bijvoorbeeld)\s+)?"
PAGE = r"(?:pp?|blz|pag|bladzijden?|pagina(?:['’]?s)?)\.?\s*(?P<number>\d+(?:\s*[-–—]+\s*\d+)?(?:\s*(?:,|en)\s*\d+)*)(?![\w-])"
"""A page with its label, as somebody types it outside a citation."""
_OPENING = lazy(rf"(?P<open>[(\[])\s*(?P<words>{_WORDS})\Z", re.IGNORECASE)
_JOINT = lazy(rf"\s*(?:[;,&]|\ben\b)\s*(?P<words>{_WORDS})\Z", re.IGNORECASE)
_CLOSING = lazy(
    rf"(?:\s*[,:]?\s*(?P<place>{PAGE})|\s*:\s*(?P<bare>\d+(?:[-–]\d+)?))?\s*(?P<close>[)\]}}])?", re.IGNORECASE
)
_TAIL = lazy(r"(?P<head>[^\[\]]*?)\s*\[(?P<inside>[^\[\]]*)\]\Z")
_WINDOW = 40


class Pair(NamedTuple):
    """What stands between an opening bracket and the place where it closes, or should.

    Attributes:
        span: All of it, with its brackets.
        opening: The first bracket.
        closing: The last bracket; empty when there is none.
        right: The same as one citation: `[zie @a, p. 3; @b]`.
        size: How many citations it holds.
    """

    span: Span
    opening: str
    closing: str
    right: str
    size: int


def read_pair(text: str, clusters: tuple[Cluster, ...], number: int) -> Pair | None:
    """Return the pair of brackets that a citation stands first in, with nothing but citations and their pages in it; None when there is no such pair."""
    first = clusters[number]
    if not {"(", "["}.intersection(text[max(0, first.span.start - _WINDOW) : first.span.start]):
        return None
    opening = _OPENING.search(text, max(0, first.span.start - _WINDOW), first.span.start)
    if opening is None or text[opening.start() - 1 : opening.start()] in {"\\", "]"}:
        return None
    words, parts, last = opening["words"], list[str](), first
    for cluster in clusters[number:]:
        if cluster is not first:
            joint = _JOINT.fullmatch(text, last.span.end, cluster.span.start)
            if joint is None:
                break
            words = joint["words"]
        inside = _inside(text, cluster)
        if inside is None:
            return None
        parts.append(f"{' '.join(words.split())} {inside}".strip())
        last = cluster
    closing = _CLOSING.match(text, last.span.end)
    if closing is None:
        return None
    end = closing.end() if closing["close"] or closing["place"] else last.span.end
    if place := closing["place"] or (closing["close"] and closing["bare"]):
        parts[-1] += f", {written_page(closing['number'] or place)}"
    span = Span(opening.start("open"), end)
    if ">" in text[slice(*span)]:
        return None  # the marks of a quotation between its lines
    return Pair(span, opening["open"], closing["close"] or "", f"[{'; '.join(parts)}]", len(parts))


def written_page(number: str) -> str:
    """Return the number of a page, or several, with its label."""
    several = re.search(r"[-–—,]|\ben\b", number)
    plain = re.sub(r"\s*[-–—]+\s*", "-", number)
    return f"{'pp.' if several else 'p.'} {plain}"


def _inside(text: str, cluster: Cluster) -> str | None:
    """Return a citation as it stands within brackets; None for one in the sentence that names several works."""
    whole = " ".join(text[slice(*cluster.span)].split())
    if cluster.form is Form.PARENTHETICAL:
        return whole[1:-1].strip()
    if len(cluster.works) > 1:
        return None
    tail = _TAIL.fullmatch(whole)
    return f"{tail['head']}, {tail['inside'].strip()}" if tail else whole
