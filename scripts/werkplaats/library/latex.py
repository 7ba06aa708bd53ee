r"""From LaTeX to plain text, as a reader sees it: accents joined to their letter, mark-up and braces gone.

Most values have no LaTeX in them and come back as they are. latexcodec is asked, once for each, only for symbols that
have a name (`\ss`, `\textdegree`, `\alpha`); it is imported at the first of those, so that a plain list never loads it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from werkplaats.library.symbols import ACCENTS, LOWERED, NOTHING, RAISED, SIGNS, SPACES, WORDS
from werkplaats.model.pattern import lazy

_SPECIAL = lazy(r"[\\{}~$]|--|``|''|,,|[!?]`|\s\s")
"""Anything that makes a value differ from its plain text."""

_TOKEN = lazy(
    r"""
      (?P<address>https?://[^\s{}\\$]++)
    | \\(?:url|path|nolinkurl)\s*+\{(?P<verbatim>[^{}]*+)\}
    | \\(?:enquote|mkbibquote)\s*+\{(?P<quoted>[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+)\}
    | (?P<link>\\href\s*+\{[^{}]*+\})
    | \\(?P<setting>hspace|vspace|begin|end|foreignlanguage|selectlanguage|textcolor|color|fontfamily|label)\*?\s*+\{[^{}]*+\}
    | \\(?P<accent>[`'^~="."]|(?:[uvHtcdbrkGU]|ocirc|polhk)(?![A-Za-z]))\s*+
      (?: \{\s*+(?P<braced>\\[ij](?![A-Za-z])|[^\W\d_])?+(?P<second>[^\W\d_])?\s*+\} | (?P<dotless>\\[ij])(?![A-Za-z])[ ]?
        | \{\\(?P<braced_word>[A-Za-z]++)\s*+\} | \\(?P<accented_word>[A-Za-z]++)\s*+ | (?P<letter>[^\W\d_]) )
    | \\(?P<script>textsuperscript|textsubscript)\s*+\{(?P<figure>[-+]?[0-9]++)\}
    | \\(?P<word>[A-Za-z]++)\*?\s*+(?:\{\s*\})?
    | \\(?P<symbol>.)
    | \$(?P<math>[^$]++)\$
    | (?P<sign>---|--|``|''|,,|[!?]`|[{}~])
    | (?P<stray>\\)
    """,
    re.VERBOSE | re.DOTALL,
)
_MATH = lazy(r"(?P<mark>[\^_])(?:\{(?P<group>[^{}]*+)\}|(?P<one>[^\s{}\\]))")
_SINGLE_QUOTES = lazy(r"(?<!\w)`(?=\S)([^`]*?\S)'(?!\w)")
"""A pair as LaTeX writes it; by itself a backtick stays, for people use it as an apostrophe."""
_TWO_LETTERS = str.maketrans({"\u0132": "IJ", "\u0133": "ij"})
"""The ij as one character, which sorts, searches and shortens as the two letters it is (row 37)."""
_WITHIN_QUOTES = str.maketrans("“”", "‘’")
_ESCAPED = lazy(r"\\([_%&#])")
_SPACES = lazy(r"[ \t\r\n]{2,}")


def decode(value: str) -> str:
    """Return the plain text of a value.

    Args:
        value: The expanded value of a field, or a part of a name.

    Returns:
        Text in Unicode's composed form (NFC). Unknown commands vanish, what stood in their braces stays. Addresses
        within the text are left as they are, for there `~` and `--` mean themselves.
    """
    if _SPECIAL.search(value):
        value = _SPACES.sub(" ", _TOKEN.sub(_plain, value)).strip(" ")
    if "`" in value:
        value = _SINGLE_QUOTES.sub(r"‘\1’", value)
    return value if value.isascii() else unicodedata.normalize("NFC", value.translate(_TWO_LETTERS))


def decode_address(value: str) -> str:
    r"""Return an address as it is, but for `\_`, `\%`, `\&` and `\#`, which exports write for LaTeX's sake."""
    return _ESCAPED.sub(r"\1", value)


def _plain(match: re.Match[str]) -> str:
    """Return what one token prints."""
    kind = match.lastgroup or ""
    return _PRINTERS.get(kind, _accented)(match)


def _verbatim(match: re.Match[str]) -> str:
    return decode_address(match["verbatim"] if match["address"] is None else match["address"])


def _sign(match: re.Match[str]) -> str:
    return SIGNS[match["sign"]]


def _symbol(match: re.Match[str]) -> str:
    symbol = match["symbol"]
    if symbol in SPACES:
        return " "
    return "" if symbol in NOTHING or symbol in ACCENTS else symbol


def _quoted(match: re.Match[str]) -> str:
    return f"“{decode(match['quoted']).translate(_WITHIN_QUOTES)}”"


def _formula(match: re.Match[str]) -> str:
    return decode(_MATH.sub(_script, match["math"]))


def _figure(match: re.Match[str]) -> str:
    return match["figure"].translate(RAISED if match["script"] == "textsuperscript" else LOWERED)


def _command(match: re.Match[str]) -> str:
    return _word(match["word"])


def _setting(match: re.Match[str]) -> str:
    """A command whose argument says how, not what: of a space the space is left."""
    return " " if match["setting"] == "hspace" else ""


def _nothing(match: re.Match[str]) -> str:  # noqa: ARG001  # one of the printers
    return ""


_PRINTERS = {
    "address": _verbatim,
    "verbatim": _verbatim,
    "quoted": _quoted,
    "sign": _sign,
    "symbol": _symbol,
    "word": _command,
    "math": _formula,
    "figure": _figure,
    "link": _nothing,
    "setting": _setting,
    "stray": _nothing,
}


def _accented(match: re.Match[str]) -> str:
    base = match["braced"] or match["dotless"] or match["letter"]
    if base is None:
        word = match["braced_word"] or match["accented_word"]
        base = _word(word) if word else ""
    base = {"\\i": "i", "\\j": "j", "ı": "i", "ȷ": "j"}.get(base, base)
    if not base:
        return match["accent"] if match["accent"] in "~^" else ""
    # A tie goes between two letters; any other accent belongs to the first.
    return unicodedata.normalize("NFC", base[0] + ACCENTS[match["accent"]]) + base[1:] + (match["second"] or "")


def _script(match: re.Match[str]) -> str:
    content = match["group"] if match["one"] is None else match["one"]
    table = RAISED if match["mark"] == "^" else LOWERED
    translated = content.translate(table)
    changed = all(before != after for before, after in zip(content, translated, strict=True))
    return translated if changed else content


@lru_cache(maxsize=1024)
def _word(name: str) -> str:
    """Return what the command `name` prints by itself: a symbol, or nothing."""
    if (own := WORDS.get(name)) is not None:
        return own
    from latexcodec import codec  # noqa: PLC0415  # see the module's text

    decoder: Any = codec.UnicodeLatexIncrementalDecoder  # it has no types

    for latex in (f"\\{name}", f"$\\{name}$"):
        plain = str(decoder().decode(latex, final=True))
        if "\\" not in plain:
            return plain.strip("{}$")
    return ""
