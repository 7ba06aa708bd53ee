"""The host that builds the pages: its settings read, and its messages passed on, in Dutch."""

from __future__ import annotations

import logging
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from werkplaats.commands.settings import load_settings
from werkplaats.config import ConfigError, place_of

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

_LEVELS = {logging.WARNING: "waarschuwing", logging.ERROR: "fout", logging.CRITICAL: "fout"}
_OWN = "werkplaats: "

_FAULTS = (
    (r"Required configuration not provided", "is verplicht en ontbreekt; voeg haar toe."),
    (
        r"Unrecognised theme name: '(?P<name>[^']*)'",
        "noemt het thema ‘{name}’, dat niet is geïnstalleerd; schrijf ‘name: material’.",
    ),
    (
        r"custom_dir \('(?P<name>[^']*)'\)",
        "noemt de map ‘{name}’ als custom_dir, maar die bestaat niet; maak haar of verbeter de naam.",
    ),
    (r"The path '(?P<name>[^']*)' isn't an existing", "noemt ‘{name}’, maar dat bestaat niet; verbeter de naam."),
    (
        r"The \"(?P<name>[^\"]*)\" plugin is not installed",
        "noemt de plugin ‘{name}’, die niet is geïnstalleerd; haal haar weg of installeer haar.",
    ),
    (
        r"Plugin '(?P<name>[^']*)' option '(?P<option>[^']*)': Expected one of: (?P<known>.*) but received: (?P<value>.*)",
        "geeft bij plugin ‘{name}’ de optie ‘{option}’ de waarde {value}; kies uit {known}.",
    ),
    (
        r"Plugin '(?P<name>[^']*)' (?:option|value):? '(?P<option>[^']*)'",
        "geeft plugin ‘{name}’ een optie ‘{option}’ die zij niet kent of die niet klopt; verbeter haar.",
    ),
    (
        r"Failed to load extension '(?P<name>[^']*)'",
        "noemt de Markdown-uitbreiding ‘{name}’, die niet te laden is; verbeter de naam of haal haar weg.",
    ),
    (r"The URL isn't valid", "is geen webadres; begin met ‘https://’."),
    (r"Unrecognised configuration name: (?P<name>.*)", "is hier niet bekend; verbeter de naam of haal de regel weg."),
    (r"Expected type: <class '(?P<name>[^']*)'>", "heeft een waarde van de verkeerde soort; hier hoort {kind}."),
)
_KINDS = {"str": "een tekst", "bool": "true of false", "int": "een getal", "list": "een lijst", "dict": "een blok"}


def load_host(config_file: Path) -> MkDocsConfig:
    """Read the settings with the host's own checks.

    Args:
        config_file: `mkdocs.yml`.

    Raises:
        ConfigError: A setting cannot be used; the message has a line for each, with its place.
    """
    load_settings(config_file)
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415 - only the commands that build need the host

    made: Any = MkDocsConfig(config_file_path=str(config_file))  # its maker is typed as that of the base class
    config: MkDocsConfig = made
    with config_file.open("rb") as file:
        config.load_file(file)
    config.load_dict({"strict": True})
    errors, warnings = config.validate()
    faults = [
        f"{place_of(config_file, name)}: De instelling ‘{name}’ {in_dutch(str(fault))}"
        for name, fault in (*errors, *warnings)
    ]
    if faults:
        raise ConfigError("\n".join(dict.fromkeys(faults)))
    return config


def in_dutch(fault: str) -> str:
    """Return what the host finds wrong with a setting as the end of a Dutch sentence about it."""
    for pattern, dutch in _FAULTS:
        if match := re.search(pattern, fault):
            found = {name: text.strip() for name, text in match.groupdict().items()}
            return dutch.format(**found, kind=_KINDS.get(found.get("name", ""), "iets anders"))
    return f"klopt niet; vergelijk haar met de handleiding van MkDocs ({' '.join(fault.split())})."


@contextmanager
def host_messages() -> Generator[None, None, None]:
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
        text = record.getMessage()
        if "The server will appear stuck" in text:
            return "fout: De site is niet opnieuw gemaakt en de browser wacht; herstel wat hierboven staat."
        level = _LEVELS.get(record.levelno, "melding")
        return f"{level}: {text.removeprefix(_OWN)}" if text.startswith(_OWN) else f"{level} van MkDocs: {text}"
