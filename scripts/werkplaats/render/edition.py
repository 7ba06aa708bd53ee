"""Everything that is needed to render any page: citations formatted, paragraphs addressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.register import Register, match
from werkplaats.render.citations import render_clusters
from werkplaats.resolve.resolution import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkplaats.config import Config
    from werkplaats.model.inline import Inline
    from werkplaats.model.profile import Profile
    from werkplaats.model.site import Document, Site
    from werkplaats.resolve.resolution import Resolution


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An id of a paragraph that is no longer where it was.

    Attributes:
        id: The id.
        block: Number of the block on the same page that it leads to, or -1.
        address: Address with fragment on another page that it leads to, or empty.
    """

    id: str
    block: int = -1
    address: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A site, resolved and addressed.

    Attributes:
        config: Settings.
        site: What was read.
        resolution: What was decided.
        inlines: Path to the formatted citations of that page, one for each cluster.
        ids: Path to the ids of the page's blocks, in order.
        old: Path to the ids that were on that page and must go on working there.
        register: The register as it should be.
        behind: True when the register on disk is not as it should be.
        addresses: Address below the root to the entity that has it.
    """

    config: Config
    site: Site
    resolution: Resolution
    inlines: Mapping[str, tuple[Inline, ...]]
    ids: Mapping[str, tuple[str, ...]]
    old: Mapping[str, tuple[OldAddress, ...]]
    register: Register
    behind: bool
    addresses: Mapping[str, str]

    def entity_at(self, address: str) -> str:
        """Return the entity whose page has this address below the root, or an empty string."""
        return self.addresses.get(address, "")


def make_edition(config: Config, site: Site, profile: Profile, register: Register) -> Edition:
    """Resolve a site, format its citations and address its paragraphs.

    Args:
        config: Settings.
        site: What was read.
        profile: How citations are written.
        register: The register of paragraph addresses as committed.
    """
    resolution = resolve(site, profile)
    assignment = match(
        register, {d.address: [block_text(d, n) for n in range(len(d.page.blocks))] for d in site.documents.values()}
    )
    ids = {
        path: tuple(assignment.ids[d.address, n] for n in range(len(d.page.blocks)))
        for path, d in site.documents.items()
    }
    by_address = {d.address: path for path, d in site.documents.items()}
    old: dict[str, tuple[OldAddress, ...]] = {}
    for address, aliases in assignment.gone.items():
        path = by_address.get(address)
        if path is None:
            continue
        found: list[OldAddress] = []
        for alias in aliases:
            if alias.target is None:
                found.append(OldAddress(alias.id))
            elif alias.target[0] == address:
                found.append(OldAddress(alias.id, block=alias.target[1]))
            else:
                target = alias.target[0]
                found.append(OldAddress(alias.id, address=f"{target}#{assignment.ids[alias.target]}"))
        old[path] = tuple(found)
    inlines = {
        path: _inlines(document, resolution) for path, document in site.documents.items() if document.page.clusters
    }
    addresses = {d.address: entity for entity, d in site.entities.items()}
    return Edition(config, site, resolution, inlines, ids, old, assignment.updated(), assignment.changed, addresses)


def block_text(document: Document, number: int) -> str:
    """Return the text by which the register knows a block: as written, white space as single spaces."""
    page = document.page
    block = page.blocks[number]
    return " ".join(" ".join(page.source.cut(piece) for piece in block.pieces).split())


def _inlines(document: Document, resolution: Resolution) -> tuple[Inline, ...]:
    clusters: Sequence[object] = document.page.clusters
    found = tuple(render_clusters(document.page.clusters, resolution.labels, resolution.profile))
    if len(found) != len(clusters):
        msg = f"{len(found)} formatted citations for {len(clusters)} in {document.page.path}"
        raise AssertionError(msg)
    return found
