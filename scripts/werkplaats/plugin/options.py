"""The options of the plugin in `mkdocs.yml`; `bib_file` and `bib_dir` are those of mkdocs-bibtex."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config

from werkplaats.config import PROFILES


class WerkplaatsOptions(Config):
    """What may stand below `werkplaats:`."""

    bib_file = c.Optional(c.Type(str))
    """One BibTeX file, relative to `mkdocs.yml`."""

    bib_dir = c.Optional(c.Type(str))
    """A folder; every `.bib` file in it and below is read. Default, when `bib_file` is not set either: `bib`."""

    profile = c.Choice(PROFILES, default="nl-hbo")
    """How citations and references are written."""

    ignore = c.ListOfItems(c.Type(str), default=[])
    """Codes of checks that are switched off for the whole site."""
