"""A file that was meant as a page and is none, because of the end of its name or because of its folder."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.schema import ENTITY_FOLDERS
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View

_MEANT = lazy(r"(?P<name>[^/]+?)(?P<end>\.md\.(?:txt|docx?|md)|\.markdown|\.mdown|\.md)", re.IGNORECASE)
_FOLDERS = (*ENTITY_FOLDERS, "publicaties")


def check(view: View) -> Iterator[Placed]:
    """Yield `proef.md.txt` and `proef.MD`, which are on no site, and pages in a folder with nearly the name of one that we know."""
    folder = view.config.relative(view.config.docs_dir)
    for path in sorted(view.files):
        match = _MEANT.fullmatch(path.rpartition("/")[2])
        if match and not path.endswith(".md") and not path.startswith("."):
            fault = (
                f"Dit bestand komt niet als pagina op de site, want de naam eindigt op ‘{match['end']}’; "
                f"noem het ‘{match['name']}.md’."
            )
            yield Placed(f"{folder}/{path}", Finding(Span(0, 0), fault))
    for path, outline in view.outlines.items():
        top, slash, _ = path.partition("/")
        if slash and top not in _FOLDERS and (meant := get_close_matches(top.lower(), _FOLDERS, 1, 0.8)):
            fault = f"De map ‘{top}’ kent de site niet; bedoelde u ‘{meant[0]}’? Zet het bestand daarin."
            yield Placed(outline.shown, Finding(Span(0, 0), fault))


RULE = SiteRule("PAG028", "misplaced-file", WARNING, Repair.NONE, check=check)
