"""A project as the checker works on it: read once, read again in part when a repair changes a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks import rules_of
from werkplaats.checks.engine import run
from werkplaats.checks.view import View
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document, read_site
from werkplaats.render.registry import read_registry

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.site import Document, Site
    from werkplaats.render.registry import Registry

_OPENING = frozenset({"PAG005", "BIB005", "BIB006"})
"""Faults of a file itself; they stay whatever its text becomes."""

_REMADE = "PAG006"
"""Found anew whenever a site is put together."""


class Checked(NamedTuple):
    """What came of checking.

    Attributes:
        sources: Project-relative path to every file that was looked at.
        diagnostics: What was found.
        registry: The register of paragraph addresses.
    """

    sources: Mapping[str, Source]
    diagnostics: tuple[Diagnostic, ...]
    registry: Registry


class Workspace:
    """The files of one project.

    Attributes:
        config: Settings.
        site: What was read from disk.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.site = read_site(config)

    @property
    def locked(self) -> frozenset[str]:
        """Files that could not be read as UTF-8: to write them would change what nobody has seen."""
        return frozenset(problem.path for problem in self.site.problems if problem.code in _OPENING)

    @property
    def texts(self) -> dict[str, str]:
        """Project-relative path to text, of every file."""
        found = {document.page.source.path: document.page.source.text for document in self.site.documents.values()}
        found.update({path: source.text for path, source in self.site.library.sources.items()})
        return found

    def file(self, path: str) -> Path:
        """Return where a file of the project is."""
        return self.config.root / path

    def with_texts(self, texts: Mapping[str, str]) -> Site:
        """Return the site as it would be read with these texts in place of those of the files."""
        if not texts:
            return self.site
        remade = {*self.site.library.problems}
        problems = [
            p
            for p in self.site.problems
            if p.code in _OPENING or (p.path not in texts and p.code != _REMADE and p not in remade)
        ]
        documents: list[Document] = []
        for path, document in self.site.documents.items():
            shown = document.page.source.path
            if shown in texts:
                fresh, faults = read_document(Source(shown, texts[shown]), path, self.config)
                documents.append(fresh)
                problems += faults
            else:
                documents.append(document)
        bibliographies = [
            Source(path, texts[path]) if path in texts else source for path, source in self.site.library.sources.items()
        ]
        return make_site(documents, bibliographies, problems)

    def check(self, texts: Mapping[str, str] | None = None, selected: Collection[str] | None = None) -> Checked:
        """Run the rules.

        Args:
            texts: Texts in place of those of the files.
            selected: Codes of the rules to run; None for all.
        """
        site = self.with_texts(texts or {})
        registry = read_registry(self.config, site)
        view = View(site, self.config)
        view.sources[registry.path] = Source(registry.path, registry.before)
        return Checked(
            view.sources, run(view, rules_of(self.config), selected=selected, problems=registry.problems), registry
        )
