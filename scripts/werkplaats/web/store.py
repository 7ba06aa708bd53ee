"""Answers that are kept for a while, so that nobody is asked the same thing every day; a file that cannot be read counts as none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from werkplaats.model.outside import Answer, State

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "adressen.json"
DAY = 24 * 60 * 60.0
KEPT = {State.FOUND: 7 * DAY, State.MOVED: DAY, State.GONE: DAY, State.UNKNOWN: 0.0}
"""How many seconds an answer is kept. One that could not be had is asked for again, unless the host wants to be left alone."""
_LONGEST_REST = DAY
_VERSION = 1


class Store:
    """Kept answers.

    Args:
        folder: Where they are kept.
        today: Seconds since 1970.
        write: Writes a text file whole or not at all; the folder is there.
    """

    def __init__(self, folder: Path, today: Callable[[], float], write: Callable[[Path, str], None]) -> None:
        self._file = folder / FILE
        self._today = today
        self._write = write
        self._kept = dict(self._read())

    def get(self, address: str) -> Answer | None:
        """Return the answer that is kept of an address, if it is still good."""
        found = self._kept.get(address)
        return _answer(found, self._today()) if found else None

    def put(self, address: str, answer: Answer) -> None:
        """Keep an answer, in memory until `save`."""
        good = KEPT[answer.state] or min(answer.rest, _LONGEST_REST)
        self._kept.pop(address, None)
        if good > 0:
            self._kept[address] = {
                "stand": answer.state.value,
                "adres": answer.address,
                "reden": answer.reason,
                "tot": round(self._today() + good),
            }

    def save(self) -> None:
        """Write what is still good.

        Raises:
            OSError: It cannot be written.
        """
        now = self._today()
        kept = {address: found for address, found in sorted(self._kept.items()) if _answer(found, now)}
        self._write(self._file, json.dumps({"versie": _VERSION, "adressen": kept}, ensure_ascii=False, indent=0) + "\n")

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        block = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
        kept = block.get("adressen")
        return cast("dict[str, Any]", kept) if block.get("versie") == _VERSION and isinstance(kept, dict) else {}


def _answer(data: Any, now: float) -> Answer | None:
    """Return a kept answer as a value; None when it is too old, of another form, or from the future."""
    match data:
        case {"stand": str(state), "adres": str(address), "reden": str(reason), "tot": int(until)}:
            known = {state.value for state in State}
            if state in known and now < until <= now + max(KEPT.values()) + 1:
                return Answer(State(state), address, reason)
        case _:
            pass
    return None
