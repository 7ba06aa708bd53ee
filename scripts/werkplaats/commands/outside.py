"""The answers that `check --online` goes by: kept ones first, then a visit to every other address, told as it goes."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from werkplaats.checks.fixes import write_file
from werkplaats.checks.store import FOLDER, make_folder
from werkplaats.model.refusal import reason
from werkplaats.web.http import ask
from werkplaats.web.pace import Polite
from werkplaats.web.rounds import look_up
from werkplaats.web.store import Store
from werkplaats.web.visit import visit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path
    from typing import TextIO

    from werkplaats.config import Config
    from werkplaats.model.outside import Answer

_SAVED_EVERY = 20
_TOLD_EVERY = 5.0
"""Seconds between two lines that say how far we are."""


def visits(addresses: Iterable[str], waiting: Callable[[], object]) -> Iterator[tuple[str, Answer]]:
    """Visit addresses over the network; yield each with its answer, as they come."""
    return look_up(addresses, partial(visit, ask=Polite(ask)), waiting)


class _Progress:
    """Tells now and then how far we are.

    Args:
        total: How many addresses there are to visit.
        err: Where is told.
    """

    def __init__(self, total: int, err: TextIO) -> None:
        self.done = 0
        self._total = total
        self._err = err
        self._told = time.monotonic()

    def tell(self) -> None:
        """Tell it, unless that has just been done."""
        if time.monotonic() - self._told >= _TOLD_EVERY:
            self._told = time.monotonic()
            self._err.write(f"  {self.done} van {self._total} nagekeken\n")
            self._err.flush()


def find_answers(
    addresses: Collection[str],
    config: Config,
    err: TextIO,
    *,
    kept: bool = True,
) -> dict[str, Answer]:
    """Return what is known of addresses; whoever stops it in the middle keeps what was found until then.

    Args:
        addresses: Each one once.
        config: Settings.
        err: Where is told how far we are.
        kept: Whether answers are read from the folder of the project where they are kept, and put there.
    """
    folder = config.root / FOLDER
    store = Store(folder, time.time, write_file) if kept else None
    known = ((address, store.get(address)) for address in addresses) if store else ()
    answers = {address: answer for address, answer in known if answer is not None}
    left = [address for address in addresses if address not in answers]
    if not left:
        return answers
    err.write(
        f"Adressen nakijken: {len(left)}; van {len(answers)} is het antwoord nog bekend. Stoppen kan met Ctrl+C.\n"
    )
    progress = _Progress(len(left), err)
    try:
        for address, answer in visits(left, progress.tell):
            answers[address] = answer
            if store:
                store.put(address, answer)
            progress.done += 1
            if store and progress.done % _SAVED_EVERY == 0:
                _save(store, folder, err)
            progress.tell()
    finally:
        if store:
            _save(store, folder, err)
    return answers


def _save(store: Store, folder: Path, err: TextIO) -> None:
    try:
        make_folder(folder)
        store.save()
    except OSError as error:
        err.write(f"De antwoorden kunnen niet worden bewaard ({reason(error)}); de volgende keer begint het opnieuw.\n")
