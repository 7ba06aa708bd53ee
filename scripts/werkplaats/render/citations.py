"""Citations in running text: `(Glass & Smith, 2011, p. 4)`, `Glass en Smith (2011)` (rows 1 to 4, 8, 9, 17 to 25).

In one bracket works stand in the order of the list (row 20), and works of the same authors share their names: `(Glass,
2009, 2011a; Smith, 2010)`. Three things keep their place:

* A work with a prefix (`zie ook @a`) begins a new part of the bracket: a prefix speaks of what follows it, so order is
  kept within a part, and the work with the prefix stays first of it.
* The work a narrative citation names stays first in its bracket.
* A work with its own locator, suffix or second source shows its names again when it follows or is followed by another
  of the same authors, so that `p. 4` cannot be read as belonging to both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.model.citation import Form
from werkplaats.model.inline import Run
from werkplaats.render.locators import locator_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from werkplaats.model.citation import CitedWork, Cluster
    from werkplaats.model.inline import Inline
    from werkplaats.model.label import Label
    from werkplaats.model.profile import Profile


@dataclass(slots=True)
class _Item:
    """A cited work with its number in the cluster (its second sources have the numbers that follow)."""

    work: CitedWork
    number: int


def render_clusters(clusters: Sequence[Cluster], labels: Mapping[str, Label], profile: Profile) -> list[Inline]:
    """Format the citations of one page.

    Args:
        clusters: All of them, in the order of the page: an organisation's abbreviation is explained at the first one.
        labels: Key to label, as `make_labels` returns them; only those of the works cited are looked at.
        profile: How to write them.

    Returns:
        For each cluster its text. Runs that name a work have its `key` and its number in the cluster; brackets, commas
        before a locator, prefixes and locators have neither. A key without label is shown as `?key`.
    """
    page = _Page(labels, profile)
    return [
        page.narrative(cluster) if cluster.form is Form.NARRATIVE else page.bracket(cluster) for cluster in clusters
    ]


@dataclass(slots=True)
class _Page:
    """What has been named so far on a page."""

    labels: Mapping[str, Label]
    profile: Profile
    named: set[str] = field(default_factory=set[str])

    def bracket(self, cluster: Cluster) -> Inline:
        """Return `(Glass, 2009; Smith, 2010)`."""
        return (Run("("), *self._items(self._ordered(_numbered(cluster))), Run(")"))

    def narrative(self, cluster: Cluster) -> Inline:
        """Return `Glass en Smith (2011, p. 4; Jansen, 2012)`."""
        first, *rest = _numbered(cluster)
        label = self.labels.get(first.work.key)
        prefix = [Run(f"{first.work.prefix} ")] if first.work.prefix else []
        if label is None:
            inside = [*self._after(first), *self._others(rest)]
            unknown = Run(f"?{first.work.key}", key=first.work.key, occurrence=first.number)
            return (*prefix, unknown, *([Run(" ("), *_without_comma(inside), Run(")")] if inside else []))
        name, year = self._narrative_parts(first, label)
        inside = [*year, *self._after(first), *self._others(rest)]
        if not year:
            inside = _without_comma(inside)
        if not inside:
            return (*prefix, *name)
        return (*prefix, *name, Run(" (" if name else "("), *inside, Run(")"))

    def _narrative_parts(self, item: _Item, label: Label) -> tuple[list[Run], list[Run]]:
        """Return the names before the bracket and the year in it; an abbreviation is explained there (row 8)."""
        if item.work.suppress_author:
            return [], [Run(label.year or label.narrative, key=label.key, occurrence=item.number)]
        text, year = label.narrative, label.year
        if label.first_parenthetical != label.parenthetical and label.first_parenthetical not in self.named:
            self.named.add(label.first_parenthetical)
            text, year = label.first_narrative, f"{label.narrative}, {label.year}" if label.year else label.narrative
        return [Run(text, label.italic, "", label.key, item.number)], [
            Run(year, key=label.key, occurrence=item.number)
        ] if year else []

    def _ordered(self, items: Sequence[_Item]) -> list[list[_Item]]:
        """Return the parts of a bracket, each in the order of the list; an unknown work stays where it is written."""
        parts: list[list[_Item]] = []
        for item in items:
            if item.work.prefix or not parts:
                parts.append([])
            parts[-1].append(item)
        return [[part[0], *self._sorted(part[1:])] if part[0].work.prefix else self._sorted(part) for part in parts]

    def _sorted(self, items: Sequence[_Item]) -> list[_Item]:
        last = len(self.labels)
        return sorted(items, key=lambda item: label.rank if (label := self.labels.get(item.work.key)) else last)

    def _items(self, parts: Sequence[Sequence[_Item]]) -> Iterator[Run]:
        items = [item for part in parts for item in part]
        if not items:
            return
        yield from self._item(items[0], grouped=False)
        for before, item in pairwise(items):
            grouped = self._share_names(before, item)
            yield Run(", " if grouped else "; ")
            yield from self._item(item, grouped=grouped)

    def _others(self, items: Sequence[_Item]) -> list[Run]:
        runs = list(self._items(self._ordered(items)))
        return [Run("; "), *runs] if runs else []

    def _share_names(self, before: _Item, item: _Item) -> bool:
        """Tell whether `item` needs no names of its own after `before`."""
        one, other = self.labels.get(before.work.key), self.labels.get(item.work.key)
        if one is None or other is None or one.parenthetical != other.parenthetical or not other.year or not one.year:
            return False
        if before.work.suppress_author or item.work.suppress_author:
            return False
        return not (item.work.prefix or _has_tail(before.work) or _has_tail(item.work))

    def _item(self, item: _Item, *, grouped: bool) -> Iterator[Run]:
        work, label = item.work, self.labels.get(item.work.key)
        if work.prefix:
            yield Run(f"{work.prefix} ")
        if label is None:
            yield Run(f"?{work.key}", key=work.key, occurrence=item.number)
        elif label.year and (grouped or work.suppress_author):
            yield Run(label.year, key=label.key, occurrence=item.number)
        else:
            yield from self._named(label, item.number)
        yield from self._after(item)

    def _named(self, label: Label, number: int) -> Iterator[Run]:
        text = label.parenthetical
        if label.first_parenthetical != text and label.first_parenthetical not in self.named:
            self.named.add(label.first_parenthetical)
            text = label.first_parenthetical
        if label.italic:
            yield Run(text, italic=True, key=label.key, occurrence=number)
            if label.year:
                yield Run(f", {label.year}", key=label.key, occurrence=number)
        else:
            yield Run(self._with_year(text, label.year) if label.year else text, key=label.key, occurrence=number)

    def _with_year(self, text: str, year: str) -> str:
        closing = self.profile.title_quotes[1]
        if self.profile.comma_in_quotes and text.endswith(closing):
            return f"{text.removesuffix(closing)},{closing} {year}"
        return f"{text}, {year}"

    def _after(self, item: _Item) -> Iterator[Run]:
        """Yield locator, suffix and second source."""
        work = item.work
        text = f", {locator_text(work.locator, self.profile)}" if work.locator else ""
        if work.suffix:
            text += work.suffix if work.suffix[0] in ",.:;!?)’”" else f" {work.suffix}"
        if text:
            yield Run(text)
        if work.within is not None:
            yield Run(f", {self.profile.terms.secondary} ")
            yield from self._item(_Item(work.within, item.number + 1), grouped=False)


def _numbered(cluster: Cluster) -> list[_Item]:
    items: list[_Item] = []
    number = 0
    for work in cluster.works:
        items.append(_Item(work, number))
        number += sum(1 for _ in work.walk())
    return items


def _has_tail(work: CitedWork) -> bool:
    return work.locator is not None or bool(work.suffix) or work.within is not None


def _without_comma(runs: Sequence[Run]) -> list[Run]:
    """Return the runs without the comma or semicolon that would join them to a year."""
    if not runs:
        return []
    first, *rest = runs
    text = first.text.lstrip(",; ")
    return [Run(text, first.italic, first.href, first.key, first.occurrence), *rest] if text else rest
