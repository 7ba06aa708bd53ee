"""A literal quotation with a source and without the page it is on.

Source: APA 7 as the Dutch hogescholen use it: a page with a literal quotation, none needed with a paraphrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, PageRule, Repair
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.cards import Card
    from werkplaats.model.citation import Cluster
    from werkplaats.model.page import Block, Page
    from werkplaats.model.site import Document

_QUOTATION = lazy(r"(?:“(?P<double>[^“”]{20,}?)[.,]?”|‘(?P<single>(?:[^‘’]|’(?=\w)){20,}?)[.,]?’)[.,]?\s*\Z")
_QUOTED_AFTER = lazy(r"[^.!?“”‘’\n\[]{0,80}(?:“(?P<double>[^“”]{20,}?)”|‘(?P<single>(?:[^‘’\n]|’(?=\w)){20,}?)’(?!\w))")
"""A quotation in the sentence that begins with its author."""
_FEWEST, _FEWEST_SINGLE = 5, 8
"""Between single quotation marks fewer words are a term."""
_WINDOW = 600
_PAGED = frozenset({"article", "book", "collection", "inbook", "incollection", "inproceedings", "report", "thesis"})


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a citation of a work with pages, without any locator, that belongs to five quoted words or more.

    The quotation stands right before the bracket, or behind the names in the sentence, or is the block quotation that the bracket ends.
    """
    page = document.page
    for number, cluster in enumerate(page.clusters):
        if any(work.locator or work.suffix for work in cluster.walk()):
            continue
        work = view.card(cluster.works[0].key)
        following = page.clusters[number + 1].span.start if number + 1 < len(page.clusters) else -1
        if work and _paged(work) and _is_quotation(page, cluster, following):
            form = f"@{work.key} [p. 12]" if cluster.form is Form.NARRATIVE else f"[@{work.key}, p. 12]"
            fault = f"Bij dit letterlijke citaat ontbreekt de bladzijde; schrijf bijvoorbeeld ‘{form}’."
            yield Finding(cluster.span, fault)


def _is_quotation(page: Page, cluster: Cluster, following: int) -> bool:
    text, place = page.source.text, cluster.span
    if cluster.form is Form.NARRATIVE:
        quoted = _QUOTED_AFTER.match(text, place.end)
        if quoted is None or (following >= 0 and not text[quoted.end() : following].strip(" .,;:")):
            return False
        return _is_long(quoted["double"], quoted["single"])
    ends = text[max(0, place.start - 5) : place.start].rstrip(" .,\n").endswith(("”", "’"))
    before = _QUOTATION.search(text, max(0, place.start - _WINDOW), place.start) if ends else None
    if before and _is_long(before["double"], before["single"]):
        return True
    block = next((b for b in page.blocks if b.quoted and b.span.start <= place.start < b.span.end), None)
    if block is None or text[place.end : block.span.end].strip(" .\n"):
        return False
    words = text[block.span.start : place.start]
    return not words.startswith("**") and len(words.split()) >= _FEWEST and cluster is _only(page, block)


def _is_long(double: str | None, single: str | None) -> bool:
    return len((double or "").split()) >= _FEWEST or len((single or "").split()) >= _FEWEST_SINGLE


def _only(page: Page, block: Block) -> Cluster | None:
    """Return the one citation of a block; None when it has more, as then it says something about its sources."""
    found = [cluster for cluster in page.clusters if block.span.start <= cluster.span.start < block.span.end]
    return found[0] if len(found) == 1 else None


def _paged(work: Card) -> bool:
    return work.type in _PAGED and "paginas" not in work.incomplete


RULE = PageRule("CIT010", "quotation-without-page", HINT, Repair.NONE, check=check)
