"""What is known of an address outside the site, once somebody has looked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

NO_HOST = "de naam van de site is niet te vinden"
NOT_PUBLIC = "het adres ligt in een afgeschermd netwerk, waar lezers niet bij kunnen"
"""Reasons about which an editor can do something."""


class State(Enum):
    """What became of an address; the values stand in the file of kept answers."""

    FOUND = "gevonden"
    MOVED = "verhuisd"
    GONE = "weg"
    UNKNOWN = "onbekend"
    """It could not be checked: that says something of the network, the host or us, and nothing of the address."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address said.

    Attributes:
        state: What became of it.
        address: For a moved address the new one, else empty.
        reason: For an address that is gone or unknown: what was seen, in Dutch, to stand within a sentence; else empty.
        rest: Seconds that the host asked to be left alone, or 0.
    """

    state: State
    address: str = ""
    reason: str = ""
    rest: float = 0.0


def host_of(address: str) -> str:
    """Return the host of an address, in small letters; an empty string when what stands there is no address at all."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
