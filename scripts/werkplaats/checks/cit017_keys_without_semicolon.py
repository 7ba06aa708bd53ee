"""A second key in a bracket with no semicolon before it: the reader sees the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.citations import KEY

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork
    from werkplaats.model.site import Document

_MARK = lazy(rf"(?<![\w@\\])-?@{KEY}")
_JOINT = lazy(
    r"\s*[,/|+&]?\s*(?:(?:en|and|&)\s+)?(?P<words>(?:(?:zie(?:\s+ook)?|ook|vgl\.?|cf\.|o\.a\.|bijv\.)\s+)?)\Z"
)
"""What people put between two keys; the words belong to the second."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[@a, @b]`, `[@a en @b]`, `[@a @b]` and `[@a, zie ook @b]`, once for each bracket, at the first key that is lost."""
    del view
    source = document.page.source
    for cluster in document.page.clusters:
        lost = [(work, mark) for work in cluster.works for mark in _lost(source.text, work)]
        if not lost:
            continue
        edits = [_edit(source.text, *pair) for pair in lost]
        at, key = Span(*lost[0][1].span()), lost[0][1].group()
        right, fix = f"; {key}", None
        if all(edits):
            fixed = tuple(edit for edit in edits if edit)
            right = _written(source.text, cluster.span, fixed)
            fix = Fix(f"Schrijf ‘{right}’", fixed)
        elif cluster.form is Form.PARENTHETICAL:
            right = f"[…; {key}]"
        fault = (
            f"‘{key}’ komt zo letterlijk op de pagina, want tussen twee werken hoort een puntkomma; schrijf ‘{right}’."
        )
        yield Finding(at, fault, fix=fix)


def _lost(text: str, work: CitedWork) -> Iterator[re.Match[str]]:
    """Yield the keys behind that of a work which the scanner takes for words."""
    own = {cited.key_span.start for cited in work.walk()}
    last = max((cited.key_span for cited in work.walk()), key=lambda span: span.start)
    end = max(work.span.end, last.end)
    if "@" not in text[work.key_span.end : end]:
        return
    for match in _MARK.finditer(text, work.key_span.end, end):
        start = match.end() - len(match.group().rpartition("@")[2].removeprefix("{"))
        if start not in own:
            yield match


def _edit(text: str, work: CitedWork, mark: re.Match[str]) -> Edit | None:
    """Return the edit that puts a semicolon before a key; None when other words stand between it and what is before."""
    known = [work.key_span.end + (text[work.key_span.end : work.key_span.end + 1] == "}")]
    known += [match.end() for match in _MARK.finditer(text, work.key_span.end, mark.start())]
    known += [
        cited.locator.span.end for cited in work.walk() if cited.locator and cited.locator.span.end <= mark.start()
    ]
    joint = _JOINT.match(text, max(known), mark.start())
    if joint is None:
        return None
    words = f"{' '.join(joint['words'].split())} " if joint["words"].strip() else ""
    return Edit(Span(joint.start(), mark.start()), f"; {words}")


def _written(text: str, whole: Span, edits: tuple[Edit, ...]) -> str:
    """Return the text of a citation with these edits made."""
    parts, at = list[str](), whole.start
    for edit in edits:
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return " ".join("".join((*parts, text[at : whole.end])).split())


RULE = PageRule("CIT017", "keys-without-semicolon", ERROR, Repair.SAFE, check=check)
