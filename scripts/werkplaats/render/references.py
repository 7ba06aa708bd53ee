"""Entries of the list: who, when, what, where and the address (rows 5, 7, 9, 17 and 26 to 37).

What differs between kinds of source stands in `kinds`; who and when before it and the address after it are the same
for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.render.describe import editor_term
from werkplaats.render.kinds import Source, kind_of
from werkplaats.render.line import Line
from werkplaats.render.links import doi_address, safe_href
from werkplaats.render.names import author_list
from werkplaats.resolve.creators import Role, is_personal, lead_of, title_of
from werkplaats.resolve.dates import date_text, original_years, plain_date

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
    from werkplaats.model.inline import Inline
    from werkplaats.model.label import Label
    from werkplaats.model.profile import Profile
    from werkplaats.render.kinds import Kind, Title


def is_listed(work: Work) -> bool:
    """Tell whether a work has a place in the list: personal communication has not (row 25)."""
    return not is_personal(work)


def render_reference(work: Work, label: Label, profile: Profile) -> Inline:
    """Format the entry of a work.

    Args:
        work: The work.
        label: Its label, for the letter behind the year.
        profile: How to write it.

    Returns:
        The entry. Only the DOI or address at its end is a link, and only when it is a safe one.
    """
    line = Line(inside=profile.title_quotes[1] if profile.comma_in_quotes else "")
    lead, kind = lead_of(work), kind_of(work)
    source = Source(work, lead, profile, line)
    title = kind.title(source)
    if lead.names:
        line.add(author_list(lead.names, profile, others=lead.others))
        if lead.role is Role.EDITOR:
            line.add(f" ({editor_term(work, len(lead.names) + lead.others, profile)})")
        line.stop()
    else:  # row 9: the title in the author's place
        _add_title(source, title)
    line.add(f" ({date_text(work, label.letter, profile)}).")
    if lead.names:
        line.add(" ")
        _add_title(source, title)
    kind.where(source)
    _add_address(source, kind)
    if first := original_years(work, profile):
        line.add(f" ({profile.terms.original.format(year=first)})")
    return line.done()


def _add_title(source: Source, title: Title) -> None:
    """Add a title with what stands in brackets behind it; an unknown one is never in italics (section 4)."""
    line, text = source.line, title.text or title_of(source.work, source.profile)
    if title.italic and source.work.get("title", "subtitle"):
        line.italic(text)
    else:
        line.add(text)
    if notes := "; ".join([note for note in title.notes if note]):
        line.add(f" ({notes})")
    if kind := title.kind or source.work.get("titleaddon").strip("[]"):
        line.add(f" [{kind}]")
    line.stop()


def _add_address(source: Source, kind: Kind) -> None:
    """Add DOI, else address, with the day it was read where the profile asks for it (row 31)."""
    work, profile, line = source.work, source.profile, source.line
    if doi := work.get("doi"):
        address = doi_address(doi)
        line.space()
        line.link(f"https://doi.org/{doi}" if address else doi, address)
        return
    url = work.get("url") or _eprint_address(work)
    if not url:
        return
    line.space()
    if work.accessed is not None and _says_access(work, kind, profile):
        phrase = profile.terms.retrieved if work.accessed.day else profile.terms.retrieved_month
        line.add(phrase.format(date=plain_date(work.accessed, profile)))
    line.link(url, safe_href(url))


def _says_access(work: Work, kind: Kind, profile: Profile) -> bool:
    if kind.dated_access or profile.accessed == "always":
        return True
    return profile.accessed == "undated" and (work.date is None or work.date.year is None)


def _eprint_address(work: Work) -> str:
    eprint = work.get("eprint")
    match work.get("eprinttype").lower():
        case "arxiv" if eprint:
            return f"https://arxiv.org/abs/{eprint}"
        case "hdl" | "handle" if eprint:
            return f"https://hdl.handle.net/{eprint}"
        case _:
            return ""
