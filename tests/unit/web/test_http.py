"""One request over a real line, to a host on this machine."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.local_host import answer, local_host
from werkplaats.web.http import AGENT, AskError, Request, Terms, Trouble, ask, redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.local_host import LocalHost

CERTIFICATE = Path(__file__).parents[2] / "data" / "tls" / "localhost.pem"
ANYWHERE = Terms(allowed=lambda places: places, patience=5)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib.request.getproxies", dict[str, str])


@pytest.fixture
def host() -> Iterator[LocalHost]:
    with local_host() as found:
        yield found


def _trouble(address: str, terms: Terms = ANYWHERE) -> Trouble:
    with pytest.raises(AskError) as caught:
        ask(Request(address), terms)
    return caught.value.trouble


def test_a_request_names_us_and_takes_no_more_than_it_wants(host: LocalHost) -> None:
    host.answers["/a%20b/caf%C3%A9?q=%C3%A9&r=1"] = answer(200, b"0123456789", X_Soort="goed", Set_Cookie="a=b")
    reply = ask(Request(host.address("/a b/café?q=é&r=1#kop"), accept="text/plain", largest=4), ANYWHERE)
    assert (reply.status, reply.body, reply.headers["x-soort"]) == (200, b"01234", "goed")
    asked = host.asked[0]
    assert (asked.method, asked.headers["user-agent"], asked.headers["accept"]) == ("GET", AGENT, "text/plain")
    assert "werkplaats/" in AGENT
    assert asked.headers["host"] == f"127.0.0.1:{host.port}"
    ask(Request(host.address("/", "jan:geheim@127.0.0.1"), "HEAD"), ANYWHERE)
    assert host.asked[1].method == "HEAD"
    assert not {"cookie", "authorization", "referer"} & set(host.asked[1].headers)


def test_a_redirect_is_not_followed(host: LocalHost) -> None:
    host.answers["/oud"] = answer(301, Location="/nieuw")
    reply = ask(Request(host.address("/oud")), ANYWHERE)
    assert (reply.status, redirect(host.address("/oud"), reply)) == (301, host.address("/nieuw"))
    assert len(host.asked) == 1


@pytest.mark.parametrize(
    ("location", "leads_to"),
    [
        pytest.param("../b#x", "https://a.nl/b#x", id="relative"),
        pytest.param("//b.nl/c", "https://b.nl/c", id="other host"),
        pytest.param("/caf\u00c3\u00a9 1", "https://a.nl/caf%C3%A9%201", id="bytes and spaces"),
        pytest.param("/a%20b", "https://a.nl/a%20b", id="percents stay"),
        pytest.param("javascript:alert(1)", "javascript:alert(1)", id="other scheme"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_where_a_redirect_leads(host: LocalHost, location: str, leads_to: str) -> None:
    host.answers["/x/y"] = answer(302, Location=location)
    assert redirect("https://a.nl/x/y", ask(Request(host.address("/x/y")), ANYWHERE)) == leads_to


def test_a_place_that_is_not_public_is_not_connected_to(host: LocalHost) -> None:
    for name in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        assert _trouble(host.address("/", name), Terms()) is Trouble.NOT_PUBLIC
    assert not host.asked


@pytest.mark.parametrize(
    ("address", "trouble"),
    [
        pytest.param("ftp://voorbeeld.nl/a", Trouble.NO_ADDRESS, id="other scheme"),
        pytest.param("file:///etc/passwd", Trouble.NO_ADDRESS, id="file"),
        pytest.param("https:///a", Trouble.NO_ADDRESS, id="no host"),
        pytest.param("https://a b.nl/", Trouble.NO_ADDRESS, id="space"),
        pytest.param("https://[kapot/", Trouble.NO_ADDRESS, id="broken brackets"),
        pytest.param("https://a.nl:99999/", Trouble.NO_ADDRESS, id="port"),
        pytest.param(f"https://{'a' * 70}.nl/", Trouble.NO_ADDRESS, id="label too long"),
        pytest.param("https://a..nl/", Trouble.NO_ADDRESS, id="empty label"),
    ],
)
def test_what_is_no_address(address: str, trouble: Trouble) -> None:
    assert _trouble(address) is trouble


def test_a_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert _trouble("https://bestaat-niet.voorbeeld.nl/") is Trouble.NO_HOST


def test_a_name_that_takes_long_to_find(host: LocalHost, monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def slow(*rest: Any, **named: Any) -> object:
        time.sleep(0.3)
        return real(*rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    assert _trouble(host.address("/"), Terms(lambda places: places, limit=0.1)) is Trouble.TOO_SLOW
    assert not host.asked


def test_a_port_where_nobody_is() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert _trouble(f"http://127.0.0.1:{taken.getsockname()[1]}/") is Trouble.NO_CONNECTION


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"hallo\r\n\r\n", id="no status"),
        pytest.param(b"HTTP/1.1 200 X\r\n" + b"".join(b"K%d: x\r\n" % n for n in range(200)) + b"\r\n", id="headers"),
        pytest.param(b"HTTP/1.1 200 X\r\nK: " + b"x" * 100_000 + b"\r\n\r\n", id="long header"),
    ],
)
def test_an_answer_that_is_no_http(host: LocalHost, sent: bytes) -> None:
    host.answers["/"] = sent
    assert _trouble(host.address("/")) is Trouble.NO_HTTP


def test_a_host_that_is_silent_is_not_waited_for(host: LocalHost) -> None:
    ready = threading.Event()

    def say_nothing(_: Callable[[bytes], None]) -> None:
        ready.wait(5)

    host.answers["/"] = say_nothing
    begun = time.monotonic()
    assert _trouble(host.address("/"), Terms(lambda places: places, patience=0.2)) is Trouble.TOO_SLOW
    assert time.monotonic() - begun < 3
    ready.set()


@pytest.mark.parametrize("body", [False, True], ids=["headers", "body"])
def test_a_host_that_sends_a_letter_now_and_then_is_cut_off(host: LocalHost, *, body: bool) -> None:
    def drip(write: Callable[[bytes], None]) -> None:
        write(b"HTTP/1.1 200 X\r\n" + (b"\r\n" if body else b""))
        for _ in range(100):
            write(b"x" if body else b"K: x\r\n")
            time.sleep(0.05)

    host.answers["/"] = drip
    begun = time.monotonic()
    with pytest.raises(AskError) as caught:
        ask(Request(host.address("/"), largest=1000), Terms(lambda places: places, patience=2, limit=0.4))
    assert caught.value.trouble is Trouble.TOO_SLOW
    assert time.monotonic() - begun < 3


def test_a_certificate_is_looked_at() -> None:
    with local_host(CERTIFICATE) as host:
        address = host.address("/", "localhost", "https")
        assert _trouble(address) is Trouble.CERTIFICATE
        trust = ssl.create_default_context(cafile=CERTIFICATE)
        assert ask(Request(address), Terms(lambda places: places, trust=trust)).status == 200
        assert host.asked[-1].headers["host"] == f"localhost:{host.port}"
        wrong = host.address("/", "127.0.0.1", "https")
        assert _trouble(wrong, Terms(lambda places: places, trust=trust)) is Trouble.CERTIFICATE


def test_a_host_without_tls_is_no_https(host: LocalHost) -> None:
    assert _trouble(host.address("/", scheme="https"), Terms(lambda places: places, patience=2)) in {
        Trouble.NO_HTTP,
        Trouble.NO_CONNECTION,
        Trouble.TOO_SLOW,
    }


def test_a_proxy_is_used_where_there_is_one(host: LocalHost, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = f"http://jan:ge%20heim@127.0.0.1:{host.port}"
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"http": proxy, "https": proxy})
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda name: name == "intern.nl")
    monkeypatch.setattr(socket, "getaddrinfo", _only_this_machine(socket.getaddrinfo))
    assert ask(Request("http://voorbeeld.nl/a?b=1"), Terms(patience=2)).status == 200
    asked = host.asked[0]
    assert (asked.target, asked.headers["host"]) == ("http://voorbeeld.nl/a?b=1", "voorbeeld.nl")
    assert asked.headers["proxy-authorization"] == "Basic amFuOmdlIGhlaW0="
    assert _trouble("https://voorbeeld.nl/a", Terms(patience=2)) in {Trouble.NO_HTTP, Trouble.NO_CONNECTION}
    assert (host.asked[1].method, host.asked[1].target) == ("CONNECT", "voorbeeld.nl:443")
    for name in ("127.0.0.1", "localhost", "a.localhost", "169.254.169.254", "2130706433", "[::1]"):
        assert _trouble(f"http://{name}/", Terms(patience=2)) is Trouble.NOT_PUBLIC
    assert _trouble("http://intern.nl/", Terms(patience=2)) is Trouble.NO_HOST
    assert len(host.asked) == 2


def _only_this_machine(real: Callable[..., object]) -> Callable[..., object]:
    def find(name: str, *rest: object, **named: object) -> object:
        if name != "127.0.0.1":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return real(name, *rest, **named)

    return find
