"""How a polite visitor asks: one request at a time of each host, a pause after it, and away when the host says so.

The robots.txt of a host is not asked for: it speaks to programs that go through a site by themselves, and this one opens an address that a
person has written down, as a browser does.

Source: RFC 9110, 10.2.3 (Retry-After); RFC 6585, 4 (status 429); RFC 9309, 1 (whom robots.txt is for).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import TYPE_CHECKING

from werkplaats.model.outside import host_of
from werkplaats.web.http import AskError, Reply, Request, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE = 0.5
"""Seconds between two requests of one host."""
LONGEST_WAIT = 30.0
"""Seconds that we wait when a host asks for it; if it asks for more, the rest of its addresses is for another time."""
_TOO_MANY = 429
_BUSY = frozenset({_TOO_MANY, 503})
_SOON = 1.0
_LATER = 3600.0
"""What a host wants that says ‘too many requests’ and no more."""
_TIMES = 2
"""So many times a host may be too slow before it is let alone."""
_AWAY = frozenset({Trouble.NO_HOST, Trouble.NO_CONNECTION, Trouble.CERTIFICATE, Trouble.NOT_PUBLIC})
"""What is wrong with a whole host, so that asking for its other addresses is of no use."""


@dataclass(slots=True)
class _Host:
    """What is known of a host; its troubles by scheme and port."""

    lock: Lock = field(default_factory=Lock)
    free: float = 0.0
    slow: int = 0
    trouble: dict[str, AskError] = field(default_factory=dict[str, AskError])


class Polite:
    """Asks as `ask` does, with manners; may be called from several threads.

    Args:
        ask: Sends one request.
        clock: Seconds since some moment.
        today: Seconds since 1970, for hosts that name a date.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        ask: Callable[[Request], Reply],
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._ask = ask
        self._clock = clock
        self._today = today
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    def __call__(self, request: Request) -> Reply:
        """Ask when it is our turn.

        Raises:
            AskError: There is no answer, or this host has said earlier that there will be none.
        """
        with self._lock:
            host = self._hosts.setdefault(host_of(request.address), _Host())
        origin = "/".join(request.address.split("/", 3)[:3])
        with host.lock:
            reply = self._once(request, host, origin)
            wait = self._wanted(reply)
            if 0 < wait <= LONGEST_WAIT:
                host.free = self._clock() + max(wait, PAUSE)
                reply = self._once(request, host, origin)
                wait = self._wanted(reply)
            if wait > 0:
                host.trouble[origin] = AskError(Trouble.RESTING, wait)
                raise host.trouble[origin]
            return reply

    def _once(self, request: Request, host: _Host, origin: str) -> Reply:
        if known := host.trouble.get(origin):
            raise AskError(known.trouble, known.rest)
        if (wait := host.free - self._clock()) > 0:
            self._sleep(wait)
        try:
            return self._ask(request)
        except AskError as error:
            host.slow += error.trouble is Trouble.TOO_SLOW
            if error.trouble in _AWAY or host.slow >= _TIMES:
                host.trouble[origin] = error
            raise
        finally:
            host.free = self._clock() + PAUSE

    def _wanted(self, reply: Reply) -> float:
        """Return how many seconds a host wants to be left alone; 0 when it does not ask for that."""
        if reply.status not in _BUSY:
            return 0.0
        text = reply.headers.get("retry-after", "").strip()
        if text.isdecimal():
            return max(float(text[:9]), _SOON)
        try:
            return max(parsedate_to_datetime(text).timestamp() - self._today(), _SOON)
        except (ValueError, OverflowError):
            return _LATER if reply.status == _TOO_MANY else 0.0
