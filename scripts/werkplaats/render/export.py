"""A work for other programs: BibTeX, RIS and CSL-JSON. The same work gives the same bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from werkplaats.library.types import FIELD_ALIASES
from werkplaats.library.values import MONTHS
from werkplaats.resolve.creators import full_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.entry import Date, Name, Work

_OWN_FIELDS = frozenset(["herkomst", "hersteld", "onvolledig"])
"""Our own notes on where an entry comes from and what is unknown; no other program knows them."""
_LEFT_OUT = _OWN_FIELDS | {"crossref", "xdata", "xref", "entryset"}
_MONTHS = {name: macro for macro, name in MONTHS.items()}
_SPACES = re.compile(r"\s+")
_PAGES = re.compile(r"\s*(?P<first>[^\s–—-]+)\s*(?:--+|[-–—]\s*)\s*(?P<last>[^\s–—-]*)\s*")

_RIS_TYPES = {
    "article": "JOUR",
    "audio": "SOUND",
    "book": "BOOK",
    "bookinbook": "CHAP",
    "collection": "EDBOOK",
    "dataset": "DATA",
    "image": "ART",
    "artwork": "ART",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CPAPER",
    "inreference": "ENCYC",
    "jurisdiction": "CASE",
    "legal": "GOVDOC",
    "legislation": "STAT",
    "letter": "PCOMM",
    "movie": "MPCT",
    "music": "MUSIC",
    "mvbook": "BOOK",
    "mvcollection": "EDBOOK",
    "online": "ELEC",
    "patent": "PAT",
    "periodical": "JFULL",
    "proceedings": "CONF",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "standard": "STAND",
    "suppbook": "CHAP",
    "suppcollection": "CHAP",
    "thesis": "THES",
    "unpublished": "UNPB",
    "video": "VIDEO",
    "manual": "BOOK",
    "booklet": "PAMP",
}
_CSL_TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "broadcast",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "dataset": "dataset",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "legislation",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
}
_CSL_ARTICLES = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "krant": "article-newspaper",
    "blog": "post-weblog",
}
_CSL_FIELDS = (
    ("volume", ("volume",)),
    ("issue", ()),
    ("page", ("pages",)),
    ("number", ()),
    ("edition", ("edition",)),
    ("version", ("version",)),
    ("chapter-number", ("chapter",)),
    ("publisher", ("publisher", "institution", "organization")),
    ("publisher-place", ("location",)),
    ("collection-title", ("series",)),
    ("event-title", ("eventtitle",)),
    ("event-place", ("venue",)),
    ("genre", ("type",)),
    ("medium", ("howpublished",)),
    ("DOI", ("doi",)),
    ("URL", ("url",)),
    ("ISBN", ("isbn",)),
    ("ISSN", ("issn",)),
    ("abstract", ("abstract",)),
    ("language", ("langid", "language")),
)
_LANGUAGES = {
    "dutch": "nl",
    "nederlands": "nl",
    "english": "en",
    "american": "en-US",
    "british": "en-GB",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
}
_GENRES = {
    "phdthesis": "Proefschrift",
    "mathesis": "Masterscriptie",
    "bathesis": "Bachelorscriptie",
    "techreport": "",
}


def to_bibtex(work: Work) -> str:
    """Return a work as BibTeX that stands alone: every field that other programs know, own or inherited.

    Macros are replaced by what they stand for, but for those of the months, which every program knows. Fields that only
    say which other entries it depends on are left out, for those do not come along.
    """
    entry, inherited = work.entry, work.inherited
    fields = {
        name: field.value
        for name, field in entry.fields.items()
        if name not in _LEFT_OUT and FIELD_ALIASES.get(name, name) not in inherited
    }
    fields |= {name: field.value for name, field in inherited.items() if name not in _LEFT_OUT}
    lines = [f"  {name} = {_bibtex_value(name, value)},\n" for name, value in fields.items()]
    opening, closing = "()" if "}" in entry.key else "{}"
    return f"@{entry.type}{opening}{entry.key},\n{''.join(lines)}{closing}\n"


def to_ris(work: Work) -> str:
    """Return a work as one RIS record, lines ended as the format asks (CR LF)."""
    lines = [("TY", _RIS_TYPES.get(work.type, "GEN")), *_ris_lines(work), ("ER", "")]
    return "".join(
        [f"{tag}  - {_one_line(value)}".rstrip(" ") + (" \r\n" if tag == "ER" else "\r\n") for tag, value in lines]
    )


def to_csl(work: Work) -> dict[str, Any]:
    """Return a work as a CSL-JSON item (CSL 1.0.2)."""
    item: dict[str, Any] = {"id": work.key, "type": _csl_type(work)}
    title = full_title(work.get("title"), work.get("subtitle"))
    found = {
        "title": title,
        "title-short": work.get("shorttitle"),
        "container-title": _container(work),
        **{name: work.get(*fields) for name, fields in _CSL_FIELDS if fields},
    }
    number = work.get("number", "issue")
    found["issue" if work.type in {"article", "review", "periodical"} else "number"] = number
    found["language"] = _LANGUAGES.get(found["language"].lower(), found["language"])
    found["genre"] = _GENRES.get(found["genre"].lower(), found["genre"])
    if pages := _PAGES.fullmatch(found["page"]):
        found["page"] = "-".join(part for part in (pages["first"], pages["last"]) if part)
    item.update({name: value for name, value in found.items() if value})
    people = (
        ("author", work.authors),
        ("editor", work.editors),
        ("translator", work.translators),
        ("container-author", work.book_authors),
    )
    for role, names in people:
        if names:
            item[role] = [_csl_name(name) for name in names]
    for role, others in (("author", work.authors_others), ("editor", work.editors_others)):
        if others:
            item[role].append({"literal": "et al."})
    if work.date is not None:
        item["issued"] = _csl_date(work.date)
    if work.accessed is not None:
        item["accessed"] = _csl_date(work.accessed)
    return item


def _bibtex_value(name: str, value: str) -> str:
    if name == "month" and (macro := _MONTHS.get(value)):
        return macro
    return f"{{{_balanced(value)}}}"


def _balanced(value: str) -> str:
    """Return a value in which every brace has its partner; a single one would end the entry too early or too late."""
    if "{" not in value and "}" not in value:
        return value
    depth, kept, opened = 0, list(value), list[int]()
    for at, char in enumerate(value):
        if char == "{":
            depth += 1
            opened.append(at)
        elif char == "}":
            if opened:
                opened.pop()
            else:
                kept[at] = ""
    for at in opened:
        kept[at] = ""
    return "".join(kept)


def _ris_lines(work: Work) -> Iterator[tuple[str, str]]:
    editor = "A2" if work.authors or work.type != "collection" else "AU"
    people = (("AU", work.authors), (editor, work.editors), ("A4", work.translators))
    yield from ((tag, shown) for tag, names in people for name in names if (shown := _ris_name(name)))
    title = full_title(work.get("title"), work.get("subtitle"))
    pages = _PAGES.fullmatch(work.get("pages"))
    container = _container(work)
    periodical = work.type in {"article", "review"}
    found: Mapping[str, str] = {
        "TI": title,
        "T2": container,
        "JO": container if periodical else "",
        "T3": work.get("series"),
        "PY": str(work.date.year) if work.date and work.date.year is not None else "",
        "DA": _ris_date(work.date),
        "Y2": _ris_date(work.accessed),
        "VL": work.get("volume"),
        "IS" if periodical else "M1": work.get("number", "issue"),
        "ET": work.get("edition"),
        "SP": pages["first"] if pages else work.get("pages", "eid"),
        "EP": pages["last"] if pages else "",
        "PB": work.get("publisher", "institution", "organization"),
        "CY": work.get("location", "venue"),
        "SN": work.get("isbn", "issn"),
        "DO": work.get("doi"),
        "UR": work.get("url"),
        "LA": _LANGUAGES.get(work.get("langid", "language").lower(), work.get("langid", "language")),
        "AB": work.get("abstract"),
        "ID": work.key,
    }
    yield from ((tag, value) for tag, value in found.items() if value)
    yield from (("KW", word.strip()) for word in re.split(r"[,;]", work.get("keywords")) if word.strip())


def _ris_name(name: Name) -> str:
    """Return `family, given, suffix`, the particle where RIS has no place of its own for it: before the surname."""
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def _ris_date(date: Date | None) -> str:
    if date is None or date.year is None or date.month is None:
        return ""
    return f"{date.year:04}/{date.month:02}/{date.day or 0:02}/".replace("/00/", "//")


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _csl_type(work: Work) -> str:
    if work.type == "article":
        return _CSL_ARTICLES.get(work.get("entrysubtype").lower(), "article-journal")
    return _CSL_TYPES.get(work.type, "document")


def _container(work: Work) -> str:
    if title := work.get("journaltitle"):
        return full_title(title, work.get("journalsubtitle"))
    return full_title(work.get("booktitle", "maintitle"), work.get("booksubtitle"))


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: text for part, text in parts.items() if text}


def _csl_date(date: Date) -> dict[str, Any]:
    if date.year is None:
        return {"literal": date.text}
    found: dict[str, Any] = {"date-parts": [_parts(date), *([_parts(date.end)] if date.end and date.end.year else [])]}
    if date.circa:
        found["circa"] = True
    return found


def _parts(date: Date) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part is not None]
