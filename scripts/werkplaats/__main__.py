"""`python -m werkplaats` is the command `werkplaats`, where that is not on the path."""

from __future__ import annotations

from werkplaats.cli import program

if __name__ == "__main__":
    program()
