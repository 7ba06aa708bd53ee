"""What the rest of a site may know of a page without reading it: enough for every check that looks beyond its own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.site import Described

if TYPE_CHECKING:
    from werkplaats.model.schema import Kind
    from werkplaats.model.site import Meta


@dataclass(frozen=True, slots=True)
class Outline(Described):
    """A page from outside.

    Attributes:
        path: Path below the docs folder.
        shown: Project-relative path, as in reports.
        kind: From its folder.
        slug: Last part of its address.
        address: Address below the root of the site.
        meta: Typed front matter.
        anchors: Those of its headings, and those that are given by hand.
        targets: What its links within the site lead to, as paths below the docs folder.
        secure: The addresses with `https` that it links to.
        keys: The keys that its text cites, each once.
    """

    path: str
    shown: str
    kind: Kind
    slug: str
    address: str
    meta: Meta
    anchors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    secure: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
