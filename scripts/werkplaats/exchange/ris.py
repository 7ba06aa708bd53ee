"""Drafts from RIS, the form in which most databases and libraries export.

Source: the RIS specification of Research Information Systems (2001 and its revision of 2011).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.exchange.draft import make_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.exchange.draft import Draft

TAG = re.compile(r"^(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<value>.*))?$")
_TYPES = {
    "JOUR": "article",
    "EJOUR": "article",
    "JFULL": "periodical",
    "MGZN": "article",
    "NEWS": "article",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "collection",
    "CHAP": "incollection",
    "ECHAP": "incollection",
    "CONF": "inproceedings",
    "CPAPER": "inproceedings",
    "RPRT": "report",
    "GOVDOC": "report",
    "THES": "thesis",
    "ELEC": "online",
    "ICOMM": "online",
    "WEB": "online",
    "BLOG": "online",
    "DATA": "dataset",
    "VIDEO": "video",
    "ENCYC": "inreference",
    "DICT": "inreference",
    "STAND": "standard",
    "UNPB": "unpublished",
    "UNPD": "unpublished",
    "MANSCPT": "unpublished",
    "INPR": "article",
    "BILL": "legislation",
    "STAT": "legislation",
    "LEGAL": "legislation",
    "CASE": "jurisdiction",
    "COMP": "software",
    "MPCT": "movie",
    "PCOMM": "letter",
    "DBASE": "dataset",
    "AGGR": "dataset",
    "GEN": "misc",
}
_SUBTYPES = {"MGZN": "magazine", "NEWS": "newspaper"}
_PARTS = frozenset({"incollection", "inproceedings", "inreference"})
_PUBLISHERS = {"report": "institution", "thesis": "institution", "online": "organization"}
_SINGLE = {
    "VL": "volume",
    "ET": "edition",
    "DO": "doi",
    "CY": "location",
    "PP": "location",
    "LA": "language",
    "L1": "",
}


def read_ris(text: str) -> tuple[Draft, ...]:
    """Return the sources of a RIS text; a record without its end (`ER`) counts up to the next one."""
    records: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        match = TAG.match(line.strip("\ufeff").rstrip())
        if match is None:
            if records and records[-1] and line.strip():  # a value that goes on
                tag, value = records[-1][-1]
                records[-1][-1] = (tag, f"{value} {line.strip()}")
        elif match["tag"] == "TY":
            records.append([("TY", (match["value"] or "").strip())])
        elif records and match["tag"] != "ER":
            records[-1].append((match["tag"], (match["value"] or "").strip()))
    return tuple(_draft(record, number) for number, record in enumerate(records, 1))


def _draft(record: list[tuple[str, str]], number: int) -> Draft:
    values: dict[str, list[str]] = {}
    for tag, value in record:
        if value:
            values.setdefault(tag, []).append(value)

    def first(*tags: str) -> str:
        return next((values[tag][0] for tag in tags if tag in values), "")

    kind = first("TY").upper()
    type_ = _TYPES.get(kind, "misc")
    container = first("T2", "JO", "JF", "BT", "JA")
    fields = {
        "author": _names((*values.get("AU", ()), *values.get("A1", ()))),
        "title": first("TI", "T1", "CT") or (first("BT") if type_ in {"book", "collection"} else ""),
        "journaltitle": container if type_ == "article" else "",
        "booktitle": container if type_ in _PARTS else "",
        "series": container if type_ in {"book", "report"} and container != first("TI", "T1") else "",
        "entrysubtype": _SUBTYPES.get(kind, ""),
        "type": first("M3") if type_ in {"report", "thesis"} else "",
        _PUBLISHERS.get(type_, "publisher"): first("PB"),
        "number": first("IS")
        if type_ == "article"
        else first("SN")
        if type_ == "report" and not _is_isbn(first("SN"))
        else "",
        "date": _date(first("DA") or first("PY", "Y1")) or _date(first("PY", "Y1")),
        "pages": _pages(first("SP"), first("EP")),
        "url": first("UR", "L2"),
        "urldate": _date(first("Y2")),
        **{name: first(tag) for tag, name in _SINGLE.items() if name and first(tag)},
    }
    editors = _names((*values.get("ED", ()), *(values.get("A2", ()) if type_ in _PARTS else ())))
    if type_ == "collection" and not editors:
        fields["author"], editors = "", fields["author"]
    fields["editor"] = editors
    serial = first("SN")
    if serial and type_ != "report":
        fields["issn" if type_ == "article" else "isbn"] = serial
    elif _is_isbn(serial):
        fields["isbn"] = serial
    return make_draft(type_, fields, fields["title"] or f"bron {number}", foreign_type="" if kind in _TYPES else kind)


def _names(names: Iterable[str]) -> str:
    """Return names as BibTeX joins them; one without a comma and with more than one word is an organisation or is read as it stands."""
    return " and ".join(_name(name) for name in dict.fromkeys(names))


def _name(name: str) -> str:
    parts = [part.strip() for part in name.rstrip(", ").split(",")]
    match parts:
        case [only]:
            return "{" + only + "}" if " " in only else only
        case [family, given, suffix]:
            return f"{family}, {suffix}, {given}"
        case _:
            return ", ".join(parts)


def _date(written: str) -> str:
    """Return `2019/04/30/` as `2019-04-30`."""
    match = re.match(r"(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?(?!\d)", written.strip())
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else ""


def _pages(start: str, end: str) -> str:
    return f"{start}--{end}" if start and end and start != end and "-" not in start else start


def _is_isbn(written: str) -> bool:
    return len(re.sub(r"[^\dXx]", "", written)) in {10, 13}
