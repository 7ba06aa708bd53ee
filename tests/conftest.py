"""What several folders of tests share: the real site, built once, and one browser."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import SITE_PATH
from tests.browser_path import open_browser
from tests.building import PROJECT, build
from tests.links import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


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
    """The real content, built for a host that serves it below `SITE_PATH`."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITE_URL", f"https://site.example{SITE_PATH}")
        return BuiltSite(build(own_project))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a test run; each test opens a context of its own in it."""
    with open_browser() as browser:
        yield browser
