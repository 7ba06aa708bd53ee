"""The kinds of source: how each shows its title, and what it names as the place where the work appeared.

One table at the end holds them all; a kind that is not in it is shown as a book (rows 26 to 34; what no row names, such
as films, data and software, as in APA 7, chapter 10, with Dutch words: ?).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.render import describe
from werkplaats.render.locators import pages_text
from werkplaats.render.names import name_list
from werkplaats.resolve.creators import full_title
from werkplaats.resolve.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkplaats.model.entry import Work
    from werkplaats.model.profile import Profile
    from werkplaats.render.line import Line
    from werkplaats.resolve.creators import Lead

_REPORTS = frozenset(["techreport", "resreport"])
"""BibLaTeX's words for a report, which a number needs before it and nothing else."""
_PUBLISHER = ("publisher", "institution", "organization")
_INSTITUTION = ("institution", "publisher", "organization")
_SITE = ("organization", "publisher", "institution", "journaltitle", "howpublished")
_ONLINE_FIRST = frozenset(
    ["aheadofprint", "ahead of print", "advance online publication", "online first", "prepublished"]
)


class Title(NamedTuple):
    """How a title is shown.

    Attributes:
        italic: True for a work that stands by itself.
        notes: What follows it in round brackets, separated by semicolons.
        kind: What follows that in square brackets.
        text: The title itself, when it is more than that of the entry.
    """

    italic: bool = True
    notes: tuple[str, ...] = ()
    kind: str = ""
    text: str = ""


class Source(NamedTuple):
    """What the functions of this module work on: a work, who leads its entry, whose rules, and the line to add to."""

    work: Work
    lead: Lead
    profile: Profile
    line: Line


class Kind(NamedTuple):
    """One kind of source.

    Attributes:
        title: Says how its title is shown.
        where: Adds where it appeared: journal, book, publisher, site.
        dated_access: True when the entry says when it was read, whatever its date (rows 33 and 34).
    """

    title: Callable[[Source], Title]
    where: Callable[[Source], None]
    dated_access: bool = False


def kind_of(work: Work) -> Kind:
    """Return the kind of a work."""
    if work.type in {"inproceedings", "unpublished"} and not work.get("booktitle") and work.get("eventtitle"):
        return _PRESENTATION
    if work.type == "misc" and work.get("url") and not work.get("publisher", "howpublished", "eprint"):
        return _KINDS["online"]
    if work.type in {"article", "online"} and not work.get("journaltitle") and describe.is_on_arxiv(work):
        return _KINDS["misc"]
    if work.type == "article" and work.get("url") and not work.get("journaltitle", "doi"):
        return _KINDS["online"]
    if work.type in _WITHIN and not work.get("booktitle", "maintitle"):
        if work.get("journaltitle"):
            return _KINDS["article"]
        return _PAGES_OF_BOOK if work.type in {"inbook", "inreference"} else _KINDS[work.type]
    if (known := _KINDS.get(work.type)) is not None:
        return known
    return _KINDS["article"] if work.get("journaltitle") else _PART if work.get("booktitle") else _BOOK


# --- titles -------------------------------------------------------------------------------------


def _book_title(source: Source) -> Title:
    work, lead, profile = source.work, source.lead, source.profile
    own = full_title(work.get("title"), work.get("subtitle"))
    text = describe.volume_of_set(work, own, profile) if own else ""
    volume = describe.volume(work, profile) if text == own else ""
    notes = (  # `(H. Weaver, Trans.; 2nd ed.)`: APA 7, 10.2
        *describe.aside(work, lead, profile),
        ", ".join(part for part in (describe.edition(work, profile), volume) if part),
    )
    return Title(notes=notes, text=text)


def _pages_title(source: Source) -> Title:
    """BibTeX's own `@inbook`: a chapter or some pages of the book in `title`."""
    book = _book_title(source)
    *others, last = book.notes
    return book._replace(notes=(*others, ", ".join(note for note in (last, _chapter_or_pages(source)) if note)))


def _part_title(source: Source) -> Title:
    kind = "" if source.work.get("chapter") else _own_kind(source)
    return Title(italic=False, notes=(describe.translators(source.work, source.profile),), kind=kind)


def _article_title(source: Source) -> Title:
    default = "review" if source.work.type == "review" and not source.work.get("titleaddon") else ""
    kind = describe.kind(source.work, source.profile, default)
    return Title(italic=False, notes=(describe.translators(source.work, source.profile),), kind=kind)


def _report_title(source: Source) -> Title:
    """`(Werkdocument Nr. 3)`; a kind that goes with no number stands in square brackets: `[Factsheet]` (row 30)."""
    work, profile = source.work, source.profile
    notes = (
        describe.numbers(work, profile),
        describe.edition(work, profile),
        describe.version(work, profile),
        describe.translators(work, profile),
    )
    numbered = work.get("number") and not work.get("series")
    return Title(notes=notes, kind="" if numbered or work.get("type").lower() in _REPORTS else _own_kind(source))


def _thesis_title(source: Source) -> Title:
    kind = describe.kind(source.work, source.profile, "thesis")
    notes = (describe.thesis_number(source.work, source.profile), describe.translators(source.work, source.profile))
    return Title(notes=notes, kind=", ".join(part for part in (kind, source.work.get("institution")) if part))


def _described_title(default: str) -> Callable[[Source], Title]:
    """Return how a kind of source is shown that is always described: `[Video]`, `[Dataset]`."""

    def title(source: Source) -> Title:
        work, profile = source.work, source.profile
        name = work.get("entrysubtype").lower() or default
        kind = describe.kind(work, profile, name if name in profile.terms.kinds else default)
        if default == "unpublished" and work.get("doi", "url"):
            kind = describe.kind(work, profile)  # made public after all (APA 7, 10.8)
        number = work.get("number")
        notes = (f"{profile.terms.number} {number}" if number else "", describe.version(work, profile))
        return Title(italic=not _whole(work), notes=notes, kind=kind)

    return title


def _online_title(source: Source) -> Title:
    work, profile = source.work, source.profile
    return Title(notes=(describe.version(work, profile), describe.translators(work, profile)), kind=_own_kind(source))


def _issue_title(source: Source) -> Title:
    """An issue with a title of its own is a `[Themanummer]` of its journal (APA 7, 10.1)."""
    return Title(kind=describe.kind(source.work, source.profile, "issue" if source.work.get("journaltitle") else ""))


def _plain_title(_source: Source) -> Title:
    return Title(italic=False)


def _law_title(_source: Source) -> Title:
    return Title()


def _own_kind(source: Source) -> str:
    return describe.kind(source.work, source.profile)


# --- where --------------------------------------------------------------------------------------


def _journal(source: Source) -> None:
    """`*Tijdschrift*, *jaargang*(nummer), 538-544.` (row 29)."""
    work, profile, line = source.work, source.profile, source.line
    if not work.get("journaltitle"):
        return
    line.space()
    line.italic(full_title(work.get("journaltitle"), work.get("journalsubtitle")))
    volume, number = work.get("volume"), work.get("number", "issue")
    if volume:
        line.add(", ")
        line.italic(describe.range_or_same(volume, profile))
    if number:
        shown = describe.range_or_same(number, profile)
        line.add(f"({shown})" if volume else f", ({shown})")
    if pages := work.get("pages"):
        line.add(f", {_journal_pages(pages, profile)}")
    elif eid := work.get("eid", "articleno", "article-number"):
        line.add(f", {profile.terms.article} {eid}")
    line.stop()
    if work.get("pubstate").lower() in _ONLINE_FIRST:
        line.sentence(profile.terms.online_first)


def _journal_pages(pages: str, profile: Profile) -> str:
    """Return pages without `pp.`, except where only the first is known."""
    shown = pages_text(pages, profile)
    return shown.partition(" ")[2] if not shown.endswith(profile.terms.onwards) else shown


def _in_book(source: Source) -> None:
    """`In B. Redacteur & C. Redacteur (Reds.), *Titel boek* (2e druk, pp. 10-25). Uitgever.` (row 28)."""
    work, profile, line = source.work, source.profile, source.line
    own = full_title(work.get("booktitle", "maintitle"), work.get("booksubtitle"))
    if own:
        title = describe.volume_of_set(work, own, profile)
        line.space()
        line.add(f"{profile.terms.in_} ")
        of_another = bool(work.book_authors) and work.book_authors != source.lead.names
        if of_another:
            line.add(f"{name_list(work.book_authors, profile)}, ")
        elif work.editors:
            term = describe.editor_term(work, len(work.editors) + work.editors_others, profile)
            line.add(f"{name_list(work.editors, profile, others=work.editors_others)} ({term}), ")
        line.italic(title)
        aside = describe.aside(work, source.lead, profile)[0] if of_another and work.editors else ""
        notes = (
            describe.edition(work, profile),
            describe.volume(work, profile) if title == own else "",
            _chapter_or_pages(source),
        )
        places = ", ".join(note for note in notes if note)
        if shown := "; ".join(note for note in (aside, places) if note):
            line.add(f" ({shown})")
        if addon := work.get("booktitleaddon").strip("[]"):
            line.add(f" [{addon}]")
        line.stop()
    line.sentence(describe.publisher(work, source.lead, *_PUBLISHER))


def _chapter_or_pages(source: Source) -> str:
    work, profile = source.work, source.profile
    if pages := work.get("pages"):
        return pages_text(pages, profile)
    chapter = work.get("chapter")
    word = work.get("type") or profile.terms.locators["chapter"][0]  # BibTeX: what the number is of
    return f"{word} {chapter}" if chapter else ""


def _publisher(source: Source) -> None:
    source.line.sentence(describe.publisher(source.work, source.lead, *_PUBLISHER))


def _booklet(source: Source) -> None:
    source.line.sentence(describe.publisher(source.work, source.lead, *_PUBLISHER, "howpublished"))


def _manuscript(source: Source) -> None:
    source.line.sentence(source.work.get("howpublished"))
    _institution(source)


def _institution(source: Source) -> None:
    source.line.sentence(describe.publisher(source.work, source.lead, *_INSTITUTION))


def _thesis_publisher(source: Source) -> None:
    publisher = source.work.get("publisher")
    if fold(publisher) != fold(source.work.get("institution")):
        source.line.sentence(publisher)


def _event(source: Source) -> None:
    work = source.work
    place = work.get("venue", "location")
    source.line.sentence(", ".join(part for part in (work.get("eventtitle"), place) if part))


def _channel(source: Source) -> None:
    """The series an episode belongs to, then who published it."""
    work, line = source.work, source.line
    if whole := _whole(work):
        line.space()
        line.add(f"{source.profile.terms.in_} ")
        line.italic(whole)
        line.stop()
    line.sentence(describe.publisher(work, source.lead, *_PUBLISHER, "howpublished"))


def _site(source: Source) -> None:
    source.line.sentence(describe.publisher(source.work, source.lead, *_SITE))


def _misc(source: Source) -> None:
    work, line = source.work, source.line
    eprint, published = work.get("eprint"), work.get("howpublished")
    if not (eprint and eprint in published):  # told with the title already
        line.sentence(published)
    if describe.is_on_arxiv(work) and not work.get("publisher"):
        line.sentence("arXiv")
    line.sentence(describe.publisher(work, source.lead, *_PUBLISHER))


def _issue(source: Source) -> None:
    """A whole issue of a journal: its volume and number, then who published it."""
    work, line = source.work, source.line
    if work.get("journaltitle"):
        _journal(source)
    elif numbers := describe.numbers(work, source.profile):
        volume = describe.volume(work, source.profile)
        line.sentence(f"{volume}, {numbers}" if volume else numbers)
    _publisher(source)


def _nothing(_source: Source) -> None:
    """A law or paper of parliament has nothing between its date and its address (rows 33 and 34)."""


def _whole(work: Work) -> str:
    return full_title(work.get("booktitle", "maintitle", "journaltitle"), work.get("booksubtitle"))


_BOOK = Kind(_book_title, _publisher)
_PART = Kind(_part_title, _in_book)
_PAGES_OF_BOOK = Kind(_pages_title, _publisher)
_WITHIN = frozenset(
    ["incollection", "inbook", "inproceedings", "inreference", "bookinbook", "suppbook", "suppcollection"]
)
_PRESENTATION = Kind(_described_title("presentation"), _event)
_KINDS: dict[str, Kind] = {
    "article": Kind(_article_title, _journal),
    "review": Kind(_article_title, _journal),
    "suppperiodical": Kind(_article_title, _journal),
    "periodical": Kind(_issue_title, _issue),
    "book": _BOOK,
    **dict.fromkeys(
        ("mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference"), _BOOK
    ),
    "booklet": Kind(_book_title, _booklet),
    **dict.fromkeys(_WITHIN, _PART),
    **dict.fromkeys(("report", "manual", "standard", "patent"), Kind(_report_title, _institution)),
    "thesis": Kind(_thesis_title, _thesis_publisher),
    "online": Kind(_online_title, _site),
    "misc": Kind(_report_title, _misc),
    "unpublished": Kind(_described_title("unpublished"), _manuscript),
    "audio": Kind(_described_title("audio"), _channel),
    "music": Kind(_described_title("music"), _channel),
    "video": Kind(_described_title("video"), _channel),
    "movie": Kind(_described_title("movie"), _channel),
    "image": Kind(_described_title("image"), _channel),
    "artwork": Kind(_described_title("artwork"), _channel),
    "performance": Kind(_described_title("performance"), _channel),
    "dataset": Kind(_described_title("dataset"), _publisher),
    **dict.fromkeys(("software", "softwareversion"), Kind(_described_title("software"), _publisher)),
    "legislation": Kind(_law_title, _nothing, dated_access=True),
    "legal": Kind(_plain_title, _nothing, dated_access=True),
    "jurisdiction": Kind(_plain_title, _nothing, dated_access=True),
}
