"""A copy of this process that does a share of the work meanwhile.

It is made by `fork`, so that it has all that was imported and read, at next to no cost. Where a system has no `fork` (Windows), where there is
one core, or where threads run, there is no twin, and one process does all. What the two tell each other is JSON. Whatever goes wrong with a twin
is as if it had never been: the first process then does that share too.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader, BufferedWriter


class Line:
    """One end of a connection.

    Args:
        reader: Where messages come from.
        writer: Where they go.
    """

    def __init__(self, reader: BufferedReader, writer: BufferedWriter) -> None:
        self._reader, self._writer = reader, writer

    def send(self, message: object) -> None:
        """Send what JSON can hold; nothing happens when nobody listens any more."""
        with suppress(OSError, ValueError):
            self._writer.write(json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")
            self._writer.flush()

    def receive(self) -> Any:
        """Wait for a message, which is one line, and return it; None when the other end is gone."""
        try:
            return json.loads(self._reader.readline())
        except (OSError, ValueError):
            return None

    def close(self) -> None:
        """Close both ways."""
        with suppress(OSError):
            self._reader.close()
        with suppress(OSError):
            self._writer.close()


class Twin(Line):
    """The other process, as the first sees it; see `start`."""

    def __init__(self, pid: int, reader: BufferedReader, writer: BufferedWriter) -> None:
        super().__init__(reader, writer)
        self._pid = pid

    @classmethod
    def start(cls, work: Callable[[Line], None]) -> Twin | None:
        """Start a twin.

        Args:
            work: What it does, with its end of the line; then it is gone.

        Returns:
            The twin; None where there can be none.
        """
        fork: Callable[[], int] | None = getattr(os, "fork", None)
        if fork is None or not can_share():
            return None
        down, up = os.pipe(), os.pipe()
        try:
            pid = fork()
        except OSError:
            for end in (*down, *up):
                os.close(end)
            return None
        if pid:
            os.close(down[0])
            os.close(up[1])
            return cls(pid, os.fdopen(up[0], "rb"), os.fdopen(down[1], "wb"))
        try:
            os.close(down[1])
            os.close(up[0])
            work(Line(os.fdopen(down[0], "rb"), os.fdopen(up[1], "wb")))
        finally:
            os._exit(0)  # whatever happened: the rest of the program is the business of the first process

    def stop(self) -> None:
        """End it, whether it is ready or not."""
        self.close()
        with suppress(OSError):
            os.kill(self._pid, 9)
        with suppress(OSError):
            os.waitpid(self._pid, 0)


def can_share() -> bool:
    """Tell whether a second process has a core of its own, and a fork nothing to lose: threads would not be in the copy."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    threading = sys.modules.get("threading")
    return cores > 1 and (threading is None or threading.active_count() == 1)
