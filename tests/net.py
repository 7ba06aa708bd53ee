"""A web that is not there: what each address would answer, for the code that visits addresses.

A line of a table is `ADDRESS 404`, `ADDRESS 301 ADDRESS`, or `ADDRESS` with the name of a trouble (`TOO_SLOW`). What is not in it answers 200.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkplaats.web.http import AskError, Reply, Request, Trouble
from werkplaats.web.visit import visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from werkplaats.model.outside import Answer

STANDARD = """\
https://voorbeeld.nl/weg 404
https://voorbeeld.nl/oud 301 https://voorbeeld.nl/nieuw
https://voorbeeld.nl/traag TOO_SLOW
https://doi.org/10.1234/weg 404
https://doi.org/10.1234/goed 302 https://uitgever.example/artikel
https://uitgever.example/artikel 403
"""
"""What the cases and the pages about checks go by."""


@dataclass
class Net:
    """Answers requests from a table and remembers them.

    Attributes:
        table: Address to what it answers, as words.
        asked: Every request until now.
    """

    table: Mapping[str, tuple[str, ...]]
    asked: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Reply:
        """Answer one request."""
        self.asked.append(request)
        what, *rest = self.table.get(request.address, ("200",))
        if not what.isdigit():
            raise AskError(Trouble[what])
        return Reply(int(what), {"location": rest[0]} if rest else {})

    def answers(self, addresses: Iterable[str]) -> dict[str, Answer]:
        """Visit addresses."""
        return dict(self.go(addresses))

    def go(self, addresses: Iterable[str]) -> Iterator[tuple[str, Answer]]:
        """Visit addresses one after another."""
        for address in dict.fromkeys(addresses):
            yield address, visit(address, self)


def read_net(text: str) -> Net:
    """Read a table; it goes before the standard one."""
    rows = [line.split() for line in (STANDARD + text).splitlines()]
    return Net({address: tuple(words) for address, *words in rows})
