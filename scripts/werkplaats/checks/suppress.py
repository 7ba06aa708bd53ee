"""Silencing a finding in place, with a reason.

    <!-- werkplaats: negeer CIT001 reden -->    above a paragraph, or within a line
    # werkplaats: negeer PAG002 reden           above a key of the front matter
    % werkplaats: negeer BIB012 reden           above an entry of a bibliography, or within it

A reason is required (`SYS004`), and a suppression that silences nothing is itself a finding (`SYS005`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.checks.prose import code_spans
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.page import Page
    from werkplaats.model.source import Source

_SIGNS = ("erkplaats:", "negeer", "Negeer")
"""Without one of these there is no suppression, and none that was meant as one."""
_CODE = r"[A-Za-z]{3}\d{3}"
_COMMENT = lazy(
    r"<!--[ \t]*(?i:werkplaats):[ \t]*(?P<verb>[^\s>]*)[ \t]*(?P<rest>(?:(?!-->).)*?)[ \t]*-->"
    rf"|<!--[ \t]*(?:(?i:werkplaats)[ \t]+)?(?i:negeer)\w*:?[ \t]+{_CODE}(?:(?!-->).)*-->",
    re.DOTALL,
)
"""A suppression on a page, or a comment that was meant as one: then there is no `verb`."""
_YAML = lazy(
    r"^[ \t]*#[ \t]*(?i:werkplaats):[ \t]*(?P<verb>\S*)[ \t]*(?P<rest>[^\r\n]*?)[ \t]*\r?$"
    rf"|^[ \t]*#[ \t]*(?:(?i:werkplaats)[ \t]+)?(?i:negeer)\w*:?[ \t]+{_CODE}[^\r\n]*\r?$",
    re.MULTILINE,
)
_BIB = lazy(
    r"^[ \t]*%+[ \t]*(?i:werkplaats):[ \t]*(?P<verb>\S*)[ \t]*(?P<rest>[^\r\n]*?)[ \t]*\r?$"
    rf"|^[ \t]*(?:%+|<!--|#)[ \t]*(?:(?i:werkplaats)[ \t]*:?[ \t]*)?(?i:negeer)\w*:?[ \t]+{_CODE}[^\r\n]*\r?$",
    re.MULTILINE,
)
_CODES = lazy(r"(?P<codes>[A-Za-z]{3}\d{3}(?:[ \t]*,[ \t]*[A-Za-z]{3}\d{3})*)(?=[\s:]|\Z)[\s:–-]*")
_BLANK = lazy(r"\n[ \t]*\r?(?:\n|\Z)")
_NEXT = lazy(r"\s*")
_ENTRY = lazy(r"^[ \t]*@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Suppression:
    """One suppression.

    Attributes:
        path: The file, project-relative.
        span: The comment.
        codes: What it silences, in capitals; empty when the comment names none.
        reason: Why; empty when it gives none.
        reach: Where: a finding is silenced when it begins within.
    """

    path: str
    span: Span
    codes: frozenset[str]
    reason: str
    reach: tuple[Span, ...]

    def silences(self, code: str, span: Span) -> bool:
        """Tell whether a finding of this code at this place is silenced."""
        return code in self.codes and any(
            reach.start <= span.start < max(reach.end, reach.start + 1) for reach in self.reach
        )


def in_page(page: Page) -> tuple[Suppression, ...]:
    """Return every suppression on a page, in order."""
    return tuple(_in_page(page)) if _may_have(page.source.text) else ()


def in_bibliography(source: Source) -> tuple[Suppression, ...]:
    """Return every suppression in a bibliography, in order."""
    return tuple(_in_bibliography(source)) if _may_have(source.text) else ()


def _may_have(text: str) -> bool:
    return any(map(text.__contains__, _SIGNS))


def _in_page(page: Page) -> Iterator[Suppression]:
    text, path = page.source.text, page.source.path
    for match in _YAML.finditer(text, 0, page.body_start):
        end = _end_of_key(text, match.end() + 1, page.body_start)
        reach = [Span(match.end() + 1, end)]
        if not text[: match.start()].lstrip("\ufeff").strip("- \t\r\n"):
            reach.append(Span(0, match.start()))
        yield _make(path, match, tuple(reach))
    code = code_spans(page)
    for match in _COMMENT.finditer(text, page.body_start):
        if not any(span.start <= match.start() < span.end for span in code):
            yield _make(path, match, (_reach(text, match),))


def _reach(text: str, match: re.Match[str]) -> Span:
    """Return the line a comment stands in, or the paragraph below a comment that stands alone."""
    line = text.rfind("\n", 0, match.start()) + 1
    stop = text.find("\n", match.end())
    stop = len(text) if stop < 0 else stop
    if text[line : match.start()].strip() or text[match.end() : stop].strip():
        return Span(line, stop)
    following = _NEXT.match(text, stop)
    start = following.end() if following else stop
    blank = _BLANK.search(text, start)
    return Span(start, blank.start() if blank else len(text))


def _end_of_key(text: str, start: int, limit: int) -> int:
    """Return where the key that begins at `start` ends: at the next line that is not indented."""
    at = text.find("\n", start, limit)
    while 0 <= at < limit - 1 and text[at + 1] in " \t-\r\n" and not text.startswith("---", at + 1):
        following = text.find("\n", at + 1, limit)
        if following < 0:
            break
        at = following
    return limit if at < 0 else at


def _in_bibliography(source: Source) -> Iterator[Suppression]:
    for match in _BIB.finditer(source.text):
        first = _ENTRY.search(source.text, match.end())
        start = first.start() if first else match.end()
        if (own := _entry_around(source.text, match.start())) >= 0:
            yield _make(source.path, match, (Span(own, start if first else len(source.text)),))
            continue
        second = _ENTRY.search(source.text, first.end()) if first else None
        yield _make(source.path, match, (Span(start, second.start() if second else len(source.text)),))


def _entry_around(text: str, at: int) -> int:
    """Return where the entry begins in which a place stands, or -1 between entries."""
    start = text.rfind("\n@", 0, at) + 1
    return start if text.startswith("@", start) and text.count("{", start, at) > text.count("}", start, at) else -1


def _make(path: str, match: re.Match[str], reach: tuple[Span, ...]) -> Suppression:
    found = _CODES.match(match["rest"]) if (match["verb"] or "").lower() == "negeer" else None
    codes = frozenset(code.strip().upper() for code in found["codes"].split(",")) if found else frozenset[str]()
    reason = match["rest"][found.end() :].strip() if found else ""
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    return Suppression(path, Span(start, match.start() + len(match.group().rstrip())), codes, reason, reach)
