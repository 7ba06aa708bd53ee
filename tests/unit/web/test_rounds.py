"""Many visits: each address once, each host in turn, and an end when somebody wants one."""

from __future__ import annotations

import threading
import time
from collections import Counter
from functools import partial

from tests.local_host import answer, local_host
from werkplaats.model.outside import Answer, State
from werkplaats.web.http import Request, Terms, ask
from werkplaats.web.pace import Polite
from werkplaats.web.rounds import look_up
from werkplaats.web.visit import visit

FOUND = Answer(State.FOUND)


def test_each_address_is_visited_once() -> None:
    seen: Counter[str] = Counter()
    lock = threading.Lock()

    def go(address: str) -> Answer:
        with lock:
            seen[address] += 1
        return FOUND

    addresses = [f"https://h{n % 7}.nl/{n}" for n in range(100)]
    assert dict(look_up(addresses, go)) == dict.fromkeys(addresses, FOUND)
    assert set(seen.values()) == {1}


def test_while_there_is_no_answer_somebody_may_do_something_else() -> None:
    waited = threading.Event()

    def go(_: str) -> Answer:
        waited.wait(10)
        return FOUND

    assert list(look_up(["https://a.nl/1"], go, waited.set)) == [("https://a.nl/1", FOUND)]
    assert waited.is_set()


def test_what_is_no_address_is_told_of_like_the_others() -> None:
    found = dict(look_up(["https://[kapot/"], partial(visit, ask=Polite(ask))))
    assert "geen adres" in found["https://[kapot/"].reason


def test_nothing_to_visit() -> None:
    assert not list(look_up([], lambda _: FOUND))


def test_an_address_that_breaks_the_program_does_not_keep_it_from_the_others() -> None:
    def go(address: str) -> Answer:
        if address.endswith("1"):
            raise KeyError(address)
        return FOUND

    found = dict(look_up(["https://a.nl/1", "https://a.nl/2"], go))
    assert found["https://a.nl/2"] == FOUND
    assert (found["https://a.nl/1"].state, "KeyError" in found["https://a.nl/1"].reason) == (State.UNKNOWN, True)


def test_stopping_does_not_wait_for_a_silent_host() -> None:
    silent = threading.Event()
    asked: list[str] = []

    def go(address: str) -> Answer:
        asked.append(address)
        if "stil" in address:
            silent.wait(20)
        return FOUND

    begun = time.monotonic()
    rounds = look_up(["https://stil.nl/1", "https://stil.nl/2", "https://a.nl/1"], go)
    assert next(rounds) == ("https://a.nl/1", FOUND)
    rounds.close()
    assert time.monotonic() - begun < 5
    silent.set()
    time.sleep(0.1)
    assert "https://stil.nl/2" not in asked


def test_over_a_real_line_one_request_at_a_time() -> None:
    """All that is between a list of addresses and a host, without a net: the host is on this machine."""
    with local_host() as host:
        host.answers |= {"/weg": answer(404), "/oud": answer(301, Location="/nieuw")}
        send = partial(ask, terms=Terms(lambda places: places, patience=5))
        polite = Polite(send, sleep=lambda _: None)
        addresses = [host.address(f"/{n}") for n in ("weg", "oud", *range(10))]
        found = dict(look_up(addresses, partial(visit, ask=polite)))
        assert [found[address].state for address in addresses[:3]] == [State.GONE, State.MOVED, State.FOUND]
        assert found[addresses[1]].address == host.address("/nieuw")
        assert host.most == 1
        assert Counter(asked.method for asked in host.asked) == {"HEAD": 13, "GET": 1}
        assert Polite(send)(Request(addresses[2])).status == 200
