"""How every work is named in running text, decided once over the whole list.

In this order: initials for first authors who share a surname (row 41), names until two works of one year are told apart
(row 6), abbreviations of organisations (row 8), titles for works without an author (row 9), letters for what is still
the same (rows 18, 19).
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.label import Label
from werkplaats.resolve.creators import LAWS, LEGAL, PARTS, Role, is_personal, lead_of, short_title, title_of
from werkplaats.resolve.dates import plain_date, with_letter, year_text
from werkplaats.resolve.names import initials, initials_first, surname
from werkplaats.resolve.order import sort_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from werkplaats.model.entry import Work
    from werkplaats.model.profile import Profile

_ALL = 2
"""As many names as are always written out (row 4)."""


class _Draft(NamedTuple):
    """A work on its way to a label.

    Attributes:
        names: Everyone in the author's place as the text writes them; empty when the title stands there.
        others: True when the entry itself ends in `and others`.
        year: Without letter.
    """

    work: Work
    names: tuple[str, ...]
    others: bool
    year: str


class _Shown(NamedTuple):
    """Names in both forms, and whether they are an italic title."""

    parenthetical: str
    narrative: str
    italic: bool = False


def make_labels(works: Iterable[Work], profile: Profile) -> dict[str, Label]:
    """Name every work.

    Args:
        works: All works of the list: a label depends on the others.
        profile: How to write them.

    Returns:
        Key to label, in the order of the list.
    """
    ordered = sort_works(works, profile)
    drafts = _drafts(ordered, profile)
    counts = _names_needed(drafts)
    shown = _titles_apart(
        [_shown(draft, count, profile) for draft, count in zip(drafts, counts, strict=True)], drafts, profile
    )
    letters = _letters(shown, drafts)
    short = _abbreviations(drafts, shown)
    labels: dict[str, Label] = {}
    for rank, (draft, names, letter) in enumerate(zip(drafts, shown, letters, strict=True)):
        key = draft.work.key
        year = with_letter(draft.year, letter, profile)
        brief = short.get(names.parenthetical) if draft.names or draft.work.type in LAWS else None
        labels[key] = Label(
            key,
            brief or names.parenthetical,
            brief or names.narrative,
            f"{names.parenthetical} [{brief}]" if brief else names.parenthetical,
            names.narrative,
            year,
            letter,
            names.italic,
            rank,
        )
    return labels


def _drafts(works: Sequence[Work], profile: Profile) -> list[_Draft]:
    leads = [lead_of(work) for work in works]
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for lead in leads:
        if lead.names and not lead.names[0].literal and (first := initials(lead.names[0].given, profile)):
            forms[surname(lead.names[0], profile).casefold()].add(first)
    drafts: list[_Draft] = []
    for work, lead in zip(works, leads, strict=True):
        names = [surname(name, profile) for name in lead.names]
        year = year_text(work, profile)
        if is_personal(work):
            names = [initials_first(name, profile) for name in lead.names]
            year = ", ".join([profile.terms.personal, *([plain_date(work.date, profile)] if work.date else [])])
        elif names and not lead.names[0].literal and len(forms[names[0].casefold()]) > 1:
            names[0] = initials_first(lead.names[0], profile)
        if work.type in LAWS and not profile.law_year:
            year = ""
        drafts.append(_Draft(work, tuple(names), lead.others, year))
    return drafts


def _names_needed(drafts: Sequence[_Draft]) -> list[int]:
    """Return how many names each work shows before `et al.` (rows 4 and 6; APA 7, 8.17 and 8.18).

    Works are compared only with those of the same year that begin with the same name and shorten to `et al.` too. In
    the order of their names each is told apart from all when it is told apart from its two neighbours.
    """
    groups: defaultdict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for draft in drafts:
        if _shortens(draft):
            groups[draft.names[0], draft.year].add(draft.names)
    needed: dict[tuple[str, tuple[str, ...]], int] = {}
    for (_, year), lists in groups.items():
        ordered = sorted(lists)
        common = [0, *(_in_common(one, other) for one, other in pairwise(ordered)), 0]
        for at, names in enumerate(ordered):
            needed[year, names] = max(common[at], common[at + 1]) + 1
    return [
        needed.get((draft.year, draft.names), len(draft.names)) if _shortens(draft) else len(draft.names)
        for draft in drafts
    ]


def _shortens(draft: _Draft) -> bool:
    return len(draft.names) > _ALL or (draft.others and bool(draft.names))


def _in_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same names two lists begin."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _shown(draft: _Draft, count: int, profile: Profile) -> _Shown:
    if not draft.names:
        return _title(draft.work, short_title(draft.work, profile), profile)
    names = draft.names
    # “et al.” stands for more than one name: a single name left over is written out.
    if count >= len(names) - (0 if draft.others else 1):
        count = len(names)
    if count < len(names) or draft.others:
        text = f"{', '.join(names[:count])}{',' if count > 1 else ''} {profile.terms.et_al}"
        return _Shown(text, text)
    return _Shown(_series(names, profile.terms.and_sign, profile), _series(names, profile.terms.and_word, profile))


def _series(names: Sequence[str], joint: str, profile: Profile) -> str:
    if len(names) == 1:
        return names[0]
    comma = "," if profile.serial_comma and len(names) > _ALL else ""
    return f"{', '.join(names[:-1])}{comma} {joint} {names[-1]}"


def _title(work: Work, title: str, profile: Profile) -> _Shown:
    """Put a title in the author's place: italic for a whole, in quotes for a part, plain for a law or paper of parliament."""
    if work.type in LEGAL or title.startswith("["):
        return _Shown(title, title)
    if work.type in PARTS:
        opening, closing = profile.title_quotes
        title = f"{opening}{title}{closing}"
        return _Shown(title, title)
    return _Shown(title, title, italic=True)


def _titles_apart(shown: Sequence[_Shown], drafts: Sequence[_Draft], profile: Profile) -> list[_Shown]:
    """Write titles in full where different ones of one year were shortened to the same."""
    full: defaultdict[tuple[_Shown, str], set[str]] = defaultdict(set)
    for names, draft in zip(shown, drafts, strict=True):
        if not draft.names:
            full[names, draft.year].add(title_of(draft.work, profile))
    return [
        _title(draft.work, title_of(draft.work, profile), profile)
        if len(full.get((names, draft.year), ())) > 1
        else names
        for names, draft in zip(shown, drafts, strict=True)
    ]


def _letters(shown: Sequence[_Shown], drafts: Sequence[_Draft]) -> list[str]:
    """Return a letter for each work that shares names and year with another, in the order of the list."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (names, draft) in enumerate(zip(shown, drafts, strict=True)):
        if draft.year and not is_personal(draft.work):
            groups[names.parenthetical, draft.year].append(at)
    letters = [""] * len(drafts)
    for members in groups.values():
        if len(members) > 1:
            for number, at in enumerate(members):
                letters[at] = _letter(number)
    return letters


def _letter(number: int) -> str:
    """Return the letter of a number: a for 0, b for 1, aa after z."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _abbreviations(drafts: Sequence[_Draft], shown: Sequence[_Shown]) -> Mapping[str, str]:
    """Return the abbreviation of each organisation (or law) that has one of its own.

    One that two organisations share, or that is also somebody's name, would name neither: it is not used. Of two
    abbreviations of one organisation the first in the order of the list counts.
    """
    found: dict[str, str] = {}
    for draft, names in zip(drafts, shown, strict=True):
        if draft.work.type in LAWS:
            brief = draft.work.get("shorttitle")
        elif len(draft.names) == 1 and not draft.others and (lead := lead_of(draft.work)).names[0].literal:
            brief = draft.work.get("shortauthor" if lead.role is Role.AUTHOR else "shorteditor")
        else:
            continue
        if brief and brief != names.parenthetical:
            found.setdefault(names.parenthetical, brief)
    taken: defaultdict[str, int] = defaultdict(int)
    for brief in found.values():
        taken[brief.casefold()] += 1
    for text in {names.parenthetical for names in shown}:
        taken[text.casefold()] += 1
    return {name: brief for name, brief in found.items() if taken[brief.casefold()] == 1}
