"""What follows a key looks like a place in the work but cannot be read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.brackets import PAGE, read_pair, written_page
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork, Cluster
    from werkplaats.model.site import Document

_LABEL = r"(?:pp?|blz|pag|pagina(?:['’]?s)?|bladzijden?)"
_NUMBER = r"(?P<number>\d+(?:\s*[-–—]+\s*\d+)?)(?![\w-])"
_COLON = lazy(rf"(?P<gap>\s*)(?P<place>:\s*{_NUMBER})")
_GLUED = lazy(rf"(?P<gap>[\s,]*\[?\s*)(?P<place>{_LABEL}[.,:;]{{0,2}}\s*{_NUMBER})", re.IGNORECASE)
_ROUND = lazy(rf"(?P<gap>[\s,]*)(?P<place>\(\s*(?:{_LABEL}\.?\s*)?{_NUMBER}\s*\))", re.IGNORECASE)
_ODD = lazy(rf"[\s,]*\[?\s*(?P<place>{_LABEL}\b[^\];,]*)", re.IGNORECASE)
_LOOSE = lazy(
    rf"(?:,\s*(?P<own>{PAGE.replace('number', 'first')}))?\s*;\s*(?P<place>(?:{_LABEL}\.?\s*)?{_NUMBER})\s*\]",
    re.IGNORECASE,
)
_OUTSIDE = lazy(
    rf"\s?\((?P<round>{PAGE})\)|\s?\[(?P<square>{PAGE.replace('number', 'more')})\]|,\s(?P<bare>{PAGE.replace('number', 'last')})(?=\s*[.,;:]|\s+[a-z])",
    re.IGNORECASE,
)
"""A page behind the citation, where it is a word of the sentence."""
_NEXT = frozenset({" ", "(", "[", ","})
_BEFORE = lazy(rf"(?P<place>{PAGE})\s*[,:]?", re.IGNORECASE)
_DASH = lazy(r"\s*[-–—]+(?=\s*[\];]|\Z)")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield what cannot be read: `[@a: 12]`, `[@a, p12]`, `[@a, p.]`, `[@a, p. ?]`, `[@a, p. 12-]`, `[@a; p. 12]`, `[p. 12, @a]`, `[@a] (p. 12)` and `[@a, 2009]`."""
    text = document.page.source.text
    for number, cluster in enumerate(document.page.clusters):
        for work in cluster.walk():
            yield from _after_key(text, work)
            yield from _year(text, work, view)
        yield from _after_semicolon(text, cluster)
        yield from _before_key(text, cluster)
        if text[cluster.span.end : cluster.span.end + 1] in _NEXT and not read_pair(
            text, document.page.clusters, number
        ):
            yield from _outside(text, cluster)


def _after_key(text: str, work: CitedWork) -> Iterator[Finding]:
    end = work.within.key_span.start - 1 if work.within else work.span.end
    if work.locator is not None:
        match = _DASH.match(text, work.locator.span.end, end + 1)
        if match and match.end() <= end:
            dangling = Span(work.locator.span.start, match.end())
            yield Finding(
                dangling,
                f"Bij ‘{text[slice(*dangling)]}’ ontbreekt de laatste bladzijde; vul haar in of haal het streepje weg.",
            )
        return
    start = work.key_span.end + (text[work.key_span.end : work.key_span.end + 1] == "}")
    if not text[start:end].strip():
        return
    if match := _COLON.match(text, start, end) or _GLUED.match(text, start, end) or _ROUND.match(text, start, end):
        right = _written(match["number"])
        bracket = "[" in match["gap"]
        edit = Edit(Span(*match.span("place")), right) if bracket else Edit(Span(start, match.end()), f", {right}")
        shown = right if "," in match["gap"] else edit.text
        fix = Fix(f"Schrijf ‘{shown}’", (edit,))
        yield Finding(
            Span(*match.span("place")),
            f"‘{match['place']}’ wordt niet als bladzijde herkend; schrijf ‘{shown}’.",
            fix=fix,
        )
    elif match := _ODD.match(text, start, end):
        place = match["place"].rstrip()
        at = match.start("place")
        yield Finding(
            Span(at, at + len(place)), f"‘{place}’ is geen bladzijde; schrijf bijvoorbeeld ‘p. 12’ of ‘pp. 12-15’."
        )


def _after_semicolon(text: str, cluster: Cluster) -> Iterator[Finding]:
    """Find a bracket that is none, since its last part names no work: `[@a; p. 12]`."""
    if (
        cluster.form is Form.NARRATIVE
        and text[cluster.span.start - 1 : cluster.span.start] == "["
        and (match := _LOOSE.match(text, cluster.span.end))
    ):
        several = f"{match['first']}, {match['number']}" if match["own"] else match["number"]
        right = written_page(several)
        fix = Fix(f"Schrijf ‘, {right}’", (Edit(Span(cluster.span.end, match.end() - 1), f", {right}"),))
        fault = f"‘{match['place']}’ staat achter een puntkomma en hoort zo bij geen werk; schrijf ‘, {right}’."
        yield Finding(Span(*match.span("place")), fault, fix=fix)


def _before_key(text: str, cluster: Cluster) -> Iterator[Finding]:
    """Find a page in front of its work: `[p. 12, @a]`."""
    for work in cluster.works:
        match = _BEFORE.fullmatch(work.prefix) if work.prefix else None
        if match is None or work.locator or work.suffix or work.within:
            continue
        mark = text.rindex("@", work.span.start, work.key_span.start)
        mark -= text[mark - 1] == "-"
        start = text.index(work.prefix[0], work.span.start)
        end = work.key_span.end + (text[work.key_span.end] == "}")
        right = f"{text[mark:end]}, {written_page(match['number'])}"
        fix = Fix(f"Schrijf ‘{right}’", (Edit(Span(start, end), right),))
        place = Span(start, start + len(text[start:mark].rstrip(" ,:\n")))
        yield Finding(place, f"De bladzijde hoort achter het werk; schrijf ‘{right}’.", fix=fix)


def _outside(text: str, cluster: Cluster) -> Iterator[Finding]:
    """Find a page behind the citation: `[@a] (p. 12)`, `@a (p. 12)`, `@a, p. 12`."""
    match = _OUTSIDE.match(text, cluster.span.end)
    narrative = cluster.form is Form.NARRATIVE
    last = cluster.works[-1]
    if match is None or last.locator or (match["bare"] and not narrative) or (match["square"] and narrative):
        return
    if last.suffix or last.within or (narrative and text[cluster.span.end - 1] == "]"):
        return
    page = written_page(match["number"] or match["more"] or match["last"])
    shown = match.group().strip(" ,")
    at = text.index(shown, match.start())
    if narrative:
        edit = Edit(Span(*match.span()), f" [{page}]")
        right = f"{text[slice(*cluster.span)]} [{page}]"
    else:
        edit = Edit(Span(cluster.span.end - 1, match.end()), f", {page}]")
        right = f"{' '.join(text[cluster.span.start : cluster.span.end - 1].split())}, {page}]"
    fix = Fix(f"Schrijf ‘{right}’", (edit,))
    fault = f"‘{shown}’ staat buiten de verwijzing en hoort daar zo niet bij; schrijf ‘{right}’."
    yield Finding(Span(at, at + len(shown)), fault, fix=fix)


def _year(text: str, work: CitedWork, view: Asking) -> Iterator[Finding]:
    """Find the year of a work typed behind its key, which counts as a page there: `[@a, 2009]`."""
    if work.locator is None or len(work.locator.value) != len("2009"):
        return
    card = view.card(work.key)
    if card and text[slice(*work.locator.span)] == card.year:
        start = work.key_span.end + (text[work.key_span.end] == "}")
        fix = Fix(f"Haal ‘{card.year}’ weg", (Edit(Span(start, work.locator.span.end), ""),))
        fault = f"‘{card.year}’ geldt hier als bladzijde, en het jaar zet de site er zelf bij; haal het weg."
        yield Finding(work.locator.span, fault, fix=fix)


def _written(number: str) -> str:
    """Return a number of pages with its label."""
    first, dash, last = (part.strip() for part in re.sub(r"[-–—]+", "-", number).partition("-"))
    return f"pp. {first}-{last}" if dash else f"p. {first}"


RULE = PageRule("CIT004", "malformed-locator", WARNING, Repair.SAFE, check=check)
