"""An `@` that begins no key: a name on a social medium, or an e-mail address with a space in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.citation import Form
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from werkplaats.checks.asking import Asking
    from werkplaats.model.citation import CitedWork, Cluster

_MEDIUM = lazy(
    r"\b(?:Twitter|Instagram|LinkedIn|Mastodon|Bluesky|Threads|Facebook|TikTok|YouTube|[Aa]ccount|[Vv]olg)\b[^.!?\n]*\Z"
)
HOST = lazy(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:nl|be|eu|com|org|net|info|amsterdam)", re.IGNORECASE)
"""The name of a computer on the internet, as it stands behind the `@` of an e-mail address."""
_WINDOW = 60


def is_handle(text: str, cluster: Cluster, work: CitedWork, view: Asking) -> bool:
    """Tell whether an unknown key outside brackets is rather a name or an address: it looks like no key, and the words before say so."""
    if cluster.form is not Form.NARRATIVE or work is not cluster.works[0] or text[work.key_span.start - 1] != "@":
        return False
    if view.guess_key(work.key):
        return False
    at = work.key_span.start - 1
    return bool(HOST.fullmatch(work.key) or _MEDIUM.search(text, max(0, at - _WINDOW), at))
