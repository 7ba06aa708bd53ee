"""What is code because it is indented, and reads as prose: a first line as a word processor indents it, a quotation, a list."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.prose import HOLE
from werkplaats.checks.rows import row_at
from werkplaats.checks.tables import fits, is_hyphens
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.model.page import Page
    from werkplaats.model.site import Document

_MARKDOWN = lazy(
    r"!?\[[^\[\]\n]*\]\([^()\n]*\)|\[[^\[\]\n]*@[^\[\]\n]*\]|(?<!\w)@[\w-]+\d|\[\^[^\[\]\n]+\]|<?https?://[^\s>]*>?|\*\*|(?<!\w)[*_]|[*_](?!\w)"
)
"""What stands in prose as it is written in Markdown, and would be signs of code to who knows none."""
_CODE = lazy(
    r"[{}\\$=<>|~^`#]|;[ \t]*\Z|\w\(\)|\w_\w|::|(?<!\w)--?\w|\A(?:import|from|def|class|return|if|for|while|SELECT|sudo|git|pip|cd|GET|POST) |\A[\w.-]+:(?: |\Z)|\A\w+\([^)]*\)|\A[\w./~-]+/[\w./-]+\Z|\w;\w|\A%"
)
_WORD = lazy(r"[^\W\d_]+")
_BEGIN = lazy(r"[‘“„\"'«(]*[A-ZÀ-Þ]")
_STOP = lazy(r"[^\W\d_][’”\"'»)]*[.!?…][’”\"'»)]*(?=\s|\Z)")
_ITEM = lazy(r"(?:[-*+•·–]|\d{1,2}[.)])[ \t]+(?P<text>\S.*)")
_KEY = lazy(r"[\w.-]+:(?: |\Z)|[\w.]+[ \t]*:[ \t]|!")
_FEW, _MANY, _ITEMS = 4, 8, 2
_BAR = "|"
_GUIDE = "redactie/"
"""Pages that show how something is written."""


class Stretch(NamedTuple):
    """Prose, a list or a table that is shown as code.

    Attributes:
        lines: Of each of its lines the white space that makes it code.
        within: True when it stands within an item, a note or a frame.
        is_list: True for a list, or a table: of these each line keeps what it is indented beyond the first.
    """

    lines: tuple[Span, ...]
    within: bool
    is_list: bool


def stretches_of_prose(document: Document) -> Iterator[Stretch]:
    """Yield each paragraph that is shown as code, and each list as a whole.

    Real code stays out: a stretch that is one with real code, what has signs of code, and Markdown that a sentence with a colon announces.
    """
    page = document.page
    text = page.source.text
    for group in _groups(page):
        texts = [[text[slice(*line)].strip() for line in lines] for lines in group]
        announced = _is_announced(page, group[0][0].start)
        if _is_list([line for lines in texts for line in lines]):
            if not (announced and page.path.startswith(_GUIDE)):
                yield _stretch(text, [line for lines in group for line in lines], is_list=True)
        elif all(_is_prose(" ".join(lines), announced=announced) for lines in texts):
            for lines in group:
                yield _stretch(text, lines, is_list=False)


def tables_in_code(document: Document) -> Iterator[Stretch]:
    """Yield each table that is shown as code; a page of the guide may show how one is written."""
    page = document.page
    text = page.source.text
    for lines in page.code if not page.path.startswith(_GUIDE) else ():
        head, *rest = (text[slice(*line)].strip() for line in lines)
        if _BAR in head and rest and is_hyphens(rest[0]) and fits(head, rest[0]):
            yield _stretch(text, lines, is_list=True)


def _groups(page: Page) -> Iterator[list[tuple[Span, ...]]]:
    """Yield stretches that have nothing but empty lines between them: one block of code."""
    text = page.source.text
    numbers = [0]
    for before, lines in pairwise(page.code):
        apart = bool(text[before[-1].end : lines[0].start].strip(" \t\r\n>"))
        numbers.append(numbers[-1] + apart)
    for _, group in groupby(zip(numbers, page.code, strict=True), key=lambda pair: pair[0]):
        yield [lines for _, lines in group]


def _is_announced(page: Page, at: int) -> bool:
    """Tell whether the text before a place ends with a colon."""
    return page.source.text[page.body_start : at].rstrip(" \t\r\n>*_").endswith(":")


def _is_prose(words: str, *, announced: bool) -> bool:
    bare = _MARKDOWN.sub(HOLE, words)
    if announced and bare != words:
        return False
    said = bare.replace(HOLE, "")
    if _CODE.search(said) or not _BEGIN.match(said.lstrip()):
        return False
    count = len(_WORD.findall(said))
    return count >= _MANY or (count >= _FEW and _STOP.search(said) is not None)


def _is_list(lines: Sequence[str]) -> bool:
    """Tell whether all lines are items, of words only, or go on with one."""
    items = [match["text"] if (match := _ITEM.match(line)) else "" for line in lines]
    if not items[0]:
        return False
    said = [_MARKDOWN.sub("", item or line) for item, line in zip(items, lines, strict=True)]
    if any(_CODE.search(words) or _KEY.match(words) for words in said):
        return False
    return sum(map(bool, items)) >= _ITEMS or len(_WORD.findall(" ".join(said))) >= _FEW


def _stretch(text: str, lines: Sequence[Span], *, is_list: bool) -> Stretch:
    """Return a stretch; of each line goes as much white space as of its first, of a paragraph all."""
    first = lines[0]
    width = _width(text, first)
    blanks = [
        Span(line.start, line.start + (min(width, _width(text, line)) if is_list else _width(text, line)))
        for line in lines
    ]
    within = row_at(text, Span(first.start + width, first.end)).blank.start < first.start
    return Stretch(tuple(blanks), within, is_list)


def _width(text: str, line: Span) -> int:
    cut = text[slice(*line)]
    return len(cut) - len(cut.lstrip(" \t"))
