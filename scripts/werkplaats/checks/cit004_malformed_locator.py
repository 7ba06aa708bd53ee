"""What follows a key looks like a place in the work but cannot be read as one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork, Cluster
    from werkplaats.model.site import Document

_LABEL = r"(?:pp?|blz|pag|pagina(?:['’]?s)?|bladzijden?)"
_NUMBER = r"(?P<number>\d+(?:\s*[-–—]+\s*\d+)?)(?![\w-])"
_COLON = re.compile(rf"(?P<gap>\s*)(?P<place>:\s*{_NUMBER})")
_GLUED = re.compile(rf"(?P<gap>[\s,]*\[?\s*)(?P<place>{_LABEL}[.,:;]{{0,2}}\s*{_NUMBER})", re.IGNORECASE)
_ODD = re.compile(rf"[\s,]*\[?\s*(?P<place>{_LABEL}\b[^\];,]*)", re.IGNORECASE)
_LOOSE = re.compile(rf"\s*;\s*(?P<place>(?:{_LABEL}\.?\s*)?{_NUMBER})\s*\]", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—]+(?=\s*[\];]|\Z)")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield what cannot be read: `[@a: 12]`, `[@a, p12]`, `[@a, p.]`, `[@a, p. ?]`, `[@a, p. 12-]`, `[@a; p. 12]`."""
    del view
    text = document.page.source.text
    for cluster in document.page.clusters:
        for work in cluster.walk():
            yield from _after_key(text, work)
        yield from _after_semicolon(text, cluster)


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
    if match := _COLON.match(text, start, end) or _GLUED.match(text, start, end):
        right = _written(match["number"])
        bracket = "[" in match["gap"]
        edit = Edit(Span(*match.span("place")), right) if bracket else Edit(Span(start, match.end()), f", {right}")
        fix = Fix(f"Schrijf ‘{edit.text}’", (edit,))
        yield Finding(
            Span(*match.span("place")),
            f"‘{match['place']}’ wordt niet als bladzijde herkend; schrijf ‘{edit.text}’.",
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
        right = _written(match["number"])
        fix = Fix(f"Schrijf ‘, {right}’", (Edit(Span(cluster.span.end, match.end() - 1), f", {right}"),))
        fault = f"‘{match['place']}’ staat achter een puntkomma en hoort zo bij geen werk; schrijf ‘, {right}’."
        yield Finding(Span(*match.span("place")), fault, fix=fix)


def _written(number: str) -> str:
    """Return a number of pages with its label."""
    first, dash, last = (part.strip() for part in re.sub(r"[-–—]+", "-", number).partition("-"))
    return f"pp. {first}-{last}" if dash else f"p. {first}"


RULE = PageRule("CIT004", "malformed-locator", WARNING, Repair.SAFE, check=check)
