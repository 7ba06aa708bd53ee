"""A page that the cited article or chapter does not have, or a range that runs backwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_PAGES = re.compile(r"\s*(\d+)\s*[-–—]+\s*(\d+)\s*\Z")
_RANGE = re.compile(r"(\d+)(?:\s*[-–—]+\s*(\d+))?")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield page locators outside the field `pages` of the work, and ranges whose end comes before their start."""
    for cluster in document.page.clusters:
        for cited in cluster.walk():
            if cited.locator is None or cited.locator.label != "page":
                continue
            work = view.card(cited.key)
            bounds = _PAGES.match(work.pages) if work else None
            for match in _RANGE.finditer(cited.locator.value):
                first, last = int(match[1]), int(match[2] or match[1])
                if last < first:
                    yield Finding(
                        cited.locator.span,
                        f"De bladzijden ‘{match.group()}’ lopen achteruit; {_way_out(match[1], match[2])}",
                    )
                    break
                if bounds and not int(bounds[1]) <= first <= last <= int(bounds[2]):
                    fault = f"‘{cited.key}’ loopt van bladzijde {bounds[1]} tot en met {bounds[2]}, en ‘{match.group()}’ valt daarbuiten; verbeter het getal of de sleutel."
                    yield Finding(cited.locator.span, fault)
                    break


def _way_out(first: str, last: str) -> str:
    whole = first[: len(first) - len(last)] + last
    shortened = len(last) < len(first) and int(whole) > int(first)
    return f"bedoelde u ‘{first}-{whole}’?" if shortened else "zet de laagste voorop."


RULE = PageRule("CIT007", "locator-outside-work", WARNING, Repair.NONE, check=check)
