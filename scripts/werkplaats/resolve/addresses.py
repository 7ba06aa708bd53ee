"""Addresses of pages for works, and relative addresses between pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = re.compile(r"[A-Za-z0-9_-]+\Z")
_SAFE = re.compile(r"[a-z0-9_-]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|index|com[0-9]|lpt[0-9])\Z", re.IGNORECASE)


def key_slugs(keys: Iterable[str]) -> dict[str, str]:
    """Give every key a form that can stand in an address and in a file name on any system.

    A key of letters, digits, `-` and `_` stays as it is. Any other key, a key that differs from another only in case, and a key that
    Windows keeps for itself is written with `~hex~` for every sign that is not a small letter, a digit, `-` or `_` (for a reserved
    name: for its first sign). As `~` never stays as it is, two keys never share a form; as the form has no capitals where case matters, nor do
    they on a file system without case.
    """
    every = list(dict.fromkeys(keys))
    folded = Counter(key.lower() for key in every)
    return {
        key: key if _PLAIN.match(key) and folded[key.lower()] == 1 and not _RESERVED.match(key) else _encode(key)
        for key in every
    }


def _encode(key: str) -> str:
    if _RESERVED.match(key) and key.islower():
        return f"~{ord(key[0]):x}~{key[1:]}"
    return "".join(sign if _SAFE.match(sign) else f"~{ord(sign):x}~" for sign in key)


def relative(target: str, page: str) -> str:
    """Return the address of `target` as seen from `page`; both are below the root, and pages end in a slash or are empty.

    The way always leads over the root: that costs a few bytes, and no time. A `#fragment` on the page itself stays alone; the page
    for unknown addresses (`404.html`) is shown at any depth, so what it links to stays as it is.
    """
    if "#" in target:
        path, _, fragment = target.partition("#")
        if path == page:
            return f"#{fragment}"
    depth = page.count("/")
    return "../" * depth + target if depth else target or "./"
