"""The settings of a site whose options name only checks that exist: what is checked with, and what is built with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks import unknown_code
from werkplaats.config import ConfigError, load_config, place_of

if TYPE_CHECKING:
    from pathlib import Path

    from werkplaats.config import Config


def load_settings(config_file: Path) -> Config:
    """Read the settings, and hold the codes in `severity` and `ignore` against the rules.

    Args:
        config_file: `mkdocs.yml`.

    Raises:
        ConfigError: They cannot be read, or name a check that does not exist; the message begins with the place.
    """
    config = load_config(config_file)
    if unknown := unknown_code((*config.severities, *sorted(config.ignored))):
        raise ConfigError(f"{place_of(config_file, unknown[0])}: {unknown[1]}")
    return config
