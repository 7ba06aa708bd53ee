"""Formatted text as HTML: italics and links are the only mark-up, everything else is escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from werkplaats.render.links import safe_href

if TYPE_CHECKING:
    from werkplaats.model.inline import Inline, Run

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Signs that no XML or HTML may hold: control signs, and those that Unicode keeps for programs."""


def text_html(text: str) -> str:
    """Return a text as HTML shows it: nothing in it is mark-up, and a sign that HTML cannot hold is shown as `�`."""
    return escape(_UNSHOWN.sub("�", text))


def inline_html(inline: Inline) -> str:
    """Return the HTML of a formatted text; an address that is not safe is left out, its text stays."""
    return "".join([_run(run) for run in inline])


def _run(run: Run) -> str:
    text = text_html(run.text)
    if run.italic:
        text = f"<i>{text}</i>"
    if run.href and (href := safe_href(run.href)):
        text = f'<a href="{escape(href)}">{text}</a>'
    return text
