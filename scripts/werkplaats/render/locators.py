"""Where in a work, in the words of the profile: `p. 12`, `pp. 3-5`, `par. 4` (rows 21 and 22)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.model.citation import Locator
    from werkplaats.model.profile import Profile

_DASH = re.compile(r"\s*(?:--+|[-‐‑–—])\s*")
_MORE = re.compile(r"[-–,&]|\b(?:en|and)\b")
_OPEN = re.compile(r"(?P<first>[^\s,]*[^\s,–—-])\s*(?:--+|[-–—]|\+|e\.?v\.?|ff\.?)$")


def locator_text(locator: Locator, profile: Profile) -> str:
    """Return a locator with its label; one whose label has no words in the profile keeps it as it is."""
    value = range_text(locator.value, profile) if locator.label in {"page", "line", "column"} else locator.value
    one, more = profile.terms.locators.get(locator.label, (locator.label, locator.label))
    label = more if _MORE.search(value) else one
    return f"{label} {value}" if label else value


def range_text(value: str, profile: Profile) -> str:
    """Return numbers with the dash of the profile: `273--289` as `273-289` (row 29)."""
    return _DASH.sub(profile.page_dash, value.strip())


def pages_text(value: str, profile: Profile) -> str:
    """Return pages with `p.` or `pp.`; of `12--` the end is not known: `p. 12 e.v.`."""
    one, more = profile.terms.locators["page"]
    if match := _OPEN.match(value.strip()):
        return f"{one} {range_text(match['first'], profile)} {profile.terms.onwards}"
    text = range_text(value, profile)
    return f"{more if _MORE.search(text) else one} {text}"
