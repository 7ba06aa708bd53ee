"""Many visits: a few hosts at a time, the addresses of each one after another."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING

from werkplaats.model.outside import Answer, State, host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

WORKERS = 8
_TICK = 0.2
"""Seconds that we wait for an answer before we look whether somebody wants to stop: on Windows a wait cannot be broken off."""


def look_up(
    addresses: Iterable[str],
    visit: Callable[[str], Answer],
    waiting: Callable[[], object] = bool,
    workers: int = WORKERS,
) -> Generator[tuple[str, Answer]]:
    """Visit addresses and yield each with its answer, in the order in which they come.

    The threads are daemons: whoever stops in the middle does not wait for hosts that say nothing.

    Args:
        addresses: Each one once.
        visit: Finds out what became of an address; it is called from several threads.
        waiting: Called while there is no answer yet, a few times a second.
        workers: How many hosts are visited at a time.
    """
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(host_of(address), []).append(address)
    todo: SimpleQueue[list[str]] = SimpleQueue()
    for group in sorted(hosts.values(), key=len, reverse=True):  # the longest first: it decides how long all takes
        todo.put(group)
    done: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    stop = Event()
    for _ in range(min(workers, len(hosts))):
        Thread(target=_work, args=(todo, done, visit, stop), daemon=True).start()
    left = sum(map(len, hosts.values()))
    try:
        while left:
            try:
                found = done.get(timeout=_TICK)
            except Empty:
                waiting()
                continue
            left -= 1
            yield found
    finally:
        stop.set()


def _work(
    todo: SimpleQueue[list[str]],
    done: SimpleQueue[tuple[str, Answer]],
    visit: Callable[[str], Answer],
    stop: Event,
) -> None:
    while True:
        try:
            group = todo.get_nowait()
        except Empty:
            return
        for address in group:
            if stop.is_set():
                return
            try:
                answer = visit(address)
            except Exception as error:  # noqa: BLE001 - one odd address does not keep us from the others
                answer = Answer(State.UNKNOWN, reason=f"het programma kan dit adres niet aan: {type(error).__name__}")
            done.put((address, answer))
