"""A host on this machine that answers what a test wants, to the byte, and remembers what it was asked."""

from __future__ import annotations

import socketserver
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """A request as it came in; the names of headers are in lower case."""

    method: str
    target: str
    headers: dict[str, str]


@dataclass
class LocalHost:
    """A host that is up.

    Attributes:
        port: Where it listens, on 127.0.0.1.
        answers: Target (`/pagina`) to the bytes of the answer, or to what writes one; anything else is 200 without a body.
        asked: Every request until now.
        most: How many requests were under way at the same time, at most.
    """

    port: int
    answers: dict[str, bytes | Callable[[Callable[[bytes], None]], None]]
    asked: list[Asked] = field(default_factory=list)
    most: int = 0
    busy: int = 0

    def address(self, target: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """Return an address on this host."""
        return f"{scheme}://{host}:{self.port}{target}"


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    """Return an answer as it goes over the line; `_` in the name of a header is a hyphen."""
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join((*lines, "", "")).encode("latin-1") + body


@contextmanager
def local_host(certificate: Path | None = None) -> Iterator[LocalHost]:
    """Start a host and stop it.

    Args:
        certificate: A file with key and certificate; with it the host speaks TLS.
    """
    lock = threading.Lock()

    class Handler(socketserver.StreamRequestHandler):
        timeout = 10

        def handle(self) -> None:
            try:
                self._handle()
            except OSError:
                return  # whoever asked went away

        def _handle(self) -> None:
            line = self.rfile.readline().decode("latin-1").split()
            headers: dict[str, str] = {}
            while (header := self.rfile.readline().decode("latin-1").strip()) != "":
                name, _, value = header.partition(":")
                headers[name.lower()] = value.strip()
            if len(line) < 2:
                return
            with lock:
                host.asked.append(Asked(line[0], line[1], headers))
                host.busy += 1
                host.most = max(host.most, host.busy)
            try:
                what = host.answers.get(line[1], answer(200))
                if callable(what):
                    what(self._write)
                else:
                    self._write(what)
            finally:
                with lock:
                    host.busy -= 1

        def _write(self, data: bytes) -> None:
            self.wfile.write(data)
            self.wfile.flush()

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: a client that does not trust us goes away in the middle."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        host = LocalHost(int(server.server_address[1]), {})
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
