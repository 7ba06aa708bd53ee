"""The sub-commands of `werkplaats`: one module each, with `add_arguments` and `run`."""

from __future__ import annotations


class WrongUseError(Exception):
    """A command was asked for something that cannot be; the message says in Dutch what can."""
