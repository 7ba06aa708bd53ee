"""Blocks of code between fences, as Python-Markdown pairs these: the first line with the same fence, and nothing else, closes a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TICKS, _TILDES = "```", "~~~"
_ENDS = ("", "\r", "\n")


def swallowing_fences(text: str, start: int) -> Iterator[tuple[Span, Span]]:
    """Yield the fence of each block that holds the beginning of another one with the same fence, and the fence of that.

    Args:
        text: A whole page.
        start: Where its text begins.
    """
    parts = f"\n{text[start:]}".split(f"\n{_TICKS}")
    if all(part[:1] in _ENDS for part in parts[2::2]) and not ("~" in text and _TILDES in text):
        return  # every second fence closes the one before
    found = sorted(line for sign in (_TICKS, _TILDES) for line in _lines(text, start, sign))
    endless: set[str] = set()
    at = 0
    while at < len(found):
        span, _ = found[at]
        fence = text[slice(*span)]
        inner: Span | None = None
        closing = 0
        for number in range(at + 1, len(found) if fence not in endless else 0):
            other, info = found[number]
            if text[slice(*other)] == fence:
                if not info:
                    closing = number
                    break
                inner = inner or other
        if not closing:
            endless.add(fence)
        elif inner:
            yield span, inner
        at = (closing or at) + 1


def _lines(text: str, start: int, sign: str) -> Iterator[tuple[Span, str]]:
    """Yield the fences of one sign that begin a line, each with what stands behind it."""
    first, *parts = f"\n{text[start:]}".split(f"\n{sign}")
    at = start + len(first)
    for part in parts:
        line = part.partition("\n")[0]
        info = line.lstrip(sign[0])
        if "`" not in info:
            yield Span(at, at + len(sign) + len(line) - len(info)), info.strip()
        at += len(sign) + len(part) + 1
