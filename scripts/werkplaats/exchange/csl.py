"""Drafts from CSL-JSON: what Zotero, doi.org and pandoc write.

Source: the CSL 1.0.2 specification, appendices III and IV, and its JSON schema; the types of its own that Crossref puts in their place.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any, cast

from werkplaats.exchange.draft import make_draft, write_name
from werkplaats.model.entry import Name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.exchange.draft import Draft

_TYPES = {
    "article": "article",
    "article-journal": "article",
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "monograph": "book",
    "edited-book": "collection",
    "reference-book": "collection",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "book-part": "incollection",
    "book-section": "incollection",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "report": "report",
    "report-component": "report",
    "thesis": "thesis",
    "dissertation": "thesis",
    "posted-content": "online",
    "webpage": "online",
    "post": "online",
    "post-weblog": "online",
    "dataset": "dataset",
    "software": "software",
    "entry": "inreference",
    "reference-entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "legislation": "legislation",
    "legal_case": "jurisdiction",
    "motion_picture": "movie",
    "broadcast": "video",
    "standard": "standard",
    "manuscript": "unpublished",
    "personal_communication": "letter",
    "bill": "legislation",
    "regulation": "legislation",
    "treaty": "legislation",
    "review": "article",
    "review-book": "article",
    "periodical": "periodical",
    "document": "misc",
    "": "misc",
}
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
_TAGS = re.compile(r"</?[A-Za-z][^<>]*>")
_SIMPLE = {
    "subtitle": "subtitle",
    "volume": "volume",
    "edition": "edition",
    "version": "version",
    "page": "pages",
    "publisher-place": "location",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
    "language": "language",
    "event-title": "eventtitle",
}


class CslError(Exception):
    """The JSON is no list of sources; the message says so in Dutch."""


def read_csl(data: object) -> tuple[Draft, ...]:
    """Return the sources of a CSL-JSON text that has been parsed: a list, one source, or a block with `items`.

    Raises:
        CslError: There is something else in it.
    """
    if isinstance(data, dict):
        block = cast("dict[str, Any]", data)
        data = block["items"] if isinstance(block.get("items"), list) else [block]
    if not isinstance(data, list):
        raise CslError("Dit is geen CSL-JSON; verwacht wordt een lijst van bronnen.")
    items = cast("list[object]", data)
    return tuple(_draft(item, number) for number, item in enumerate(items, 1))


def _draft(data: object, number: int) -> Draft:
    if not isinstance(data, dict) or not ({"title", "type", "author"} & data.keys()):
        raise CslError(f"Bron {number} is geen CSL-JSON; verwacht wordt een blok met ‘type’ en ‘title’.")
    item = cast("dict[str, Any]", data)
    kind = str(item.get("type", ""))
    container = _text(item, "container-title")
    type_ = "online" if kind == "article" and not container else _TYPES.get(kind, "misc")  # a preprint is in no journal
    fields = {name: _text(item, variable) for variable, name in _SIMPLE.items()}
    fields |= {
        "title": _text(item, "title"),
        "author": _names(item.get("author")),
        "editor": _names(item.get("editor")),
        "translator": _names(item.get("translator")),
        "journaltitle": container if type_ == "article" else "",
        "booktitle": container if type_ in {"incollection", "inproceedings", "inreference"} else "",
        "entrysubtype": _SUBTYPES.get(kind, ""),
        "type": _text(item, "genre") if type_ in {"report", "thesis", "misc"} else "",
        "number": _text(item, "issue") if type_ == "article" else _text(item, "number"),
        "series": _text(item, "collection-title"),
        "date": _date(item.get("issued")),
        "urldate": _date(item.get("accessed")),
    }
    publisher = _text(item, "publisher")
    if type_ == "online":
        publisher = container or publisher
    if type_ != "article":  # an article is of its journal, whoever prints that
        fields[_PUBLISHERS.get(type_, "publisher")] = publisher
    if type_ == "article":
        fields["location"] = ""
    key = _text(item, "citation-key", "id")
    return make_draft(
        type_, fields, fields["title"] or f"bron {number}", key, foreign_type="" if kind in _TYPES else kind
    )


def _text(item: Mapping[str, Any], *names: str) -> str:
    """Return the first of these variables as plain text: mark-up such as `<i>` goes, of a list the first counts."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list):
            found = cast("list[object]", value)
            value = found[0] if found else ""
        if isinstance(value, (str, int, float)) and str(value).strip():
            return html.unescape(_TAGS.sub("", str(value)))
    return ""


def _names(value: object) -> str:
    if not isinstance(value, list):
        return ""
    return " and ".join(name for item in cast("list[object]", value) if (name := _name(item)))


def _name(data: object) -> str:
    if not isinstance(data, dict):
        return ""
    item = cast("dict[str, Any]", data)
    family, given = _text(item, "family"), _text(item, "given")
    literal = _text(item, "literal", "name")
    if literal or (family and not given and "particle" not in item and " " in family):
        return "{" + (literal or family) + "}"
    particle = " ".join(filter(None, (_text(item, "dropping-particle"), _text(item, "non-dropping-particle"))))
    return write_name(Name(family or given, given if family else "", particle, _text(item, "suffix")))


def _date(value: object) -> str:
    """Return a CSL date (`date-parts`, or `raw`) as BibLaTeX writes it; of a period both ends."""
    if not isinstance(value, dict):
        return ""
    block = cast("dict[str, Any]", value)
    parts = block.get("date-parts")
    if isinstance(parts, list) and parts:
        return "/".join(filter(None, (_day(part) for part in cast("list[object]", parts)[:2])))
    raw = _text(block, "raw", "literal")
    return raw if re.fullmatch(r"\d{4}(-\d\d){0,2}", raw) else (re.findall(r"\b(?:1[5-9]|20)\d\d\b", raw) or [""])[0]


def _day(parts: object) -> str:
    if not isinstance(parts, list):
        return ""
    numbers = [str(part) for part in cast("list[object]", parts) if str(part).isdigit()]
    return "-".join(part.zfill(4 if at == 0 else 2) for at, part in enumerate(numbers[:3]))
