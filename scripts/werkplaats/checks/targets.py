"""What an address looks like, and addresses that lead nowhere as they are written, whatever exists."""

from __future__ import annotations

from typing import NamedTuple

from werkplaats.model.pattern import lazy
from werkplaats.resolve.links import is_outside

ADDRESS = (
    r"(?:(?:https?://|www\.|mailto:|\.\.?/)[^\s()<>\[\]]+(?:\([^\s()]*\)[^\s()<>\[\]]*)*"
    r"|[^\s()<>\[\]]+\.(?:md|html?|pdf|docx?|xlsx?|pptx?|png|jpe?g|svg|nl|be|com|org|eu|net|info|amsterdam)(?:[/#?][^\s()<>\[\]]*)?)"
)
"""A pattern for what nobody writes who does not mean an address; ‘z.d.’ and ‘o.a.’ are none."""
_ESCAPED = lazy(r"\\(?=[_*()#\[\]])")
"""A backslash that Markdown takes away, so that the browser never sees it."""


_WEB = ("http:\\", "https:\\")


class Slip(NamedTuple):
    """What is wrong with an address.

    Attributes:
        fault: The message.
        right: What the address must be; empty when only the editor can know.
    """

    fault: str
    right: str = ""


def find_slip(target: str) -> Slip | None:
    """Return what is wrong with the signs of an address, or None."""
    if target.startswith("<"):
        right = target[1:]
        return Slip(f"Achter ‘{target}’ ontbreekt ‘>’, en zo gaat de link nergens heen; schrijf ‘{right}’.", right)
    if "\\" not in target:
        return None
    if target.startswith("\\\\"):
        return Slip(f"‘{target}’ staat op uw eigen netwerk; zet het bestand in docs/ en link daarheen.")
    bare = _ESCAPED.sub("", target)
    if "\\" not in bare or (is_outside(target) and not target.startswith(_WEB)):
        return None
    right = bare.replace("\\", "/")
    return Slip(f"In een adres staat geen backslash, en zo is ‘{target}’ niet te openen; schrijf ‘{right}’.", right)
