"""The real site on a host, and windows on it."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import serve
from tests.browser.watching import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Host
    from tests.links import BuiltSite


@pytest.fixture(scope="session")
def host(own_site: BuiltSite) -> Iterator[Host]:
    """The real site, served."""
    with serve(own_site.folder) as host:
        yield host


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """A window of a desktop on the real site."""
    with open_window(browser, host) as (page, _):
        yield page


@pytest.fixture
def phone(browser: Browser, host: Host) -> Iterator[Page]:
    """A window of a phone on the real site, with a finger for a pointer."""
    with open_window(browser, host, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True) as (
        page,
        _,
    ):
        yield page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
