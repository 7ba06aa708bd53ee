"""A field with a name that nobody knows: what it holds is shown nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.suggest import Guesser
from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.diagnostic import Edit, Finding, Fix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_FIELDS = frozenset(
    [
        "abstract",
        "addendum",
        "afterword",
        "annotation",
        "annotator",
        "author",
        "authortype",
        "bookauthor",
        "bookpagination",
        "booksubtitle",
        "booktitle",
        "booktitleaddon",
        "chapter",
        "commentator",
        "crossref",
        "date",
        "day",
        "doi",
        "edition",
        "editor",
        "editora",
        "editoratype",
        "editorb",
        "editorbtype",
        "editorc",
        "editorctype",
        "editortype",
        "eid",
        "entryset",
        "entrysubtype",
        "eprint",
        "eprintclass",
        "eprinttype",
        "event",
        "eventdate",
        "eventtitle",
        "eventtitleaddon",
        "execute",
        "file",
        "foreword",
        "gender",
        "holder",
        "howpublished",
        "ids",
        "indexsorttitle",
        "indextitle",
        "institution",
        "introduction",
        "isan",
        "isbn",
        "ismn",
        "isrn",
        "issn",
        "issue",
        "issuesubtitle",
        "issuetitle",
        "issuetitleaddon",
        "iswc",
        "journalsubtitle",
        "journaltitle",
        "journaltitleaddon",
        "keywords",
        "label",
        "langid",
        "langidopts",
        "language",
        "library",
        "location",
        "mainsubtitle",
        "maintitle",
        "maintitleaddon",
        "month",
        "nameaddon",
        "note",
        "number",
        "options",
        "organization",
        "origdate",
        "origlanguage",
        "origlocation",
        "origpublisher",
        "origtitle",
        "owner",
        "pages",
        "pagetotal",
        "pagination",
        "part",
        "presort",
        "publisher",
        "pubstate",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "reprinttitle",
        "series",
        "shortauthor",
        "shorteditor",
        "shorthand",
        "shorthandintro",
        "shortjournal",
        "shortseries",
        "shorttitle",
        "sortkey",
        "sortname",
        "sortshorthand",
        "sorttitle",
        "sortyear",
        "subtitle",
        "timestamp",
        "title",
        "titleaddon",
        "translator",
        "type",
        "url",
        "urldate",
        "venue",
        "version",
        "volume",
        "volumes",
        "xdata",
        "xref",
        "year",
        "creationdate",
        "modificationdate",
        "groups",
        "priority",
        "readstatus",
        "comment",
        "comments",
        "copyright",
        "publicationdate",
        "orcid",
        "pmid",
        "pmcid",
        "issued",
        "herkomst",
        "hersteld",
        "onvolledig",
    ]
)
"""Source: the biblatex manual, 2.2.2 to 2.2.5; then what reference managers add; then our own."""
_NOTES = frozenset(
    [
        "articleno",
        "da",
        "eissn",
        "journal-iso",
        "keyword",
        "keywords-plus",
        "issue_date",
        "issuedate",
        "notes",
        "notitie",
        "notities",
        "num_pages",
        "numpages",
        "read",
        "status",
    ]
)
"""Someone's own notes, and what publishers' exports add: they resemble a known name and mean something else."""
_DUTCH = {
    "auteur": "author",
    "auteurs": "author",
    "bladzijden": "pages",
    "boektitel": "booktitle",
    "datum": "date",
    "druk": "edition",
    "jaar": "year",
    "jaargang": "volume",
    "ondertitel": "subtitle",
    "redactie": "editor",
    "tijdschrift": "journaltitle",
    "titel": "title",
    "origyear": "origdate",
    "uitgever": "publisher",
    "vertaler": "translator",
}
"""What someone who thinks in Dutch writes."""
_KNOWN = _FIELDS | frozenset(FIELD_ALIASES)
_OPEN = (
    "ads",
    "bdsk-",
    "hal_",
    "opt",
    "date-",
    "x-",
    "user",
    "list",
    "name",
    "verb",
    "citavi",
    "mendeley",
    "zotero",
    "__",
)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield fields with an unknown name that resembles a known one; other unknown fields are someone's own notes."""
    del view
    for name, field in work.entry.fields.items():
        if name in _KNOWN or name in _NOTES or name.startswith(_OPEN) or "+" in name:
            continue
        guess = _DUTCH.get(name) or Guesser(sorted(_KNOWN)).guess(name)
        if guess:
            taken = guess in work.entry.fields
            fix = None if taken else Fix(f"Vervang door ‘{guess}’", (Edit(field.name_span, guess),), safe=False)
            yield Finding(
                field.name_span,
                f"Het veld ‘{name}’ is niet bekend en wordt niet getoond; bedoelde u ‘{guess}’?",
                fix=fix,
            )


RULE = EntryRule("BIB011", "unknown-field", WARNING, Repair.UNSAFE, check=check)
