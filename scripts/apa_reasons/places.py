"""Where it appeared: the book or journal, and the publisher."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from werkplaats.render import describe
from werkplaats.render.kinds import kind_of
from werkplaats.render.locators import pages_text
from werkplaats.render.names import author_list
from werkplaats.resolve.creators import LEGAL, PARTS, full_title, lead_of
from werkplaats.resolve.dates import date_text, plain_date

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import PROFILE, field, kind_in_brackets, marks, raw, swap


def proceedings(text: str, work: Work) -> str:
    """Make a part of a book of what pandoc takes for an article in a journal because the proceedings have no editor."""
    title = full_title(field(work, "booktitle"), field(work, "booksubtitle"))
    if not title or work.type not in PARTS or "In " + title.lower() in text.lower():
        return text
    volume, pages, series = field(work, "volume"), field(work, "pages"), field(work, "series")
    parts = [rf"(?:, {re.escape(part)})?" for part in (series, volume) if part]
    number = rf"(?:\({re.escape(field(work, 'number'))}\))?" if work.get("number") else ""
    end = rf"(?:, {re.escape(pages)})?" if pages else ""
    found = re.search(rf"(?<=[.?!\"'] ){re.escape(title)}{''.join(parts)}{number}{end}\.", text, re.IGNORECASE)
    if found is None:
        return text
    notes = ", ".join(
        note
        for note in (
            describe.edition(work, PROFILE),
            describe.volume(work, PROFILE),
            marks(pages_text(work.get("pages"), PROFILE)) if pages else "",
        )
        if note
    )
    publisher = marks(describe.publisher(work, lead_of(work), "publisher", "institution", "organization"))
    after = text[found.end() :]
    named = (
        f" {publisher}{'' if publisher.endswith('.') else '.'}"
        if publisher and not after.startswith(f" {publisher}")
        else ""
    )
    return f"{text[: found.start()]}In {found[0][: len(title)]}{f' ({notes})' if notes else ''}.{named}{after}"


def one_publisher(text: str, work: Work) -> str:
    """A publisher with ‘and’ in its name is one publisher."""
    value = field(work, "publisher", "institution", "organization")
    return text.replace(value.replace(" and ", "; "), value) if " and " in value else text


def more_publishers(text: str, work: Work) -> str:
    """One publisher; pandoc adds school, organisation and how it was published (row 26)."""
    shown = field(work, "publisher") or field(work, "institution")
    for name in ("organization", "institution", "school", "howpublished"):
        if (value := field(work, name) or marks(raw(work, name))) and value != shown:
            text = text.replace(f" {value}; ", " ").replace(f"; {value}.", ".")
    return text


def series(text: str, work: Work) -> str:
    """A series of a journal, or of proceedings, has no place in an entry (APA 7, 10.1)."""
    value = field(work, "series").rstrip(".")
    words = {"newseries": "New Series", "oldseries": "Old Series"}
    ending = {"1": "st", "2": "nd", "3": "rd"}.get(value, "th")
    for shown in (words.get(value, value), f"{value}{ending} Series"):
        text = swap(text, f", {shown},", ",") if value else text
        text = swap(text, f". {shown}. ", ". ") if value and work.type == "article" else text
    return text


def event(text: str, work: Work) -> str:
    """The day and place of the conference do not stand with its proceedings (APA 7, 10.5)."""
    event = field(work, "eventtitle")
    if (
        not event
        or work.type not in {"proceedings", "inproceedings"}
        or kind_in_brackets(work) == PROFILE.terms.kinds["presentation"]
    ):
        return text
    return re.sub(rf" {re.escape(event)}(?:, [^.]*)?\.(?= |$)", "", text, count=1, flags=re.IGNORECASE)


def same_publisher(text: str, work: Work) -> str:
    """A publisher who is the author is left out (row 7)."""
    ours = describe.publisher(work, lead_of(work), "publisher", "institution", "organization")
    value = field(work, "publisher", "institution", "organization")
    if not value or ours:
        return text
    head, found, rest = text.rpartition(f". {value}.")
    return f"{head}.{rest}" if found else text


def legal(text: str, work: Work) -> str:
    """Compare no more of a law or judgment than its title, year and address: its form is this project's own (rows 33 and 34)."""
    title, year = field(work, "title"), str(work.date.year) if work.date else ""
    if work.type not in (*LEGAL, "standard") or title.lower() not in text.lower() or year not in text:
        return text
    addon = field(work, "titleaddon").strip("[]")
    if work.type == "standard":
        who, where = marks(author_list(work.authors, PROFILE)), describe.publisher(work, lead_of(work), "institution")
        return f"{who}. ({year}). {title} ({field(work, 'number')}).{f' {where}.' if where else ''}"
    url = text[text.find("http") :] if "http" in text else ""
    if url and work.accessed:
        url = f"{PROFILE.terms.retrieved.format(date=plain_date(work.accessed, PROFILE))}{url}"
    return f"{title.lower()}{f' [{addon.lower()}]' if addon else ''}. ({marks(date_text(work, '', PROFILE))}).{f' {url}' if url else ''}"


def ahead(text: str, work: Work) -> str:
    """‘Advance online publication’ for an article that is on line before its issue (APA 7, 10.1)."""
    state = field(work, "pubstate")
    return swap(text, f" {state}.", f" {PROFILE.terms.online_first}.") if state else text


def episode(text: str, work: Work) -> str:
    """An episode has its number with ‘No.’ and stands in its series (APA 7, 10.12)."""
    whole, kind = field(work, "booktitle", "maintitle"), kind_in_brackets(work)
    if work.type not in {"audio", "video"} or not whole:
        return text
    return (
        swap(text, "(episode No. ", "(No. ").replace(f" [{kind}].", f" [{kind}]. In {whole}.", 1)
        if f"In {whole}" not in text
        else text
    )


def in_journal(text: str, work: Work) -> str:
    """A work of a type that nobody knows, or a part whose book is a journal, is an article."""
    if kind_of(work) is not kind_of(dataclasses.replace(work, type="article")) or work.type == "article":
        return text
    journal = full_title(field(work, "journaltitle"), field(work, "journalsubtitle"))
    found = (
        re.search(rf"(?-i:In )(?:[^()]*\(Eds?\.\), )?(?={re.escape(journal)})", text, re.IGNORECASE)
        if journal
        else None
    )
    if found is None:
        return text
    text = text[: found.start()] + text[found.end() :]
    volume, number, pages = field(work, "volume"), field(work, "number"), field(work, "pages")
    after = (
        f"{journal}{f', {volume}' if volume else ''}{f'({number})' if number else ''}{f', {pages}' if pages else ''}"
    )
    return re.sub(rf"{re.escape(journal)}(?: \([^()]*\))?", lambda _: after, text, count=1, flags=re.IGNORECASE)


def paper(text: str, work: Work) -> str:
    """An event is told with a presentation, its publisher with an unpublished paper."""
    publisher = field(work, "publisher", "institution")
    if work.type != "inproceedings" or work.get("booktitle", "journaltitle") or not publisher or publisher in text:
        return text
    return swap(text, f"{field(work, 'title')}.", f"{field(work, 'title')}. {publisher}.")
