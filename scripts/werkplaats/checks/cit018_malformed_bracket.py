"""A citation whose brackets are not right: round, doubled, open at one side, or with something in them that does not belong there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.brackets import PAGE, read_pair
from werkplaats.checks.typed import named_before, read_bracket, words_before
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.brackets import Pair
    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document

_EMPHASIS = lazy(r"\*+|(?<!\w)_+|_+(?!\w)")
_STRAY = frozenset({".", ",", ":", ";"})
_UNOPENED = lazy(rf"(?:,\s*{PAGE})?\s*(?P<close>\])", re.IGNORECASE)
_REST = lazy(r"(?P<rest>[^\[\]]*)\](?!\()")
_NEW_SENTENCE = lazy(r"\s*(?:\Z|\n|[A-ZÀ-Þ‘“])")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `(@a)`, `([@a])`, `[**@a**]`, `[@a.]`, `[@a, p. 3` without its end, `@a]` without its beginning, and `[@a; Smit, 2010]`."""
    text, clusters = document.page.source.text, document.page.clusters
    for number, cluster in enumerate(clusters):
        pair = read_pair(text, clusters, number)
        found = (
            (_doubled(pair, text) if pair else None) or _within(text, cluster)
            if cluster.form is Form.PARENTHETICAL
            else _around(text, cluster, pair, view)
        )
        if found:
            yield found


def _doubled(pair: Pair, text: str) -> Finding | None:
    matching = pair.opening + pair.closing in {"()", "[]"}
    if not matching or text[pair.span.end : pair.span.end + 1] in {"(", "["}:
        return None
    return _finding(pair.span, "Om deze verwijzing staan dubbele haken", pair.right)


def _within(text: str, cluster: Cluster) -> Finding | None:
    """Find signs between the brackets that the reader gets to see: those of emphasis, and a stop that belongs behind them."""
    raw = text[slice(*cluster.span)]
    if ("*" in raw or "_" in raw) and (bare := _EMPHASIS.sub("", raw)) != raw:
        return _finding(cluster.span, "Sterretjes of streepjes voor cursief komen hier letterlijk op de pagina", bare)
    last = cluster.works[-1]
    if last.suffix not in _STRAY or (last.locator and text[last.locator.span.end - 1].isalpha()):
        return None  # `p. 12f.` ends in a stop of its own
    at = text.rindex(last.suffix, cluster.span.start, cluster.span.end)
    kept = last.suffix if last.suffix == "." and _NEW_SENTENCE.match(text, cluster.span.end) else ""
    right = f"{text[cluster.span.start : at].rstrip()}]{kept}"
    fix = Fix(f"Schrijf ‘{right}’", (Edit(cluster.span, right),))
    return Finding(
        Span(at, at + 1),
        f"‘{last.suffix}’ staat hier binnen de haken en komt zo achter de verwijzing; schrijf ‘{right}’.",
        fix=fix,
    )


def _around(text: str, cluster: Cluster, pair: Pair | None, view: Asking) -> Finding | None:
    """Find what is wrong with the brackets of a citation that is read as part of the sentence."""
    if not view.card(cluster.works[0].key):
        return None  # `CIT001` and `CIT014` come first: `(@werkplaats)` may be no citation at all
    if pair is None:
        return _unopened(text, cluster)
    match pair.opening + pair.closing:
        case "()" | "(]":
            work = view.card(cluster.works[0].key) if pair.size == 1 else None
            named = work and named_before(words_before(text, max(0, pair.span.start - 1)), work)
            right = pair.right.replace("@", "-@", 1) if named else pair.right
            return _finding(pair.span, "Om een verwijzing horen vierkante haken", right)
        case "[)" | "[}":
            return _finding(pair.span, "Deze verwijzing begint en eindigt met een andere haak", pair.right)
        case "[":
            return _keyless(text, pair, view) or _unclosed(text, pair)
        case _:
            return None


def _keyless(text: str, pair: Pair, view: Asking) -> Finding | None:
    """Find the part of a bracket that names a work without its key, or nothing at all: one such part makes all of it an ordinary bracket."""
    match = _REST.match(text, pair.span.end)
    if match is None or not match["rest"].startswith(";"):
        return None
    parts = [part.strip() for part in match["rest"][1:].split(";")]
    items = [read_bracket(part) if part else () for part in parts]
    if not all(item for item, part in zip(items, parts, strict=True) if part):
        return None
    found = [
        works[0].key if len(works := view.typed(item[0].names, item[0].year)) == 1 else "sleutel"
        for item in items
        if item
    ]
    span = Span(pair.span.start, match.end())
    right = f"[{'; '.join((pair.right[1:-1], *(f'@{key}' for key in found)))}]"
    if not found:
        return _finding(span, "Achter de laatste puntkomma staat geen werk, en zo is dit geen verwijzing", right)
    fault = (
        f"‘{next(filter(None, parts))}’ heeft geen sleutel, en zo is dit hele stuk geen verwijzing; schrijf ‘{right}’."
    )
    known = "sleutel" not in found
    return Finding(span, fault, fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=False) if known else None)


def _unclosed(text: str, pair: Pair) -> Finding | None:
    end = text.find("\n\n", pair.span.end)
    following = re.search(r"(?<!\\)[\[\]]", text[pair.span.end : end if end >= 0 else len(text)])
    if following and following.group() == "]":
        return None
    return _finding(pair.span, "Van deze verwijzing ontbreekt de laatste haak", pair.right, safe=False)


def _unopened(text: str, cluster: Cluster) -> Finding | None:
    match = _UNOPENED.match(text, cluster.span.end)
    begin = text.rfind("\n\n", 0, cluster.span.start) + 1
    if match is None or text.rfind("[", begin, cluster.span.start) > text.rfind("]", begin, cluster.span.start):
        return None
    span = Span(cluster.span.start, match.end())
    return _finding(span, "Van deze verwijzing ontbreekt de eerste haak", f"[{text[slice(*span)]}", safe=False)


def _finding(span: Span, fault: str, right: str, *, safe: bool = True) -> Finding:
    shown = " ".join(right.split())
    return Finding(span, f"{fault}; schrijf ‘{shown}’.", fix=Fix(f"Schrijf ‘{shown}’", (Edit(span, right),), safe=safe))


RULE = PageRule("CIT018", "malformed-bracket", WARNING, Repair.SAFE, check=check)
