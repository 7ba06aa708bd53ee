"""Everything that is needed to render any page: citations formatted, paragraphs addressed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from werkplaats.register import match, paragraph_texts
from werkplaats.render.citations import render_clusters
from werkplaats.render.html import inline_html
from werkplaats.render.references import render_reference
from werkplaats.resolve.resolution import occurrences, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkplaats.config import Config
    from werkplaats.model.inline import Inline
    from werkplaats.model.profile import Profile
    from werkplaats.model.site import Document, Site
    from werkplaats.register import Assignment, Register
    from werkplaats.resolve.resolution import Occurrence, Resolution


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
        assignment: Which id belongs to which paragraph, and the register as it should be.
        addresses: Address below the root to the entity that has it.
        shown: Outside the content model: keys of the works whose entries the page itself shows. None where each work has a page of its own.
    """

    config: Config
    site: Site
    resolution: Resolution
    inlines: Mapping[str, tuple[Inline, ...]]
    ids: Mapping[str, tuple[str, ...]]
    old: Mapping[str, tuple[OldAddress, ...]]
    assignment: Assignment
    addresses: Mapping[str, str]
    shown: frozenset[str] | None = None
    _references: dict[str, tuple[Inline, str]] = field(default_factory=dict[str, "tuple[Inline, str]"], repr=False)
    _occurrences: dict[str, defaultdict[int, dict[int, Occurrence]]] = field(
        default_factory=dict[str, "defaultdict[int, dict[int, Occurrence]]"], init=False, repr=False
    )

    def occurrences(self, path: str, cluster: int) -> Mapping[int, Occurrence]:
        """Return the works that one citation names, by their number in it; the citations of a page are gone through once."""
        found = self._occurrences.get(path)
        if found is None:
            found = self._occurrences[path] = defaultdict(dict)
            for occurrence in self.resolution.occurrences[path]:
                found[occurrence.cluster][occurrence.item] = occurrence
        return found.get(cluster, {})

    def reference(self, key: str) -> Inline:
        """Return the entry of a work in a list; formatted once."""
        return self._reference(key)[0]

    def reference_html(self, key: str) -> str:
        """Return the same entry as HTML."""
        return self._reference(key)[1]

    def _reference(self, key: str) -> tuple[Inline, str]:
        found = self._references.get(key)
        if found is None:
            inline = render_reference(
                self.site.library.works[key], self.resolution.labels[key], self.resolution.profile
            )
            found = self._references[key] = inline, inline_html(inline)
        return found

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
    assignment = match(register, {d.address: paragraph_texts(d) for d in site.documents.values()})
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
    return Edition(config, site, resolution, inlines, ids, old, assignment, addresses)


def with_page(edition: Edition, document: Document) -> Edition:
    """Return the edition of one page outside the content model: the literature of another, and the citations of that page alone.

    Args:
        edition: An edition of the same literature; what it has formatted is used again.
        document: The page.
    """
    path = document.page.path
    found = tuple(occurrences(edition.site.library.works, document))
    resolution = replace(edition.resolution, occurrences={path: found})
    site = replace(edition.site, documents={path: document})
    return replace(
        edition, site=site, resolution=resolution, inlines={path: _inlines(document, resolution)}, shown=frozenset()
    )


def _inlines(document: Document, resolution: Resolution) -> tuple[Inline, ...]:
    clusters: Sequence[object] = document.page.clusters
    found = tuple(render_clusters(document.page.clusters, resolution.labels, resolution.profile))
    if len(found) != len(clusters):
        msg = f"{len(found)} formatted citations for {len(clusters)} in {document.page.path}"
        raise AssertionError(msg)
    return found
