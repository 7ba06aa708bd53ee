"""The small parts of an entry: edition, number, description in brackets, publisher (rows 7, 26 and 30)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render.names import name_list
from werkplaats.resolve.creators import Role, full_title
from werkplaats.resolve.names import fold

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
    from werkplaats.model.profile import Profile
    from werkplaats.resolve.creators import Lead

_ORDINAL = re.compile(
    r"(?P<number>\d+)\s*(?:st|nd|rd|th|de|ste|e)?\.?(?:\s*(?:ed\.?|edition|druk|dr\.?|editie|ed\.))?", re.IGNORECASE
)
_ORDINAL_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "first eerste",
            "second tweede",
            "third derde",
            "fourth vierde",
            "fifth vijfde",
            "sixth zesde",
            "seventh zevende",
            "eighth achtste",
            "ninth negende",
            "tenth tiende",
        ),
        1,
    )
    for word in words.split()
}
_EDITION_WORDS = re.compile(r"\s*(?:ed\.?|edition|druk|dr\.|editie)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?i:(?:nr|no|nummer|number|num)\b\.?|#)|[A-Z]{2,}[ -]?\d")
_ENGLISH = ("en", "american", "british", "usenglish", "ukenglish", "australian", "canadian")
_KNOWN_KINDS = frozenset(
    [
        "report",
        "rapport",
        "inreport",
        "techrep",
        "phdthesis",
        "mathesis",
        "bathesis",
        "candthesis",
        "thesis",
        "article",
        "book",
        "software",
        "datacd",
        "audiocd",
        # The names that EndNote gives to its kinds of reference.
        "journal article",
        "newspaper article",
        "magazine article",
        "electronic article",
        "electronic book",
        "electronic book section",
        "book section",
        "edited book",
        "conference paper",
        "conference proceedings",
        "government document",
        "web page",
        "generic",
    ]
)


def in_english(work: Work) -> bool:
    """Tell whether the entry says that the work is in English (`langid`, `language`)."""
    return work.get("langid", "language").lower().startswith(_ENGLISH)


def is_on_arxiv(work: Work) -> bool:
    """Tell whether the entry says that the work is a preprint on arXiv."""
    return work.get("eprinttype").lower() == "arxiv"


def editor_term(work: Work, count: int, profile: Profile) -> str:
    """Return `Red.` or `Reds.`, for a book in English `Ed.` or `Eds.` (row 27); `Regisseur` for one who was that."""
    editor = profile.terms.editor_english if in_english(work) else profile.terms.editor
    one, more = profile.terms.roles.get(work.get("editortype").lower(), editor)
    return one if count == 1 else more


def edition(work: Work, profile: Profile) -> str:
    """Return `2e druk`; nothing for the first; words as they are (row 26)."""
    text = work.get("edition").strip()
    if not text:
        return ""
    number = _ORDINAL_WORDS.get(_EDITION_WORDS.sub("", text).lower())
    if number is None and (match := _ORDINAL.fullmatch(text)):
        number = int(match["number"])
    if number is None:
        return text
    if number == 1:
        return ""
    digits = str(number)
    ending = next((ending for last, ending in profile.terms.ordinals.items() if digits.endswith(last)), "")
    return profile.terms.edition.format(number=f"{digits}{ending}")


def numbers(work: Work, profile: Profile) -> str:
    """Return series (else kind) and number of a report: `Nr. 2015/24`, `Wmo Kenniscahier Nr. 11`, `Werkdocument Nr. 3` (row 30).

    A number that says by itself what it is stays as it is: `Nr. 24`, `NEN 2580`.
    """
    series, number = work.get("series"), work.get("number")
    if not number:
        eprint = work.get("eprint") if is_on_arxiv(work) else ""
        return f"arXiv:{eprint}" if eprint else series
    shown = _numbered(number, profile.terms.number)
    before = series or kind(work, profile, "patent" if work.type == "patent" else "")
    return f"{before} {shown}" if before else shown


def thesis_number(work: Work, profile: Profile) -> str:
    """Return the number under which a collection has a thesis: `Publicatie Nr. 1950807` (APA 7, 10.6)."""
    number = work.get("number")
    return _numbered(number, profile.terms.publication) if number else ""


def _numbered(number: str, word: str) -> str:
    return number if _NUMBERED.match(number) else f"{word} {number}"


def volume(work: Work, profile: Profile) -> str:
    """Return the volume of a book in more volumes, or all of them: `Deel 2`, `Deel 7.2`, `Delen 1-3`."""
    text, total = range_or_same(work.get("volume"), profile), work.get("volumes")
    if not text and total.isdecimal() and int(total) > 1 and not work.get("maintitle", "booktitle"):
        text = f"1{profile.page_dash}{total}"
    if not text:
        return ""
    if part := work.get("part"):
        text = f"{text}.{part}"
    more = profile.terms.locators["volume"][1]
    return f"{more[0].upper()}{more[1:]} {text}" if profile.page_dash in text else f"{profile.terms.volume} {text}"


def volume_of_set(work: Work, title: str, profile: Profile) -> str:
    """Return the title of a volume with that of the whole before it: `Computers & typesetting: Vol. E. The fonts` (APA 7, 10.2).

    Args:
        work: The work.
        title: Title of the volume.
        profile: Whose words.

    Returns:
        The title alone when the entry names no other whole.
    """
    whole = full_title(work.get("maintitle"), work.get("mainsubtitle"))
    if not whole or fold(whole) == fold(title):
        return title
    number = volume(work, profile)
    return full_title(whole, f"{number}. {title}" if number else title)


def range_or_same(text: str, profile: Profile) -> str:
    """Return numbers with the dash of the profile."""
    return re.sub(r"(?<=\d)\s*(?:--|–)\s*(?=\d)", profile.page_dash, text)


def version(work: Work, profile: Profile) -> str:
    """Return `Versie 2.1`."""
    text = work.get("version")
    if not text or is_on_arxiv(work):  # the number of a preprint tells it
        return ""
    return (
        text
        if text[:1].isalpha() and not re.match(r"v\.?\s?\d", text)
        else f"{profile.terms.version} {text.lstrip('vV. ')}"
    )


def translators(work: Work, profile: Profile) -> str:
    """Return `A. Vertaler, Vert.`, or nothing."""
    if not work.translators:
        return ""
    return f"{name_list(work.translators, profile)}, {profile.terms.translator[len(work.translators) > 1]}"


def aside(work: Work, lead: Lead, profile: Profile) -> tuple[str, ...]:
    """Return `B. Redacteur, Red.` for a book whose author goes first, and `C. Vertaler, Vert.`; who is both is named once."""
    if lead.role is Role.EDITOR or not work.editors:
        return (translators(work, profile),)
    term = editor_term(work, len(work.editors) + work.editors_others, profile)
    names = name_list(work.editors, profile, others=work.editors_others)
    if work.editors == work.translators:
        return (f"{names}, {term} & {profile.terms.translator[len(work.translators) > 1]}",)
    return (f"{names}, {term}", translators(work, profile))


def kind(work: Work, profile: Profile, default: str = "") -> str:
    """Return the description in square brackets: the entry's own `type`, or the word for a kind of source.

    Args:
        work: The work.
        profile: Whose words.
        default: Name in `Terms.kinds` when the entry has no `type`; none for a kind that needs no description.
    """
    own = work.get("type")
    if own.lower() in profile.terms.kinds:
        return profile.terms.kinds[own.lower()]
    if own and own.lower() not in _KNOWN_KINDS:
        return own
    return profile.terms.kinds.get(default, "")


def publisher(work: Work, lead: Lead, *fields: str) -> str:
    """Return the first of the fields that is filled, unless it names the author (row 7)."""
    text = work.get(*fields)
    if not text:
        return ""
    same = fold(text)
    if any(name.literal and fold(name.family) == same for name in lead.names):
        return ""
    if lead.names and same in {fold(work.get("shortauthor")), fold(" ".join(name.family for name in lead.names))}:
        return ""
    return text
