"""The value of a field or macro: braced, quoted or bare parts, joined by `#`, with macros replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library import grammar
from werkplaats.library.dates import month_number
from werkplaats.model.diagnostic import Problem
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Related
    from werkplaats.model.source import Source

MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
"""The macros every BibTeX style defines."""


class FaultError(Exception):
    """A place where reading cannot go on as the grammar says.

    Attributes:
        span: The place.
        message: What a reader of the report is told.
        resume: From where to look for something that can be read.
    """

    def __init__(self, span: Span, message: str, resume: int | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.resume = span.start if resume is None else resume


class Values:
    """Reads the values of one source.

    Attributes:
        source: The source.
        macros: Lower-case name to value, as far as defined.
        problems: Takes what was wrong but could be read.
        braces: Finds the ends of values.
    """

    def __init__(self, source: Source, macros: Mapping[str, str], problems: list[Problem]) -> None:
        self.source = source
        self.macros = macros
        self.problems = problems
        self.braces = grammar.Braces(source.text)

    def read(self, at: int, owner: str, name: str) -> tuple[str, int]:
        """Read the value at `at`.

        Args:
            at: Where it begins.
            owner: How a message calls the command it belongs to (`Bron ‘berg2019’`).
            name: The field it is of, or an empty string.

        Returns:
            The value as written, its parts joined, and the offset after it.

        Raises:
            FaultError: There is no value, or it is not closed.
        """
        text = self.source.text
        parts: list[str] = []
        while True:
            first = text[at : at + 1]
            if first == "{":
                end = self.braces.braced(at)
                part = text[at + 1 : end - 1]
            elif first == '"':
                end = self.braces.quoted(at)
                part = text[at + 1 : end - 1]
            else:
                part, end = self._bare(at, owner, name)
            if end < 0:
                raise FaultError(*not_closed(text, at, owner, name))
            parts.append(part)
            after = grammar.after(grammar.SPACE, text, end)
            if not text.startswith("#", after):
                return "".join(parts), end
            at = grammar.after(grammar.SPACE, text, after + 1)

    def macro(self, written: str, span: Span, owner: str, name: str) -> str:
        """Return what a macro stands for.

        BibTeX leaves out one that nobody defined, and so do we, with a report. A month is the exception, for Dutch
        lists have `month = mei`.
        """
        value = self.macros.get(written.lower())
        if value is not None:
            return value
        if name.lower() == "month" and month_number(written):
            return written
        where = f" in het veld ‘{name}’" if name else ""
        message = (
            f"{owner} gebruikt{where} de afkorting ‘{written}’, die nergens is vastgelegd; schrijf {{{written.strip('[]<>')}}} tussen accolades "
            "of leg de afkorting vast met @string."
        )
        self.report(span, message, code="BIB003")
        return ""

    def report(self, span: Span, message: str, *, code: str = "BIB001", related: tuple[Related, ...] = ()) -> None:
        """Note a problem; a place beyond the end of the file becomes its end."""
        size = len(self.source.text)
        place = Span(min(span.start, size), min(span.end, size))
        self.problems.append(Problem(code, self.source.path, place, message, related))

    def _bare(self, at: int, owner: str, name: str) -> tuple[str, int]:
        """Read a number, a macro, or text that should have had braces."""
        text = self.source.text
        end = grammar.after(grammar.BARE, text, at)
        bare = text[at:end].rstrip()
        if address := grammar.ADDRESS.match(text, at):
            behind = grammar.after(grammar.SPACE, text, address.end())
            whole = text.startswith((",", "}", ")"), behind) or "\n" in text[address.end() : behind]
            bare = address[0] if whole else _balanced(text[at : grammar.end_of_line(text, at)])
        if bare and (address or (not grammar.NUMBER.fullmatch(bare) and not grammar.NAME.fullmatch(bare))):
            right, end = bare.strip("“”„‘’'"), at + len(bare)
            if text.startswith("}", end) and grammar.LEFTOVER.match(text, end + 1):
                self.report(
                    Span(at, end + 1), f"{owner} mist ‘{{’ voor de waarde van het veld ‘{name}’; zet dat teken ervoor."
                )
                return bare, end + 1
            message = f"{owner} heeft bij ‘{name}’ een waarde zonder accolades; schrijf {name or 'naam'} = {{{right}}}."
            self.report(Span(at, end), message)
            return bare, end
        if match := grammar.NUMBER.match(text, at):
            return match[0], match.end()
        match = grammar.NAME.match(text, at)
        # What begins with `@` is the next entry, what an equals sign follows the next field.
        next_entry = match and text[at] == "@" and match[0].lower() not in self.macros
        if match and not next_entry and not grammar.ASSIGNMENT.match(text, at):
            return self.macro(match[0], Span(at, match.end()), owner, name), match.end()
        message = (
            f"{owner} heeft geen waarde bij ‘{name}’; schrijf {name or 'naam'} = {{waarde}}, of haal het veld weg."
        )
        raise FaultError(Span(at, at + 1), message)


def not_closed(text: str, at: int, owner: str, name: str) -> tuple[Span, str]:
    """Return the place of a value whose closing sign is missing, and what its reader is told.

    Args:
        text: The source.
        at: Where the value begins.
        owner: How a message calls what it belongs to.
        name: The field, or an empty string.
    """
    sign = '"' if text.startswith('"', at) else "}"
    where = f" van het veld ‘{name}’" if name else ""
    return Span(
        at, grammar.end_of_line(text, at)
    ), f"{owner} mist ‘{sign}’ achter de waarde{where}; zet dat teken erachter, voor de komma."


def _balanced(text: str) -> str:
    """Return a text without the closing braces at its end that were never opened in it."""
    while text.endswith("}") and text.count("}") > text.count("{"):
        text = text[:-1].rstrip()
    return text
