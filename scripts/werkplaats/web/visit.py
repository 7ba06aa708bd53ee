"""What an address says: one visit, with the redirects that lie on the way.

Asked is first for the headers alone (`HEAD`), as that costs a host least; that an address is gone is believed only of a `GET`, for many hosts
answer the first with whatever comes to mind.

Source: RFC 9110, 9.3.2 (HEAD), 10.2.2 (Location) and 15 (status codes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from werkplaats.model.outside import Answer, State, host_of
from werkplaats.web.http import MOST_REDIRECTS, AskError, Reply, Request, Trouble, redirect

if TYPE_CHECKING:
    from collections.abc import Callable

ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"
_FOR_EVER = frozenset({301, 308})
_GONE = frozenset({404, 410})
_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_SAID = {
    401: "de site vraagt om een wachtwoord",
    403: "de site laat ons niet toe",
    451: "de pagina is in dit land niet te zien",
    503: "de site is even niet beschikbaar",
}


def visit(address: str, ask: Callable[[Request], Reply]) -> Answer:
    """Find out what became of an address.

    A resolver of DOIs that sends us on has answered: where the publisher then stands is no business of who cites the work.

    Args:
        address: An http or https address without a fragment.
        ask: Sends one request.
    """
    at, moved = address, ""
    lasting = True
    try:
        for _ in range(MOST_REDIRECTS + 1):
            reply = _reply(at, ask)
            there = redirect(at, reply)
            if not there:
                return _judge(reply, moved if moved != address else "")
            if _is_resolver(at) and not _is_resolver(there):
                return Answer(State.FOUND)
            lasting = lasting and reply.status in _FOR_EVER
            moved = there if lasting else moved
            at = urldefrag(there).url
    except AskError as error:
        return Answer(State.UNKNOWN, reason=error.trouble.value, rest=error.rest)
    return Answer(State.UNKNOWN, reason="de site blijft doorverwijzen")


def _is_resolver(address: str) -> bool:
    return host_of(address) in _RESOLVERS


def _reply(address: str, ask: Callable[[Request], Reply]) -> Reply:
    """Ask with HEAD, and with GET when that gives no clear answer."""
    try:
        reply = ask(Request(address, "HEAD", ACCEPT))
    except AskError as error:
        if error.trouble is not Trouble.NO_HTTP:
            raise
    else:
        if reply.status < 400:  # noqa: PLR2004 - where the errors begin
            return reply
    return ask(Request(address, "GET", ACCEPT))


def _judge(reply: Reply, moved: str) -> Answer:
    status = reply.status
    if 200 <= status < 300:  # noqa: PLR2004 - the statuses of success
        return Answer(State.MOVED, address=moved) if moved else Answer(State.FOUND)
    if status in _GONE:
        return Answer(State.GONE, reason=f"de site antwoordt met {status}")
    said = _SAID.get(status) or ("de site heeft een storing" if status >= 500 else "de site geeft een vreemd antwoord")  # noqa: PLR2004
    return Answer(State.UNKNOWN, reason=f"{said} ({status})")
