"""How a work is named in running text, decided once over the whole list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """Names and year of one work for citations, after disambiguation.

    Attributes:
        key: Key of the work.
        parenthetical: Names between brackets (`Van de Donk & Brandsen`); a title for a work without author.
        narrative: Names in a sentence (`Van de Donk en Brandsen`).
        first_parenthetical: As `parenthetical` at the first mention on a page; differs for an organisation with
            an abbreviation (`Sociaal en Cultureel Planbureau [SCP]`).
        first_narrative: Likewise for a sentence.
        year: Year with its letter (`2014a`, `z.d.-b`, `in druk`).
        letter: The letter alone, or empty.
        italic: True when the names are an italic title (a stand-alone work without author).
        rank: Place in the whole list, from 0: works in one bracket follow it.
    """

    key: str
    parenthetical: str
    narrative: str
    first_parenthetical: str
    first_narrative: str
    year: str
    letter: str = ""
    italic: bool = False
    rank: int = 0

    @property
    def title(self) -> str:
        """Names and year as the heading of a page: `Van de Donk en Brandsen (2005)`; a law has no year to show."""
        return f"{self.narrative} ({self.year})" if self.year else self.narrative
