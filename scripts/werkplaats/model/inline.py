"""Formatted text as a value: runs that know whether they are italic and what they point at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text with one look.

    Attributes:
        text: Plain text, never mark-up.
        italic: Set in italics.
        href: Address it points at (only http, https, mailto, urn, hdl and doi addresses are ever set), or empty.
        key: Key of the cited work this run names (in a citation in running text), or empty.
        occurrence: Which of the works of its cluster, counted from 0 in `Cluster.walk` order; -1 outside citations.
    """

    text: str
    italic: bool = False
    href: str = ""
    key: str = ""
    occurrence: int = -1


Inline = tuple[Run, ...]


def plain(inline: Inline) -> str:
    """Return the text alone."""
    return "".join(run.text for run in inline)


def starred(inline: Inline) -> str:
    """Return the text with italics as `*…*`, as `werkplaats cite` prints it."""
    parts: list[str] = []
    open_ = False
    for run in inline:
        if run.italic != open_:
            parts.append("*")
            open_ = run.italic
        parts.append(run.text)
    if open_:
        parts.append("*")
    return "".join(parts)
