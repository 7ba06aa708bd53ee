"""Who: particles, initials, who stands first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render import describe
from werkplaats.render.names import author_list, name_list
from werkplaats.resolve.creators import PARTS, lead_of
from werkplaats.resolve.names import initials, surname

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import PROFILE, field, marks, people


def particles(text: str, work: Work) -> str:
    """Particles stay before the name (row 12); pandoc puts them behind it."""
    for name in people(work):
        if not name.particle:
            continue
        family, particle = re.escape(marks(name.family)), re.escape(marks(name.particle))
        found = re.search(rf"{family}, (?P<first>(?:[^,()&;]+ )??){particle}(?P<last>,|\. |\.$| |(?=\())", text)
        if found:
            first, last = found["first"].strip(), found["last"]
            last = last.removeprefix(".") if first.endswith(".") else last
            shown = ", ".join(part for part in (marks(surname(name, PROFILE)), first) if part)
            text = f"{text[: found.start()]}{shown}{last}{text[found.end() :]}"
    return text


_HONORIFIC = r"(?:drs?|prof|ir|ing|mr|em)\. ?"


def honorifics(text: str, work: Work) -> str:
    """What stands before a name is no part of it (APA 7, 9.8)."""
    for name in people(work):
        family = re.escape(marks(surname(name, PROFILE)))
        if name.given:
            text = re.sub(rf"({family}, )(?:{_HONORIFIC})+", r"\1", text, flags=re.IGNORECASE)
        else:
            text = re.sub(rf"({family}), (?:{_HONORIFIC})+(?=\(Eds?\.\))", r"\1 ", text, flags=re.IGNORECASE)
            text = re.sub(rf"({family}), (?:{_HONORIFIC})+", r"\1. ", text, flags=re.IGNORECASE)
    return text


def abbreviation(text: str, work: Work) -> str:
    """An abbreviation behind an organisation stands in the text, not in the list (row 8)."""
    if len(work.authors) != 1 or not work.authors[0].literal:
        return text
    name = marks(work.authors[0].family)
    return text.replace(f"{name} ({field(work, 'shortauthor')})", name, 1)


def shortened(text: str, work: Work) -> str:
    """Shorten given names that pandoc leaves whole, and complete those that it loses."""
    for name in people(work):
        ours = initials(name.given, PROFILE)
        if name.literal or not ours:
            continue
        family = marks(f"{surname(name, PROFILE)}")
        for found in re.finditer(rf"(?<![\w-]){re.escape(family)}, (?P<first>[^,()&;]{{1,40}}?)(?=,| \(|$| &)", text):
            first = found["first"]
            if first != ours and (initials(first, PROFILE) == ours or ours.startswith(first)):
                return shortened(f"{text[: found.start('first')]}{ours}{text[found.end('first') :]}", work)
        for found in re.finditer(rf"(?P<first>(?:[^\W\d_]\.[ -]?)+(?: \w+)?|\w+\. ?)(?= {re.escape(family)})", text):
            first = found["first"].strip()
            if first != ours and (ours.startswith(first) or initials(first, PROFILE) == ours):
                return f"{text[: found.start('first')]}{ours}{text[found.end('first') :]}"
    return text


def and_others(text: str, work: Work) -> str:
    """A comma before ‘et al.’ in a list of names (row 5)."""
    lead = lead_of(work)
    if not lead.others:
        return text
    ours = marks(author_list(lead.names, PROFILE, others=True))
    either = re.escape(ours.removesuffix(" et al.").removesuffix(","))
    return re.sub(rf"^{either},? et al\.", lambda _: ours, text)


def ellipsis(text: str, work: Work) -> str:
    """Name nineteen and the last of more than twenty, whether pandoc names them all or loses the last behind its particle."""
    if len(work.authors) <= 20:  # noqa: PLR2004  # row 5
        return text
    ours = marks(author_list(work.authors, PROFILE, others=work.authors_others))
    names = [re.escape(marks(surname(name, PROFILE))) for name in work.authors[:19]]
    found = re.match(rf"{', .*?'.join(names)}, [^(]*? (?=\()", text)
    return f"{ours} {text[found.end() :]}" if found else text


def title_first(text: str, work: Work) -> str:
    """Put the title in the place of an organisation that published the page, or of the editors of the whole."""
    if lead_of(work).names:
        return text
    who = field(work, "organization", "publisher")
    if work.type in PARTS and work.editors:
        term = describe.editor_term(work, len(work.editors), PROFILE)
        who = marks(f"{author_list(work.editors, PROFILE)} ({term})")
    found = re.match(
        rf"{re.escape(who)}\. (?P<date>\([^()]*\))\. (?P<title>{re.escape(field(work, 'title'))})\.",
        text,
        re.IGNORECASE,
    )
    if not who or not found:
        return text
    rest = text[found.end() :]
    if work.type not in PARTS:
        return f"{found['title']}. {found['date']}. {who}.{rest}"
    editors = marks(name_list(work.editors, PROFILE))
    inside = f" In {editors} ({describe.editor_term(work, len(work.editors), PROFILE)}), "
    rest = rest.replace(" In ", inside, 1) if work.type != "article" else rest
    return f"{found['title']}. {found['date']}.{rest}"


def whole_author(text: str, work: Work) -> str:
    """The author of the whole is not named again before a part of it by the same author (APA 7, 10.3)."""
    if not work.book_authors or work.book_authors != lead_of(work).names:
        return text
    who = marks(name_list(work.book_authors, PROFILE))
    editors = ""
    if work.editors:
        term = describe.editor_term(work, len(work.editors), PROFILE)
        editors = f"{marks(name_list(work.editors, PROFILE))} ({term}), "
    return text.replace(f"In {who}, ", f"In {editors}", 1)


def by_whom(text: str, work: Work) -> str:
    """The author of the whole is not named again before a volume of it by the same author (APA 7, 10.2)."""
    who = marks(name_list(work.book_authors, PROFILE)) if work.book_authors else ""
    return text.replace(f"(By {who}; ", "(", 1) if who else text


def remark(text: str, work: Work) -> str:
    """A remark in brackets behind a given name is no part of it."""
    for name in people(work):
        if found := re.search(r"\([^()]*\)", name.given):
            shown = f"{marks(name.family)}, {initials(name.given, PROFILE)}"
            text = text.replace(f"{shown} {found[0]}.", shown)
    return text


def ij(text: str, work: Work) -> str:
    """IJ is one letter (row 37)."""
    return re.sub(r"\bIj\.", "IJ.", text) if any(name.given.startswith(("IJ", "Ij")) for name in people(work)) else text
