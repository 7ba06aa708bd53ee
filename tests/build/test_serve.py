"""`werkplaats serve` as an editor has it: the page and the terminal follow each change, also a wrong one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.building import PROJECT, front_matter, write_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT = 60
HEARING = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from werkplaats.cli import main; sys.exit(main(sys.argv[1:]))"
)
"""The command, hearing Ctrl+C: a process that was started in the background may be deaf to it, and hands that on."""
FILES = {
    "bib/literatuur.bib": "@book{smit2001,\n  author = {Smit, Jan},\n  title = {Boek},\n  date = {2001},\n  publisher = {Boom},\n}\n",
    "docs/publicaties/index.md": front_matter(titel="Publicaties"),
    "docs/publicaties/p/index.md": front_matter(titel="P", hoofdstukken="[een]"),
    "docs/publicaties/p/een.md": front_matter(titel="Een") + "Zo is het [@smit2001].\n",
}


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "scripts"), "PYTHONWARNINGS": "ignore"}


class Served:
    """A site that is being served: its pages, and what the terminal shows."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.base = f"http://127.0.0.1:{port}/"

    @property
    def terminal(self) -> str:
        return (self.folder / "terminal.txt").read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """Return a page; empty while there is none."""
        try:
            with urllib.request.urlopen(self.base + path, timeout=5) as answer:  # noqa: S310 - our own server
                return str(answer.read().decode())
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def until(self, path: str, text: str, *, there: bool = True) -> str:
        """Return a page as soon as a text is in it, or no longer is."""
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            page = self.get(path)
            if page and (text in page) is there:
                return page
            time.sleep(0.2)
        raise AssertionError(f"{text!r} in {path}: not {there}\n{self.terminal}")


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-c", HEARING, "serve", "--address", f"127.0.0.1:{port}"]
    with (folder / "terminal.txt").open("wb") as terminal:
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=terminal, stderr=terminal)
    try:
        yield Served(folder, port)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            code = process.wait(timeout=20)
        finally:
            process.kill()
            process.wait()
    assert code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no Ctrl+C can be sent to one process there")
def test_the_page_and_the_terminal_follow_each_change(tmp_path: Path) -> None:
    """A fault stands on the page and in the terminal, from the start or after an edit, and the page is shown all the same."""
    folder = write_site(tmp_path, FILES)
    chapter = folder / "docs/publicaties/p/een.md"
    sound = chapter.read_text(encoding="utf-8")
    chapter.write_text(sound + "\nZie ook [@niets2001].\n", encoding="utf-8")
    with serving(folder) as site:
        page = site.until("publicaties/p/een/", "Zie ook")
        assert "Zo kan de site niet online: 1 melding." in page
        assert "docs/publicaties/p/een.md:8:10: CIT001 Sleutel ‘niets2001’ staat niet in bib/" in page
        assert "fout: docs/publicaties/p/een.md:8:10: CIT001" in site.terminal
        chapter.write_text(sound, encoding="utf-8")
        site.until("publicaties/p/een/", "Zo kan de site niet online", there=False)
        assert "melding: Alles is hersteld: zo kan de site online.\n" in site.terminal
        chapter.write_text(sound + "\nLees  [dit stuk](weg.md).\n", encoding="utf-8")
        page = site.until("publicaties/p/een/", "Zo kan de site niet online: 2 meldingen.")
        assert "TXT002" in page
        assert "LNK001" in page
        for english in ("Traceback", "Doc file", "stuck", "Error"):
            assert english not in site.terminal
    assert site.terminal.endswith("Gestopt.\n")


def test_a_suppressed_link_does_not_stop_a_build(tmp_path: Path) -> None:
    """What the checker passes is built: the host does not count the link once more."""
    files = dict(FILES)
    files["docs/publicaties/p/een.md"] += (
        "\n<!-- werkplaats: negeer LNK001 de pagina komt later -->\nZie [dit stuk](weg.md).\n"
    )
    folder = write_site(tmp_path, files)
    for arguments in (["check"], ["build"]):
        command = [sys.executable, "-m", "werkplaats", *arguments]
        done = subprocess.run(
            command, cwd=folder, env=environment(), capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
