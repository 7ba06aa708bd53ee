"""The order of the list: one alphabet, whatever the kind of source (row 36, section 4; APA 7, 9.44 to 9.49)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.resolve.creators import lead_of, title_of
from werkplaats.resolve.dates import date_sort_key
from werkplaats.resolve.names import fold, name_sort_key, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.model.entry import Work
    from werkplaats.model.profile import Profile

SortKey = tuple[tuple[tuple[str, str, str], ...], tuple[int, int, int, int], str, str]
"""Names, date, title, key: no two works of a library have the same."""


def sort_key(work: Work, profile: Profile) -> SortKey:
    """Return what a work sorts on.

    Names go first, one by one: a work by one author comes before those with co-authors. Then no date, years (only a
    year before a full date in it) and in press; then the title without its article; then the key.
    """
    lead = lead_of(work)
    title = fold(without_article(title_of(work, profile), profile.sort_title_articles))
    names = tuple([name_sort_key(name, profile) for name in lead.names]) or ((title, "", ""),)
    return (*names, ("", "", "")) if lead.others else names, date_sort_key(work), title, work.key


def sort_works(works: Iterable[Work], profile: Profile) -> list[Work]:
    """Return the works in the order of the list."""
    return sorted(works, key=lambda work: sort_key(work, profile))
