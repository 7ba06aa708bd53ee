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
            fix = None
            if cluster.form is Form.PARENTHETICAL and number and _bare(cited, other):
                before = text.rfind(";", cluster.span.start, cited.span.start + 1)
                fix = (
                    Fix(f"Haal de tweede ‘@{cited.key}’ weg", (Edit(Span(before, cited.span.end), ""),))
                    if before >= 0
                    else None
                )
            fault = f"‘{cited.key}’ staat twee keer in deze verwijzing; noem het werk één keer, met alle bladzijden erachter."
            yield Finding(mark_span(text, cited.key_span), fault, fix=fix)


def _bare(cited: CitedWork, other: CitedWork) -> bool:
    """Tell whether a second mention says nothing that the first does not say."""
    place = cited.locator and (cited.locator.label, cited.locator.value)
    same = place is None or (other.locator is not None and place == (other.locator.label, other.locator.value))
    return same and not (cited.prefix or cited.suffix or cited.within or cited.suppress_author)


RULE = PageRule("CIT008", "work-twice-in-bracket", WARNING, Repair.SAFE, check=check)
