"""Citations as the author of a text wrote them: clusters of cited works, each part with its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.source import Span


class Form(Enum):
    """How a cluster stands in its sentence."""

    PARENTHETICAL = "parenthetical"
    """`[@key]`: names and year between brackets."""
    NARRATIVE = "narrative"
    """`@key`: the names are part of the sentence, the year stands between brackets."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the work: `p. 12`, `pp. 3-5`, `hfst. 2`.

    Attributes:
        label: Canonical English CSL label (`page`, `chapter`, `paragraph`, `section`, `figure`, …).
        value: What follows the label, as written (`12`, `3-5`).
        span: Label and value together in the source.
    """

    label: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work within a cluster.

    Attributes:
        key: Key as written, without `@` and braces.
        key_span: The key only.
        span: The whole item, prefix and suffix included.
        prefix: Text before the key (`zie ook`), stripped.
        locator: Where in the work, or None.
        suffix: Text after key and locator, with its own leading punctuation.
        suppress_author: True for `-@key`: only the year is shown.
        within: The work in which this one was read (`in @other`), for a secondary citation.
    """

    key: str
    key_span: Span
    span: Span
    prefix: str = ""
    locator: Locator | None = None
    suffix: str = ""
    suppress_author: bool = False
    within: CitedWork | None = None

    def walk(self) -> Iterator[CitedWork]:
        """Yield this work and the one it was read in."""
        yield self
        if self.within is not None:
            yield from self.within.walk()


@dataclass(frozen=True, slots=True)
class Cluster:
    """One citation in a text: one bracket, or one narrative citation.

    A narrative citation with a following bracket (`@a [p. 4; @b]`) has its own work first.
    """

    form: Form
    works: tuple[CitedWork, ...]
    span: Span

    def walk(self) -> Iterator[CitedWork]:
        """Yield every cited work in the order of the text, secondary sources included."""
        for work in self.works:
            yield from work.walk()
