"""Signs, capitals and LaTeX, which have to do with no rule of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.render.names import author_list
from werkplaats.resolve.creators import lead_of

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
from apa_reasons.base import DATE, PROFILE, field, marks, raw


def signs(text: str, _work: Work) -> str:
    """Quotation marks, apostrophes, dashes and spaces are kept as typed (row 39)."""
    return marks(text).replace(".'", "'.").replace("?'.", "?'").replace("!'.", "!'")


_TITLES = (
    "title subtitle booktitle booksubtitle maintitle mainsubtitle journaltitle journalsubtitle issuetitle series type "
    "titleaddon booktitleaddon maintitleaddon eventtitle note howpublished"
).split()


def capitals(text: str, work: Work) -> str:
    """Write titles in small letters, wherever in the text they stand."""
    small = text.lower()
    if len(small) != len(text):
        return text
    values = [field(work, name).lower().strip("[]().") for name in _TITLES]
    values += [word.lower() for name, word in PROFILE.terms.kinds.items() if name.startswith("pat")]
    for value in values:
        at = small.find(value) if value else -1
        while at >= 0:
            text = text[:at] + value + text[at + len(value) :]
            at = small.find(value, at + 1)
    return text


def latex(text: str, work: Work) -> str:
    """Put our reading of a title with commands or mathematics in the place of pandoc's when all the rest of it is the same."""
    if "\\" in raw(work, "author") and work.authors and work.authors[0].literal and ". (" in text:
        text = f"{marks(author_list(work.authors, PROFILE))}{text[text.index('. (') :]}"
    for name in ("title", "journaltitle", "booktitle", "publisher", "organization"):
        written = raw(work, name) or raw(work, "journal" if name == "journaltitle" else name)
        if not re.search(r"[\\$]", written):
            continue
        pieces = re.split(r"\$[^$]*\$|\\[A-Za-z]+\s*(?:\{[^{}]*\}|\{\{[^{}]*\}[^{}]*\})?|\\.|[{}~]|``|''|-+", written)
        words = [re.escape(marks(piece)) for piece in pieces if marks(piece)]
        if not words or "\\begin" in written:  # nothing but commands
            words = [] if lead_of(work).names else [r"^[^.]*(?=\.)"]
        found = re.search(r".{0,60}?".join(words), text, re.IGNORECASE) if words else None
        if found:
            before = written.lstrip("{").startswith(("\\", "$"))
            date = DATE.search(text)
            begin = date.end() + 1 if date and lead_of(work).names else 0
            sentence = text.rfind(". ", 0, found.start())
            start = max(sentence + 2 if sentence >= 0 else 0, begin) if before else found.start()
            end = found.end()
            if re.search(r"(?:\$|\\[A-Za-z]+|\\.|\})[\s{}]*$", written):
                ends = [at for sign in (". ", " (") if (at := text.find(sign, end)) >= 0]
                end = min(ends, default=len(text.removesuffix(".")))
            text = f"{text[:start]}{field(work, name)}{text[end:]}"
    return text
