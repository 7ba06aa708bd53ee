"""A link to another site that gave no answer from which it can be told whether the page is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import HINT, OutsideRule
from werkplaats.model.diagnostic import Finding
from werkplaats.model.outside import NO_HOST, NOT_PUBLIC, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.outside import Outside
    from werkplaats.model.outside import Answer

_WAYS_OUT = {
    NO_HOST: "Kijk of er een tikfout in staat, en of u zelf verbinding met internet hebt.",
    NOT_PUBLIC: "Link naar een adres dat iedereen kan openen, of haal de link weg.",
}


def check(link: Outside, answer: Answer) -> Iterator[Finding]:
    """Yield each link of which nothing could be found out, in every place where it stands; that is no fault of who wrote it."""
    if answer.state is not State.UNKNOWN:
        return
    way_out = _WAYS_OUT.get(answer.reason, "Open het zelf eens in een browser.")
    fault = f"Dit adres is niet na te kijken: {answer.reason}. {way_out}"
    yield Finding(link.span, fault)


RULE = OutsideRule("LNK011", "unchecked-outside-link", HINT, check=check)
