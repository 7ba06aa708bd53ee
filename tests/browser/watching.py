"""A reader's browser window that keeps what must never happen on our site."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

    from tests.browser.serving import Host

_TELL = """addEventListener("securitypolicyviolation", (event) =>
  tellViolation(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));"""


class Watch:
    """Collects the troubles of one context.

    Attributes:
        expected: Addresses that are meant to be unknown to the host.
    """

    def __init__(self, host: Host, context: BrowserContext) -> None:
        self.expected: set[str] = set()
        self._host = host
        self._context = context
        self._troubles: list[str] = []
        self._missing: list[str] = []
        context.expose_binding("tellViolation", lambda _source, text: self._troubles.append(f"policy: {text}"))
        context.add_init_script(_TELL)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._troubles.append(f"script: {error.error}"))

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self._host.root):
            self._troubles.append(f"request outside the site: {request.url}")

    def _failed(self, request: Request) -> None:
        if (
            request.failure != "net::ERR_ABORTED" or request.resource_type == "document"
        ):  # else: left behind by the next page
            self._troubles.append(f"failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self._missing.append(response.url)
        if "set-cookie" in response.headers:
            self._troubles.append(f"cookie: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if (
            message.type == "error" and "Failed to load resource" not in message.text
        ):  # seen as a response, with its address
            self._troubles.append(f"console: {message.text}")

    def troubles(self) -> list[str]:
        """Return all that went wrong until now."""
        cookies: list[Any] = list(self._context.cookies())
        written = [page.evaluate("document.cookie") for page in self._context.pages]
        missing = [url for url in self._missing if url not in self.expected]
        return (
            self._troubles
            + [f"missing: {url}" for url in missing]
            + [f"cookie: {cookie}" for cookie in [*cookies, *written] if cookie]
        )


@contextmanager
def open_window(browser: Browser, host: Host, **settings: Any) -> Iterator[tuple[Page, Watch]]:
    """Open a window on a site with nothing remembered.

    Args:
        browser: The browser.
        host: The site; addresses are relative to its home page.
        settings: Of Playwright's `new_context`: `viewport`, `java_script_enabled`, `has_touch` and so on.

    Raises:
        AssertionError: Afterwards, when something happened that never may.
    """
    context = browser.new_context(base_url=host.root, **{"viewport": {"width": 1280, "height": 800}, **settings})
    context.set_default_timeout(10_000)
    watch = Watch(host, context)
    page = context.new_page()
    try:
        yield page, watch
        if troubles := watch.troubles():
            raise AssertionError("\n".join(troubles))
    finally:
        context.close()
