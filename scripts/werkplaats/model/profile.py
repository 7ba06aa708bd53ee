"""A citation profile: every choice in which the profiles differ, or that the handbook has yet to settle.

Rows are those of the rule table behind this project (the national APA handbook of the hogescholen as its authors and
hogeschool libraries explain it). `◇` marks a choice on which guides differ, `?` one that rests on APA 7 or on our own
knowledge only: each of these is a setting here, so that it can be changed in one place. What has no mark is attested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ProfileName = Literal["nl-hbo", "nl-ru", "nl-be", "apa-en"]
"""Hogescholen (default), Radboud University, Belgium, APA in English."""

ParticleCase = Literal["capital", "capital-not-elided", "small", "as-written"]
"""How the first particle of a name begins: `Van der`; `Van der` but `d'`; `van der`; as the entry has it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Every word that a citation or reference brings along, in one language.

    Attributes:
        and_word: Between two names in a sentence (row 3).
        and_sign: Between two names in brackets and before the last name in the list (row 2).
        et_al: For the names left out (row 4).
        no_date: Row 17.
        no_date_joint: Between `z.d.` and its letter (row 19 ?).
        in_press: Row 35.
        circa: Before an uncertain year (?).
        present: In place of the end of a range that has none yet (APA 7, 9.14; in Dutch ?).
        before_era: With `{year}`: a year before the common era (APA 7, 9.42; in Dutch ?).
        editor: One editor, more editors (row 27).
        editor_english: The same for a book in English (row 27), chosen by `langid`.
        roles: What an editor was when that has a name of its own (`editortype`): one, more (?).
        translator: One translator, more translators (?).
        in_: Before the book of a chapter (row 28).
        secondary: Between a work and the work it was read in (row 24 ◇).
        retrieved: With `{date}`, before an address (row 31).
        retrieved_month: The same for a date without a day (?).
        day_month: With `{day}` and `{month}`: what follows the year in the list (rows 31, 32).
        date_plain: With `{year}` too: the date in `retrieved` and in personal communication.
        months: January first.
        edition: With `{number}`: an edition given as a number (row 26; ordinal `2e` or `2de` ◇).
        ordinals: Last digits to ordinal ending, tried in order; the empty string fits all.
        volume: Before the number of a volume of a book (?).
        number: Before the number of a report (row 30 ◇).
        publication: Before the number of a thesis in a collection (?).
        article: Before an article number in place of pages (?).
        version: Before the version of software or data (?).
        onwards: After a page of which the end is not known (?).
        personal: Row 25.
        original: With `{year}`: a note on the first publication (?).
        unknown_title: In place of a title that no source gives.
        online_first: For an article that is on line before its issue (?).
        back: Name of a link from the list to a place in the text.
        kinds: Kind of source to the description in square brackets (`phdthesis`, `video`, …) (?).
        locators: CSL label to its words for one and for more (row 21; row 22 ?).
    """

    and_word: str
    and_sign: str
    et_al: str
    no_date: str
    no_date_joint: str
    in_press: str
    circa: str
    present: str
    before_era: str
    editor: tuple[str, str]
    editor_english: tuple[str, str]
    roles: Mapping[str, tuple[str, str]]
    translator: tuple[str, str]
    in_: str
    secondary: str
    retrieved: str
    retrieved_month: str
    day_month: str
    date_plain: str
    months: tuple[str, ...]
    edition: str
    ordinals: Mapping[str, str]
    volume: str
    number: str
    publication: str
    article: str
    version: str
    onwards: str
    personal: str
    original: str
    unknown_title: str
    online_first: str
    back: str
    kinds: Mapping[str, str]
    locators: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Profile:
    """How one community writes APA 7.

    Attributes:
        name: `nl-hbo`, `nl-ru`, `nl-be` or `apa-en`.
        terms: Its words.
        particle_case: First particle at the head of a name: `capital` (row 10), `capital-not-elided` (row 11),
            `as-written` (rows 12 and 13).
        particle_after_initials: The same after initials, in `In J. de Boer (Red.)` and `(J. de Boer, 2004)`
            (row 16 ◇: the older Dutch spelling rule says small, the handbook capital, and row 40 lets the handbook lead).
        particle_foreign: The same for particles that no Dutch or Flemish name has, as `von` (row 15 ◇).
        particle_last: True when the list puts particles behind the initials and sorts on the main word (row 11);
            Dutch particles only.
        long_initials: Beginnings of given names that count as one letter (row 37: `IJ`).
        long_abbreviations: Abbreviated given names that are kept whole (row 37 ?: `Th.`, `Chr.`).
        serial_comma: True for a comma before the sign between the last two of three or more names in the text (row 6 ?).
        ellipsis: In the list, in place of the names between the nineteenth and the last (row 5 ◇).
        page_dash: Within page ranges (row 29 ◇).
        accessed: When the list says when an address was read: for `undated` sources only, `always`, or `never`
            (row 31 ◇). Laws and papers of parliament always say it (rows 33, 34).
        law_year: True when a law is cited with its year (row 33 ?).
        title_words: A title in the author's place longer than this is cut after so many words (row 9).
        title_quotes: Around the title of an article or chapter in the author's place (?).
        comma_in_quotes: True when the comma after a quoted title stands within the quotes (APA 7, 8.14).
        sort_articles: Words passed over at the head of an organisation's name.
        sort_title_articles: Words passed over at the head of a title (APA 7, 9.48, with those of Dutch ?).
    """

    name: ProfileName
    terms: Terms
    particle_case: ParticleCase
    particle_after_initials: ParticleCase
    particle_foreign: ParticleCase
    particle_last: bool
    long_initials: tuple[str, ...]
    long_abbreviations: tuple[str, ...]
    serial_comma: bool
    ellipsis: str
    page_dash: str
    accessed: Literal["undated", "always", "never"]
    law_year: bool
    title_words: int
    title_quotes: tuple[str, str]
    comma_in_quotes: bool
    sort_articles: tuple[str, ...]
    sort_title_articles: tuple[str, ...]
