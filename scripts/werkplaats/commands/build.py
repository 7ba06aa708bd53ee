"""`werkplaats build`: the whole site, all or nothing.

The site is built beside its place and put there only when it is complete; an earlier one stays as it was until then.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEVELS = {logging.WARNING: "waarschuwing", logging.ERROR: "fout", logging.CRITICAL: "fout"}


def build_site(config_file: Path, site_dir: Path | None) -> int:
    """Build a site.

    Args:
        config_file: `mkdocs.yml`.
        site_dir: Where to put the site; None for the folder that the configuration names.

    Returns:
        0 when the site stands, 1 when it was refused (the reasons are on standard error), 2 for a configuration that cannot be used.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.build import build  # noqa: PLC0415 - only this command needs the host
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException  # noqa: PLC0415

    with host_messages():
        try:
            config = load_config(str(config_file), strict=True)
        except (ConfigurationError, Abort) as error:
            print(f"{config_file}: de instellingen kloppen niet: {error}", file=sys.stderr)
            return 2
        target = (site_dir or Path(config.site_dir)).resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as fresh:
            config.site_dir = str(fresh)
            try:
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            except Abort as error:
                print(f"{error}", file=sys.stderr)
                return 1
            except MkDocsException as error:
                print(f"De site is niet gebouwd: {error}", file=sys.stderr)
                return 1
            finally:
                config.plugins.on_shutdown()
            _put(fresh, target)
    pages = sum(1 for _ in target.rglob("index.html"))
    print(f"{pages} pagina’s staan in {target}")
    return 0


@contextmanager
def host_messages() -> Iterator[None]:
    """Show the host's warnings and errors in one line each, and leave its other messages out."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_Formatter())
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"{_LEVELS.get(record.levelno, 'melding')}: {record.getMessage().removeprefix('werkplaats: ')}"


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
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
    except OSError:
        if old.exists():
            old.rename(target)
        raise
