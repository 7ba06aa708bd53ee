"""Who stands in the author's place of a work, and by what title it goes when nobody does (rows 7, 9, 27, 33, 34)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from werkplaats.model.entry import Name, Work
    from werkplaats.model.profile import Profile

LAWS = frozenset(["legislation"])
LEGAL = frozenset(["legislation", "legal", "jurisdiction"])
"""Laws, papers of parliament and judgments: their title stands in the author's place, whoever the entry names."""
PARTS = frozenset(
    [
        "article",
        "bookinbook",
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "review",
        "suppbook",
        "suppcollection",
    ]
)
"""Works within another: their editors are those of the whole."""
_PERSONAL = frozenset(["persoonlijke communicatie", "personal communication"])
_BREAKS = (": ", " – ", " — ", "? ", "! ")
_LINKING = frozenset(
    [
        "de",
        "het",
        "een",
        "van",
        "in",
        "op",
        "en",
        "of",
        "voor",
        "met",
        "te",
        "aan",
        "bij",
        "tot",
        "uit",
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "or",
        "for",
        "on",
        "to",
    ]
)


class Role(Enum):
    """What those in the author's place did."""

    AUTHOR = "author"
    EDITOR = "editor"


class Lead(NamedTuple):
    """Those in the author's place; nobody when the title stands there."""

    names: tuple[Name, ...]
    others: bool
    role: Role


_NOBODY = Lead((), others=False, role=Role.AUTHOR)


def lead_of(work: Work) -> Lead:
    """Return who stands in the author's place: authors, else the editors of a whole, else nobody."""
    if work.type in LEGAL:
        return _NOBODY
    if authors := _named(work.authors):
        return Lead(authors, work.authors_others, Role.AUTHOR)
    if work.type not in PARTS and (editors := _named(work.editors)):
        return Lead(editors, work.editors_others, Role.EDITOR)
    return _NOBODY


def _named(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Leave out the empty names of a list that went wrong (`A and , B`)."""
    return names if all(name.family for name in names) else tuple([name for name in names if name.family])


def is_personal(work: Work) -> bool:
    """Tell whether a work is personal communication: named in the text, never in the list (row 25)."""
    return work.type == "letter" or work.get("entrysubtype").lower() in _PERSONAL


def full_title(title: str, subtitle: str) -> str:
    """Join title and subtitle; a title that ends in a question or exclamation mark needs no colon (row 26)."""
    if not subtitle:
        return title
    return (
        f"{title} {subtitle}" if title[-1:] in {"?", "!", ":", "…"} else f"{title}: {subtitle}" if title else subtitle
    )


def title_of(work: Work, profile: Profile) -> str:
    """Return the full title, or the words for an unknown title in square brackets (section 4)."""
    return full_title(work.get("title"), work.get("subtitle")) or f"[{profile.terms.unknown_title}]"


def short_title(work: Work, profile: Profile) -> str:
    """Return the title for the author's place in the text: without subtitle, cut when long (row 9).

    The entry's own `shorttitle` goes first. A cut falls after `profile.title_words` words and never leaves an article
    or preposition at the end. Names of laws and papers of parliament stay whole.
    """
    title = work.get("title")
    if work.type in LEGAL or not title:
        return title_of(work, profile)
    if chosen := work.get("shorttitle"):
        return chosen
    for sign in _BREAKS:
        head, found, _ = title.partition(sign)
        if found:
            title = head + found.strip() if sign[0] in "?!" else head
    words = title.split()
    if len(words) <= profile.title_words:
        return title
    words = words[: profile.title_words]
    while len(words) > 1 and words[-1].lower() in _LINKING:
        words.pop()
    return " ".join(words).rstrip(",;:")
