"""One request and what came of it: the only module that opens a connection.

No cookies, no redirects followed, http and https only, never longer than a set time in all, and never to an address within somebody's own
network (see `guard`).

Source: RFC 9110 (HTTP semantics).
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.request
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cache
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from werkplaats import __version__
from werkplaats.model.outside import NO_HOST, NOT_PUBLIC
from werkplaats.web.guard import is_public_name, public_only

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkplaats.web.guard import Place

AGENT = f"werkplaats/{__version__} (nakijken van links en literatuur van een publicatiesite)"
MOST_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_SAFE_IN_PATH = "/%:;=@!$&'()*+,~-._?[]"
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


class Trouble(Enum):
    """Why there is no answer."""

    NO_HOST = NO_HOST
    NO_CONNECTION = "de site is niet te bereiken"
    TOO_SLOW = "de site antwoordt niet op tijd"
    CERTIFICATE = "het certificaat van de site klopt niet"
    NOT_PUBLIC = NOT_PUBLIC
    NO_HTTP = "het antwoord van de site is niet te lezen"
    NO_ADDRESS = "dit is geen adres dat een browser kan openen"
    RESTING = "de site vraagt om later terug te komen"


class AskError(Exception):
    """There is no answer; carries why, and for how many seconds the host wants to be left alone."""

    def __init__(self, trouble: Trouble, rest: float = 0.0) -> None:
        self.trouble = trouble
        self.rest = rest
        super().__init__(trouble.value)


class Request(NamedTuple):
    """What is asked.

    Attributes:
        address: An http or https address; a fragment is left out.
        method: `HEAD` or `GET`.
        accept: The forms that are wanted.
        largest: How many bytes of the answer are wanted; one more is read, so that a longer answer can be told.
    """

    address: str
    method: str = "GET"
    accept: str = "*/*"
    largest: int = 0


class Reply(NamedTuple):
    """What was answered; the names of headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def redirect(address: str, reply: Reply) -> str:
    """Return where an answer sends us on, with its fragment; an empty string when it does not.

    Raises:
        AskError: It sends us to what is no address.
    """
    location = reply.headers.get("location", "").strip()
    if reply.status not in _REDIRECTS or not location:
        return ""
    sent = quote(
        location.encode("latin-1", "replace"), safe=f"#{_SAFE_IN_PATH}"
    )  # a header holds bytes, an address percents
    try:
        return urljoin(address, sent)
    except ValueError as error:
        raise AskError(Trouble.NO_ADDRESS) from error


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a connection is made.

    Attributes:
        allowed: Which of the places that a host name stands for may be connected to.
        patience: Seconds that one step (connecting, each piece of an answer) may take.
        limit: Seconds that a request may take in all, so that a host that sends a letter now and then does not hold us.
        trust: Gives the certificates that are trusted; those of this machine when None.
    """

    allowed: Callable[[Sequence[Place]], Sequence[Place]] = public_only
    patience: float = 20.0
    limit: float = 45.0
    trust: ssl.SSLContext | None = None


def ask(request: Request, terms: Terms | None = None) -> Reply:
    """Send one request and return the answer, whatever its status.

    Args:
        request: What is asked.
        terms: On what terms; the usual ones when None.

    Raises:
        AskError: There is no answer.
    """
    terms = terms or Terms()
    line = _Line(_parts(request.address), terms)
    watch = Timer(terms.limit, line.cut)
    watch.daemon = True
    watch.start()
    try:
        return line.send(request)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise AskError(Trouble.TOO_SLOW if line.is_cut else _trouble(error)) from error
    finally:
        watch.cancel()
        line.close()


def _trouble(error: Exception) -> Trouble:
    match error:
        case ssl.SSLCertVerificationError():
            return Trouble.CERTIFICATE
        case TimeoutError():
            return Trouble.TOO_SLOW
        case socket.gaierror():
            return Trouble.NO_HOST
        case http.client.HTTPException() | ssl.SSLError():
            return Trouble.NO_HTTP
        case OSError():
            return Trouble.NO_CONNECTION
        case _:
            return Trouble.NO_HTTP


def _parts(address: str) -> SplitResult:
    """Take an address apart; its host comes out as it goes over the line, without the name and password that may stand before it."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:  # a UnicodeError is one too
        raise AskError(Trouble.NO_ADDRESS) from error
    if parts.scheme not in _PORTS or not host or _CONTROL.search(host):
        raise AskError(Trouble.NO_ADDRESS)
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=shown if port in {None, _PORTS[parts.scheme]} else f"{shown}:{port}")


class _Line:
    """A connection that is used once."""

    def __init__(self, parts: SplitResult, terms: Terms) -> None:
        self.is_cut = False
        self._parts = parts
        self._terms = terms
        self._host = parts.hostname or ""
        self._port = parts.port or _PORTS[parts.scheme]
        self._socket: socket.socket | None = None
        self._connection: http.client.HTTPConnection | None = None

    def send(self, request: Request) -> Reply:
        """Send the request and read the answer."""
        path = quote(self._parts.path or "/", safe=_SAFE_IN_PATH)
        query = f"?{quote(self._parts.query, safe=_SAFE_IN_PATH)}" if self._parts.query else ""
        headers = {"Host": self._parts.netloc, "User-Agent": AGENT, "Accept": request.accept, "Connection": "close"}
        proxy = _proxy(self._parts)
        if proxy and self._parts.scheme == "http":
            path = f"http://{self._parts.netloc}{path}"
            headers |= _credentials(proxy)
        self._connection = connection = self._through(proxy) if proxy else self._straight()
        connection.connect()
        self._socket = connection.sock
        connection.request(request.method, path + query, headers=headers)
        response = connection.getresponse()
        body = response.read(request.largest + 1) if request.largest else b""
        found = {name.lower(): value for name, value in response.getheaders()}
        response.close()
        if self.is_cut:  # what came before the line was cut may look whole
            raise AskError(Trouble.TOO_SLOW)
        return Reply(response.status, found, body)

    def cut(self) -> None:
        """End the connection from another thread, whatever it is waiting for."""
        self.is_cut = True
        if (line := self._socket) is not None:
            with suppress(OSError):
                socket.socket.shutdown(line, socket.SHUT_RDWR)  # the bare one: TLS would first say goodbye

    def close(self) -> None:
        """Close what is open."""
        if self._connection is not None:
            self._connection.close()
        if self._socket is not None:
            self._socket.close()

    def _straight(self) -> http.client.HTTPConnection:
        found = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        line = self._open([(family, where) for family, _, _, _, where in found])
        if self._parts.scheme == "https":
            trust = self._terms.trust or _trusted()
            self._socket = line = trust.wrap_socket(line, server_hostname=self._host, do_handshake_on_connect=False)
            line.do_handshake()
        ready = _Ready(self._host, self._port, timeout=self._terms.patience)
        ready.sock = line
        return ready

    def _open(self, places: Sequence[Place]) -> socket.socket:
        """Connect to the first of the allowed places that answers."""
        allowed = self._terms.allowed(places)
        if not allowed:
            raise AskError(Trouble.NOT_PUBLIC)
        failed = OSError()
        for family, where in allowed:
            if self.is_cut:  # finding the host may have taken all the time there was
                raise AskError(Trouble.TOO_SLOW)
            self._socket = line = socket.socket(family, socket.SOCK_STREAM)
            line.settimeout(self._terms.patience)
            try:
                line.connect(where)
            except OSError as error:
                line.close()
                failed = error
            else:
                return line
        raise failed

    def _through(self, proxy: SplitResult) -> http.client.HTTPConnection:
        """Go by way of a proxy, which looks up the host itself."""
        if not is_public_name(self._host):
            raise AskError(Trouble.NOT_PUBLIC)
        host, port = proxy.hostname or "", proxy.port or _PORTS.get(proxy.scheme, 80)
        if self._parts.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=self._terms.patience)
        context = self._terms.trust or _trusted()
        connection = http.client.HTTPSConnection(host, port, timeout=self._terms.patience, context=context)
        connection.set_tunnel(self._host, self._port, _credentials(proxy))
        return connection


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Ready(http.client.HTTPConnection):
    """A connection whose socket is there already."""

    def connect(self) -> None:
        """Do nothing."""


def _proxy(parts: SplitResult) -> SplitResult | None:
    """Return the proxy that the surroundings ask for, if any."""
    host = parts.hostname or ""
    address = urllib.request.getproxies().get(parts.scheme, "")
    if not address or urllib.request.proxy_bypass(host):
        return None
    return urlsplit(address if "://" in address else f"http://{address}")


def _credentials(proxy: SplitResult) -> dict[str, str]:
    if not proxy.username:
        return {}
    pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(pair.encode()).decode('ascii')}"}
