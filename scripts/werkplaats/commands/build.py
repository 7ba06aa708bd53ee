"""`werkplaats build`: the whole site, all or nothing.

The site is built beside its place and put there only when it is complete; an earlier one stays as it was until then.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from werkplaats.commands.host import host_messages, load_host

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator
    from typing import TextIO

_UNTOUCHED = "Een eerder gebouwde site is niet aangeraakt."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--site-dir", type=Path, metavar="MAP", help="waar de site komt te staan (anders site_dir uit de instellingen)"
    )
    parser.add_argument(
        "--offline", action="store_true", help="bouw zonder netwerk; dat is altijd zo, ook zonder deze optie"
    )


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Build the site.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`.
        out: Where the closing line goes.
        err: Where the reasons go when the site is refused.

    Returns:
        0 when the site stands, 1 when it was refused or broken off.

    Raises:
        ConfigError: The settings cannot be used.
    """
    with host_messages():
        config = load_host(config_file)
        from mkdocs.commands.build import build  # noqa: PLC0415 - only this command needs the host
        from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

        from werkplaats.plugin.findings import RefusedError  # noqa: PLC0415

        target = (args.site_dir or Path(config.site_dir)).resolve()
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with _breakable(), _beside(target) as fresh:
                config.site_dir = str(fresh)
                try:
                    config.plugins.on_startup(command="build", dirty=False)
                    build(config)
                finally:
                    config.plugins.on_shutdown()
                _put(fresh, target)
        except RefusedError as refusal:
            err.write(f"{refusal} {_UNTOUCHED}\n")
            return 1
        except Abort:
            err.write(f"De site is niet gebouwd: los eerst de waarschuwingen hierboven op. {_UNTOUCHED}\n")
            return 1
        except MkDocsException as error:
            err.write(f"De site is niet gebouwd: {error} {_UNTOUCHED}\n")
            return 1
        except KeyboardInterrupt:
            err.write(f"Afgebroken. {_UNTOUCHED}\n")
            return 1
    pages = sum(1 for _ in target.rglob("index.html"))
    out.write(f"{pages} pagina’s staan in {target}\n")
    return 0


@contextmanager
def _breakable() -> Generator[None, None, None]:
    """Let a request to end (`kill`, a runner that stops a job) break off a build as Ctrl+C does, so that it tidies up."""

    def stop(_number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _beside(target: Path) -> Generator[Path, None, None]:
    """Make an empty folder on the same disk as the target; it is gone afterwards, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield folder / "nieuw"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(fresh: Path, target: Path) -> None:
    """Put the new site in the place of the old one."""
    old = fresh.parent / "oud"
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
