"""What an address says: judged from what its host answers."""

from __future__ import annotations

import pytest

from tests.net import Net, read_net
from werkplaats.model.outside import Answer, State
from werkplaats.web.http import AskError, Reply, Request, Trouble
from werkplaats.web.visit import visit


@pytest.mark.parametrize(
    ("table", "state", "address"),
    [
        pytest.param("", State.FOUND, "", id="there"),
        pytest.param("https://a.nl/x 204", State.FOUND, "", id="no contents"),
        pytest.param("https://a.nl/x 404", State.GONE, "", id="gone"),
        pytest.param("https://a.nl/x 410", State.GONE, "", id="gone for good"),
        pytest.param("https://a.nl/x 403", State.UNKNOWN, "", id="not let in"),
        pytest.param("https://a.nl/x 418", State.UNKNOWN, "", id="odd"),
        pytest.param("https://a.nl/x 500", State.UNKNOWN, "", id="out of order"),
        pytest.param("https://a.nl/x 304", State.UNKNOWN, "", id="not what was asked"),
        pytest.param("https://a.nl/x 301", State.UNKNOWN, "", id="moved to nowhere"),
        pytest.param("https://a.nl/x NO_HOST", State.UNKNOWN, "", id="no host"),
        pytest.param("https://a.nl/x 301 /y#z", State.MOVED, "https://a.nl/y#z", id="moved"),
        pytest.param("https://a.nl/x 301 https://a.nl/x#z", State.UNKNOWN, "", id="round and round"),
        pytest.param("https://a.nl/x 302 /y", State.FOUND, "", id="for now"),
        pytest.param("https://a.nl/x 302 /y\nhttps://a.nl/y 301 /z", State.FOUND, "", id="for now, then for good"),
        pytest.param("https://a.nl/x 308 /y\nhttps://a.nl/y 301 /z", State.MOVED, "https://a.nl/z", id="twice"),
        pytest.param(
            "https://a.nl/x 301 /y\nhttps://a.nl/y 302 /z", State.MOVED, "https://a.nl/y", id="good, then now"
        ),
        pytest.param("https://a.nl/x 301 /y\nhttps://a.nl/y 404", State.GONE, "", id="moved, then gone"),
        pytest.param("https://a.nl/x 301 /y\nhttps://a.nl/y 503", State.UNKNOWN, "", id="moved, then unknown"),
        pytest.param("https://a.nl/x 301 /y\nhttps://a.nl/y 301 /x", State.UNKNOWN, "", id="to and fro"),
    ],
)
def test_what_becomes_of_an_address(table: str, state: State, address: str) -> None:
    answer = visit("https://a.nl/x", read_net(table))
    assert (answer.state, answer.address) == (state, address)
    assert bool(answer.reason) == (state in {State.GONE, State.UNKNOWN})


def test_asked_for_the_headers_first_and_no_more_than_is_needed() -> None:
    net = read_net("")
    visit("https://a.nl/x", net)
    assert [request.method for request in net.asked] == ["HEAD"]
    assert all(request.largest == 0 for request in net.asked)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 500, 501, 503])
def test_bad_news_of_head_is_not_believed(status: int) -> None:
    def ask(request: Request) -> Reply:
        return Reply(status if request.method == "HEAD" else 200, {})

    assert visit("https://a.nl/x", ask) == Answer(State.FOUND)


def test_a_host_that_does_not_know_head_is_asked_again() -> None:
    def ask(request: Request) -> Reply:
        if request.method == "HEAD":
            raise AskError(Trouble.NO_HTTP)
        return Reply(200, {})

    assert visit("https://a.nl/x", ask) == Answer(State.FOUND)


def test_a_redirect_is_followed_ten_times() -> None:
    def chain(steps: int) -> Net:
        rows = {f"https://a.nl/{n}": ("301", f"/{n + 1}") for n in range(steps)}
        return Net(rows)

    assert visit("https://a.nl/0", chain(10)) == Answer(State.MOVED, "https://a.nl/10")
    endless = chain(100)
    assert visit("https://a.nl/0", endless).state is State.UNKNOWN
    assert len(endless.asked) == 11


@pytest.mark.parametrize(
    ("table", "state"),
    [
        pytest.param(
            "https://doi.org/10.1/x 302 https://uitgever.nl/x\nhttps://uitgever.nl/x 404", State.FOUND, id="known"
        ),
        pytest.param(
            "https://doi.org/10.1/x 301 https://uitgever.nl/x", State.FOUND, id="known, and said to be for good"
        ),
        pytest.param("https://doi.org/10.1/x 404", State.GONE, id="unknown"),
        pytest.param(
            "https://doi.org/10.1/x 301 https://www.doi.org/10.1/x\nhttps://www.doi.org/10.1/x 404",
            State.GONE,
            id="by another door",
        ),
    ],
)
def test_a_doi_is_known_when_its_resolver_sends_us_on(table: str, state: State) -> None:
    net = read_net(table)
    assert visit("https://doi.org/10.1/x", net).state is state
    assert not any("uitgever" in request.address for request in net.asked)


@pytest.mark.parametrize("target", ["ftp://a.nl/x", "javascript:alert(1)", "https://[kapot"])
def test_a_redirect_to_no_address_of_the_web(target: str) -> None:
    def ask(request: Request) -> Reply:
        if request.address != "https://a.nl/x":
            raise AskError(Trouble.NO_ADDRESS)
        return Reply(301, {"location": target})

    assert visit("https://a.nl/x", ask).state is State.UNKNOWN
