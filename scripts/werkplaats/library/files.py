"""Opening `.bib` files: a file that is missing or not UTF-8 is a problem with a place, and what can be read is read."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from werkplaats.library.reader import read_library
from werkplaats.model.diagnostic import Problem
from werkplaats.model.refusal import reason
from werkplaats.model.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from werkplaats.model.entry import Library

_HANDLER = "werkplaats-cp1252"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins that says of itself that it is UTF-16."""


_NO_TEXT = {
    b"PK\x03\x04": "een Word-bestand of een ander ingepakt bestand",
    b"\xd0\xcf\x11\xe0": "een oud Word-bestand",
    b"{\\rtf": "een bestand met opmaak (rtf)",
    b"%PDF-": "een pdf",
}
"""How files begin that people save under the name of a text."""


def load_library(files: Iterable[tuple[str, Path]]) -> Library:
    """Read files from disk into a library.

    Args:
        files: Of each file the path for reports, relative to the project, and where it is.

    Returns:
        The library; files that could not be read count as empty and are among its problems.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    for path, file in files:
        source, found = open_source(path, file)
        sources.append(source)
        problems.extend(found)
    return read_library(sources, problems)


def open_source(path: str, file: Path) -> tuple[Source, tuple[Problem, ...]]:
    """Read one file; one that cannot be read gives an empty source and a problem."""
    try:
        data = file.read_bytes()
    except OSError as error:
        message = (
            f"‘{path}’ kan niet worden gelezen ({reason(error)}); kijk of het bestand er is en gelezen mag worden."
        )
        return Source(path, ""), (Problem("BIB005", path, Span(0, 0), message),)
    return decode_source(path, data)


def decode_source(path: str, data: bytes) -> tuple[Source, tuple[Problem, ...]]:
    """Turn bytes into text.

    Args:
        path: Project-relative path.
        data: The whole file. A byte order mark is left out.

    Returns:
        The source, and a problem at the first byte that is not UTF-8. Such bytes are read as Windows-1252, the rest
        stays what it is, for a single pasted word often is all that is wrong.
    """
    if kind := next((kind for sign, kind in _NO_TEXT.items() if data.startswith(sign)), ""):
        message = f"Dit is geen tekstbestand maar {kind}; neem de tekst eruit over in een gewoon tekstbestand."
        return Source(path, ""), (Problem("BIB005", path, Span(0, 0), message),)
    if data.startswith(UTF16):
        message = "Dit bestand is opgeslagen als UTF-16; kies ‘Opslaan als’ en dan de codering UTF-8."
        return Source(path, data.decode("utf-16", "replace")), (Problem("BIB005", path, Span(0, 0), message),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(path, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode("utf-8"))
    source = Source(path, data.decode("utf-8", _HANDLER))
    shown = source.text[at] if source.text[at] in "‘’“”" else f"‘{source.text[at]}’"
    message = f"Dit bestand is niet opgeslagen als UTF-8 (dit teken lezen wij als {shown}); kies ‘Opslaan als’ en dan de codering UTF-8."
    return source, (Problem("BIB005", path, Span(at, at + 1), message),)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_HANDLER, _as_cp1252)
