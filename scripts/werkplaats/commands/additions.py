"""What a new source needs to be part of a list: a key of its own, no likeness to what is there, and its place."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from werkplaats.checks.suggest import fold
from werkplaats.exchange.draft import write_entry
from werkplaats.exchange.tidy import bare_doi, isbn_13
from werkplaats.library.reader import read_bibliography, read_library
from werkplaats.model.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from werkplaats.exchange.draft import Draft
    from werkplaats.model.entry import Name, Work

_NOT_LETTER = re.compile(r"[^a-z]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 24
_LIKE = 0.9
_PARTS = frozenset({"incollection", "inbook", "inproceedings", "inreference", "suppbook", "bookinbook"})


def as_work(draft: Draft) -> Work:
    """Return a draft as the library understands it."""
    works = read_library([Source("nieuw.bib", write_entry("nieuw", draft) + "\n")]).works
    return works["nieuw"]


def make_key(work: Work, taken: Collection[str]) -> str:
    """Return a key in our form: surname and year in small letters, then what makes it unlike the keys that exist.

    Of an organisation with a long name the capitals count (`akmi2015`); a second surname, then `b`, `c`, … makes a key unique.
    """
    known = {key.casefold() for key in taken}
    year = str(work.date.year) if work.date and work.date.year else "zd"
    names = [_surname(name) for name in (work.authors or work.editors)]
    names = [name for name in names if name] or [_first_words(work)]
    base = names[0]
    if f"{base}{year}" not in known:
        return f"{base}{year}"
    if len(names) > 1 and f"{base}{names[1]}{year}" not in known:
        return f"{base}{names[1]}{year}"
    return next(key for key in (f"{base}{year}{letters}" for letters in _letters()) if key not in known)


def _letters() -> Iterable[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet[1:]
    yield from (first + second for first in alphabet for second in alphabet)


def _surname(name: Name) -> str:
    whole = _plain(f"{name.particle} {name.family}")
    if len(whole) <= _LONGEST_NAME:
        return whole
    capitals = _plain("".join(word[0] for word in name.family.split() if word[0].isupper()))
    return capitals if name.literal and len(capitals) > 1 else whole[:_LONGEST_NAME]


def _first_words(work: Work) -> str:
    named = work.get("organization", "institution", "publisher", "title") or "onbekend"
    return _plain(" ".join(named.split()[:2])) or "onbekend"


def _plain(text: str) -> str:
    return _NOT_LETTER.sub("", fold(text.replace("ß", "ss").replace("ø", "o").replace("æ", "ae")))


def likeness(new: Work, other: Work) -> str:
    """Return in what a new source is probably the same as another, in Dutch; an empty string when it is not."""
    if (doi := bare_doi(new.get("doi")).lower()) and doi == bare_doi(other.get("doi")).lower():
        return "dezelfde doi"
    apart = new.type in _PARTS or other.type in _PARTS
    if not apart and (isbn := isbn_13(new.get("isbn"))) and isbn == isbn_13(other.get("isbn")):
        return "hetzelfde isbn"
    years = {work.date.year for work in (new, other) if work.date and work.date.year}
    if len(years) > 1 or not _same_author(new, other):
        return ""
    titles = [_NOT_WORD.sub(" ", fold(f"{work.get('title')} {work.get('subtitle')}")).strip() for work in (new, other)]
    mains = [_NOT_WORD.sub(" ", fold(work.get("title"))).strip() for work in (new, other)]
    if not all(mains):
        return ""
    alike = SequenceMatcher(None, titles[0], titles[1], autojunk=False).ratio() >= _LIKE or (
        mains[0] == mains[1] and titles != mains
    )
    return "bijna dezelfde titel, auteur en jaar" if alike else ""


def _same_author(new: Work, other: Work) -> bool:
    first, second = ([_plain(name.family) for name in (work.authors or work.editors)] for work in (new, other))
    return bool(set(first) & set(second)) or not first or not second


def insert_entry(text: str, key: str, entry: str) -> str:
    """Return a list with one more entry in its sorted place; every other byte stays as it was.

    Args:
        text: The `.bib` file.
        key: The key of the entry.
        entry: The entry, without a line end.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    entry = entry.replace("\n", newline)
    entries, _ = read_bibliography(Source("lijst.bib", text))
    if not entries:
        gap = "" if not text else newline if text.endswith("\n") else newline * 2
        return f"{text}{gap}{entry}{newline}"
    later = next((number for number, other in enumerate(entries) if other.key > key), len(entries))
    if later:
        at = entries[later - 1].span.end
        return f"{text[:at]}{newline}{newline}{entry}{text[at:] or newline}"
    at = _above(text, entries[0].span.start)
    return f"{text[:at]}{entry}{newline}{newline}{text[at:]}"


def _above(text: str, at: int) -> int:
    """Return where the remarks begin that stand directly above an entry."""
    while at:
        begin = text.rfind("\n", 0, at - 1) + 1
        if not text[begin:at].lstrip().startswith("%"):
            break
        at = begin
    return at


def load_json(text: str) -> object:
    """Read JSON that comes from elsewhere.

    Raises:
        ValueError: It is none, goes deeper than any list of sources does, or holds half a character, which no file can.
    """
    try:
        data: object = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("too deep") from error
    return data
