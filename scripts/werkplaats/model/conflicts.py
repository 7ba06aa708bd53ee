"""What git leaves in a text when two people changed the same lines and nobody chose: `<<<<<<<`, both versions, `>>>>>>>`.

Source: git documentation, git-merge, "How conflicts are presented".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.diagnostic import Problem
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.source import Source

_OPEN, _CLOSE = "<" * 7, ">" * 7
_MARKER = re.compile(rf"^(?:{_OPEN}|{_CLOSE})(?:[ \t][^\r\n]*)?(?=\r?$)", re.MULTILINE)
_CONFLICT = (
    f"Hier begint een conflict van git: twee versies staan onder elkaar. Kies wat blijft en haal de regels weg die "
    f"met ‘{_OPEN}’, ‘=======’ en ‘{_CLOSE}’ beginnen."
)
_REST = "Deze regel is over van een conflict van git; haal hem weg."


def find_conflicts(source: Source) -> tuple[tuple[Problem, Span], ...]:
    """Return every conflict as a problem at its first line (`SYS011`), and all that it takes; a marker alone is one too."""
    if _OPEN not in source.text and _CLOSE not in source.text:
        return ()
    return tuple(_find(source))


def _find(source: Source) -> Iterator[tuple[Problem, Span]]:
    opening: Span | None = None
    for match in _MARKER.finditer(source.text):
        marker = Span(*match.span())
        if match.group().startswith(_OPEN):
            if opening:
                yield _problem(source, opening, _REST), opening
            opening = marker
        elif opening:
            yield _problem(source, opening, _CONFLICT), Span(opening.start, marker.end)
            opening = None
        else:
            yield _problem(source, marker, _REST), marker
    if opening:
        yield _problem(source, opening, _REST), opening


def _problem(source: Source, place: Span, fault: str) -> Problem:
    return Problem("SYS011", source.path, place, fault)
