"""The browser of the tests: a Chromium, Chrome or Edge that is already there."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)


def browser_path() -> str:
    """Return the path of the browser: the one in CHROMIUM, on the path, or where macOS and Windows have it.

    Raises:
        FileNotFoundError: There is none; a test that needs it then fails, for it has not shown anything.
    """
    chosen = os.environ.get("CHROMIUM")
    found = (
        shutil.which(chosen)
        if chosen
        else next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.isfile, PLACES), None)
    )
    if not found:
        raise FileNotFoundError("No Chromium, Chrome or Edge found; set CHROMIUM to its path")
    return str(Path(found))


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser without a window, and without what it would ask the network for by itself."""
    arguments = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium refuses to run as root with it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
        try:
            yield browser
        finally:
            browser.close()
