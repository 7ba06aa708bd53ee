"""An address that is none: without scheme, with spaces, or without a host."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s/?#<>\"{}|^`]+\.[^\s/?#<>\"{}|^`.]{2,}\.?(?::\d+)?(?:[/?#][^\s<>\"{}|^`]*)?\Z", re.IGNORECASE
)
_NO_SCHEME = re.compile(r"(?:www\.[^\s/.]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.[a-z]{2,}(?:/\S*)?\Z", re.IGNORECASE)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `url` that no browser can open; one that only lacks its scheme gets `https://`."""
    field = view.part(work, "url")
    if field is None:
        return
    text = field.text.strip()
    bare = re.sub(r"\\([_%&#~])", r"\1", text).removeprefix("\\url{").removesuffix("}") if "\\" in text else text
    if not text or _ADDRESS.match(bare):
        return
    span = field.span
    if _NO_SCHEME.match(bare):
        fix = Fix("Zet er ‘https://’ voor", (Edit(span, f"https://{text}"),), safe=False)
        yield Finding(span, f"‘{text}’ is geen volledig webadres; schrijf ‘https://{text}’.", fix=fix)
    else:
        yield Finding(
            span,
            f"‘{text}’ is geen webadres; een webadres begint met ‘https://’ en heeft geen spaties of vreemde tekens.",
        )


RULE = EntryRule("BIB023", "malformed-url", WARNING, Repair.UNSAFE, check=check)
