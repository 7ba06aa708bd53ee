"""What the rest of a site may know of a page without reading it: enough for every check that looks beyond its own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.site import Described

if TYPE_CHECKING:
    from werkplaats.model.schema import Kind
    from werkplaats.model.site import Meta
    from werkplaats.model.source import Span


class Passage(NamedTuple):
    """A link to a paragraph: `../cahier/2-boot.md#p-7kq2xw`.

    Attributes:
        target: The page it leads to, as a path below the docs folder.
        id: The address of the paragraph on that page, without `#`.
        span: Where that stands, with its `#`.
    """

    target: str
    id: str
    span: Span


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
        passages: Its links to paragraphs within the site.
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
    passages: tuple[Passage, ...] = ()
