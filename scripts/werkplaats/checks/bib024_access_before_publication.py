"""A page that was looked at before it was published: one of the two dates is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Date, Work


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield a `urldate` before `date`, compared as precisely as both are."""
    field = view.part(work, "urldate")
    if field and work.date and work.accessed and not work.date.circa:
        seen, published = _parts(work.accessed), _parts(work.date)
        common = min(len(seen), len(published))
        if seen[:common] < published[:common]:
            fault = f"‘{work.key}’ is op {field.text} bekeken, voordat het verscheen ({_written(work, view)}); verbeter ‘urldate’ of ‘date’."
            yield Finding(field.span, fault)


def _written(work: Work, view: ListView) -> str:
    field = view.part(work, "date") or view.part(work, "year")
    return field.text if field else str(work.date.year if work.date else "")


def _parts(date: Date) -> tuple[int, ...]:
    """Return year, month and day, as far as they are known."""
    known: list[int] = []
    for part in (date.year, date.month, date.day):
        if part is None:
            break
        known.append(part)
    return tuple(known)


RULE = EntryRule("BIB024", "access-before-publication", WARNING, Repair.NONE, check=check)
