"""An image whose file does not exist."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import page_links, raw_places, raw_targets
from werkplaats.checks.suggest import meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield images within the site without a file; one that differs in case only is `LNK003`."""
    for link in page_links(document, view):
        path = link.file
        if link.image and path is not None and not view.file_exists(path) and not view.other_case(path):
            guess = _guess(document, path, view)
            edit = Edit(Span(link.span.start, link.span.start + len(link.path)), guess)
            fix = Fix(f"Vervang door ‘{guess}’", (edit,), safe=False) if guess else None
            yield Finding(link.span, _fault(link.path, path, guess, view), fix=fix)

    for span, path in raw_targets(document, image=True):
        places = raw_places(document, path)
        if not any(view.file_exists(place) or view.other_case(place) for place in places):
            yield Finding(span, _fault(path, places[-1], _guess(document, places[-1], view), view))


def _fault(written: str, path: str, guess: str, view: Asking) -> str:
    place = "" if path.startswith("../") else f" als {view.config.relative(view.config.docs_dir / path)}"
    return f"Het plaatje ‘{unquote(written)}’ bestaat niet; {meant(guess, f'zet het bestand neer{place} of verbeter het pad.')}"


def _guess(document: Document, path: str, view: Asking) -> str:
    """Return the relative path of the image that was probably meant, or an empty string."""
    found = view.file_like(path)
    return quote(posixpath.relpath(found, posixpath.dirname(document.page.path) or ".")) if found else ""


RULE = PageRule("LNK006", "missing-image", ERROR, Repair.UNSAFE, check=check)
