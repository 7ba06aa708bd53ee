"""The same work twice in one citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.cit001_unknown_key import mark_span
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the second and later mentions of a work in one bracket; a bare repetition can be taken out."""
    del view
    text = document.page.source.text
    for cluster in document.page.clusters:
        first: dict[str, CitedWork] = {}
        for number, cited in enumerate(cluster.works):
            other = first.setdefault(cited.key, cited)
            if other is cited:
                continue
            fix, way_out = None, "noem het werk één keer, met alle bladzijden erachter."
            before = text.rfind(";", cluster.span.start, cited.span.start + 1) if number else -1
            if before >= 0 and cluster.form is Form.PARENTHETICAL:
                if _bare(cited, other):
                    fix = Fix(f"Haal de tweede ‘@{cited.key}’ weg", (Edit(Span(before, cited.span.end), ""),))
                    way_out = f"haal de tweede ‘@{cited.key}’ weg."
                elif (pages := _pages(cited, other)) and other.locator:
                    edits = (Edit(other.locator.span, pages), Edit(Span(before, cited.span.end), ""))
                    fix = Fix(f"Schrijf ‘@{cited.key}, {pages}’", edits)
                    way_out = f"schrijf ‘@{cited.key}, {pages}’."
            fault = f"‘{cited.key}’ staat twee keer in deze verwijzing; {way_out}"
            yield Finding(mark_span(text, cited.key_span), fault, fix=fix)


def _pages(cited: CitedWork, other: CitedWork) -> str:
    """Return the pages of two mentions that say nothing else, together; empty when they say more."""
    said = (cited.prefix, cited.suffix, cited.within, cited.suppress_author, other.suffix, other.within)
    if any(said) or not (cited.locator and other.locator) or {cited.locator.label, other.locator.label} != {"page"}:
        return ""
    return f"pp. {other.locator.value}, {cited.locator.value}"


def _bare(cited: CitedWork, other: CitedWork) -> bool:
    """Tell whether a second mention says nothing that the first does not say."""
    place = cited.locator and (cited.locator.label, cited.locator.value)
    same = place is None or (other.locator is not None and place == (other.locator.label, other.locator.value))
    return same and not (cited.prefix or cited.suffix or cited.within or cited.suppress_author)


RULE = PageRule("CIT008", "work-twice-in-bracket", WARNING, Repair.SAFE, check=check)
