"""What was meant as a link and is none: the reader sees its brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_SIGNS = ("](", "] (", ")[", "][")
"""What is left of a link that is none, once those that are one are blanked out."""
_ADDRESS = r"(?:https?://|www\.|\.{1,2}/|#(?=\w))[^\s()\[\]]*[^\s()\[\].,;:]|[^\s()\[\]]+\.(?:md|html?|pdf|docx?|xlsx?)(?:#[^\s()\[\]]*)?"
_APART = re.compile(rf"(?<!\\)\[(?P<words>[^\[\]\n]+)\] +\((?P<target>{_ADDRESS})\)")
_REVERSED = re.compile(rf"\((?P<target>{_ADDRESS})\)\[(?P<words>[^\[\]\n]+)\](?!\()")
_OPEN = re.compile(rf"(?<!\\)\[(?P<words>[^\[\]\n]+)\]\((?P<target>{_ADDRESS})(?=[\s.,;:]|\Z)(?![^()\n]*\))")
_SPACED = re.compile(
    r"(?<!\\)\[(?P<words>[^\[\]\n]+)\]\((?P<target>(?:#|\.{1,2}/|https?://)?[^()\[\]\n\"<>]*\s[^()\[\]\n\"<>]*)\)"
)
_FILE = re.compile(r"(?:#|\.{1,2}/|https?://)|.*\.(?:md|html?|pdf|docx?|xlsx?|png|jpe?g|svg)(?:#.*)?\Z", re.IGNORECASE)
_LABELLED = re.compile(r"(?<!\\)\[(?P<words>[^\[\]\n]*[^\W\d_][^\[\]\n]*)\]\[(?P<label>[^\[\]\n^@]*\w)\](?![(\[])")
_NAMED = re.compile(r"[\d./_-]")
"""What a label has in it more often than a word."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield `[a] (b.md)`, `(b.md)[a]`, `[a](b.md` without its end, `[a](b c.pdf)` and `[a][b]` without a line `[b]: …`."""
    text = document.page.source.text
    for start, prose in view.prose_with(document, *_SIGNS):
        raw = text[start : start + len(prose)]
        for pattern, make in (
            (_APART, _apart),
            (_REVERSED, _reversed),
            (_OPEN, _open),
            (_SPACED, _spaced),
            (_LABELLED, _labelled),
        ):
            for match in pattern.finditer(raw):
                if _is_prose(match, prose) and (finding := make(match, start)):
                    yield finding


def _is_prose(match: re.Match[str], prose: str) -> bool:
    """Tell whether the brackets are signs of the text: those of links, citations and code are blanked out."""
    brackets = (match.start("words") - 1, match.end("words"))
    return all(prose[at] in "[]" for at in brackets)


def _link(match: re.Match[str]) -> str:
    return f"[{match['words']}]({match['target']})"


def _apart(match: re.Match[str], shift: int) -> Finding:
    return _finding(
        match, shift, "Tussen de woorden en het adres hoort geen spatie, anders is dit geen link", _link(match)
    )


def _reversed(match: re.Match[str], shift: int) -> Finding:
    return _finding(match, shift, "De woorden van een link komen voor het adres", _link(match))


def _open(match: re.Match[str], shift: int) -> Finding:
    return _finding(match, shift, "Van deze link ontbreekt de laatste haak", _link(match), safe=False)


def _spaced(match: re.Match[str], shift: int) -> Finding | None:
    target = match["target"].strip()
    if " " not in target or not _FILE.match(target):
        return None
    path, mark, anchor = target.partition("#")
    right = f"[{match['words']}]({path.replace(' ', '%20')}{mark}{slugify(anchor) if mark else ''})"
    return _finding(match, shift, "In het adres van een link staat geen spatie", right)


def _labelled(match: re.Match[str], shift: int) -> Finding | None:
    label, words = match["label"].casefold(), match["words"].casefold()
    if not (_NAMED.search(label) or label in words or words in label):
        return None  # ‘de [sociale][professionele] basis’
    fault = f"Op deze pagina staat geen regel ‘[{match['label']}]: adres’, en zo is dit geen link; schrijf ‘[{match['words']}](adres)’."
    return Finding(Span(shift + match.start(), shift + match.end()), fault)


def _finding(match: re.Match[str], shift: int, fault: str, right: str, *, safe: bool = True) -> Finding:
    span = Span(shift + match.start(), shift + match.end())
    return Finding(span, f"{fault}; schrijf ‘{right}’.", fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=safe))


RULE = PageRule("LNK012", "malformed-link", WARNING, Repair.SAFE, check=check)
