"""A link to a page of another site that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, OutsideRule
from werkplaats.model.diagnostic import Finding
from werkplaats.model.outside import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.outside import Outside
    from werkplaats.model.outside import Answer


def check(link: Outside, answer: Answer) -> Iterator[Finding]:
    """Yield each link whose address is gone, and each DOI that its registry does not know, in every place where it stands."""
    if answer.state is not State.GONE:
        return
    if link.is_doi:
        fault = f"De doi ‘{link.text}’ is niet bekend bij doi.org; kijk haar na in het artikel of haal haar weg."
    else:
        fault = f"Deze pagina is er niet meer: {answer.reason}. Zoek waar zij nu staat of in een webarchief, of haal de link weg."
    yield Finding(link.span, fault)


RULE = OutsideRule("LNK009", "dead-outside-link", WARNING, check=check)
