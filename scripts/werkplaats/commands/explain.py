"""`werkplaats explain CODE`: the page of a rule, in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.checks import RULES
from werkplaats.commands import WrongUseError
from werkplaats.config import ConfigError, load_config
from werkplaats.report.base import SEVERITIES

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

PAGES = "redactie/controles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("code", metavar="CODE", help="code van de controle, zoals CIT001")


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Print what a rule finds, why, and how to mend it.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`; the page is looked for in its docs folder, else in that of this program's own project.
        out: Where the text goes.
        err: Not used.

    Raises:
        WrongUseError: There is no such rule.
    """
    del err
    code = str(args.code).upper()
    rule = RULES.get(code)
    if rule is None:
        raise WrongUseError(f"Controle ‘{args.code}’ bestaat niet; ‘werkplaats check’ noemt bij elke melding de code.")
    here = _here(code, config_file)
    out.write(f"{code} {rule.name} ({SEVERITIES[rule.severity]}{here}; herstel: {rule.repair.value})\n\n")
    page = next((text for folder in _folders(config_file) if (text := _body(folder / PAGES / f"{code}.md"))), "")
    out.write(page or "De uitleg van deze controle staat niet in dit project.\n")
    return 0


def _here(code: str, config_file: Path) -> str:
    """Return what the settings of the site make of the severity of a rule; empty when they leave it as it is."""
    try:
        config = load_config(config_file)
    except ConfigError:
        return ""
    if code in config.ignored:
        return "; op deze site: uit"
    return f"; op deze site: {SEVERITIES[config.severities[code]]}" if code in config.severities else ""


def _folders(config_file: Path) -> list[Path]:
    own = Path(__file__).resolve().parents[3] / "docs"
    try:
        return [load_config(config_file).docs_dir, own]
    except ConfigError:
        return [own]


def _body(path: Path) -> str:
    """Return the text of a page without its front matter; empty when there is no such page."""
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8")
    head, fence, body = text.partition("\n---\n")
    title = next(
        (line.removeprefix("titel:").strip(" \"'") for line in head.splitlines() if line.startswith("titel:")), ""
    )
    return f"{title}\n\n{body.strip()}\n" if fence else text
