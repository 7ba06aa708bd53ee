"""What an earlier check found, kept by the content of each file in `.cache/werkplaats/`.

The first line says for which settings, rules and program the file holds; then come the literature list and the pages, a line each, so that the
line of a page that did not change is written back as it was read. A file that is broken, or of another program, counts as none.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.checks.codec import decode_list, decode_page, encode_list, encode_page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from werkplaats.checks.records import ListRecord, PageRecord
    from werkplaats.config import Config

FOLDER = ".cache/werkplaats"
"""Where it is, from the root of the project; the folder ignores itself in git."""

_FILE = "controle.jsonl"
_BROKEN = (OSError, UnicodeDecodeError, ValueError, TypeError, KeyError, IndexError, AttributeError)
_PACKAGE = Path(__file__).parent.parent


class Store:
    """Records by the content of their files.

    Args:
        holds: What the records depend on besides the texts (see `fingerprint`).
        lines: What was kept: `digest` and JSON by the path of a page, and of the list by an empty path.
    """

    def __init__(self, holds: str, lines: dict[str, tuple[str, str]] | None = None) -> None:
        self._holds = holds
        self._lines = lines or {}
        self._changed = False

    @classmethod
    def read(cls, root: Path, holds: str) -> Store:
        """Read the store of a project; an empty one when there is none that holds.

        Args:
            root: Folder of `mkdocs.yml`.
            holds: What the records must depend on.
        """
        lines: dict[str, tuple[str, str]] = {}
        try:
            with (root / FOLDER / _FILE).open(encoding="utf-8", newline="\n") as stream:
                if stream.readline().rstrip("\n") == holds:
                    for line in stream:
                        path, digest, data = line.rstrip("\n").split("\t", 2)
                        lines[path] = (digest, data)
        except _BROKEN:
            lines = {}
        return cls(holds, lines)

    def has_list(self, digest: str) -> bool:
        """Tell whether the literature list with this digest is kept."""
        return "" in self._lines and self._lines[""][0] == digest

    def list_record(self, digest: str) -> ListRecord | None:
        """Return what is kept of the literature list with this digest."""
        if not self.has_list(digest):
            return None
        try:
            return decode_list(digest, json.loads(self._lines[""][1]))
        except _BROKEN:
            return None

    def page_record(self, path: str, digest: str) -> PageRecord | None:
        """Return what is kept of a page with this digest."""
        kept = self._lines.get(path)
        if kept is None or kept[0] != digest:
            return None
        try:
            return decode_page(digest, json.loads(kept[1]))
        except _BROKEN:
            return None

    def keep_list(self, record: ListRecord) -> None:
        """Keep the literature list."""
        self._put("", record.digest, encode_list(record))

    def keep_page(self, path: str, record: PageRecord) -> None:
        """Keep a page."""
        self._put(path, record.digest, encode_page(record))

    def keep_only(self, paths: Collection[str]) -> None:
        """Forget the pages that are not among these."""
        gone = [path for path in self._lines if path and path not in paths]
        for path in gone:
            del self._lines[path]
        self._changed = self._changed or bool(gone)

    def _put(self, path: str, digest: str, data: object) -> None:
        self._lines[path] = (digest, json.dumps(data, ensure_ascii=True, separators=(",", ":")))
        self._changed = True

    def write(self, root: Path) -> None:
        """Write what changed; where nothing can be written, nothing is kept and nothing is lost.

        Args:
            root: Folder of `mkdocs.yml`.
        """
        if not self._changed:
            return
        folder = root / FOLDER
        draft = folder / f"{_FILE}.{os.getpid()}"
        try:
            make_folder(folder)
            with draft.open("w", encoding="utf-8", newline="\n") as stream:
                stream.write(f"{self._holds}\n")
                stream.writelines(f"{path}\t{digest}\t{data}\n" for path, (digest, data) in self._lines.items())
            draft.replace(folder / _FILE)
        except (OSError, UnicodeEncodeError):
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder that git and back-ups leave alone (the Cache Directory Tagging Specification)."""
    if not (folder / "CACHEDIR.TAG").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", encoding="utf-8")


def fingerprint(config: Config, codes: Iterable[str]) -> str:
    """Return what findings depend on besides the texts: settings, the rules that are run, and the program itself.

    Args:
        config: Settings.
        codes: Codes of the rules.
    """
    program = sorted(
        (entry.name, found.st_size, found.st_mtime_ns)
        for folder in (_PACKAGE, *(path for path in _PACKAGE.iterdir() if path.is_dir()))
        for entry in os.scandir(folder)
        if entry.name.endswith((".py", ".toml", ".json"))
        for found in (entry.stat(),)
    )
    data = repr((sys.version_info[:3], program, config, sorted(codes)))
    return blake2b(data.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
