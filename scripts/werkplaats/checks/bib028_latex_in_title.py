r"""Layout in a title, which the site cannot show: a command of LaTeX (`\textit{…}`), a tag or a code of HTML, the stars of Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.library.latex import decode
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_COMMAND = lazy(
    r"\{\\(?P<switch>it|em|bf|sc|tt|sf|rm|sl)\b[ ]*(?P<switched>[^{}\\]*)\}|\\(?P<name>[A-Za-z]{2,})\*?(?:\s*\{(?P<inside>[^{}\\]*)\})?"
)
_HARMLESS = frozenset("mbox hbox text textup textrm textnormal protect relax nocase NoCaseChange ensuremath".split())
"""Of these nothing is lost: they keep words together, or as they are."""
_TAG = lazy(r"<(?P<tag>i|b|u|em|strong|sub|sup|span|scp|inf)\b[^<>]*>(?P<inside>[^<>]*)</(?P=tag)>", re.IGNORECASE)
_ENTITY = lazy(r"(?:\\|\{\\)?&\}?(?P<name>[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_STARS = lazy(r"(?<![\w*])(?P<stars>\*{1,2})(?=[^\s*])(?P<inside>[^*]*[^\s*])(?P=stars)(?![\w*])")
_MARKS = lazy(r"[\\<&*]")
_FIELDS = ("title", "subtitle", "booktitle", "booksubtitle", "journaltitle", "series", "publisher", "institution")
_AMPERSAND = r"\&"


def check(work: Work, view: ListView) -> Iterator[Finding]:
    r"""Yield commands that vanish when the title is shown, and marks of HTML and Markdown that stay; `\"e`, `\ss` and their like are letters."""
    for name in _FIELDS:
        field = view.part(work, name)
        if field is None or not _MARKS.search(field.text):
            continue
        for found, fault, right in (*_commands(field.text, name), *_marks(field.text, name)):
            span = Span(field.span.start + found.start(), field.span.start + found.end())
            fix = None if right is None else Fix(f"Vervang door ‘{right}’", (Edit(span, right),), safe=False)
            yield Finding(span, fault, fix=fix)


def _commands(text: str, name: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    r"""Yield each command, what it does, and what to put in its place; a bare one (`\apj`) stands for something that nobody here knows."""
    for match in _COMMAND.finditer(text) if "\\" in text else ():
        inside = match["switched"] if match["switch"] else match["inside"]
        if match["name"] in _HARMLESS or (match["name"] and decode(f"x\\{match['name']}{{}}x") != "xx"):
            continue
        if inside:
            fault = f"Van ‘{match.group()}’ in ‘{name}’ blijft op de site alleen gewone tekst over; schrijf ‘{inside}’."
        else:
            fault = f"‘{match.group()}’ in ‘{name}’ verdwijnt op de site; schrijf wat er moet staan, of haal het weg."
        yield match, fault, inside or None


def _marks(text: str, name: str) -> Iterator[tuple[re.Match[str], str, str | None]]:
    """Yield marks of HTML and Markdown, which a reader would see as they are."""
    for match in (*_TAG.finditer(text), *_STARS.finditer(text)) if "<" in text or "*" in text else ():
        fault = f"Op de site staat ‘{match.group()}’ er letterlijk zo, want opmaak kan niet in ‘{name}’; schrijf ‘{match['inside']}’."
        yield match, fault, match["inside"]
    for match in _ENTITY.finditer(text) if "&" in text else ():
        sign = unescape(f"&{match['name']};")
        if len(sign) == 1:
            right = _AMPERSAND if sign == "&" else sign
            yield match, f"‘{match.group()}’ in ‘{name}’ is een code uit een webpagina; schrijf ‘{right}’.", right


RULE = EntryRule("BIB028", "latex-in-title", WARNING, Repair.UNSAFE, check=check)
