"""Where a front matter begins and ends when its lines of dashes are not right.

It is taken for what it is meant to be, so that one missing line of dashes is one finding, and nothing in it is read as text.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from werkplaats.model.pattern import lazy
from werkplaats.model.schema import Kind, properties
from werkplaats.model.source import Span

KEY = lazy(r"(?P<key>[A-Za-z_][\w-]*)(?P<colon>:)?(?P<gap>[ \t]*)(?P<value>[^\r\n]*)")
ITEM = lazy(r"(?P<indent>[ \t]*)-(?P<gap>[ \t]*)(?P<value>[^\r\n]*)")
_DASHES = lazy(r"[-—–‐‑=_*]{1,6}[ \t]*(?=\r?\n|\Z)")
"""What stands where `---` was meant."""


class Fault(NamedTuple):
    """A slip in the front matter: where, and what is wrong with the way out."""

    span: Span
    message: str


class Loose(NamedTuple):
    """A front matter that is not between two lines of three dashes.

    Attributes:
        fault: What is wrong.
        end: Where the text begins nevertheless.
    """

    fault: Fault
    end: int


@cache
def known_fields() -> frozenset[str]:
    """Return the names of all fields that some kind of page has."""
    return frozenset(name for kind in Kind for name in properties(kind))


def find_loose(text: str) -> Loose | None:
    """Return the front matter that a file seems to begin with though its lines of dashes are not right; None when it has none.

    Args:
        text: The whole file; no well-formed pair of lines of dashes stands at its start.
    """
    start = int(text.startswith("\ufeff"))
    first = start
    while text[first : first + 1] in {"\n", "\r", " "}:
        first += 1
    opening = _DASHES.match(text, first)
    fields = next_line(text, opening.end()) if opening else first
    end, last = find_region(text, fields)
    if not last:
        unclosed = opening and first == start and opening.group().rstrip() == "---"
        return Loose(Fault(Span(first, first + 3), not_closed("")), start) if unclosed else None
    closing = _DASHES.match(text, end)
    after = next_line(text, closing.end()) if closing else end
    if opening is None:
        key = KEY.match(text, first)
        name = key["key"] if key else ""
        if name != "titel" and not closing:
            return None
        place = Span(first, first + len(name))
        return Loose(Fault(place, f"Boven ‘{name}’ ontbreekt ‘---’; zet daar een regel met drie streepjes."), after)
    shown = opening.group().rstrip()
    if shown != "---":
        place = Span(opening.start(), opening.start() + len(shown))
        return Loose(Fault(place, f"De kop begint met ‘{shown}’; schrijf daar ‘---’, drie gewone streepjes."), after)
    if closing and (shown := closing.group().rstrip()) != "---":
        place = Span(closing.start(), closing.start() + len(shown))
        return Loose(Fault(place, f"De kop eindigt met ‘{shown}’; schrijf daar ‘---’, drie gewone streepjes."), after)
    if first > start:
        fault = "De kop van dit bestand begint niet op de eerste regel; haal de lege regels boven ‘---’ weg."
        return Loose(Fault(Span(first, first + 3), fault), after)
    return Loose(Fault(Span(first, first + 3), not_closed(last)), end)


def find_region(text: str, start: int) -> tuple[int, str]:
    """Return where lines that look like front matter end, and the name of the last field; without a field that is known, an empty name."""
    at, last, known = start, "", False
    while at < len(text):
        stop = next_line(text, at)
        line = text[at:stop].rstrip("\r\n")
        key = KEY.match(line)
        if key and key["colon"] and (not key["value"] or key["gap"] or key["key"] in known_fields()):
            last, known = key["key"], known or key["key"] in known_fields()
        elif not last or not (
            (line[:1] in {" ", "\t", "#"} and line.strip())
            or (ITEM.match(line) and not _DASHES.match(line))
            or (key and key["key"] in known_fields())
        ):
            break
        at = stop
    return (at, last) if known else (start, "")


def next_line(text: str, at: int) -> int:
    """Return where the line behind this place begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def not_closed(last: str) -> str:
    """Return what is wrong with a front matter that never ends, whose last field this is."""
    return f"De kop van dit bestand begint met ‘---’ maar wordt niet afgesloten; zet ‘---’ op een eigen regel onder {f'‘{last}’' if last else 'het laatste veld'}."
