"""Names of fields: those that mean something, those that are somebody's notes, and what a mistyped or Dutch one was meant to be."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from werkplaats.checks.suggest import Guesser
from werkplaats.library.types import FIELD_ALIASES
from werkplaats.model.pattern import lazy

_FIELDS = frozenset(
    (
        "abstract addendum afterword annotation annotator author authortype bookauthor bookpagination booksubtitle "
        "booktitle booktitleaddon chapter commentator crossref date day doi edition editor editora editoratype editorb "
        "editorbtype editorc editorctype editortype eid entryset entrysubtype eprint eprintclass eprinttype event "
        "eventdate eventtitle eventtitleaddon execute file foreword gender holder howpublished ids indexsorttitle "
        "indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle issuetitleaddon "
        "iswc journalsubtitle journaltitle journaltitleaddon keywords label langid langidopts language library location "
        "mainsubtitle maintitle maintitleaddon month nameaddon note number options organization origdate origlanguage "
        "origlocation origpublisher origtitle owner pages pagetotal pagination part presort publisher pubstate related "
        "relatedoptions relatedstring relatedtype reprinttitle series shortauthor shorteditor shorthand shorthandintro "
        "shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear subtitle timestamp title "
        "titleaddon translator type url urldate venue version volume volumes xdata xref year creationdate "
        "modificationdate groups priority readstatus comment comments copyright publicationdate orcid pmid pmcid issued "
        "herkomst hersteld onvolledig"
    ).split()
)
"""Source: the biblatex manual, 2.2.2 to 2.2.5; then what reference managers add; then our own."""
_NOTES = frozenset(
    (
        "articleno art_number abstractnote archivelocation bookeditor callnumber comment-user da eissn eventplace "
        "fjournal fseries genre journal-iso keyword key-words keywords-plus issue_date issuedate misc mrclass mrnumber "
        "mrreviewer notes notitie notities num_pages numpages organization-address published publisheddate read "
        "sfjournal sjournal status zblnumber"
    ).split()
)
"""Someone's own notes, and what publishers' exports add: they resemble a known name and mean something else."""
_UNSHOWN = frozenset(
    (
        "abstract annotation annote comment comments creationdate eprint eprintclass eprinttype primaryclass "
        "archiveprefix execute file pdf gender groups hersteld ids indexsorttitle indextitle isan ismn isrn iswc key "
        "keywords label langidopts library modificationdate options owner presort priority publicationdate readstatus "
        "relatedoptions relatedstring relatedtype shorthandintro sortkey sortname sortshorthand sorttitle sortyear "
        "timestamp addendum"
    ).split()
)
"""What is not shown, or hardly: to come near the name of one of these loses nothing."""
_DUTCH = {
    "auteur": "author",
    "auteurs": "author",
    "bekeken": "urldate",
    "bladzijde": "pages",
    "bladzijden": "pages",
    "blz": "pages",
    "boektitel": "booktitle",
    "datum": "date",
    "druk": "edition",
    "editie": "edition",
    "geraadpleegd": "urldate",
    "instelling": "institution",
    "isbn-10": "isbn",
    "isbn-13": "isbn",
    "isbn10": "isbn",
    "isbn13": "isbn",
    "jaar": "year",
    "jaargang": "volume",
    "link": "url",
    "maand": "month",
    "nr": "number",
    "nummer": "number",
    "ondertitel": "subtitle",
    "origyear": "origdate",
    "pagina": "pages",
    "paginas": "pages",
    "plaats": "location",
    "redacteur": "editor",
    "redacteuren": "editor",
    "redactie": "editor",
    "reeks": "series",
    "schrijver": "author",
    "schrijvers": "author",
    "serie": "series",
    "taal": "langid",
    "tijdschrift": "journaltitle",
    "titel": "title",
    "uitgever": "publisher",
    "uitgeverij": "publisher",
    "vertaler": "translator",
    "vertalers": "translator",
    "webadres": "url",
    "website": "url",
}
"""What someone who thinks in Dutch writes, and names that one program or another uses."""
KNOWN = _FIELDS | frozenset(FIELD_ALIASES)
_MEANT = tuple(sorted(KNOWN - _UNSHOWN))
_OPEN = tuple("alt ads bdsk- hal_ opt date- x- user list name verb citavi mendeley zotero __".split())
"""How names begin that a program or a person keeps for itself; `OPTnote` and `ALTeditor` are how Emacs sets a field aside."""
_VARIANT = lazy(r"(?P<name>[a-z]+)(?:[-_]?\d+|[-_][a-z]{2})")
"""`title_en`, `url2`: a second value that somebody keeps."""
_LIKE_DUTCH = 0.85


@cache
def meant_field(name: str) -> str:
    """Return the field that was meant by an unknown name in small letters; empty for a known name, and for somebody's own."""
    if name in KNOWN or name in _NOTES or name.startswith(_OPEN) or "+" in name:
        return ""
    if name in _DUTCH:
        return _DUTCH[name]
    variant = _VARIANT.fullmatch(name)
    if variant and (variant["name"] in KNOWN or variant["name"] in _DUTCH):
        return ""
    if guess := Guesser(_MEANT).guess(name):
        return guess
    dutch = Guesser(sorted(_DUTCH)).guess(name)
    return _DUTCH[dutch] if dutch and SequenceMatcher(None, name, dutch).ratio() >= _LIKE_DUTCH else ""
