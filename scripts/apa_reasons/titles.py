"""What: the title, its edition and its description in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render import describe
from werkplaats.render.kinds import Source, kind_of
from werkplaats.render.line import Line
from werkplaats.resolve.creators import PARTS, full_title, lead_of

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import DATE, PROFILE, field, kind_in_brackets, marks, raw, swap


def no_title(text: str, work: Work) -> str:
    """A work without title is said to have none (section 4)."""
    if work.get("title", "subtitle"):
        return text
    none = f"[{PROFILE.terms.unknown_title}]"
    found = DATE.search(text)
    if found is None or found.start() == 0:
        return f"{none}. {text}"
    rest = text[found.end() :]
    return f"{text[: found.end()]} {none}{'' if rest.startswith(' (') else '.'}{rest}"


def edition(text: str, work: Work) -> str:
    """An edition in words becomes a number, a first one is not told (row 26)."""
    written, ours = field(work, "edition"), describe.edition(work, PROFILE)
    number = re.match(r"\d+", written)
    forms = [
        written,
        f"{written} ed.",
        *([f"{number[0]}{end} ed." for end in ("st", "nd", "rd", "th")] if number else []),
    ]
    for form in sorted(forms, key=len, reverse=True):
        if written and form != ours and (found := re.search(rf"(?<=[( ]){re.escape(form)}(?=[,;)])", text)):
            head, rest = text[: found.start()], text[found.end() :]
            if ours:
                return f"{head}{ours}{rest}"
            return (
                f"{head}{rest[2:]}"
                if rest.startswith((", ", "; "))
                else re.sub(r" \($|[,;] $", "", head) + rest[(head[-1:] == "(" and rest.startswith(")")) or 0 :]
            )
    return text


def described(text: str, work: Work) -> str:
    """Describe the kind of source as APA does, or not at all."""
    ours = kind_in_brackets(work)
    theirs = [
        "Dataset",
        field(work, "type"),
        marks(raw(work, "type")),
        "Video recording",
        "Graphic",
        "PhD thesis",
        "Motion picture",
        "Audio recording",
        "Data set",
    ]
    for kind in theirs:
        at = text.lower().find(f" [{kind.lower()}]") if kind else -1
        if at >= 0:
            rest = text[at + len(kind) + 3 :]
            head = text[:at]
            if not ours and head.endswith((".", "?", "!")):
                rest = rest.removeprefix(".")
            return f"{head}{f' [{ours}]' if ours else ''}{rest}"
    title = full_title(field(work, "title"), field(work, "subtitle"))
    if ours and title and f"[{ours}]".lower() not in text.lower():
        found = re.search(rf"{re.escape(title)}(?: \([^()]*\))?(?=\.|\?|$| \()", text, re.IGNORECASE)
        if found:
            return (
                f"{text[: found.end()]} [{ours}]{text[found.end() :]}"
                if text[found.end() :].startswith(".")
                else f"{text[: found.end()]} [{ours}].{text[found.end() :]}"
            )
    return text


def thesis(text: str, work: Work) -> str:
    """The school of a thesis stands within the brackets (APA 7, 10.6)."""
    if work.type != "thesis":
        return text
    school, kind = field(work, "institution"), kind_in_brackets(work)
    name = kind.removesuffix(f", {school}")
    text = swap(text, "[PhD thesis]", f"[{name}]")
    for written in (field(work, "type"), marks(raw(work, "type"))):
        text = swap(text, f"[{written}]", f"[{name}]") if written else text
    text = swap(text, f"[{name}]. {school}.", f"[{kind}].")
    if publisher := field(work, "publisher"):
        text = swap(text, f"[{name}]. {publisher}.", f"[{kind}]. {publisher}.")
    title = field(work, "title")
    text = swap(text, f"{title}. {school}.", f"{title} [{kind}].")  # pandoc has no word for it
    return re.sub(rf"^({re.escape(title)})\. (\([^()]*\))\. {re.escape(school)}\.", rf"\1 [{kind}]. \2.", text)


def additions(text: str, work: Work) -> str:
    """What BibLaTeX adds to a title stands in brackets behind it (of a whole behind its pages)."""
    for name in ("titleaddon", "maintitleaddon", "booktitleaddon"):
        if not (addon := field(work, name).strip("[]")):
            continue
        if name == "booktitleaddon" and work.type in PARTS:
            text = re.sub(rf"\. {re.escape(addon)}( \([^()]*\))?\.", rf"\1 [{addon}].", text, flags=re.IGNORECASE)
        elif name == "titleaddon" or not field(work, "maintitle"):
            text = swap(text, f". {addon}.", f" [{addon}].")
        else:
            text = swap(text, f". {addon}", "")
    return text


def review(text: str, work: Work) -> str:
    """What a review is of is described behind its own title (APA 7, 10.7)."""
    title, addon = field(work, "title"), field(work, "titleaddon").strip("[]")
    return (
        swap(text, f"[Review of {title}. {addon}].", f"{title} [{addon}].") if work.type == "review" and addon else text
    )


def preprint(text: str, work: Work) -> str:
    """A preprint has its number behind its title and its archive as the publisher (APA 7, 10.8)."""
    if not describe.is_on_arxiv(work) or kind_of(work) is not kind_of_preprint(work):
        return text
    title, howpublished = field(work, "title"), field(work, "howpublished")
    text = swap(text, f" {howpublished}.", "") if howpublished else text
    text = swap(text, f" {field(work, 'pages')}.", "") if work.get("pages") else text
    publisher = "" if work.get("publisher") else " arXiv."
    return swap(text, f"{title}.", f"{title} (arXiv:{field(work, 'eprint')}).{publisher}")


def kind_of_preprint(work: Work) -> object:
    """Return the kind of a preprint when this work is one."""
    return kind_of(work) if "arXiv:" in plain_title(work) else None


def plain_title(work: Work) -> str:
    """Return the notes behind a title."""
    return "; ".join(kind_of(work).title(Source(work, lead_of(work), PROFILE, Line())).notes)
