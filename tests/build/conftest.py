"""The real site, built once for all tests that look at it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.building import PROJECT, build
from tests.links import BuiltSite

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def own_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the content and settings of this project."""
    folder = tmp_path_factory.mktemp("eigen")
    for name in ("docs", "bib", "overrides"):
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.fixture(scope="session")
def own_site(own_project: Path) -> BuiltSite:
    """The real content, built."""
    return BuiltSite(build(own_project))
