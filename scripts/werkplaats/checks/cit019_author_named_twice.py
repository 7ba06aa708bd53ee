"""The author right before a citation that names the author too: "Van Vliet [@vanvliet2009]" reads "Van Vliet (Van Vliet, 2009)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.typed import named_before, words_before
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import Cluster
    from werkplaats.model.site import Document

_ALIA = frozenset({"al.", "e.a."})
_WORD = 40
_ANOTHER = lazy(r"(?:[A-ZÀ-Þ][\w’'-]*,?\s+(?:en|&)|[A-ZÀ-Þ][\w’'-]*,|(?P<first>[A-ZÀ-Þ][\w’'.-]*))\s+\Z")
"""What stands before the last of several names, as the citation is of all of them or of none; and a first name, which the citation does not repeat."""
_OPENING = frozenset(
    "Volgens Aldus Ook Zo Bij Met Van Voor En Maar Zoals Want Omdat Dat Toen Door Uit Naast Na Sinds Daarom Hier".split()
)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the names of people before `[@key]`, and of anyone before `@key`, when the work with that key is theirs."""
    text = document.page.source.text
    for cluster in document.page.clusters:
        start = cluster.span.start
        if start == 0 or not text[start - 1].isspace():
            continue
        word = text[max(0, start - _WORD) : start - 1].rsplit(maxsplit=1)[-1:]
        if not word or not (any(map(str.isupper, word[0])) or word[0] in _ALIA):
            continue
        if finding := _finding(text, cluster, view):
            yield finding


def _finding(text: str, cluster: Cluster, view: Asking) -> Finding | None:
    first, start = cluster.works[0], cluster.span.start
    work = view.card(first.key)
    narrative = cluster.form is Form.NARRATIVE
    if work is None or first.suppress_author or first.prefix or (len(cluster.works) > 1 and not narrative):
        return None
    if not narrative and (work.short or any(name.literal for name in work.authors or work.editors)):
        return None
    length = named_before(words_before(text, start - 1), work)
    begin = start - 1 - length
    if not length:
        return None
    other = _ANOTHER.search(text, max(0, begin - 60), begin)
    if other and other["first"] not in _OPENING:
        return None
    names = " ".join(text[begin : start - 1].split())
    mark = first.key_span.start - 1 - (text[first.key_span.start - 1] == "{")
    if narrative:
        fix = Fix(f"Haal ‘{names}’ weg", (Edit(Span(begin, start), ""),), safe=False)
        way_out = f"laat ‘{names}’ weg."
    else:
        fix = Fix("Zet een streepje voor het apenstaartje", (Edit(Span(mark, mark), "-"),), safe=False)
        way_out = f"schrijf ‘{text[start:mark]}-{' '.join(text[mark : cluster.span.end].split())}’, dan volgt alleen het jaar."
    fault = f"De lezer krijgt ‘{names}’ hier twee keer te zien, want de verwijzing noemt de naam ook; {way_out}"
    return Finding(Span(begin, cluster.span.end), fault, fix=fix)


RULE = PageRule("CIT019", "author-named-twice", WARNING, Repair.UNSAFE, check=check)
