"""Formatted text as HTML: italics and links are the only mark-up, everything else is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from werkplaats.render.links import safe_href

if TYPE_CHECKING:
    from werkplaats.model.inline import Inline, Run


def inline_html(inline: Inline) -> str:
    """Return the HTML of a formatted text; an address that is not safe is left out, its text stays."""
    return "".join([_run(run) for run in inline])


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.italic:
        text = f"<i>{text}</i>"
    if run.href and (href := safe_href(run.href)):
        text = f'<a href="{escape(href)}">{text}</a>'
    return text
