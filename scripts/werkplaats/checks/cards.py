"""The literature as checks of pages know it: of each work a card with what a citation can be held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from werkplaats.model.entry import Name, Work
    from werkplaats.model.source import Span


class Person(NamedTuple):
    """A name on a card; `literal` for an organisation."""

    particle: str
    family: str
    literal: bool


class Card(NamedTuple):
    """What a citation can be held against; nothing on it tells where the entry stands, so moving an entry changes no card.

    Attributes:
        key: The key.
        type: BibLaTeX type.
        year: Four digits, or empty.
        pages: The field `pages`.
        authors: In order.
        editors: In order.
        short: The field `shortauthor`.
        makers: Every other name by which the work may be called: translators, organisation, publisher.
        incomplete: What `onvolledig` names.
    """

    key: str
    type: str
    year: str
    pages: str
    authors: tuple[Person, ...]
    editors: tuple[Person, ...]
    short: str
    makers: str
    incomplete: tuple[str, ...]


class Filed(NamedTuple):
    """A card, and where its entry stands."""

    card: Card
    path: str
    key_span: Span
    url: str


def make_card(work: Work) -> Card:
    """Return the card of a work."""
    makers = (*(name.family for name in work.translators), *map(work.get, ("organization", "institution", "publisher")))
    return Card(
        key=work.key,
        type=work.type,
        year=str(work.date.year) if work.date and work.date.year else "",
        pages=work.get("pages"),
        authors=_people(work.authors),
        editors=_people(work.editors),
        short=work.get("shortauthor"),
        makers=" ".join(filter(None, makers)),
        incomplete=work.incomplete,
    )


def file_card(work: Work) -> Filed:
    """Return the card of a work with its place."""
    return Filed(make_card(work), work.entry.path, work.entry.key_span, work.get("url"))


def _people(names: Iterable[Name]) -> tuple[Person, ...]:
    return tuple(Person(name.particle, name.family, name.literal) for name in names)
