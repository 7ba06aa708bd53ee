"""The grammar of a `.bib` file as regular expressions, and the way out of a broken entry.

What counts as a name, a key and a value is what BibTeX reads (pybtex's `LowLevelParser` is the reference). Every
repetition is possessive, so that no input makes a match take more than linear time.
"""

from __future__ import annotations

import re

_FIRST = r"A-Za-z@!$&*+./:;<>?\[\\\]^_`|~\x7f\-"
NAME_PATTERN = rf"[{_FIRST}][{_FIRST}0-9]*+"
# The type of an entry is a name without `@`: a row of those signs would else be read again from each of them.
_TYPE = NAME_PATTERN.replace("@", "")
_BRACED = r"\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}"

START = re.compile(rf"@\s*+({_TYPE})\s*+([{{(])")
"""A command: its name, and the delimiter that opens it."""

STRAY = re.compile(r"^[ \t]*+(?P<text>@(?![ \t]*+comment\b)[^\n\r]*+)", re.MULTILINE | re.IGNORECASE)
"""A line between entries that begins as an entry does and is none; BibTeX and pybtex stop at it too.

An entry without its `@` is not among these (see `HIDDEN`).
"""

HIDDEN = re.compile(
    r"^[ \t]*+(?P<entry>(?P<type>article|book|incollection|inproceedings|misc|online|report|thesis)[ \t]*+\{)"
    rf"[ \t]*+[^\s,={{}}]++[ \t]*+,[ \t]*+\r?\n\s*+{NAME_PATTERN}\s*+=[ \t]*+[\"{{]",
    re.MULTILINE | re.IGNORECASE,
)
"""An entry of a usual type without its `@`. To BibTeX it is a comment; in a list that people write by hand it is a slip."""

UNOPENED = re.compile(
    rf"@(?P<type>[A-Za-z]++)(?:[ \t]++\[?|\[)(?P<key>[^\s,={{}}@]++)[ \t]*+,[ \t]*+\r?\n\s*+{NAME_PATTERN}\s*+=[ \t]*+[\"{{]"
)
"""An entry that lacks its opening brace: a type and a key, and a field on the next line."""

JABREF = re.compile(r"\s*+jabref-")
"""What JabRef keeps for itself in a comment; the names of groups may hold anything."""

FIELD = re.compile(
    rf"({NAME_PATTERN})\s*+=\s*+"
    rf'(?:({_BRACED})|("[^"{{}}]*+")|([0-9]++)|({NAME_PATTERN}))'
    r"\s*+(?:,[\s,]*+|(?=[})]))",
)
"""The usual field, up to the next one: name, then one braced, quoted, bare or macro value. No match: look closer."""

NAME = re.compile(NAME_PATTERN)
NUMBER = re.compile(r"[0-9]++")
BRACED = re.compile(_BRACED)
SPACE = re.compile(r"(?:\s++|%[^\n\r]*+)*+")
"""White space within a command. Biber also takes `%` there as the start of a comment; to BibTeX it is a fault."""

SEPARATORS = re.compile(r"(?:[\s,]++|%[^\n\r]*+)*+")
KEY = {"}": re.compile(r"\s*+([^\s,}]++)"), ")": re.compile(r"\s*+([^\s,]++)")}
ASSIGNMENT = re.compile(rf"\s*+{NAME_PATTERN}\s*+=")
BARE = re.compile(r"[^,{}()\"#%=\n\r]*+(?!\s*+=)")
"""A value without delimiters, whatever it holds."""

REST_OF_KEY = re.compile(r"[^,={}()@\"\n]*+,")
REST_OF_LINE = re.compile(r"[^\n\r]*+")
ADDRESS = re.compile(r"https?://[^\s,{}\"]++")
"""A web address without delimiters; its signs mean nothing."""

UNEQUAL = re.compile(r"(?P<name>[A-Za-z][\w\-]*+)(?P<sign>[ \t]*+:|)[ \t]*+(?=[{\"0-9])")
"""A field whose equals sign is missing, or that has a colon for it."""

SPACED_NAME = re.compile(r"(?P<name>[A-Za-z]++(?:[ \t]++[A-Za-z]++)++)[ \t]*+=")
"""A field whose name is in two words: `journal title`."""

RESUME = re.compile(
    rf"^[ \t]*+(?:(?P<entry>@{_TYPE}\s*+[{{(])|(?P<field>{NAME_PATTERN})[ \t]*+=[ \t]*+[\"{{\w]|(?P<close>[}})]))"
    rf"|(?<=[}})])[ \t]*+(?P<same_line>@{_TYPE}\s*+[{{(])",
    re.MULTILINE,
)
"""Where reading can go on after a fault: a new entry, a field on a line of its own, or a closing delimiter there."""

SWALLOWED = re.compile(rf"\n\s*+{NAME_PATTERN}\s*+=\s*+[\"{{0-9]")
"""A field within a value: the value lacks its closing brace."""

SWALLOWED_ENTRY = re.compile(rf"[}})]\s*+\n[ \t]*+@{_TYPE}\s*+[{{(]\s*+[^\s,}}]++\s*+,")
"""The end of an entry and the beginning of the next within a value: the same fault, hidden by a brace too many."""

LEFTOVER = re.compile(rf"(?:\s*+,?\s*+|[^\n@]*+\n[ \t]*+)(?P<field>{NAME_PATTERN})[ \t]*+=[ \t]*+[\"{{0-9]")
"""A field after the end of an entry: the entry was closed too early."""


def after(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Return the offset after what `pattern` matches at `at`, or `at` itself."""
    match = pattern.match(text, at)
    return match.end() if match else at


def end_of_line(text: str, at: int) -> int:
    """Return where the text at `at` ends on its line, without spaces and the comma behind it; at least one sign on."""
    return max(at + 1, at + len(text[at : after(REST_OF_LINE, text, at)].rstrip(" \t,")))


_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r'["{}]')


class Braces:
    """Finds the end of braced and quoted values in one text, in linear time over all calls.

    Attributes:
        text: The text.
        broken: True once a brace turned out never to be closed. From then on pairs are looked up in a table, for
            a search to the end of the file from each of many such braces would take quadratic time.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.broken = False
        self._pairs: dict[int, int] = {}

    def braced(self, start: int) -> int:
        """Return the offset after the brace that closes the one at `start`, or -1."""
        if self.broken:
            return self._pairs.get(start, -1)
        if match := BRACED.match(self.text, start):
            return match.end()
        depth = 0
        for match in _BRACE.finditer(self.text, start):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end()
        self._pair_all()
        return -1

    def quoted(self, start: int) -> int:
        """Return the offset after the quote that closes the one at `start`, or -1; braces within must balance."""
        at = start + 1
        while match := _QUOTE_OR_BRACE.search(self.text, at):
            if match[0] == '"':
                return match.end()
            if match[0] == "}":
                return -1
            at = self.braced(match.start())
            if at < 0:
                return -1
        return -1

    def _pair_all(self) -> None:
        self.broken = True
        opened: list[int] = []
        for match in _BRACE.finditer(self.text):
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                self._pairs[opened.pop()] = match.end()
