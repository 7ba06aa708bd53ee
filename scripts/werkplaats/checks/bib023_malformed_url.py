"""An address that is none: without scheme, with spaces, or without a host."""

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

_ADDRESS = lazy(
    r"(?:https?|ftp)://[^\s/?#<>\"{}|^`]+\.[^\s/?#<>\"{}|^`.]{2,}\.?(?::\d+)?(?:[/?#][^\s<>\"{}|^`]*)?\Z", re.IGNORECASE
)
_NO_SCHEME = lazy(r"(?:www\.[^\s/.]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)


_SCHEME = lazy(
    r"(?:https?:/*)?(?P<slip>h+t*p+s*:?/+|h+t+p+s?;//|https?//:?|https?:/(?=[^/])|https?:///+|https?:(?=www\.))(?P<rest>[^\s/:]+\.[a-z]{2,}(?:[/?#]\S*)?)\Z",
    re.IGNORECASE,
)
"""A slip in `https://`: `htps://`, `http//`, `https:/`, `https://https://`."""
_TAIL = lazy(r"(?P<address>\S+?)[.,;]+\Z")


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `url` that no browser can open; one that only lacks its scheme gets `https://`."""
    field = view.part(work, "url")
    if field is None:
        return
    text = field.text.strip()
    bare = re.sub(r"\\([_%&#~])", r"\1", text).removeprefix("\\url{").removesuffix("}") if "\\" in text else text
    if not text or (_ADDRESS.match(bare) and not _stopped(bare)):
        return
    if right := _right(bare):
        what = "eindigt op een leesteken" if _ADDRESS.match(bare) else "is geen volledig webadres"
        fix = Fix(f"Schrijf ‘{right}’", (Edit(field.span, right),), safe=False)
        yield Finding(field.span, f"‘{text}’ {what}; schrijf ‘{right}’.", fix=fix)
    else:
        yield Finding(field.span, _fault(text))


def _stopped(address: str) -> bool:
    """Tell whether an address ends in a stop, comma or semicolon; Wikipedia has pages whose names end in a stop."""
    return address[-1] in ".,;" and "wikipedia.org/" not in address


def _right(text: str) -> str:
    """Return the address that was meant, or an empty string."""
    text = text.removeprefix("<").removesuffix(">")
    if _NO_SCHEME.match(text):
        return f"https://{text}"
    if (match := _TAIL.match(text)) and _ADDRESS.match(match["address"]):
        return match["address"]
    if match := _SCHEME.match(text):
        return f"https://{match['rest']}"
    return text if _ADDRESS.match(text) else ""


def _fault(text: str) -> str:
    browser = "neem het over uit de balk van uw browser"
    if text.count("://") > 1:
        return f"Bij ‘url’ staan zo te zien twee adressen (‘{text}’); laat er één staan."
    if "://" in text and re.search(r"\s", text):
        return f"‘{text}’ is geen webadres, want er staat een spatie in; {browser}, die schrijft daarvoor %20."
    if "://" in text:
        return f"‘{text}’ is geen webadres, want er staat een teken in dat er niet hoort; {browser}."
    return f"‘{text}’ is geen webadres, want dat begint met ‘https://’; zet iets anders bij ‘howpublished’."


RULE = EntryRule("BIB023", "malformed-url", WARNING, Repair.UNSAFE, check=check)
