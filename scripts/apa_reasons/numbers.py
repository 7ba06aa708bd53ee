"""Pages, volumes, issues and other numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render import describe
from werkplaats.render.locators import pages_text
from werkplaats.resolve.creators import PARTS, full_title

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import PROFILE, field, marks, swap


def pages(text: str, work: Work) -> str:
    """Keep pages as typed: pandoc completes `245-59` and makes a range of `123-`."""
    pages = field(work, "pages")
    ours = marks(pages_text(work.get("pages"), PROFILE)) if pages else ""
    match = re.fullmatch(r"(\w+)-(\w*)\+?|(\w+)\+", pages)
    if match is None:
        return text
    first, last = match[1] or match[3], match[2] or ""
    full = f"{first}-{first[: max(len(first) - len(last), 0)]}{last}"
    if f"pp. {full}" in text:
        return text.replace(f"pp. {full}", ours, 1)
    if not last:
        return text.replace(f"{first}+.", f"{ours}" if ours.endswith(".") else f"{ours}.", 1).replace(
            f"{first}+", ours, 1
        )
    if last:
        return text.replace(full, f"{first}-{last}", 1)
    return text


def chapter(text: str, work: Work) -> str:
    """‘Chapter’ before the number of a chapter (row 28)."""
    chapter = field(work, "chapter")
    word = field(work, "type") or PROFILE.terms.locators["chapter"][0]
    text = re.sub(rf"(?<=[( ]){re.escape(chapter)}(?=\))", f"{word} {chapter}", text, count=1) if chapter else text
    return swap(text, f" [{word}]", "") if chapter else text


def volume(text: str, work: Work) -> str:
    """‘Vol.’ before any volume; pandoc knows those that are a number only (APA 7, 10.2)."""
    volume, part = field(work, "volume"), field(work, "part")
    whole = full_title(field(work, "maintitle"), field(work, "mainsubtitle"))
    title = full_title(field(work, "title"), field(work, "subtitle"))
    text = swap(text, f"{title}: {volume}.", f"{title} (Vol. {volume}).") if volume and not whole else text
    for shown in {volume, f"{volume}.{part}"}:
        text = swap(text, f"{whole}: {shown}. ", f"{whole}: Vol. {shown}. ") if volume and whole else text
    return text


def all_volumes(text: str, work: Work) -> str:
    """How many volumes the whole has is not said of one of them (APA 7, 10.2)."""
    total = field(work, "volumes")
    return (
        re.sub(rf",? Vols\. 1-{total}(?=\))| \(Vols\. 1-{total}\)", "", text)
        if total and work.get("maintitle")
        else text
    )


def numbers(text: str, work: Work) -> str:
    """‘No.’ before a number, not before one that has its own letters, never ‘Nos.’ (row 30)."""
    number = field(work, "number")
    if not number:
        return text
    text = text.replace(f"Nos. {number}", f"No. {number}")
    ours = describe.numbers(work, PROFILE)
    if work.type == "article":
        return text
    if f"No. {number}" not in ours:
        text = text.replace(f"No. {number}", number)
    if series := field(work, "series"):
        text = swap(text, f"(No. {number}; {series}", f"({marks(ours)}")
    return text.replace(f" ({number})", f" ({ours})", 1) if ours.endswith(f"No. {number}") else text


def issues(text: str, work: Work) -> str:
    """Number and issue are one (row 29)."""
    number, issue = field(work, "number"), field(work, "issue")
    return text.replace(f"({number}, {issue})", f"({number})") if number and issue else text


def season(text: str, work: Work) -> str:
    """An issue in words is shown as any other (row 29)."""
    issue, volume = field(work, "issue"), field(work, "volume")
    return (
        text.replace(f", {volume}, ", f", {volume}({issue}), ", 1)
        if issue and volume and not field(work, "number")
        else text
    )


def version(text: str, work: Work) -> str:
    """The version of a document (APA 7, 10.10)."""
    version, title = (
        marks(describe.version(work, PROFILE)),
        full_title(field(work, "title"), field(work, "subtitle")),
    )
    text = text.replace(f"(Version {field(work, 'version')})", f"({version})") if version else text
    return text if not version or version in text else swap(text, f"{title}.", f"{title} ({version}).")


def pages_of_whole(text: str, work: Work) -> str:
    """Pages of a whole are not told (row 26)."""
    pages = field(work, "pages", "pagetotal")
    if not pages or work.type in PARTS:
        return text
    return re.sub(rf" \(pp?\. {re.escape(pages)}\)|, pp?\. {re.escape(pages)}(?=\))", "", text, count=1)


def pages_of_nothing(text: str, work: Work) -> str:
    """Volume and pages mean nothing without a journal or book."""
    if work.get("journaltitle", "booktitle", "maintitle") or work.type not in PARTS:
        return text
    volume, pages = field(work, "volume"), field(work, "pages")
    for shown in (f"{volume}, {pages}", pages, volume):
        text = swap(text, f" {shown}.", "") if shown.strip(", ") else text
    return swap(text, f" {volume}, http", " http") if volume else text


def article_number(text: str, work: Work) -> str:
    """An article number stands in the place of pages (APA 7, 9.27); pandoc leaves it out."""
    eid, volume, number = (
        field(work, "eid", "articleno", "article-number"),
        field(work, "volume"),
        field(work, "number"),
    )
    before = f", {volume}{f'({number})' if number else ''}"
    return (
        re.sub(rf"{re.escape(before)}\.(?= |$)", f"{before}, {PROFILE.terms.article} {eid}.", text, count=1)
        if eid
        else text
    )


def issue(text: str, work: Work) -> str:
    """An issue without a title of its own goes by its journal, which pandoc says twice."""
    if work.type != "periodical" or work.get("journaltitle"):
        return text
    title, volume, number = field(work, "title"), field(work, "volume"), field(work, "number")
    return swap(text, f"{title}, {volume}({number}).", f"Vol. {volume}, No. {number}.")
