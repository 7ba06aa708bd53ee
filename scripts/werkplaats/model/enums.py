"""The enumeration that the model uses."""

from __future__ import annotations

from enum import Enum


class PlainEnum(Enum):
    """An enumeration whose members have the hash of any object: that of `Enum` runs Python code, and scanner and rules look members up all the time."""

    __hash__ = object.__hash__
