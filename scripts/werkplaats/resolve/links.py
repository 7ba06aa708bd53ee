"""Where a Markdown link leads: the document it names."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from werkplaats.model.site import Document, Site


def is_outside(target: str) -> bool:
    """Tell whether a link target has a scheme or a host (`https://…`, `mailto:…`, `//…`)."""
    head = target.split("/", 1)[0].split("#", 1)[0].split("?", 1)[0]
    return ":" in head or target.startswith("//")


def linked_document(site: Site, path: str, target: str) -> Document | None:
    """Return the document that a relative link in the page at `path` names, or None."""
    if not target or target.startswith(("#", "/")) or is_outside(target):
        return None
    bare = unquote(target.partition("#")[0].partition("?")[0])
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), bare))
    return site.documents.get(joined)
