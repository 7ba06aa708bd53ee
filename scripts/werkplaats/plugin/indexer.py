"""The search index, made by a second process while this one goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from werkplaats.search.__main__ import dump_documents

if TYPE_CHECKING:
    from pathlib import Path

    from werkplaats.search.documents import SearchDocument


class Indexer:
    """Starts `python -m werkplaats.search`; `finish` waits for it."""

    def __init__(self, documents: list[SearchDocument], folder: Path) -> None:
        command = [sys.executable, "-m", "werkplaats.search", str(folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self._output = b""
        self._reader = threading.Thread(target=self._feed, args=(dump_documents(documents),), daemon=True)
        self._reader.start()

    def finish(self) -> None:
        """Wait until the index is on disk.

        Raises:
            ChildProcessError: The second process failed; the text says what it said.
        """
        self._reader.join()
        if self._process.returncode:
            raise ChildProcessError(self._output.decode(errors="replace"))

    def abandon(self) -> None:
        """Stop, for a build that has failed."""
        self._process.kill()
        self._reader.join()

    def _feed(self, data: bytes) -> None:
        self._output, _ = self._process.communicate(data)
