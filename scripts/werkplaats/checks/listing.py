"""From the literature list to its record; a long list is read by a second process, while the first reads the pages."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.checks.cards import file_card
from werkplaats.checks.codec import decode_list, encode_list
from werkplaats.checks.judging import judge_list
from werkplaats.checks.records import ListRecord
from werkplaats.checks.view import ListView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from werkplaats.checks.base import Rule
    from werkplaats.model.entry import Library
    from werkplaats.model.source import Source

LONG = 400_000
"""Characters of a list that is worth a process of its own; one takes about as long to start as this takes to read."""

_COMMAND = "import sys; from werkplaats.checks.listing import main; sys.exit(main(sys.argv[1:]))"


def text_digest(*texts: str) -> str:
    """Return a fingerprint of texts, in their order."""
    state = blake2b(digest_size=16)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def list_digest(sources: Iterable[Source]) -> str:
    """Return the fingerprint of a literature list."""
    return text_digest(*(part for source in sources for part in (source.path, source.text)))


def make_list_record(library: Library, rules: Iterable[Rule], fingerprint: str) -> ListRecord:
    """Judge a literature list.

    Args:
        library: The list.
        rules: The rules that are run; those about something else are passed over.
        fingerprint: See `list_digest`.
    """
    works = {key: file_card(work) for key, work in library.works.items()}
    return ListRecord(fingerprint, works, library.problems, tuple(judge_list(rules, ListView(library))))


class SecondReader:
    """A process that reads the list meanwhile.

    Args:
        root: Folder that the paths count from.
        sources: The files.
        codes: Codes of the rules that are run.
    """

    def __init__(self, root: Path, sources: Sequence[Source], codes: Collection[str]) -> None:
        import subprocess  # noqa: PLC0415 - a short list needs no second process, and this takes long to load

        self._process: subprocess.Popen[bytes] | None = None
        paths = [part for source in sources for part in (source.path, str(root / source.path))]
        package = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
        with suppress(OSError):
            self._process = subprocess.Popen(
                [sys.executable, "-c", _COMMAND, ",".join(sorted(codes)), *paths],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )

    def record(self, fingerprint: str) -> ListRecord | None:
        """Return what it made of the list with this fingerprint; None when it read something else, or did not come to an end."""
        if self._process is None:
            return None
        said, _ = self._process.communicate()
        head, _, data = said.partition(b"\n")
        if self._process.returncode or head.decode("ascii", "replace").strip() != fingerprint:
            return None
        try:
            return decode_list(fingerprint, json.loads(data))
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    def stop(self) -> None:
        """Stop it, if it still runs."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()


def is_long(sources: Iterable[Source]) -> bool:
    """Tell whether a list is worth a process of its own on this machine."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return cores > 1 and sum(len(source.text) for source in sources) >= LONG


def main(arguments: Sequence[str]) -> int:
    """Read, judge, print: what the second process does.

    Args:
        arguments: Codes with commas; then of each file its path in reports and its path.
    """
    from werkplaats.checks import RULES  # noqa: PLC0415 - the table imports the rules, and they what is here
    from werkplaats.library.reader import read_library, without_collecting  # noqa: PLC0415 - the first process may do without
    from werkplaats.reading import read_source  # noqa: PLC0415

    codes, *paths = arguments
    with without_collecting():
        sources = [read_source(Path(path), shown)[0] for shown, path in zip(paths[::2], paths[1::2], strict=True)]
        fingerprint = list_digest(sources)
        chosen = [RULES[code] for code in codes.split(",") if code in RULES]
        record = make_list_record(read_library(sources), chosen, fingerprint)
        text = json.dumps(encode_list(record), ensure_ascii=True, separators=(",", ":"))
    sys.stdout.buffer.write(f"{fingerprint}\n{text}".encode("ascii"))
    return 0
