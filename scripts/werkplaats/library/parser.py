"""From the text of a `.bib` file to entries with places; a fault is reported and the rest is read.

Macros are replaced while reading, for BibTeX lets an entry use only what was defined above it. As in BibTeX, text
between entries means nothing and `@comment` hides only itself, but for those in which JabRef keeps its groups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.library import grammar
from werkplaats.library.values import FaultError, Values, not_closed
from werkplaats.model.diagnostic import Related
from werkplaats.model.entry import Entry, Field
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from re import Match

    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.source import Source

_CLOSING = {"{": "}", "(": ")"}
_SHOWN = 20
"""How much of the text a message quotes."""


class _Draft:
    """An entry that is being read."""

    __slots__ = ("close", "fields", "key", "key_span", "sound", "start", "type")

    def __init__(self, start: int, type_: str, close: str) -> None:
        self.start = start
        self.type = type_
        self.close = close
        self.key = ""
        self.key_span = Span(start, start)
        self.fields: dict[str, Field] = {}
        self.sound = True
        """False after a fault; what follows from it is not reported again."""

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
        self._values = Values(source, macros, self.problems)
        self._report = self._values.report

    def parse(self) -> None:
        """Read the whole source into `entries` and `problems`."""
        text = self._text
        at, start = 0, grammar.START.search(text)
        while True:
            if start and start.start() < at:
                start = grammar.START.search(text, at)
            after = self._between(at, start.start() if start else len(text))
            if after >= 0:
                at = after
            elif start:
                at = self._command(start)
            else:
                return

    def _between(self, at: int, end: int) -> int:
        """Report lines between entries that were meant as one; read one that lacks no more than `@` or its brace.

        Returns:
            Where the entry that was read ends, or -1.
        """
        text = self._text
        hidden = grammar.HIDDEN.search(text, at, end) if text.find("{", at, end) >= 0 else None
        stop = hidden.start() if hidden else end
        for stray in grammar.STRAY.finditer(text, at, stop) if text.find("@", at, stop) >= 0 else ():
            if found := grammar.UNOPENED.match(text, stray.start("text")):
                kind, key = found["type"], found["key"]
                self._report(
                    Span(*stray.span("text")),
                    f"Na ‘@{kind}’ ontbreekt de accolade; schrijf @{kind}{{{key}, met een komma erachter.",
                )
                return self._entry(_Draft(found.start(), kind.lower(), "}"), found.start("key"))
            message = f"Hier begint iets dat geen bron is (‘{_quoted(stray['text'])}’); schrijf @soort{{sleutel, naam = {{waarde}}}}."
            self._report(Span(*stray.span("text")), message)
        if hidden is None:
            return -1
        kind = hidden["type"]
        message = f"Voor ‘{kind}’ ontbreekt ‘@’; schrijf @{kind}, of zet ‘%’ voor elke regel van deze bron als zij niet meetelt."
        self._report(Span(*hidden.span("type")), message)
        return self._entry(_Draft(hidden.start("entry"), kind.lower(), "}"), hidden.end("entry"))

    def _command(self, start: Match[str]) -> int:
        """Read what `start` opens and return where it ends."""
        kind = start[1].lower()
        match kind:
            case "comment":
                noted = grammar.JABREF.match(self._text, start.end()) and start[2] == "{"
                return max(start.end(), self._values.braces.braced(start.end() - 1)) if noted else start.end()
            case "string" | "preamble":
                return self._definition(start, kind)
            case _:
                return self._entry(_Draft(start.start(), kind, _CLOSING[start[2]]), start.end())

    def _definition(self, start: Match[str], kind: str) -> int:
        """Read `@string` or `@preamble` and return where it ends."""
        text = self._text
        close = _CLOSING[start[2]]
        try:
            at = self._skip(start.end())
            name = ""
            if kind == "string":
                name, at = self._macro_name(at)
            value, at = self._values.read(at, f"@{kind} {name}".strip(), "")
            if kind == "string":
                self.macros[name] = value
            at = self._skip(at)
            if not text.startswith(close, at):
                message = f"Deze @{kind} wordt niet afgesloten; zet er ‘{close}’ achter."
                raise FaultError(Span(*start.span()), message, at)  # noqa: TRY301  # caught with those of `read`
        except FaultError as fault:
            self._report(fault.span, fault.message)
            return self._next_entry(fault.resume)
        return at + 1

    def _macro_name(self, at: int) -> tuple[str, int]:
        """Read the name that `@string` defines; return it in lower case, and where its value begins."""
        name = grammar.NAME.match(self._text, at)
        equals = self._skip(name.end()) if name else at
        if name is None or not self._text.startswith("=", equals):
            raise FaultError(Span(at, at + 1), "Deze @string heeft geen naam met ‘=’; schrijf @string{naam = {tekst}}.")
        return name[0].lower(), self._skip(equals + 1)

    def _entry(self, draft: _Draft, at: int) -> int:
        """Read the entry whose delimiter was just opened and return where it ends."""
        at = self._key(draft, at)
        end = -1
        while end < 0:
            try:
                end = self._fields(draft, at)
            except FaultError as fault:
                if draft.sound:
                    self._report(fault.span, fault.message)
                draft.sound = False
                at, end = self._resume(fault.resume)
        stop = end if draft.sound else draft.start + len(self._text[draft.start : end].rstrip())
        if draft.key:
            span = Span(draft.start, stop)
            self.entries.append(Entry(draft.key, draft.type, draft.fields, self.source.path, span, draft.key_span))
        if draft.sound and (leftover := grammar.LEFTOVER.match(self._text, end)):
            message = (
                f"{draft.label} wordt hier al afgesloten, vóór het veld ‘{leftover['field']}’; haal de sluitaccolade weg "
                "die te veel is."
            )
            self._report(Span(end - 1, end), message)
        return end

    def _key(self, draft: _Draft, at: int) -> int:
        """Read the key into `draft` and return where its fields begin."""
        text = self._text
        match = grammar.KEY[draft.close].match(text, at)
        after = self._skip(match.end()) if match else at
        if match is None or text.startswith("=", after):
            message = (
                f"Deze @{draft.type} heeft geen sleutel; schrijf hem achter ‘{text[at - 1]}’, met een komma erachter."
            )
            self._report(Span(draft.start, at), message)
            draft.sound = False
            return grammar.after(grammar.SEPARATORS, text, at)
        draft.key = match[1]
        draft.key_span = Span(*match.span(1))
        if not text.startswith((",", draft.close), after) and after < len(text):
            rest = grammar.REST_OF_KEY.match(text, match.end())
            if rest:
                written = draft.key + rest[0][:-1].rstrip()
                draft.key = "".join(written.split())
                draft.key_span = Span(match.start(1), match.start(1) + len(written))
                message = f"De sleutel ‘{written}’ bevat een spatie; schrijf ‘{draft.key}’."
                after = rest.end()
            else:
                message = f"Na de sleutel ‘{draft.key}’ ontbreekt een komma; zet die er."
            self._report(draft.key_span, message)
        return grammar.after(grammar.SEPARATORS, text, after)

    def _fields(self, draft: _Draft, at: int) -> int:
        """Read fields into `draft` from `at` on and return the offset after the closing delimiter.

        The usual field is one match; the others go by way of `_odd_field`.
        """
        text, fields = self._text, draft.fields
        braces = self._values.braces
        match_field = grammar.FIELD.match
        while True:
            match = None if braces.broken else match_field(text, at)
            if match is None:
                at = self._skip(at)
                if text.startswith(draft.close, at):
                    return at + 1
                at = self._odd_field(draft, at)
                continue
            written, braced, quoted, number, macro = match.groups()
            if braced is not None:
                value, (begin, end) = braced[1:-1], match.span(2)
            elif quoted is not None:
                value, (begin, end) = quoted[1:-1], match.span(3)
            elif number is not None:
                value, (begin, end) = number, match.span(4)
            else:
                begin, end = match.span(5)
                value = self._values.macro(macro, Span(begin, end), draft.label, written)
            if "@" in value:
                self._refuse_entry(draft, written, Span(begin, end))
            at = match.end()
            name = written.lower()
            start, name_end = match.span(1)
            field = Field(name, " ".join(value.split()), Span(start, end), Span(begin, end), Span(start, name_end))
            if fields.setdefault(name, field) is not field:
                self._double_field(draft, field)

    def _odd_field(self, draft: _Draft, at: int) -> int:
        """Read one field step by step and return where the next, or the closing delimiter, may be."""
        text = self._text
        name = grammar.NAME.match(text, at)
        equals = self._skip(name.end()) if name else at
        if name is None or not text.startswith("=", equals):
            raise self._not_a_field(draft, at)
        written = name[0]
        begin = self._skip(equals + 1)
        value, end = self._values.read(begin, draft.label, written)
        self._refuse_entry(draft, written, Span(begin, end))
        field = Field(
            written.lower(),
            " ".join(value.split()),
            Span(at, end),
            Span(begin, end),
            Span(at, name.end()),
        )
        if draft.fields.setdefault(field.name, field) is not field:
            self._double_field(draft, field)
        after = self._skip(end)
        if text.startswith(",", after):
            return grammar.after(grammar.SEPARATORS, text, after)
        if text.startswith(draft.close, after):
            return after
        if grammar.ASSIGNMENT.match(text, after):
            if draft.sound:
                self._report(Span(end - 1, end), f"{draft.label} mist een komma na het veld ‘{written}’; zet die er.")
            return after
        raise self._not_a_field(draft, after)

    def _not_a_field(self, draft: _Draft, at: int) -> FaultError:
        """Return what is wrong with text at `at` that is neither a field nor the end of the entry."""
        text = self._text
        last = next(reversed(draft.fields.values()), None)
        if draft.sound and last and grammar.SWALLOWED.search(text, *last.value_span):
            del draft.fields[last.name]
            return self._not_closed(draft, last.name, last.value_span)
        if at >= len(text) or text[at] == "@":
            message = f"{draft.label} wordt niet afgesloten; zet ‘{draft.close}’ op een regel onder haar laatste veld."
            return FaultError(Span(draft.start, max(draft.key_span.end, draft.start + 1)), message, at)
        if text[at] in _CLOSING.values():
            opening = next(sign for sign, close in _CLOSING.items() if close == draft.close)
            message = f"{draft.label} begint met ‘{opening}’ en eindigt met ‘{text[at]}’; schrijf op allebei de plaatsen een accolade."
            return FaultError(Span(at, at + 1), message, at)
        if text[at] in ".;:" and last:
            message = f"{draft.label} heeft ‘{text[at]}’ achter het veld ‘{last.name}’; schrijf daar een komma."
            return FaultError(Span(at, at + 1), message, at + 1)
        if spaced := grammar.SPACED_NAME.match(text, at):
            right = "".join(spaced["name"].split())
            message = f"{draft.label} heeft een spatie in de naam van het veld ‘{spaced['name']}’; schrijf ‘{right}’."
            return FaultError(Span(*spaced.span("name")), message, at)
        if unequal := grammar.UNEQUAL.match(text, at):
            name = unequal["name"]
            instead = " (niet ‘:’)" if unequal["sign"] else ""
            message = (
                f"{draft.label} mist ‘=’{instead} achter de naam van het veld ‘{name}’; schrijf {name} = {{waarde}}."
            )
            return FaultError(Span(at, unequal.end("sign")), message)
        end = grammar.end_of_line(text, at)
        message = f"{draft.label} heeft hier iets dat geen veld is (‘{_quoted(text[at:end])}’); schrijf naam = {{waarde}}, met een komma erachter, of haal het weg."
        return FaultError(Span(at, end), message, at)

    def _refuse_entry(self, draft: _Draft, name: str, place: Span) -> None:
        """Raise when a value holds the next entry; BibTeX and pybtex would lose that one without a word."""
        if grammar.SWALLOWED_ENTRY.search(self._text, *place):
            raise self._not_closed(draft, name, place)

    def _not_closed(self, draft: _Draft, name: str, place: Span) -> FaultError:
        return FaultError(*not_closed(self._text, place.start, draft.label, name))

    def _double_field(self, draft: _Draft, field: Field) -> None:
        first = Related(self.source.path, draft.fields[field.name].span, "Het eerste veld met deze naam.")
        message = f"{draft.label} heeft het veld ‘{field.name}’ twee keer en alleen het eerste telt; haal er een weg."
        self._report(field.name_span, message, related=(first,))

    def _resume(self, at: int) -> tuple[int, int]:
        """Return where the entry's next field begins, and -1; or where the entry ends, twice."""
        found = grammar.RESUME.search(self._text, at)
        if found is None:
            return len(self._text), len(self._text)
        if found["field"]:
            return found.start("field"), -1
        end = found.end() if found["close"] else max(found.start("entry"), found.start("same_line"))
        return end, end

    def _next_entry(self, at: int) -> int:
        for found in grammar.RESUME.finditer(self._text, at):
            if found["entry"] or found["same_line"]:
                return max(found.start("entry"), found.start("same_line"))
        return len(self._text)

    def _skip(self, at: int) -> int:
        return grammar.after(grammar.SPACE, self._text, at)


def _quoted(text: str) -> str:
    """Return the beginning of a text, as a message quotes it."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
