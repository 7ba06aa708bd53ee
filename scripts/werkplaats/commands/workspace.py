"""A project as the checker works on it: what was found is kept, so that a second look costs what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks import rules_of
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check
from werkplaats.checks.outside import outside_links
from werkplaats.checks.store import Store, fingerprint
from werkplaats.model.source import Source
from werkplaats.register import paragraph_texts
from werkplaats.render.registry import Registry, open_register

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from werkplaats.checks.outside import Outside
    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic, Problem
    from werkplaats.model.outside import Answer


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

    Args:
        config: Settings.
        kept: Whether what was found is read from the store of the project and put there.
        answers: See the attribute.

    Attributes:
        config: Settings.
        content: The files.
        answers: Address outside the site to what is known of it; None when nobody went to look.
    """

    def __init__(self, config: Config, *, kept: bool = False, answers: Mapping[str, Answer] | None = None) -> None:
        self.config = config
        self.answers = answers
        self.content = Content.open(config)
        self._kept = kept
        self._stores: dict[str, Store] = {}

    @property
    def locked(self) -> frozenset[str]:
        """Files that could not be read as UTF-8: to write them would change what nobody has seen."""
        return self.content.locked

    @property
    def texts(self) -> dict[str, str]:
        """Project-relative path to text, of every file."""
        return {path: source.text for path, source in self.content.sources.items()}

    def file(self, path: str) -> Path:
        """Return where a file of the project is."""
        return self.config.root / path

    def check(
        self,
        texts: Mapping[str, str] | None = None,
        selected: Collection[str] | None = None,
        problems: Collection[Problem] = (),
    ) -> Checked:
        """Run the rules.

        Args:
            texts: Texts in place of those of the files, or beside them.
            selected: Codes of the rules to run; None for all.
            problems: What was wrong besides.
        """
        rules = rules_of(self.config)
        codes = frozenset(rules if selected is None else selected)
        store = self._store(codes)
        content = self.content.with_texts(texts or {})
        check = Check(content, rules, selected=codes, store=store, parallel=not texts)
        registry = Registry(
            open_register(self.config),
            check.paragraphs,
            lambda: {d.address: paragraph_texts(d) for d in map(content.document, content.pages)},
            complete=not any(problem.code == "PAG005" for problem in content.problems),
        )
        sources = {**content.sources, registry.path: Source(registry.path, registry.before)}
        content.sources.update(sources)
        diagnostics = check.diagnostics(
            (*registry.problems, *registry.dead_links(check.passages), *problems), self._outside(content)
        )
        if self._kept and not texts:
            store.write(self.config.root)
        return Checked(sources, diagnostics, registry)

    def _outside(self, content: Content) -> Iterator[tuple[Outside, Answer]]:
        """Yield the links out of the site of which something is known."""
        if self.answers:
            for link in outside_links(content):
                if answer := self.answers.get(link.address):
                    yield link, answer

    def _store(self, codes: frozenset[str]) -> Store:
        holds = fingerprint(self.config, codes)
        if holds not in self._stores:
            self._stores[holds] = Store.read(self.config.root, holds) if self._kept else Store(holds)
        return self._stores[holds]
