"""Sources fetched from doi.org and Open Library, when somebody asks for it.

Sources: the content negotiation of doi.org (citation.doi.org/docs.html) and the Books API of Open Library
(openlibrary.org/dev/docs/api/books).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urldefrag

from werkplaats.commands.additions import load_json
from werkplaats.exchange.csl import CslError, read_csl
from werkplaats.exchange.tidy import bare_doi, isbn_13
from werkplaats.library.names import parse_name
from werkplaats.web.http import MOST_REDIRECTS, AskError, Reply, Request, ask, redirect

if TYPE_CHECKING:
    from werkplaats.exchange.draft import Draft

_LARGEST = 2_000_000
_CSL = "application/vnd.citationstyles.csl+json"
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_OK = 200
_NOT_FOUND = frozenset({404, 410})
_NO_DATA = frozenset({204, 406})
"""What a registration agency answers that has nothing, or nothing in this form."""
_WAY_OUT = "Controleer de internetverbinding, of voeg de bron toe uit een bestand."


class OnlineError(Exception):
    """A source could not be fetched; the message says in Dutch why and what can be done."""


def doi_of(text: str) -> str:
    """Return a DOI that was typed or pasted, without its resolver; an empty string when it is none."""
    doi = bare_doi(text)
    return doi if _DOI.fullmatch(doi) else ""


def isbn_of(text: str) -> str:
    """Return an ISBN that was typed as thirteen digits; an empty string when it is none or its check digit is wrong."""
    if not re.fullmatch(r"(?:ISBN[: ]*)?[\d \-–]{9,17}[\dXx]?", text.strip(), re.IGNORECASE):
        return ""
    isbn = isbn_13(text)
    ten = re.sub(r"[^\dXx]", "", text).upper()
    if len(ten) == 10:  # noqa: PLR2004 - the old length of an ISBN
        values = [10 if digit == "X" else int(digit) for digit in ten]
        return isbn if sum(v * w for v, w in zip(values, range(10, 0, -1), strict=True)) % 11 == 0 else ""
    right = (
        sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(isbn)) % 10 == 0 if isbn.isdigit() else False
    )
    return isbn if right else ""


def fetch_doi(doi: str) -> tuple[Draft, ...]:
    """Ask doi.org for a source.

    Raises:
        OnlineError: There is no network, doi.org does not know the DOI, or its answer cannot be read.
    """
    address = f"https://doi.org/{quote(doi, safe='/:;().-_')}"
    return _sources(_json(download(address, _CSL), "doi.org"), "doi.org", f"https://doi.org/{doi}")


def fetch_isbn(isbn: str) -> tuple[Draft, ...]:
    """Ask Open Library for a book.

    Raises:
        OnlineError: There is no network, Open Library does not know the ISBN, or its answer cannot be read.
    """
    address = f"https://openlibrary.org/api/books?bibkeys=ISBN:{isbn}&format=json&jscmd=data"
    answer = _json(download(address, "application/json"), "Open Library")
    book = cast("dict[str, Any]", answer).get(f"ISBN:{isbn}") if isinstance(answer, dict) else None
    if not isinstance(book, dict):
        raise OnlineError(
            f"Open Library kent isbn {isbn} niet; kijk het nummer na of voeg het boek toe uit een bestand."
        )
    return _sources([_book(cast("dict[str, Any]", book), isbn)], "Open Library", f"https://openlibrary.org/isbn/{isbn}")


def download(address: str, accept: str) -> bytes:
    """Fetch one address over the network, and what it refers to.

    Args:
        address: The address.
        accept: The form that is wanted.

    Raises:
        OnlineError: It did not work.
    """
    at = address
    try:
        for _ in range(MOST_REDIRECTS + 1):
            reply = ask(Request(urldefrag(at).url, accept=accept, largest=_LARGEST))
            there = redirect(at, reply)
            if not there:
                return _body(address, reply)
            at = there
    except AskError as error:
        raise OnlineError(f"{address} geeft geen antwoord: {error.trouble.value}. {_WAY_OUT}") from error
    raise OnlineError(f"{address} blijft doorverwijzen. {_WAY_OUT}")


def _body(address: str, reply: Reply) -> bytes:
    if reply.status in _NOT_FOUND:
        raise OnlineError(f"{address} bestaat niet; kijk het nummer na.")
    if reply.status in _NO_DATA:
        raise OnlineError(
            f"{address} heeft geen gegevens die het programma kan lezen; voeg de bron toe uit een bestand."
        )
    if reply.status != _OK:
        raise OnlineError(f"{address} antwoordt niet goed (fout {reply.status}); probeer het later nog eens.")
    if len(reply.body) > _LARGEST:
        raise OnlineError(f"{address} geeft een te groot antwoord.")
    return reply.body


def _json(data: bytes, where: str) -> object:
    try:
        return load_json(data.decode("utf-8"))
    except ValueError as error:
        raise OnlineError(f"Het antwoord van {where} is niet te lezen; voeg de bron toe uit een bestand.") from error


def _sources(data: object, where: str, address: str) -> tuple[Draft, ...]:
    try:
        return tuple(replace(draft, fields={**draft.fields, "herkomst": address}) for draft in read_csl(data))
    except CslError as error:
        raise OnlineError(f"Het antwoord van {where} is niet te lezen; voeg de bron toe uit een bestand.") from error


def _book(book: dict[str, Any], isbn: str) -> dict[str, Any]:
    """Return a book of Open Library as CSL-JSON."""
    return {
        "type": "book",
        "title": _text(book.get("title")),
        "subtitle": _text(book.get("subtitle")),
        "author": [_person(name) for name in _listed(book, "authors")],
        "publisher": next(iter(_listed(book, "publishers")), ""),
        "publisher-place": next(iter(_listed(book, "publish_places")), ""),
        "issued": {"raw": _text(book.get("publish_date"))},
        "ISBN": isbn,
    }


def _listed(book: dict[str, Any], name: str) -> list[str]:
    found = book.get(name)
    items = cast("list[object]", found) if isinstance(found, list) else []
    return [_text(cast("dict[str, Any]", item).get("name")) for item in items if isinstance(item, dict)]


def _person(name: str) -> dict[str, str]:
    parsed = parse_name(name)
    return {
        "family": parsed.family,
        "given": parsed.given,
        "non-dropping-particle": parsed.particle,
        "suffix": parsed.suffix,
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
