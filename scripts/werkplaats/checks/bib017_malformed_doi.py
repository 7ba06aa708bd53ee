"""A DOI that is none, or that is written with more than itself.

Source: the DOI handbook, 2.2: a prefix `10.` with four digits or more, a slash, and a suffix.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_DOI = lazy(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;]\Z")
_WITHIN = lazy(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s.,;:\]})]")
_SHORT = lazy(r"(?:https?://(?:dx\.)?doi\.org/)?(?P<short>10/[a-z0-9]+)\Z", re.IGNORECASE)
_WEB = lazy(r"https?://", re.IGNORECASE)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `doi` that is not a bare DOI; what stands around a DOI, and spaces in it, can be taken off. Braces around it do no harm."""
    field = view.part(work, "doi")
    if field is None:
        return
    text = field.text.strip()
    bare = text.strip("{}").replace("\\_", "_") if text.startswith("{") or "\\" in text else text
    if not bare or _DOI.match(bare):
        return
    span = field.span
    found, closed = _WITHIN.findall(text), "".join(text.split())
    if closed != text and _DOI.match(closed):
        fix = Fix(f"Schrijf ‘{closed}’", (Edit(span, closed),))
        yield Finding(span, f"In doi ‘{text}’ staat een spatie; schrijf ‘{closed}’.", fix=fix)
    elif len(found) == 1:
        fix = Fix(f"Schrijf ‘{found[0]}’", (Edit(span, found[0]),))
        yield Finding(span, f"‘{text}’ is meer dan een doi; schrijf alleen ‘{found[0]}’.", fix=fix)
    else:
        yield Finding(span, f"‘{text}’ is {_otherwise(text)}")


def _otherwise(text: str) -> str:
    """Return what a text is that holds no DOI."""
    if short := _SHORT.match(text):
        return f"een verkorte doi; open https://doi.org/{short['short']} en neem daar de hele doi over."
    if _WEB.match(text):
        return "een webadres en geen doi; zet het bij ‘url’."
    return "geen doi; een doi begint met ‘10.’ en heeft een schuine streep, zoals 10.1111/padm.12175."


RULE = EntryRule("BIB017", "malformed-doi", WARNING, Repair.SAFE, check=check)
