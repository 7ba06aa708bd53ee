"""The matrix: practices against the performance fields of the Wmo and against groups of people, from their front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.facts import document_link
from werkplaats.render.lists import sort_title
from werkplaats.render.terms import term
from werkplaats.render.views import CellView, ColumnView, RowView, TableView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition

_FIELD = re.compile(r"(\d+)\b")
"""A performance field as practices write it: its number, then what the source calls it."""


def matrix_tables(edition: Edition, document: Document) -> tuple[TableView, ...]:
    """Return both tables; every practice has a row in each, also when nothing is marked."""
    practices = {d.slug: d for d in edition.site.entities.values() if d.kind is Kind.PRAKTIJK}
    if not practices:
        return ()
    ordered = tuple(_in_order(practices))
    return _fields(ordered, document), _groups(ordered, document)


def fields_of(practice: Document) -> dict[str, str]:
    """Return the performance fields of a practice: number to the words of the practice."""
    found: dict[str, str] = {}
    for text in practice.meta.values("prestatievelden"):
        match = _FIELD.match(text)
        found[match[1] if match else text] = text
    return found


def groups_of(practice: Document, words: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the groups that the target groups of a practice fall in.

    Args:
        practice: The practice.
        words: Group to the parts of words that tell it; a target group that none tells falls in the group named “”.
    """
    found: set[str] = set()
    for text in practice.meta.values("doelgroep"):
        low = text.lower()
        found |= {name for name, parts in words.items() if any(part.lower() in low for part in parts)} or {""}
    return frozenset(found)


def _in_order(practices: Mapping[str, Document]) -> Iterator[tuple[Document, int]]:
    """Yield (practice, level): wholes by title, each followed by its parts."""
    parts: dict[str, list[Document]] = {}
    for practice in sorted(practices.values(), key=sort_title):
        whole = next((slug for slug in practice.meta.values("deel_van") if slug in practices), "")
        parts.setdefault(whole, []).append(practice)
    seen: set[str] = set()

    def below(slug: str, level: int) -> Iterator[tuple[Document, int]]:
        for practice in parts.get(slug, ()):
            if practice.slug not in seen:
                seen.add(practice.slug)
                yield practice, level
                yield from below(practice.slug, level + 1)

    yield from below("", 0)
    for slug in sorted(set(practices) - seen):  # parts of each other, in a circle
        if slug not in seen:
            seen.add(slug)
            yield practices[slug], 0
            yield from below(slug, 1)


def _fields(ordered: tuple[tuple[Document, int], ...], document: Document) -> TableView:
    names = {row.text("nummer"): row.text("naam") for row in document.meta.rows("velden")}
    found = {practice.slug: fields_of(practice) for practice, _ in ordered}
    used = {number for fields in found.values() for number in fields}
    numbers = sorted({*names, *used}, key=lambda n: (int(n) if n.isdigit() else 99, n))
    columns = (
        ColumnView(term("matrix", "praktijk")),
        *(
            ColumnView(names.get(n, n), "teken", term("matrix", "veld", nummer=n) if n.isdigit() else "")
            for n in numbers
        ),
        ColumnView(term("matrix", "woorden")),
    )
    rows = tuple(
        RowView(
            (
                CellView(practice.title, link=document_link(practice, document.address), sort=sort_title(practice)[0]),
                *(_mark(n in found[practice.slug]) for n in numbers),
                CellView("; ".join(found[practice.slug].values()) or term("matrix", "geen_veld")),
            ),
            level=level,
        )
        for practice, level in ordered
    )
    with_fields = sum(1 for fields in found.values() if fields)
    note = term("matrix", "velden_uitleg", met=with_fields, aantal=len(rows))
    return TableView(term("matrix", "velden"), "prestatievelden", columns, rows, note, grid=True)


def _groups(ordered: tuple[tuple[Document, int], ...], document: Document) -> TableView:
    words = {row.text("naam"): row.values("woorden") for row in document.meta.rows("groepen")}
    found = {practice.slug: groups_of(practice, words) for practice, _ in ordered}
    names = [*words, *([""] if any("" in groups for groups in found.values()) else [])]
    columns = (
        ColumnView(term("matrix", "praktijk")),
        *(ColumnView(name or term("matrix", "anders"), "teken") for name in names),
        ColumnView(term("matrix", "woorden")),
    )
    rows = tuple(
        RowView(
            (
                CellView(practice.title, link=document_link(practice, document.address), sort=sort_title(practice)[0]),
                *(_mark(name in found[practice.slug]) for name in names),
                CellView("; ".join(practice.meta.values("doelgroep"))),
            ),
            level=level,
        )
        for practice, level in ordered
    )
    return TableView(
        term("matrix", "groepen"), "doelgroepen", columns, rows, term("matrix", "groepen_uitleg"), grid=True
    )


def _mark(on: bool) -> CellView:  # noqa: FBT001 - the value of the cell itself
    return CellView(term("matrix", "ja"), sort="1", mark=True) if on else CellView(sort="0", mark=True)
