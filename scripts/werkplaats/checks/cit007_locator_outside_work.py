"""A page that the cited article or chapter does not have, or a range that runs backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import Locator
    from werkplaats.model.site import Document

_PAGES = lazy(r"\s*(?P<first>\d+)\s*[-–—]+\s*(?P<last>\d*)\s*\Z")
_RANGE = lazy(r"(\d+)(?:\s*[-–—]+\s*(\d+))?")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield page locators outside the field `pages` of the work, and ranges whose end comes before their start.

    `12--` in the list gives the first page only: what comes before it is outside the work too.
    """
    for cluster in document.page.clusters:
        for cited in cluster.walk():
            if cited.locator is None or cited.locator.label != "page":
                continue
            work = view.card(cited.key)
            bounds = _PAGES.match(work.pages) if work else None
            lowest, highest = (int(bounds["first"]), int(bounds["last"] or 0)) if bounds else (0, 0)
            for match in _RANGE.finditer(cited.locator.value):
                first, last = int(match[1]), int(match[2] or match[1])
                place = _place(document.page.source.text, cited.locator, match.group())
                if last < first:
                    yield Finding(
                        place,
                        f"De bladzijden ‘{match.group()}’ lopen achteruit; {_way_out(match[1], match[2])}",
                    )
                    break
                if first < lowest or (highest and last > highest):
                    extent = (
                        f"loopt van bladzijde {lowest} tot en met {highest}"
                        if highest
                        else f"begint op bladzijde {lowest}"
                    )
                    fault = f"‘{cited.key}’ {extent}, en ‘{match.group()}’ valt daarbuiten; verbeter het getal of de sleutel."
                    yield Finding(place, fault)
                    break


def _place(text: str, locator: Locator, number: str) -> Span:
    """Return the place of one number of several; of a number alone that of its label too."""
    at = text.find(number, *locator.span)
    return locator.span if at < 0 or locator.value == number else Span(at, at + len(number))


def _way_out(first: str, last: str) -> str:
    whole = first[: len(first) - len(last)] + last
    shortened = len(last) < len(first) and int(whole) > int(first)
    return f"bedoelde u ‘{first}-{whole}’?" if shortened else "zet de laagste voorop."


RULE = PageRule("CIT007", "locator-outside-work", WARNING, Repair.NONE, check=check)
