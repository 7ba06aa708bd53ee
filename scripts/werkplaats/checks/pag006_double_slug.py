"""Two pages would get the same address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.source import Span
from werkplaats.reading import owners

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View


def check(view: View) -> Iterator[Placed]:
    """Yield `Boot.md` beside `boot.md`, and `boot/index.md` beside `boot.md`; see `owners` for the one that counts."""
    taken = owners(view.outlines.values())
    for outline in view.outlines.values():
        first = taken[outline.address.lower()]
        if first is not outline:
            fault = (
                f"Het adres ‘{outline.slug}’ is al van {first.shown}; geef een van de twee bestanden een andere naam."
            )
            related = (Related(first.shown, Span(0, 0), "Dit bestand heeft dat adres al."),)
            yield Placed(outline.shown, Finding(Span(0, 0), fault, related))


RULE = SiteRule("PAG006", "double-slug", ERROR, Repair.NONE, check=check)
