"""Sites outside the content model, and texts outside any site: citations and lists in whatever Markdown comes by.

A page needs no other page: how a work is named depends on the whole list of literature, and what a page lists on that page alone. So a text
is read at the moment it is rendered, as other plugins have left it.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from werkplaats.checks import RULES
from werkplaats.checks.content import Content
from werkplaats.checks.engine import run
from werkplaats.config import Commands, ConfigError, bib_file_fault, make_config
from werkplaats.library.files import load_library
from werkplaats.model.citation import Form
from werkplaats.model.page import TokenKind
from werkplaats.model.site import Site
from werkplaats.model.source import Source, Span
from werkplaats.plugin.rendering import ListPlace, Rendering
from werkplaats.reading import read_document
from werkplaats.register import Register
from werkplaats.render.edition import make_edition, with_page
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import is_listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.page import Page
    from werkplaats.model.profile import ProfileName
    from werkplaats.model.site import Document
    from werkplaats.render.edition import Edition

_APART = {TokenKind.CODE, TokenKind.TAG, TokenKind.LINK, TokenKind.IMAGE, TokenKind.ADDRESS}
"""What no command is looked for in."""
_PAGE_RULES = frozenset({"CIT001", "CIT002", "CIT015"})
_LIST_RULES = frozenset({"BIB001", "BIB002", "BIB003", "BIB004", "BIB005"})
_TEXT = "tekst"
"""How reports call a text that has no file."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """The literature, ready for any text.

    Attributes:
        edition: The edition of the literature alone.
        read: Path and key of each citation that the files of the site hold, and path and text of each that stands in raw HTML there.
        files: Path to the file as it was read, before other plugins had it.
    """

    edition: Edition
    read: frozenset[tuple[str, str]]
    files: Mapping[str, Source]

    def rendering(self, text: str, path: str) -> Rendering:
        """Read a text and decide where its lists go.

        Args:
            text: Markdown without front matter.
            path: Its path below the docs folder.
        """
        document, _ = read_document(Source(path, text), path, self.edition.config)
        edition = with_page(self.edition, document)
        lists = tuple(_places(edition, document))
        shown = frozenset(key for place in lists for key in place.keys)
        return Rendering(replace(edition, shown=shown), document, lists, self.files.get(path))

    def reported(self, text: str) -> Rendering:
        """Read a text that belongs to no site, and log what is wrong in it."""
        rendering = self.rendering(text, _TEXT)
        content = Content.of(rendering.edition.site, rendering.edition.config)
        for diagnostic in run(content, RULES, selected=_PAGE_RULES):
            _log.warning(line_of(diagnostic))
        return rendering

    def unreported(self, rendering: Rendering) -> list[str]:
        """Return the unknown keys of a page that no file holds: another plugin has put them there."""
        path, works = rendering.document.page.path, self.edition.site.library.works
        cited = (work.key for cluster in rendering.document.page.clusters for work in cluster.walk())
        return [key for key in dict.fromkeys(cited) if key not in works and (path, key) not in self.read]

    def unreported_literal(self, rendering: Rendering) -> list[str]:
        """Return what would be a citation and stands in raw HTML that no file holds."""
        page, works = rendering.document.page, self.edition.site.library.works
        meant = (c for c in page.literal if c.form is Form.PARENTHETICAL or c.works[0].key in works)
        return [text for c in meant if (page.path, text := page.source.cut(c.span)) not in self.read]


_log = logging.getLogger("werkplaats")


def line_of(diagnostic: Diagnostic) -> str:
    """Return a finding as one line: place, code, message."""
    return f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}: {diagnostic.code} {diagnostic.finding.message}"


def open_foreign(config: Config, site: Site) -> Foreign:
    """Make ready what pages need.

    Args:
        config: Settings.
        site: The literature, and the pages whose unknown keys have been reported.
    """
    profile = load_profile(cast("ProfileName", config.profile))
    edition = make_edition(config, Site({}, {}, site.library), profile, Register())
    read: set[tuple[str, str]] = set()
    for path, document in site.documents.items():
        page = document.page
        read.update((path, work.key) for cluster in page.clusters for work in cluster.walk())
        read.update((path, page.source.cut(cluster.span)) for cluster in page.literal)
    files = {path: document.page.source for path, document in site.documents.items()}
    return Foreign(edition, frozenset(read), files)


def alone(options: Mapping[str, Any]) -> Foreign:
    """Read literature for the extension without a host; paths count from the current folder.

    Args:
        options: Those of the extension.

    Raises:
        ConfigError: There is no such literature.
    """
    settings = {**options, "bib_file": str(options["bib_file"]), "content_model": False}
    config = make_config(Path.cwd(), {}, settings)
    if fault := bib_file_fault(settings["bib_file"]):
        raise ConfigError(fault)
    for _, fault in config.missing_faults:
        raise ConfigError(f"{fault}; verbeter bib_file of bib_dir.")
    library = load_library((config.relative(path), path) for path in config.bibliographies)
    site = Site({}, {}, library, library.problems)
    content = Content.of(site, config)
    for diagnostic in run(content, RULES, selected=_LIST_RULES):
        _log.warning(line_of(diagnostic))
    return open_foreign(config, site)


def _places(edition: Edition, document: Document) -> Iterator[ListPlace]:
    """Yield the lists of a page; a work that two of them show is linked to in the first."""
    commands = edition.config.commands
    cited = edition.resolution.listed(document.page.path)
    works = edition.site.library.works
    found: list[tuple[Span | None, bool]] = [*_commands(document.page, commands)]
    if not found and commands.bib_by_default and cited:
        found = [(None, False)]
    linked: set[str] = set()
    for span, whole in found:
        keys = tuple(k for k in edition.resolution.labels if is_listed(works[k])) if whole else cited
        yield ListPlace(span, keys, frozenset(keys) - linked)
        linked.update(keys)


def _commands(page: Page, commands: Commands) -> Iterator[tuple[Span, bool]]:
    """Yield the commands in the running text, each with whether it asks for the whole list."""
    names = {commands.bib_command: False, commands.full_bib_command: True}
    spelled = sorted(filter(None, names), key=len, reverse=True)
    if not spelled:
        return
    pattern = re.compile(r"(?<!\\)(?:" + "|".join(map(_whole, spelled)) + ")")
    text = page.source.text
    for block in page.blocks:
        apart = [token.span for token in block.tokens if token.kind in _APART]
        for piece in block.pieces:
            for match in pattern.finditer(text, piece.start, piece.end):
                if not any(span.start < match.end() and match.start() < span.end for span in apart):
                    yield Span(*match.span()), names[match.group()]


def _whole(command: str) -> str:
    """Return the pattern of a command that is not the beginning of a longer word."""
    return re.escape(command) + (r"(?!\w)" if command[-1:].isalnum() else "")
