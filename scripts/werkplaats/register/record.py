"""One line of memory: an id, what its paragraph looked like, and where it leads when it is no longer here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """What the register knows of an id on one page.

    An id has one record that carries its fingerprint, where it lives or last lived. On each page that it moved away
    from it has a second one without fingerprint, so that an old link to that page still arrives.

    Attributes:
        id: `p-` and six signs.
        digest: Exact hash of the text (`fingerprint.digest`); empty on a page it moved away from.
        size: Number of distinct word pairs of the text.
        sketch: Sample of these pairs (`fingerprint.sketch`), from which likeness is measured.
        heir: None for a paragraph that lives here; the id itself when it moved to another page; for one that is gone
            the id of the paragraph it leads to, or an empty string when there is none.
    """

    id: str
    digest: str
    size: int = 0
    sketch: str = ""
    heir: str | None = None

    @property
    def live(self) -> bool:
        """True when the paragraph stands on this page."""
        return self.heir is None

    @property
    def moved(self) -> bool:
        """True when the paragraph only used to stand on this page and went to another."""
        return self.heir == self.id


def moved_mark(id_: str) -> Record:
    """Return the record that an id leaves on a page when it moves to another."""
    return Record(id_, "", heir=id_)
