"""Writes many small files in a thread of its own.

Making a file is mostly waiting for the disk, so that goes on while the build does other work.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_BATCH = 64
"""Files handed to the thread at once."""
_WAITING = 60
"""Batches that may wait for the disk: more would fill the memory, so then the build waits too."""


class Writer:
    """Takes files below one folder; `finish` waits until all are on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._made: set[str] = set()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="werkplaats-writer")
        self._batches: list[Future[None]] = []
        self._room = threading.BoundedSemaphore(_WAITING)

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Hand over files as (address below the folder, contents); their making is this thread's, their writing the other's."""
        remaining = iter(files)
        while batch := list(islice(remaining, _BATCH)):
            self._room.acquire()
            written = self._thread.submit(self._write, batch)
            written.add_done_callback(lambda _: self._room.release())
            self._batches.append(written)

    def finish(self) -> None:
        """Wait until every file is written.

        Raises:
            OSError: A file could not be written.
        """
        self._thread.shutdown(wait=True)
        for batch in self._batches:
            batch.result()

    def abandon(self) -> None:
        """Drop what is not written yet, for a build that has failed."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _write(self, batch: list[tuple[str, bytes]]) -> None:
        """Write some files by plain system calls: a file object for each would cost more than its writing."""
        for address, data in batch:
            folder = address.rpartition("/")[0]
            if folder not in self._made:
                self._made.add(folder)
                os.makedirs(f"{self._folder}/{folder}", exist_ok=True)  # noqa: PTH103 - thousands of them
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
            handle = os.open(f"{self._folder}/{address}", flags, 0o666)
            try:
                left = memoryview(data)
                while left:
                    left = left[os.write(handle, left) :]
            finally:
                os.close(handle)
