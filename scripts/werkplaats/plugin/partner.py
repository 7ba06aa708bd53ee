"""A second process that makes what has no Markdown file, while the host makes the pages.

It reads the same texts with the same code, so nothing but the settings goes to it, and on a machine with two cores it costs no time of its
own: pages of works, downloads, covers, the search index and the site map. It writes nothing before it is told to, and only when it
has read the very texts that the first process has checked.

Its standard input holds two pickles of ours: the settings, then the order to go on.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import subprocess
import sys
import tempfile
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from jinja2 import Environment, FileSystemLoader, select_autoescape

from werkplaats.config import Config  # noqa: TC001 - unpickled here
from werkplaats.plugin.build import start_build
from werkplaats.plugin.extras import download_files, index_files, other_files, template_files
from werkplaats.reading import read_site

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from werkplaats.model.site import Site

_COMMAND = "import sys; from werkplaats.plugin.partner import main; sys.exit(main())"


class Task(NamedTuple):
    """What the second process has to know.

    Attributes:
        config: Settings.
        templates: Folders of the theme, the first that has a template wins.
        site_dir: Where the site is built.
    """

    config: Config
    templates: tuple[str, ...]
    site_dir: str


class PartnerError(Exception):
    """The second process did not do its work; the message says why."""


class Partner:
    """The second process, as the first sees it."""

    def __init__(self, task: Task) -> None:
        self._folder = task.site_dir
        self._output = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process has ended
        self._process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND],
            stdin=subprocess.PIPE,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self._send(task)

    def go(self, site: Site) -> None:
        """Let it write: the texts were found good, and the folder of the site is clear."""
        Path(self._folder).mkdir(parents=True, exist_ok=True)
        self._send(digest(site))

    def finish(self) -> None:
        """Wait until everything is on disk.

        Raises:
            PartnerError: It failed.
        """
        code = self._end()
        self._output.seek(0)
        said = self._output.read().decode(errors="replace").strip()
        self._output.close()
        if code:
            raise PartnerError(said or f"de tweede helft van de bouw eindigde met code {code}")

    def abandon(self) -> None:
        """Stop it, for a build that has failed."""
        self._process.kill()
        self._end()
        self._output.close()

    def _send(self, value: object) -> None:
        stream = cast("IO[bytes]", self._process.stdin)
        try:
            pickle.dump(value, stream)
            stream.flush()
        except (BrokenPipeError, OSError):
            return  # it has ended already; `finish` says why

    def _end(self) -> int:
        with suppress(OSError):
            cast("IO[bytes]", self._process.stdin).close()
        return self._process.wait()


def digest(site: Site) -> str:
    """Return a fingerprint of every text of a site."""
    whole = hashlib.sha256()
    sources = (*(document.page.source for document in site.documents.values()), *site.library.sources.values())
    for source in sources:
        whole.update(f"{source.path}\0{len(source.text)}\0{source.text}".encode(errors="surrogatepass"))
    return whole.hexdigest()


def template_environment(folders: Iterable[str]) -> Environment:
    """Return the templates, set as those of the host are set in `WerkplaatsPlugin.on_env`."""
    return set_escaping(Environment(loader=FileSystemLoader(list(folders)), autoescape=select_autoescape()))


def set_escaping(env: Environment) -> Environment:
    """Let templates escape what they print, and leave out the lines of their own tags."""
    env.autoescape = select_autoescape()
    env.trim_blocks = env.lstrip_blocks = True
    return env


def write_files(folder: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files, each given as its address below the folder and its contents; plain system calls, as there are thousands of them."""
    made: set[str] = set()
    for address, data in files:
        parent = address.rpartition("/")[0]
        if parent not in made:
            made.add(parent)
            if not Path(folder).is_dir():
                raise FileNotFoundError(folder)  # the build was broken off: leave nothing behind
            Path(f"{folder}/{parent}").mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        handle = os.open(f"{folder}/{address}", flags, 0o666)
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
        finally:
            os.close(handle)


def main() -> int:
    """Do the work and return the exit code; what goes wrong is said in one line."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - no traceback reaches an editor
        print(f"De pagina’s van de literatuur zijn niet gemaakt ({type(error).__name__}: {error}).")
        return 1


def work() -> int:
    """Read, make, wait for the order, write; return the exit code."""
    gc.set_threshold(50_000, 20, 50)
    task = cast("Task", pickle.load(sys.stdin.buffer))  # noqa: S301 - from our own first process
    site = read_site(task.config)
    build = start_build(task.config, site)
    env = build.env = template_environment(task.templates)
    files = list(
        chain(index_files(build), template_files(build, env), download_files(build), other_files(build))
    )  # made while the first process checks the texts
    try:
        wanted = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own first process
    except EOFError:
        return 0  # the site was refused
    if wanted != digest(site):
        print("De teksten zijn tijdens het bouwen gewijzigd; bouw nog een keer.")
        return 1
    write_files(task.site_dir, files)
    return 0
