"""The register as a file that git can merge.

For each paragraph, in the order of the page: its id, which never changes once it is written, below it what may change,
and an empty line. So there is always an unchanged line between the changes of two editors, in neighbouring paragraphs
too, and git merges them without a conflict; the order is that of the lines, so inserting renumbers nothing. Pages are
sorted by address: the chapters that one editor adds stay together. (Layout below without the empty lines.)

    # alinea-adressen 1
    /publicaties/bundel/voorwoord/
    p-7kq2xw
    <TAB>digest<TAB>size<TAB>sketch                     stands here
    p-m4n8zt
    <TAB>digest<TAB>size<TAB>sketch<TAB>weg             gone, leads to the nearest (none was left then)
    p-b6d9rs
    <TAB>digest<TAB>size<TAB>sketch<TAB>naar p-7kq2xw   gone, leads to p-7kq2xw
    p-h2j5vc
    <TAB>verhuisd                                       stands on another page now
    p-x3v8dn
    <TAB>weg                                            its fingerprint was lost; never given again
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote

from werkplaats.model.diagnostic import Problem, Related
from werkplaats.model.source import Span
from werkplaats.register.address import PATTERN
from werkplaats.register.record import Record, moved_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

REGISTER_FILE = "docs/.alineas.tsv"
"""Where the register is kept, from the root of the project; a dot file, so it is not published."""

CODE = "SYS010"
_UNREADABLE = "De vingerafdruk"
_MOST_LOST = 10
_WAY_OUT = "‘werkplaats check --fix’ brengt dat in orde."
_VERSION = "# alinea-adressen 1"
_HEADER = f"""{_VERSION}
# Bijgehouden door `werkplaats check --fix`; niet met de hand wijzigen. Onthoudt welk adres (#p-…) bij welke alinea
# hoort, ook als die is herschreven of verplaatst. Per alinea twee regels: het adres, en daaronder na een tab de
# vingerafdruk (exact, omvang, monster) met zo nodig: weg, naar <adres> of verhuisd. De tekst zelf staat er niet in.

"""
_ID = re.compile(PATTERN)
_VALUE = re.compile(rf"\t([\w-]{{8}})\t(\d{{1,9}})\t([\w-]*)(?:\t(weg|naar ({PATTERN})))?", re.ASCII)
_MOVED = "\tverhuisd"
_LOST = "\tweg"
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


@dataclass(frozen=True, slots=True)
class Register:
    """Every id that was ever given, by the page it belongs or belonged to.

    Attributes:
        pages: Address of a page to its records, those of paragraphs that left among their former neighbours.
    """

    pages: Mapping[str, tuple[Record, ...]] = field(default_factory=dict[str, tuple[Record, ...]])

    @classmethod
    def parse(cls, text: str, path: str) -> tuple[Self, tuple[Problem, ...]]:
        """Read a register; what is wrong in it is reported, the rest is read.

        Both sides of a merge conflict are read: together they are what the merged register has to remember.

        Args:
            text: Content of the file; empty for a site that has none yet.
            path: Path of the file, for the problems.
        """
        reader = _Reader(path)
        reader.read(text)
        return cls({page: tuple(records) for page, records in reader.pages.items() if records}), tuple(reader.problems)

    def serialise(self) -> str:
        """Return the text of the file; equal registers give equal texts."""
        parts = [_HEADER]
        for page in sorted(self.pages):
            if records := self.pages[page]:
                parts.append(f"/{_escape(page)}\n\n")
                parts += [f"{record.id}\n{_value(record)}\n\n" for record in records]
        return "".join(parts)


def _value(record: Record) -> str:
    if record.moved:
        return _MOVED
    if not record.digest:
        return _LOST
    prints = f"\t{record.digest}\t{record.size}\t{record.sketch}"
    match record.heir:
        case None:
            return prints
        case "":
            return f"{prints}\tweg"
        case heir:
            return f"{prints}\tnaar {heir}"


def _escape(page: str) -> str:
    return page.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D")


def is_ruined(problems: Iterable[Problem]) -> bool:
    """Tell whether so many fingerprints are lost that a repair would give half the site new addresses: another program saved the file."""
    return sum(problem.message.startswith(_UNREADABLE) for problem in problems) > _MOST_LOST


class _Reader:
    """Reads line by line; knows the page and the id it is at."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.pages: dict[str, list[Record]] = {}
        self.problems: list[Problem] = []
        self._places: dict[str, Span] = {}  # where the fingerprint of each id stands
        self._main: dict[str, tuple[str, int]] = {}  # and where its record is
        self._marks: set[tuple[str, str]] = set()
        self._records: list[Record] | None = None
        self._page = ""
        self._id: tuple[str, Span] | None = None
        self._side = ""  # within a merge conflict: the last marker

    def read(self, text: str) -> None:
        start = len(text) - len(text.removeprefix("\ufeff"))
        for raw in text[start:].split("\n"):
            line = raw.removesuffix("\r")
            if line:
                self._line(line, Span(start, start + len(line)))
            start += len(raw) + 1
        self._close_id()
        if text.strip() and not text.removeprefix("\ufeff").startswith(_VERSION):
            end = len(text.split("\n", 1)[0].rstrip("\r"))
            self.problems.insert(
                0, self._problem(Span(0, end), f"De eerste regel hoort ‘{_VERSION}’ te zijn; {_WAY_OUT}")
            )

    def _line(self, line: str, span: Span) -> None:
        if line.startswith(_CONFLICT):
            self._conflict(line, span)
        elif self._side == "|||||||":
            pass  # the common ancestor: both sides remember it
        elif line[0] == "\t":
            self._value(line, span)
        elif _ID.fullmatch(line):
            self._close_id()
            self._id = (line, span)
        elif line[0] == "/":
            self._close_id()
            self._page = unquote(line[1:])
            self._records = self.pages.setdefault(self._page, [])
        elif line[0] != "#":
            self._close_id()
            self._report(span, f"‘{line[:40]}’ is geen adres van een alinea of pagina; {_WAY_OUT}")

    def _conflict(self, line: str, span: Span) -> None:
        marker = line[:7]
        self._side = "" if marker == ">>>>>>>" else marker
        if marker == "<<<<<<<":
            self._report(
                span,
                "Hier staat een samenvoegconflict van git; beide kanten zijn gelezen. "
                "Geef de opdracht ‘werkplaats check --fix’, dan is het opgelost.",
            )

    def _value(self, line: str, span: Span) -> None:
        if self._id is None:
            if not self._side:
                self._report(span, f"Boven deze vingerafdruk ontbreekt het adres (p-…); {_WAY_OUT}")
            return
        id_, place = self._id
        if line == _MOVED:
            self._add(moved_mark(id_), place)
        elif line == _LOST:
            self._add(Record(id_, "", heir=""), place)
        elif (found := _VALUE.fullmatch(line)) is None:
            self._close_id(Span(place.start, span.end))
            return
        else:
            digest, size, sketch, state, heir = found.groups()
            left = heir or "" if state else None
            self._add(Record(id_, digest, int(size), sketch, "" if left == id_ else left), place)
        # Within a conflict the other side may follow with only its own second line.
        self._id = self._id if self._side else None

    def _close_id(self, span: Span | None = None) -> None:
        """Keep an id without readable fingerprint as gone, so that it is never given again."""
        if self._id is None:
            return
        id_, place = self._id
        self._id = None
        if self._side or id_ in self._places:
            return
        self._report(
            span or place,
            f"{_UNREADABLE} van ‘{id_}’ is onleesbaar; zet deze regel terug uit git, anders krijgt zijn alinea een nieuw adres.",
        )
        self._add(Record(id_, "", heir=""), place)

    def _add(self, record: Record, place: Span) -> None:
        if self._records is None:
            self._report(place, f"‘{record.id}’ staat niet onder het adres van een pagina; {_WAY_OUT}")
            self._records = self.pages.setdefault("", [])
        if record.moved:
            if (record.id, self._page) not in self._marks:
                self._marks.add((record.id, self._page))
                self._records.append(record)
            return
        if record.id not in self._main:
            self._places[record.id] = place
            self._main[record.id] = (self._page, len(self._records))
            self._records.append(record)
        elif record.live and self._revive(record):
            self._places[record.id] = place
        elif not self._side:
            self._report(
                place,
                f"Het adres ‘{record.id}’ staat er twee keer in; alleen de eerste telt. "
                "Geef de opdracht ‘werkplaats check --fix’; de tweede alinea krijgt dan een eigen adres.",
                (Related(self.path, self._places[record.id], "Hier staat het voor het eerst."),),
            )

    def _revive(self, record: Record) -> bool:
        """Let a paragraph that lives win over its grave: one branch removed it, the other moved or changed it."""
        page, at = self._main[record.id]
        if self.pages[page][at].live or self._records is None:
            return False
        if page == self._page:
            self.pages[page][at] = record
        else:
            self.pages[page][at] = moved_mark(record.id)
            self._main[record.id] = (self._page, len(self._records))
            self._records.append(record)
        return True

    def _report(self, span: Span, message: str, related: tuple[Related, ...] = ()) -> None:
        self.problems.append(self._problem(span, message, related))

    def _problem(self, span: Span, message: str, related: tuple[Related, ...] = ()) -> Problem:
        return Problem(CODE, self.path, span, message, related)
