"""What suppressions leave out of a report, and what is wrong with the suppressions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.records import Coded
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from werkplaats.checks.suppress import Suppression

NO_REASON = "SYS004"
UNUSED = "SYS005"
_OWN = frozenset({NO_REASON, UNUSED})


class Choice(NamedTuple):
    """Which rules are run, which exist, and which of those that are run say the same of the same text every time."""

    run: frozenset[str]
    known: frozenset[str]
    steady: frozenset[str]


def silence(raw: Sequence[Coded], suppressions: Sequence[Suppression], choice: Choice) -> Iterator[Coded]:
    """Leave out what is silenced, and add what is wrong with the suppressions themselves."""
    by_path: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        by_path.setdefault(suppression.path, []).append(suppression)
    used: set[tuple[Suppression, str]] = set()
    said: set[tuple[str, str]] = set()
    for item in raw:
        hits = [
            s for s in by_path.get(item.path, ()) if item.code not in _OWN and s.silences(item.code, item.finding.span)
        ]
        used.update((s, item.code) for s in hits)
        if not hits:
            said.add((item.path, item.code))
        if not any(s.reason for s in hits):
            yield item
    for suppression in suppressions:
        yield from _own_faults(suppression, used, said, choice)


def _own_faults(
    suppression: Suppression, used: set[tuple[Suppression, str]], said: set[tuple[str, str]], choice: Choice
) -> Iterator[Coded]:
    """Yield what is wrong with a suppression: it silences nothing here, or it does not say why; of the two the first, for then it can go."""
    judged = [code for code in suppression.codes if code in choice.steady or code not in choice.known]
    idle = [code for code in judged if (suppression, code) not in used]
    if UNUSED in choice.run and idle:
        yield Coded(UNUSED, suppression.path, Finding(suppression.span, _idle_fault(suppression, idle, said, choice)))
    if NO_REASON in choice.run:
        if not suppression.codes:
            example = (
                "% werkplaats: negeer BIB012" if suppression.path.endswith(".bib") else "werkplaats: negeer CIT001"
            )
            fault = f"Deze opmerking onderdrukt niets; schrijf ‘{example}’ met de code van de controle, en daarachter de reden."
            yield Coded(NO_REASON, suppression.path, Finding(suppression.span, fault))
        elif not suppression.reason and (len(idle) < len(suppression.codes) or UNUSED not in choice.run):
            fault = f"De reden ontbreekt; schrijf achter {_list(suppression.codes)} waarom de melding hier niet geldt."
            yield Coded(NO_REASON, suppression.path, Finding(suppression.span, fault))


def _idle_fault(suppression: Suppression, idle: list[str], said: set[tuple[str, str]], choice: Choice) -> str:
    """Return why a suppression silences nothing, as far as that shows."""
    if unknown := [code for code in idle if code not in choice.known]:
        return f"{_list(unknown)} is geen code van een controle; neem de code over uit de melding."
    if all((suppression.path, code) in said for code in idle):
        return f"{_list(idle)} wordt hier niet gemeld, maar ergens anders in dit bestand wel; zet de opmerking direct boven die plek."
    return f"{_list(idle)} wordt hier niet gemeld; haal de code of de hele opmerking weg."


def _list(codes: Iterable[str]) -> str:
    return " en ".join(sorted(codes))
