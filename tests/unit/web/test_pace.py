"""A visitor with manners, by a clock that only moves when somebody waits."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from werkplaats.web.http import AskError, Reply, Request, Trouble
from werkplaats.web.pace import LONGEST_WAIT, PAUSE, Polite

TODAY = 1_700_000_000.0
"""14 November 2023, 22:13:20 GMT."""


@dataclass
class World:
    """A clock, and hosts that answer what a test wants."""

    replies: dict[str, list[Reply | AskError]] = field(default_factory=dict)
    now: float = 0.0
    asked: list[tuple[float, str]] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def ask(self, request: Request) -> Reply:
        self.asked.append((self.now, request.address))
        queue = self.replies.get(request.address) or [Reply(200, {})]
        reply = queue.pop(0)
        if isinstance(reply, AskError):
            raise reply
        return reply

    def polite(self) -> Polite:
        return Polite(self.ask, lambda: self.now, lambda: TODAY + self.now, self.sleep)


def test_a_pause_between_two_requests_of_one_host() -> None:
    world = World()
    polite = world.polite()
    for address in ("https://a.nl/1", "https://b.nl/1", "http://a.nl/2", "https://a.nl:8443/3"):
        polite(Request(address))
    assert [at for at, _ in world.asked] == [0, 0, PAUSE, 2 * PAUSE]


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("text", ["5", "Tue, 14 Nov 2023 22:13:25 GMT"])
def test_a_host_that_asks_for_a_moment_gets_it(status: int, text: str) -> None:
    world = World({"https://a.nl/1": [Reply(status, {"retry-after": text}), Reply(200, {})]})
    assert world.polite()(Request("https://a.nl/1")).status == 200
    assert [at for at, _ in world.asked] == [0, 5]


@pytest.mark.parametrize(
    ("status", "text", "rest"),
    [
        pytest.param(429, str(int(LONGEST_WAIT) + 1), LONGEST_WAIT + 1, id="too long"),
        pytest.param(503, "7200", 7200, id="two hours"),
        pytest.param(503, "Wed, 15 Nov 2023 22:13:20 GMT", 86400, id="tomorrow"),
        pytest.param(429, "", 3600, id="says no more"),
        pytest.param(429, "ooit", 3600, id="says nothing sensible"),
        pytest.param(429, "9" * 400, 999_999_999, id="for ever"),
    ],
)
def test_a_host_that_asks_for_more_is_left_alone(status: int, text: str, rest: float) -> None:
    world = World({"https://a.nl/1": [Reply(status, {"retry-after": text} if text else {})]})
    polite = world.polite()
    for address in ("https://a.nl/1", "https://a.nl/2"):
        with pytest.raises(AskError) as caught:
            polite(Request(address))
        assert (caught.value.trouble, caught.value.rest) == (Trouble.RESTING, rest)
    assert len(world.asked) == 1
    assert polite(Request("https://b.nl/1")).status == 200


def test_a_host_that_asks_twice_is_left_alone() -> None:
    busy = Reply(429, {"retry-after": "2"})
    world = World({"https://a.nl/1": [busy, busy, Reply(200, {})]})
    with pytest.raises(AskError):
        world.polite()(Request("https://a.nl/1"))
    assert len(world.asked) == 2


def test_one_page_out_of_order_says_nothing_of_the_others() -> None:
    world = World({"https://a.nl/1": [Reply(503, {})]})
    polite = world.polite()
    assert polite(Request("https://a.nl/1")).status == 503
    assert polite(Request("https://a.nl/2")).status == 200


@pytest.mark.parametrize("trouble", [Trouble.NO_HOST, Trouble.NO_CONNECTION, Trouble.CERTIFICATE, Trouble.NOT_PUBLIC])
def test_a_host_that_is_not_there_is_asked_once(trouble: Trouble) -> None:
    world = World({"https://a.nl/1": [AskError(trouble)]})
    polite = world.polite()
    for address in ("https://a.nl/1", "https://a.nl/2"):
        with pytest.raises(AskError) as caught:
            polite(Request(address))
        assert caught.value.trouble is trouble
    assert len(world.asked) == 1
    assert polite(Request("http://a.nl/2")).status == 200


def test_a_slow_host_gets_a_second_chance() -> None:
    world = World({f"https://a.nl/{n}": [AskError(Trouble.TOO_SLOW)] for n in range(3)})
    polite = world.polite()
    for n in range(3):
        with pytest.raises(AskError):
            polite(Request(f"https://a.nl/{n}"))
    assert len(world.asked) == 2
