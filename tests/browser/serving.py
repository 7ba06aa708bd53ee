"""A local host of a built site: below a sub-path, with a strict policy, and with a record of what it was asked for."""

from __future__ import annotations

import mimetypes
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, ClassVar, NamedTuple
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE_PATH = "/werkplaats/x/"
"""Where the site stands on its host: below the root of the domain, as on a shared server."""
POLICY = "default-src 'self'"
_TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}


class Answer(NamedTuple):
    """What was asked for (path with its question) and the status it got."""

    path: str
    status: int


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]
    answers: ClassVar[list[Answer]]

    def do_GET(self) -> None:
        """Answer as a host of static files does: a folder is its index, anything unknown is the page 404.html."""
        path = unquote(urlsplit(self.path).path)
        below = path.removeprefix(SITE_PATH)
        file = self.folder / below
        if below == path:
            self._send(404, None)
        elif file.is_dir() and not path.endswith("/"):
            self._send(301, None, Location=f"{path}/")
        elif (found := file / "index.html" if file.is_dir() else file).is_file():
            self._send(200, found)
        else:
            self._send(404, self.folder / "404.html")

    def _send(self, status: int, file: Path | None, **headers: str) -> None:
        self.answers.append(Answer(self.path, status))
        data = file.read_bytes() if file else b""
        kind = (_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]) if file else "text/plain"
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature of http.server
        """Say nothing: the answers are kept."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about a browser that goes away during an answer; anything else is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # the types of http.server


class Host(NamedTuple):
    """A site that is being served.

    Attributes:
        root: Address of its home page, ending in a slash.
        origin: The same without the path.
        answers: Every answer until now, oldest first.
    """

    root: str
    origin: str
    answers: list[Answer]


@contextmanager
def serve(folder: Path) -> Iterator[Host]:
    """Serve a built site on a free port for as long as the context lasts."""
    answers: list[Answer] = []
    handler = type("Handler", (_Handler,), {"folder": folder, "answers": answers})
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        origin = f"http://127.0.0.1:{server.server_port}"
        yield Host(origin + SITE_PATH, origin, answers)
        server.shutdown()
        thread.join()
