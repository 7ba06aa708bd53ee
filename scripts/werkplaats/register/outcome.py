"""Where an old address leads: values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkplaats.register.state import Place


@dataclass(frozen=True, slots=True)
class Alias:
    """An id that is no longer on a page where it has been.

    Attributes:
        id: The id.
        page: Address of the page where it was.
        target: The paragraph an old link is led to: the same paragraph on the page it moved to, or the nearest one
            left; None when nothing is left.
    """

    id: str
    page: str
    target: Place | None
