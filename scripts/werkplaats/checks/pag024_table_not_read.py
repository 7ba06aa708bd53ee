"""Rows of a table that the page shows as text, or not at all.

The extension `tables` of Python-Markdown wants an empty line above the row of heads, below it a line of hyphens with as many cells, and shows
no more cells of a row than there are heads.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.indented import tables_in_code
from werkplaats.checks.rows import empty_line_above, line_end, row_at, rows, set_apart
from werkplaats.checks.tabbed import tabbed_rows
from werkplaats.checks.tables import cells, find_rule, fits, is_hyphens, is_row, right_rule
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.lines import TAB
from werkplaats.scan.tables import is_bordered, is_rule, split_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document

_BAR = "|"
_FEWEST = 2
_BLANK = ("", "\n", "\r")
"""How an empty line begins."""
_QUOTED = lazy(r"(?:[ \t]*>[ ]?)*[ \t]*")
_MARKED = lazy(r"(?:[ \t]*>[ ]?)*[ \t]*(?:(?:[-*+]|\d+\.|\[\^[^\]\n]+\]:|:)[ \t]+)*")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield rows that make no table, rows that a table loses, and what it takes for a row though it is none."""
    del view
    page = document.page
    text = page.source.text
    yield from tabbed_rows(page)
    if text.find(_BAR, page.body_start) < 0:
        return
    for stretch in tables_in_code(document) if page.code else ():
        edits = tuple(Edit(span, "") for span in stretch.lines)
        fault = "Deze tabel is te ver ingesprongen en komt daardoor als code op de pagina; haal deze inspringing weg."
        yield Finding(stretch.lines[0], fault, fix=Fix("Haal de inspringing weg", edits, safe=False))
    before: Block | None = None
    heads, end = "", page.body_start
    for block in page.blocks:
        beside = (
            before is not None and block.quoted == before.quoted and not text[end : block.span.start].strip("> \t\r\n")
        )
        if block.cells:
            even = _even(text, block)
            lines = even or _lines(text, block)
            heads, end = text[slice(*lines[0])].strip(), lines[-1].end
            if not even:
                yield from _in_table(text, lines)
        else:
            found = _Text(text, block, before if beside else None, end, heads if beside else "")
            heads, end = found.heads, block.span.end
            yield from found.findings()
        before = block


class _Text:
    """A block of text in which rows may stand.

    Args:
        text: The text of the page.
        block: The block.
        above: The block above, when only empty lines part them.
        end: Where that ends.
        heads: The row of heads of the table above, or an empty text.

    Attributes:
        heads: The row of heads to which a row right below this block would belong, or an empty text.
    """

    def __init__(self, text: str, block: Block, above: Block | None, end: int, heads: str) -> None:
        self.heads = ""
        self._text, self._end = text, end
        self._finding: Finding | None = None
        if _BAR not in text[slice(*block.span)]:
            return
        self._movable = block.kind is not BlockKind.ITEM
        self._rows = rows(text, block)
        lines = [row.text for row in self._rows]
        number = find_rule(lines)
        if heads and all(map(is_row, lines)) and number < 0:
            self.heads = heads
            self._finding = self._apart("hoort deze rij niet meer bij de tabel")
        elif number > 0:
            self._finding = self._misread(number, lines)
        elif number == 0:
            head = row_at(text, above.pieces[-1]).text if above and not above.cells else ""
            if is_row(head) and not is_hyphens(head) and fits(head, lines[0]):
                self.heads = head
                self._finding = self._apart("horen deze streepjes niet meer bij de kop")
        else:
            self._finding = self._bare(lines)

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong with it, if anything."""
        if self._finding:
            yield self._finding

    def _apart(self, what: str) -> Finding | None:
        """Return that an empty line parts a row from its table, when one does."""
        row = self._rows[0]
        below = self._text.find("\n", self._end) + 1
        if not 0 < below < row.start:
            return None
        fix = Fix("Haal de lege regel weg", (Edit(Span(below, row.start), ""),))
        return Finding(row.span, f"Door de lege regel hierboven {what}; haal die lege regel weg.", fix=fix)

    def _misread(self, number: int, lines: Sequence[str]) -> Finding | None:
        """Return what is wrong with heads and the line of hyphens below them."""
        head, rule = lines[number - 1 : number + 1]
        if fits(head, rule):
            if number < _FEWEST:
                return None
            row = self._rows[number - 1]
            fault = "Deze tabel komt als tekst met strepen op de pagina; zet een lege regel boven de kopregel."
            edits = tuple(set_apart(self._text, self._rows, number - 1)) if self._movable else ()
            return Finding(row.span, fault, fix=Fix("Zet een lege regel boven de tabel", edits) if edits else None)
        right = right_rule(head, rule)
        bordered = is_bordered(head)
        counts = [len(cells(line, bordered=is_bordered(line))) for line in (head, rule)]
        if not is_rule(rule):
            fault = f"Deze tabel komt als tekst met strepen op de pagina; zet onder de kop gewone streepjes: ‘{right}’."
        elif counts[0] == counts[1]:
            fault = (
                f"De kop heeft geen strepen aan de rand en deze regel wel, dus dit wordt geen tabel; schrijf ‘{right}’."
            )
        else:
            fault = (
                f"De kop heeft {_columns(counts[0])} en deze regel met streepjes {counts[1]}, dus dit wordt geen tabel; "
                f"maak ze even lang, met ‘{right}’ of met meer koppen."
            )
        fix = None
        if not rule.startswith("+"):
            width = {len(cells(line, bordered=bordered)) for line in lines[number + 1 :]}
            fix = Fix(
                "Maak de regel met streepjes passend",
                (Edit(self._rows[number].span, right),),
                safe=width <= {counts[0]},
            )
        return Finding(self._rows[number].span, fault, fix=fix)

    def _bare(self, lines: Sequence[str]) -> Finding | None:
        """Return that some rows have no line of hyphens."""
        for number, pair in enumerate(pairwise(lines)):
            if all(map(is_row, pair)) and not any(map(is_hyphens, pair)):
                right = right_rule(lines[number])
                row, below = self._rows[number : number + 2]
                fault = f"Deze rijen komen als tekst met strepen op de pagina; zet onder de bovenste een regel streepjes: ‘{right}’."
                before = self._text[below.start : below.blank.end]
                new = Edit(Span(below.start, below.start), f"{before}{right}{line_end(self._text, below.start)}")
                return Finding(row.span, fault, fix=Fix("Zet streepjes onder de bovenste rij", (new,), safe=False))
        return None


def _columns(count: int) -> str:
    return "1 kolom" if count == 1 else f"{count} kolommen"


def _even(text: str, block: Block) -> tuple[Span, Span] | None:
    """Return the first and last row of a table whose rows all have bars at both edges, and as many; most are so, and nothing is wrong with these."""
    start = text.rfind("\n", 0, block.span.start) + 1
    end = text.find("\n", block.span.end)
    while end >= 0 and text.startswith(_BAR, end + 1):
        end = text.find("\n", end + 1)
    end = len(text) if end < 0 else end
    found = text[start:end].split("\n")
    bars = found[0].count(_BAR)
    if text.startswith(_BAR, text.rfind("\n", 0, max(0, start - 1)) + 1) or text[end + 1 : end + 2] not in _BLANK:
        return None  # more of it stands above or below
    if "\\" in found[0] or "`" in found[0]:
        return None  # a bar in it may be none
    for line in found:
        if line.count(_BAR) != bars or line[:1] != _BAR or line.rstrip()[-1:] != _BAR:
            return None
    return Span(start, start + len(found[0])), Span(end - len(found[-1]), end)


def _lines(text: str, block: Block) -> list[Span]:
    """Return the rows of a table, without what stands before them: from the row of heads up to the next empty line or tag."""
    start = text.rfind("\n", 0, block.span.start) + 1
    while start and _BAR in (above := text[text.rfind("\n", 0, start - 1) + 1 : start]) and above.strip("> \t\r\n"):
        start -= len(above)
    found: list[Span] = []
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lead = (_QUOTED if found else _MARKED).match(text, start, end)
        begin = lead.end() if lead else start
        if not text[begin:end].strip() or (found and text[begin] == "<"):
            break
        found.append(Span(begin, begin + len(text[begin:end].rstrip())))
        start = end + 1
    return found


def _in_table(text: str, lines: Sequence[Span]) -> Iterator[Finding]:
    """Yield cells beyond the heads, and a line below the rows that has no bar."""
    bordered = is_bordered(text[slice(*lines[0])])
    heads = len(split_row(text, *lines[0], bordered=bordered))
    for line in lines[2:]:
        row = text[slice(*line)]
        places = split_row(text, *line, bordered=bordered)
        lost = [place for place in places[heads:] if text[slice(*place)].strip()]
        if lost:
            span = _stripped(text, Span(lost[0].start, lost[-1].end))
            shown = " ".join(text[slice(*span)].split())
            fault = (
                f"De kop heeft {_columns(heads)} en deze rij {places.index(lost[-1]) + 1}, dus ‘{shown}’ komt niet op de pagina; "
                "geef de kop een kolom meer, of schrijf ‘\\|’ waar de streep bij de tekst hoort."
            )
            if not bordered and row.startswith(_BAR):
                fault = (
                    f"De kop heeft geen strepen aan de rand en deze rij wel, dus ‘{shown}’ komt niet op de pagina; "
                    "zet die strepen bij elke rij of nergens."
                )
            yield Finding(span, fault)
        elif bordered and _BAR not in row and not row.startswith("{"):
            fault = "Deze regel komt als rij in de tabel; zet er een lege regel boven."
            new = row_at(text, line)
            edits = () if new.columns >= TAB + row_at(text, lines[0]).columns else (empty_line_above(text, new),)
            yield Finding(line, fault, fix=Fix("Zet een lege regel onder de tabel", edits) if edits else None)
            return


def _stripped(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return Span(span.start + len(piece) - len(piece.lstrip()), span.end - len(piece) + len(piece.rstrip()))


RULE = PageRule("PAG024", "table-not-read", WARNING, Repair.SAFE, check=check)
