"""Lines that were meant as a list, which the page shows as running text or without their levels.

Python-Markdown begins a list only behind an empty line, knows `-`, `*`, `+` and `1.` alone, and asks four columns for each level.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.bullets import WORD, Manner, Mark, depths, mark_of
from werkplaats.checks.nesting import flat_items, item_of, loose_paragraphs
from werkplaats.checks.rows import are_adjacent, base_of, empty_line_above, rows, set_apart
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind, TokenKind
from werkplaats.model.source import Span
from werkplaats.scan.lines import TAB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.rows import Row
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_SIGNS = frozenset({*WORD, "o"})
"""First signs of a block that may be the first item; those that stand in lines further on are seen by their line ends."""
_TEXTS = frozenset({BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.DEFINITION, BlockKind.ITEM})
_GAP = 2
"""Line ends between two blocks in `Asking.whole`."""
_INDENTED = "  "
_MARKER = 8
"""Where an item is indented, its text has two spaces among so many signs before it."""
_FEWEST = 2
_MARKDOWN = frozenset({Manner.LIST, Manner.NUMBER})


@dataclass(slots=True)
class _Run:
    """Items one below the other.

    Attributes:
        block: The block in which the first stands.
        rows: All lines of that block.
        above: Number of the line of that block below which the first stands, or -1.
        marks: How each begins.
        joined: True when one of them is shown behind the line above it.
        blocks: In how many blocks they stand.
    """

    block: Block
    rows: Sequence[Row]
    above: int
    marks: list[Mark] = field(default_factory=list[Mark])
    joined: bool = False
    blocks: int = 1

    @property
    def announced(self) -> bool:
        """True when the line above ends with a colon."""
        return self.above >= 0 and self.rows[self.above].text.rstrip("*_ ").endswith(":")

    @property
    def spoken(self) -> bool:
        """True when it may be a conversation, each line of which begins with a dash."""
        first = self.marks[0]
        if first.manner is Manner.DASH:
            return True
        asked = any(mark.row.text.rstrip("’”\"'").endswith(("?", "!")) for mark in self.marks)
        return first.sign == "-" and asked and not self.announced


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield the first line of what was meant as a list, and what lies too shallow to be a level of one.

    Dialogue, a poem whose lines are broken off, and a year or a number at the beginning of a line stay out.
    """
    page, whole = document.page, view.whole(document)
    text = page.source.text
    if whole.count("\n") > _GAP * (len(page.blocks) - 1) or any(
        text[block.span.start] in _SIGNS for block in page.blocks
    ):
        for run in _runs(text, page.blocks):
            if _is_list(run):
                yield _finding(text, run)
    items = [block.span.start for block in page.blocks if block.kind is BlockKind.ITEM]
    if items:
        if any(_INDENTED in text[start - _MARKER : start] for start in items):
            yield from flat_items(text, page.blocks)
        yield from loose_paragraphs(text, page.blocks)


def _runs(text: str, blocks: Sequence[Block]) -> Iterator[_Run]:
    run: _Run | None = None
    before: Block | None = None
    for block in blocks:
        own = rows(text, block) if block.kind in _TEXTS else []
        shown = [token.span for token in block.tokens if token.kind is TokenKind.CODE] if len(own) > 1 else []
        for number, row in enumerate(own):
            mark = (
                None if any(span.contains(Span(row.span.start, row.span.start + 1)) for span in shown) else mark_of(row)
            )
            if number == 0 and run and not (mark and before and _goes_on_below(text, run, mark, before, block)):
                yield run
                run = None
            if mark is None:
                if run and not run.announced and number and row.columns <= run.marks[0].row.columns:
                    yield run
                    run = None
                continue
            if run and not mark.goes_on(run.marks[-1]):
                yield run
                run = None
            if run is None:
                run = _Run(block, own, number - 1)
            run.blocks += number == 0 and bool(run.marks)
            run.joined |= number > 0 and not own[number - 1].broken
            run.marks.append(mark)
        if not own and run:
            yield run
            run = None
        before = block
    if run:
        yield run


def _goes_on_below(text: str, run: _Run, mark: Mark, before: Block, block: Block) -> bool:
    return (
        mark.manner is Manner.BULLET
        and mark.goes_on(run.marks[-1])
        and block.quoted == before.quoted
        and are_adjacent(text, before, block)
    )


def _is_list(run: _Run) -> bool:
    first = run.marks[0]
    if not run.joined and run.blocks < _FEWEST:
        return False
    if run.block.kind is BlockKind.ITEM and first.manner in _MARKDOWN:
        return True  # it would be an item of its own, if it stood less far to the right
    many = len(run.marks) >= _FEWEST
    match first.manner:
        case Manner.LIST:
            return many or run.announced
        case Manner.NUMBER:
            return (first.rank == 1 and (many or run.announced)) or (many and run.announced)
        case Manner.BULLET:
            return many or run.joined
        case Manner.DASH | Manner.TIGHT:
            return many and (run.above < 0 or run.announced)
        case _:
            return many and first.rank == 1


def _finding(text: str, run: _Run) -> Finding:
    first = run.marks[0]
    fix = None
    if first.manner in _MARKDOWN and run.block.kind is BlockKind.ITEM:
        edits = tuple(_less_deep(text, run))
        fix = Fix("Zet vier spaties voor het lagere niveau", edits, safe=False) if edits else None
    elif first.manner in _MARKDOWN:
        fix = Fix(
            "Zet een lege regel boven de lijst",
            tuple(set_apart(text, run.rows, run.above + 1)),
            safe=_is_whole(run) and not run.spoken,
        )
    elif first.manner is not Manner.LETTER and run.block.kind is not BlockKind.ITEM:
        fix = Fix("Maak er een lijst van", tuple(_rewritten(text, run)), safe=False)
    return Finding(first.span, _fault(text[slice(*first.span)], run), fix=fix)


def _fault(shown: str, run: _Run) -> str:
    above = " en zet een lege regel boven het eerste punt" if run.above >= 0 else ""
    number = run.marks[0].sign
    if run.block.kind is BlockKind.ITEM and run.marks[0].manner in _MARKDOWN:
        return "Dit staat te ver naar rechts en komt daardoor achter het punt erboven op de pagina; zet er vier spaties meer voor dan voor dat punt."
    if run.spoken:
        return "Deze regels komen op de pagina achter elkaar; begin ze met ‘- ’ onder een lege regel voor een lijst, of zet er lege regels tussen voor een gesprek."
    match run.marks[0].manner:
        case Manner.LIST | Manner.NUMBER if len(run.marks) < _FEWEST:
            return "Dit punt komt op de pagina achter de regel erboven; zet er een lege regel boven, dan wordt het een lijst."
        case Manner.LIST | Manner.NUMBER:
            return "Deze punten komen op de pagina achter elkaar; zet een lege regel boven het eerste punt, dan worden zij een lijst."
        case Manner.BULLET:
            return f"Met ‘{shown}’ wordt dit op de pagina geen lijst; begin elk punt met een streepje en een spatie{above}."
        case Manner.TIGHT:
            return f"Achter dit streepje ontbreekt een spatie en dus komen de punten achter elkaar op de pagina; schrijf ‘- ’{above}."
        case Manner.STUCK:
            return f"Achter ‘{shown}’ ontbreekt een spatie en dus komen de punten achter elkaar op de pagina; schrijf ‘{number}. ’{above}."
        case Manner.COUNT:
            return f"Met ‘{shown}’ wordt dit op de pagina geen lijst; schrijf ‘{number}. ’, met een stop en een spatie{above}."
        case Manner.LETTER | Manner.DASH:
            return f"Met ‘{shown}’ komen deze punten achter elkaar op de pagina; zet er lege regels tussen, of nummer ze met ‘1. ’{above}."


def _is_whole(run: _Run) -> bool:
    """Tell whether every line from the first item on is one, or is indented below one."""
    marked = {mark.row.start for mark in run.marks}
    first = run.marks[0].row.columns
    return all(row.start in marked or row.columns > first for row in run.rows[run.above + 1 :])


def _less_deep(text: str, run: _Run) -> Iterator[Edit]:
    """Yield the edits that bring items one level below the item in whose text they stand."""
    item = item_of(text, run.block)
    extra = run.marks[0].row.columns - TAB * (item.columns // TAB + 1) if item else 0
    for row in run.rows[run.above + 1 :] if extra > 0 else ():
        yield Edit(row.blank, " " * max(0, row.columns - extra))


def _rewritten(text: str, run: _Run) -> Iterator[Edit]:
    """Yield the edits that give every item the sign of Markdown, and its level the indentation."""
    if run.above >= 0:
        yield empty_line_above(text, run.marks[0].row)
    base = base_of(run.rows)
    for mark, depth in zip(run.marks, depths(run.marks), strict=True):
        sign = f"{mark.rank}. " if mark.rank else "- "
        level = depth if mark.manner is Manner.BULLET else 0
        if mark.row.clear:
            yield Edit(Span(mark.row.blank.start, mark.end), f"{' ' * (base + TAB * level)}{sign}")
        else:
            yield Edit(Span(mark.span.start, mark.end), sign)


RULE = PageRule("PAG022", "list-not-read", WARNING, Repair.SAFE, check=check)
