"""From the text of a `.bib` file to entries with places; a fault is reported and the rest is read.

Macros are replaced while reading, for BibTeX lets an entry use only what was defined above it. As in BibTeX, text
between entries means nothing and `@comment` hides only itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library import grammar
from werkplaats.library.dates import month_number
from werkplaats.library.types import TYPES
from werkplaats.model.diagnostic import Problem, Related
from werkplaats.model.entry import Entry, Field
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from re import Match

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

_HEADS = TYPES | {"string", "preamble", "comment"}
_CLOSING = {"{": "}", "(": ")"}


class _FaultError(Exception):
    """A place where reading cannot go on as the grammar says; `span` is where, `resume` from where to look on."""

    def __init__(self, span: Span, message: str, resume: int | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.message = message
        self.resume = span.start if resume is None else resume


class _Draft:
    """An entry that is being read."""

    __slots__ = ("fields", "key", "key_span", "sound", "start", "type")

    def __init__(self, start: int, type_: str) -> None:
        self.start = start
        self.type = type_
        self.key = ""
        self.key_span = Span(start, start)
        self.fields: dict[str, Field] = {}
        self.sound = True

    @property
    def label(self) -> str:
        """How a message calls the entry."""
        return f"Bron ‘{self.key}’" if self.key else f"Deze @{self.type}"


class Parser:
    """Reads one source.

    Attributes:
        source: What is read.
        macros: Lower-case name to value; grows with each `@string`, so that a next file can use them.
        entries: Every entry with a key, in order, double keys included.
        problems: What was wrong, in order of reading.
    """

    def __init__(self, source: Source, macros: MutableMapping[str, str]) -> None:
        self.source = source
        self.macros = macros
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._text = source.text
        self._braces = grammar.Braces(source.text)

    def parse(self) -> None:
        """Read the whole source into `entries` and `problems`."""
        at = 0
        while start := grammar.START.search(self._text, at):
            at = self._command(start)

    def _command(self, start: Match[str]) -> int:
        kind = start[1].lower()
        if start[2] is None:
            if kind in _HEADS - {"comment"} and self._starts_line(start.start()):
                message = f"Na ‘@{start[1]}’ ontbreekt de accolade die de vermelding opent; zet er ‘{{’ achter."
                self._report(Span(*start.span()), message)
            return start.end(1)
        if kind == "comment":
            return start.end()
        if kind in {"string", "preamble"}:
            return self._definition(start, kind)
        return self._entry(start, kind)

    # ------------------------------------------------------------------ @string and @preamble

    def _definition(self, start: Match[str], kind: str) -> int:
        close = _CLOSING[start[2]]
        try:
            at = self._skip(start.end())
            name = ""
            if kind == "string":
                match = grammar.NAME.match(self._text, at)
                after = self._skip(match.end()) if match else at
                if match is None or not self._text.startswith("=", after):
                    message = "Deze @string heeft geen naam met ‘=’; schrijf @string{naam = {tekst}}."
                    raise _FaultError(Span(at, at + 1), message)
                name, at = match[0].lower(), self._skip(after + 1)
            value, at = self._value(at, f"@{kind} {name}".strip(), "")
            if kind == "string":
                self.macros[name] = value
            at = self._skip(at)
            if not self._text.startswith(close, at):
                raise _FaultError(Span(*start.span()), f"Deze @{kind} wordt niet afgesloten; zet er ‘{close}’ achter.", at)
        except _FaultError as fault:
            self._report(fault.span, fault.message)
            return self._next_entry(fault.resume)
        return at + 1

    # ------------------------------------------------------------------ entries

    def _entry(self, start: Match[str], kind: str) -> int:
        draft = _Draft(start.start(), kind)
        close = _CLOSING[start[2]]
        at = start.end()
        at = self._key(draft, at, close)
        while True:
            try:
                end = self._fields(draft, at, close)
                break
            except _FaultError as fault:
                if draft.sound:
                    self._report(fault.span, fault.message)
                draft.sound = False
                resume = grammar.RESUME.search(self._text, fault.resume)
                if resume and resume["field"]:
                    at = resume.start("field")
                elif resume and resume["close"]:
                    end = resume.end()
                    break
                else:
                    end = len(self._text)
                    if resume:
                        end = max(resume.start("entry"), resume.start("same_line"))
                    break
        stop = len(self._text[draft.start : end].rstrip()) + draft.start
        if draft.key:
            span = Span(draft.start, stop)
            self.entries.append(Entry(draft.key, kind, draft.fields, self.source.path, span, draft.key_span))
        if draft.sound and (leftover := grammar.LEFTOVER.match(self._text, end)):
            self._report(
                Span(end - 1, end),
                f"{draft.label} wordt hier al afgesloten, vóór het veld ‘{leftover['field']}’; haal een sluitaccolade weg.",
            )
        return end

    def _key(self, draft: _Draft, at: int, close: str) -> int:
        """Read the key into `draft` and return where its fields begin."""
        text = self._text
        match = grammar.KEY[close].match(text, at)
        after = self._skip(match.end()) if match else at
        if match is None or text.startswith("=", after):
            message = f"Deze @{draft.type} heeft geen sleutel; zet er na het openingsteken een, met een komma erachter."
            self._report(Span(draft.start, at), message)
            draft.sound = False
            return grammar.SEPARATORS.match(text, at).end()  # type: ignore[union-attr]  # it also matches nothing
        draft.key = match[1]
        draft.key_span = Span(*match.span(1))
        if not text.startswith((",", close), after) and after < len(text):
            rest = grammar.REST_OF_KEY.match(text, match.end())
            if rest and not grammar.ASSIGNMENT.match(text, match.end()):
                message = f"De sleutel ‘{draft.key}{rest[0][:-1].rstrip()}’ bevat een spatie; schrijf hem aaneen."
                after = rest.end()
            else:
                message = f"Na de sleutel ‘{draft.key}’ ontbreekt een komma; zet die er."
            self._report(draft.key_span, message)
            draft.sound = False
        return grammar.SEPARATORS.match(text, after).end()  # type: ignore[union-attr]

    def _fields(self, draft: _Draft, at: int, close: str) -> int:
        """Read fields into `draft` from `at` and return the offset after the closing delimiter."""
        text, fields, macros = self._text, draft.fields, self.macros
        match_field = grammar.FIELD.match
        while True:
            match = None if self._braces.broken else match_field(text, at)
            if match is None:
                at, done = self._odd_field(draft, at, close)
                if done:
                    return at
                continue
            written, braced, quoted, number, macro = match.groups()
            start, name_end = match.span(1)
            if braced is not None:
                value, (value_start, end) = braced[1:-1], match.span(2)
            elif quoted is not None:
                value, (value_start, end) = quoted[1:-1], match.span(3)
            elif number is not None:
                value, (value_start, end) = number, match.span(4)
            else:
                value_start, end = match.span(5)
                value = macros.get(macro.lower())
                if value is None:
                    value = self._unknown_macro(macro, Span(value_start, end), draft.label, written)
            at = match.end()
            name = written.lower()
            field = Field(
                name,
                " ".join(value.split()),
                Span(start, end),
                Span(value_start, end),
                Span(start, name_end),
            )
            if name in fields:
                self._double_field(draft, field)
            else:
                fields[name] = field

    def _odd_field(self, draft: _Draft, at: int, close: str) -> tuple[int, bool]:
        """Read one field slowly; return where the next begins, or the end of the entry with True."""
        text = self._text
        at = self._skip(at)
        if text.startswith(close, at):
            return at + 1, True
        name = grammar.NAME.match(text, at)
        equals = self._skip(name.end()) if name else at
        if name is None or not text.startswith("=", equals):
            self._not_a_field(draft, at, close)
        written = name[0]  # type: ignore[index]  # `_not_a_field` raises
        value_start = self._skip(equals + 1)
        value, end = self._value(value_start, draft.label, written)
        field = Field(
            written.lower(),
            " ".join(value.split()),
            Span(at, end),
            Span(value_start, end),
            Span(at, name.end()),  # type: ignore[union-attr]
        )
        if field.name in draft.fields:
            self._double_field(draft, field)
        else:
            draft.fields[field.name] = field
        after = self._skip(end)
        if text.startswith(close, after):
            return after, False
        if text.startswith(",", after):
            return grammar.SEPARATORS.match(text, after).end(), False  # type: ignore[union-attr]
        if grammar.ASSIGNMENT.match(text, after):
            if draft.sound:
                self._report(Span(end - 1, end), f"{draft.label} mist een komma na het veld ‘{written}’; zet die er.")
            draft.sound = False
            return after, False
        self._not_a_field(draft, after, close)
        return after, False

    def _not_a_field(self, draft: _Draft, at: int, close: str) -> None:
        """Raise for text at `at` that is neither a field nor the end of the entry."""
        text = self._text
        for field in reversed(draft.fields.values()) if draft.sound else ():
            if grammar.SWALLOWED.search(text, *field.value_span):
                del draft.fields[field.name]
                message = f"{draft.label} mist het sluitteken van het veld ‘{field.name}’; zet het aan het eind van de waarde."
                raise _FaultError(Span(field.span.start, field.value_span.start + 1), message, field.value_span.start)
            break
        if at >= len(text) or text[at] == "@":
            message = f"{draft.label} wordt niet afgesloten; zet er ‘{close}’ achter."
            raise _FaultError(Span(draft.start, draft.key_span.end), message, at)
        found = text[at : at + 20].split("\n")[0]
        message = f"{draft.label} heeft hier iets dat geen veld is (‘{found}’); schrijf naam = {{waarde}}, met een komma erachter."
        raise _FaultError(Span(at, at + 1), message)

    # ------------------------------------------------------------------ values

    def _value(self, at: int, owner: str, name: str) -> tuple[str, int]:
        """Read a value, its parts joined by `#`; return it as written and the offset after it."""
        text = self._text
        parts: list[str] = []
        while True:
            first = text[at : at + 1]
            if first == "{":
                end = self._braces.braced(at)
                part = text[at + 1 : end - 1]
            elif first == '"':
                end = self._braces.quoted(at)
                part = text[at + 1 : end - 1]
            elif match := grammar.NUMBER.match(text, at):
                end, part = match.end(), match[0]
            elif match := grammar.NAME.match(text, at):
                end = match.end()
                known = self.macros.get(match[0].lower())
                part = self._unknown_macro(match[0], Span(at, end), owner, name) if known is None else known
            else:
                message = f"{owner} heeft geen waarde bij ‘{name}’; schrijf {name or 'naam'} = {{waarde}}."
                raise _FaultError(Span(at, at + 1), message)
            if end < 0:
                place = f" van het veld ‘{name}’" if name else ""
                message = f"{owner} mist het sluitteken{place}; zet het aan het eind van de waarde."
                raise _FaultError(Span(at, at + 1), message)
            parts.append(part)
            after = self._skip(end)
            if not text.startswith("#", after):
                return "".join(parts), end
            at = self._skip(after + 1)

    def _unknown_macro(self, macro: str, span: Span, owner: str, name: str) -> str:
        """Report a macro that nobody defined and return what stands in for it.

        BibTeX leaves it out. A month is the exception, for Dutch lists have `month = mei`.
        """
        if name.lower() == "month" and month_number(macro):
            return macro
        where = f" in het veld ‘{name}’" if name else ""
        self._report(
            span,
            f"{owner} gebruikt{where} de afkorting ‘{macro}’, die nergens is vastgelegd; zet de tekst tussen accolades of leg de afkorting vast met @string.",
            code="BIB003",
        )
        return ""

    # ------------------------------------------------------------------ helpers

    def _double_field(self, draft: _Draft, field: Field) -> None:
        first = Related(self.source.path, draft.fields[field.name].span, "Het eerste veld met deze naam.")
        message = f"{draft.label} heeft het veld ‘{field.name}’ twee keer en alleen het eerste telt; haal er een weg."
        self._report(field.name_span, message, related=(first,))

    def _report(self, span: Span, message: str, *, code: str = "BIB001", related: tuple[Related, ...] = ()) -> None:
        size = len(self._text)
        self.problems.append(
            Problem(code, self.source.path, Span(min(span.start, size), min(span.end, size)), message, related),
        )

    def _skip(self, at: int) -> int:
        return grammar.SPACE.match(self._text, at).end()  # type: ignore[union-attr]

    def _starts_line(self, at: int) -> bool:
        return not self._text[max(self._text.rfind("\n", 0, at), self._text.rfind("\r", 0, at)) + 1 : at].strip()

    def _next_entry(self, at: int) -> int:
        for match in grammar.RESUME.finditer(self._text, at):
            if match["entry"] or match["same_line"]:
                return max(match.start("entry"), match.start("same_line"))
        return len(self._text)
