"""What is decided over all pages at once: how works are named, what each page lists, who cites and mentions whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.schema import Form, Kind, properties
from werkplaats.resolve.addresses import key_slugs
from werkplaats.resolve.creators import is_personal
from werkplaats.resolve.labels import make_labels
from werkplaats.resolve.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.entry import Work
    from werkplaats.model.label import Label
    from werkplaats.model.profile import Profile
    from werkplaats.model.site import Document, Site
    from werkplaats.resolve.mentions import Mention


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One work at one place in a text.

    Attributes:
        key: Its key.
        path: The page.
        cluster: Number of the citation on the page.
        item: Number of the work within `Cluster.walk`.
        block: Number of the block, or -1 in a heading.
        number: How many-th time this key stands on the page, from 1.
        consulted: False for a work that was read in another (`[@a, in @b]`).
        listed: True when it puts the work in the reference list of the page: consulted, and no personal communication (row 25).
        heading: Number of the heading it stands in, or -1.
    """

    key: str
    path: str
    cluster: int
    item: int
    block: int
    number: int
    consulted: bool
    listed: bool
    heading: int = -1


@dataclass(frozen=True, slots=True)
class Resolution:
    """The decisions.

    Attributes:
        profile: How citations are written.
        labels: Key to names and year.
        slugs: Key to its form in addresses.
        rank: Key to its place in the whole list.
        occurrences: Path to the citations of known works on that page, in order.
        cited: Key to every place that cites it, in reading order.
        mentions: Path to the mentions on that page, in order.
        mentioned: Entity to every mention of it, in reading order.
        inverse: Path of a page to what other pages say of it: heading to those pages, in the order of their titles.
        order: Paths in reading order: publications with their chapters first, then all other pages.
    """

    profile: Profile
    labels: Mapping[str, Label]
    slugs: Mapping[str, str]
    rank: Mapping[str, int]
    occurrences: Mapping[str, tuple[Occurrence, ...]]
    cited: Mapping[str, tuple[Occurrence, ...]]
    mentions: Mapping[str, tuple[Mention, ...]]
    mentioned: Mapping[str, tuple[Mention, ...]]
    inverse: Mapping[str, Mapping[str, tuple[Document, ...]]]
    order: tuple[str, ...]

    def listed(self, path: str) -> tuple[str, ...]:
        """Return the keys in the reference list of a page, in the order of the whole list."""
        keys = {occurrence.key for occurrence in self.occurrences.get(path, ()) if occurrence.listed}
        return tuple(sorted(keys, key=self.rank.__getitem__))


def resolve(site: Site, profile: Profile) -> Resolution:
    """Decide everything that needs all pages."""
    works = site.library.works
    order = tuple(_reading_order(site))
    found = {path: tuple(occurrences(works, site.documents[path])) for path in order}
    cited: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for path in order:
        for occurrence in found[path]:
            cited[occurrence.key].append(occurrence)
    mentions = find_mentions(site)
    mentioned: defaultdict[str, list[Mention]] = defaultdict(list)
    for path in order:
        for mention in mentions[path]:
            mentioned[mention.entity].append(mention)
    labels = make_labels(works.values(), profile)
    return Resolution(
        profile=profile,
        labels=labels,
        slugs=key_slugs(works),
        rank={key: label.rank for key, label in labels.items()},
        occurrences=found,
        cited={key: tuple(places) for key, places in cited.items()},
        mentions=mentions,
        mentioned={entity: tuple(places) for entity, places in mentioned.items()},
        inverse=_inverse(site),
        order=order,
    )


def _reading_order(site: Site) -> Iterator[str]:
    seen: set[str] = set()
    for document in site.documents.values():
        if document.kind is Kind.PUBLICATIE:
            for part in (document, *site.chapters(document)):
                seen.add(part.page.path)
                yield part.page.path
    yield from (path for path in site.documents if path not in seen)


def occurrences(works: Mapping[str, Work], document: Document) -> Iterator[Occurrence]:
    """Yield every place on a page that cites a known work, in order.

    Args:
        works: Key to work.
        document: The page.
    """
    page = document.page
    blocks = {
        token.index: number for number, block in enumerate(page.blocks) for token in block.tokens if token.index >= 0
    }
    headings = {
        token.index: number
        for number, heading in enumerate(page.headings)
        if heading.body
        for token in heading.body.tokens
        if token.index >= 0
    }
    count: Counter[str] = Counter()
    for number, cluster in enumerate(page.clusters):
        item = 0
        for work in cluster.works:
            for cited in work.walk():
                known = works.get(cited.key)
                if known is not None:
                    count[cited.key] += 1
                    consulted = cited.within is None
                    listed = consulted and not is_personal(known)
                    block, heading = blocks.get(number, -1), headings.get(number, -1)
                    yield Occurrence(
                        cited.key, page.path, number, item, block, count[cited.key], consulted, listed, heading
                    )
                item += 1


def _inverse(site: Site) -> dict[str, dict[str, tuple[Document, ...]]]:
    found: defaultdict[str, defaultdict[str, dict[str, Document]]] = defaultdict(lambda: defaultdict(dict))
    for document in site.documents.values():
        for prop in properties(document.kind).values():
            if prop.form in {Form.PAGE, Form.PAGES} and prop.target and prop.inverse:
                for slug in document.meta.values(prop.name):
                    target = site.entities.get(f"{prop.target}:{slug}")
                    if target:
                        found[target.page.path][prop.inverse][document.page.path] = document
    return {
        path: {
            heading: tuple(sorted(pages.values(), key=lambda d: (d.title.lower(), d.address)))
            for heading, pages in groups.items()
        }
        for path, groups in found.items()
    }
