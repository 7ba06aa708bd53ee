"""An image whose file does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.links import page_links, raw_places, raw_targets
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield images within the site without a file; one that differs in case only is `LNK003`."""
    for link in page_links(document, view):
        path = link.file
        if link.image and path is not None and not view.file_exists(path) and not view.other_case(path):
            yield Finding(
                link.span, f"Het plaatje ‘{link.path}’ bestaat niet; zet het bestand in docs/ of verbeter het pad."
            )

    for span, path in raw_targets(document, image=True):
        if not any(view.file_exists(place) or view.other_case(place) for place in raw_places(document, path)):
            yield Finding(span, f"Het plaatje ‘{path}’ bestaat niet; zet het bestand in docs/ of verbeter het pad.")


RULE = PageRule("LNK006", "missing-image", ERROR, Repair.NONE, check=check)
