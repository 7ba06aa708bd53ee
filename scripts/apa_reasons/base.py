"""What a reason is, and how reasons look at a text and at the fields of an entry."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.render.kinds import Source, kind_of
from werkplaats.render.line import Line
from werkplaats.render.profiles import load_profile
from werkplaats.resolve.creators import lead_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from werkplaats.model.entry import Name, Work

PROFILE = load_profile("apa-en")


class Reason(NamedTuple):
    """Why the two differ.

    Attributes:
        name: The rule: a row, a paragraph of APA 7, or a known fault of pandoc.
        change: Makes what the rule is about the same. Takes a text and the work.
        both: True when it changes our text too.
    """

    name: str
    change: Callable[[str, Work], str]
    both: bool = False


def marks(text: str) -> str:
    """Write quotation marks, dashes and spaces of all kinds alike."""
    text = re.sub("[‘’'`]", "'", unicodedata.normalize("NFC", text))
    text = re.sub('[“”„"]', "'", text).replace("μ", "µ").replace("ı\u0302", "î").replace("ı\u0301", "í")
    return " ".join(re.sub("[‐‑–—-]+", "-", text).split())


def field(work: Work, *names: str) -> str:
    """Return the first field that is filled, its signs made alike."""
    return marks(work.get(*names))


def raw(work: Work, name: str) -> str:
    """Return a field as the entry has it, LaTeX and all."""
    field = work.inherited.get(name) or work.entry.fields.get(name)
    return field.value if field else ""


def people(work: Work) -> Iterator[Name]:
    """Yield everyone whom a work names."""
    yield from (*work.authors, *work.editors, *work.translators, *work.book_authors)


DATE = re.compile(r"\((?P<date>(?:ca\. )?(?:n\.d\.|in press|in druk|forthcoming|-?\d|[A-Z]{4,})[^()]*)\)\.")


def swap(text: str, old: str, new: str) -> str:
    """Replace a piece once, whatever its capitals."""
    at = text.lower().find(old.lower()) if old else -1
    return text if at < 0 or len(text.lower()) != len(text) else text[:at] + new + text[at + len(old) :]


def kind_in_brackets(work: Work) -> str:
    """Return what stands in square brackets behind the title."""
    return marks(kind_of(work).title(Source(work, lead_of(work), PROFILE, Line())).kind)
