"""Addresses that may become links: only those that can do no harm, everything else stays text."""

from __future__ import annotations

import re
from urllib.parse import quote

_SAFE = re.compile(r"(?:https?://[^\s/?#]|mailto:[^\s]|urn:[^\s]|hdl:[^\s]|doi:[^\s])", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"`\\^{}|\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that no address holds, among them those that turn the direction of a text around."""
_DOI = re.compile(r"10\.\d{2,9}(?:\.\d+)*/\S+|10/[a-z0-9]{2,12}")
"""The second form is that of a short DOI (shortdoi.org; APA 7, 9.36)."""


def safe_href(address: str) -> str:
    """Return the address if it may be a link, else an empty string.

    Allowed are http, https, mailto, urn, hdl and doi addresses without white space, control characters or signs that
    no address holds; the resolvers of hdl and doi are on the web, so these two become https.
    """
    if not _SAFE.match(address) or _UNSAFE.search(address):
        return ""
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "doi":
            return doi_address(rest)
        case "hdl":
            return f"https://hdl.handle.net/{quote(rest, safe='/:;()._-~')}"
        case _:
            return address


def doi_address(doi: str) -> str:
    """Return the address of a DOI (`10.1000/182`), or an empty string when it is none."""
    if not _DOI.fullmatch(doi):
        return ""
    return f"https://doi.org/{quote(doi, safe='/:;()._-~!$&*+,=@%')}"
