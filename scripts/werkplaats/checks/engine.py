"""Runs the rules: findings in, ordered diagnostics out.

A rule that crashes becomes a finding (`SYS002`) on the file it looked at, and the others go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from werkplaats.checks.base import EntryRule, PageRule, Rule, SiteRule
from werkplaats.checks.suppress import find_suppressions
from werkplaats.model.diagnostic import Diagnostic, Finding, Severity
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from werkplaats.checks.suppress import Suppression
    from werkplaats.checks.view import View
    from werkplaats.model.diagnostic import Problem

_T = TypeVar("_T")
CRASH = "SYS002"
NO_REASON = "SYS004"
UNUSED = "SYS005"
_OWN = frozenset({NO_REASON, UNUSED})
_NOWHERE = Span(0, 0)


class _Raw(NamedTuple):
    """A finding with what the engine knows about it."""

    code: str
    path: str
    finding: Finding


class _Choice(NamedTuple):
    """Which rules are run, and which exist."""

    run: frozenset[str]
    known: frozenset[str]


def run(
    view: View, table: Mapping[str, Rule], *, selected: Collection[str] | None = None, problems: Iterable[Problem] = ()
) -> tuple[Diagnostic, ...]:
    """Run rules over a site.

    Args:
        view: The site.
        table: Code to rule: every rule there is.
        selected: Codes of the rules to run; None for all. A crash is reported whatever is selected.
        problems: What was wrong in reading, besides `view.site.problems`.

    Returns:
        What was found, silenced findings left out, by path, place and code.
    """
    codes = frozenset(table if selected is None else selected)
    raw = [
        _from_problem(problem)
        for problem in (*view.site.problems, *problems)
        if problem.code in codes or problem.code not in table
    ]
    for code, rule in table.items():
        if code in codes:
            raw += _run_rule(rule, view)
    silenced = _silence(raw, tuple(find_suppressions(view.site)), _Choice(codes, frozenset(table)))
    found = (_diagnose(item, table, view) for item in dict.fromkeys(silenced))
    return tuple(sorted(found, key=lambda d: (d.path, d.finding.span, d.code, d.finding.message)))


def _from_problem(problem: Problem) -> _Raw:
    return _Raw(problem.code, problem.path, Finding(problem.span, problem.message, problem.related))


def _run_rule(rule: Rule, view: View) -> Iterator[_Raw]:
    match rule:
        case EntryRule(check=entry_check):
            works = view.site.library.works.values()
            yield from _each(rule, entry_check, ((work.entry.path, work) for work in works), view)
        case PageRule(check=page_check):
            documents = view.site.documents.values()
            yield from _each(rule, page_check, ((document.page.source.path, document) for document in documents), view)
        case SiteRule(check=site_check):
            try:
                for placed in site_check(view):
                    yield _Raw(rule.code, placed.path, placed.finding)
            except Exception as error:  # noqa: BLE001 - see `_crash`
                yield _crash(rule, "mkdocs.yml", error)
        case _:
            pass


def _each(
    rule: Rule, check: Callable[[_T, View], Iterator[Finding]], things: Iterable[tuple[str, _T]], view: View
) -> Iterator[_Raw]:
    """Run a rule over things with the path of each; one that breaks it down does not keep it from the next."""
    for path, thing in things:
        try:
            for finding in check(thing, view):
                yield _Raw(rule.code, path, finding)
        except Exception as error:  # noqa: BLE001 - see `_crash`
            yield _crash(rule, path, error)


def _crash(rule: Rule, path: str, error: Exception) -> _Raw:
    """Return the finding that a rule broke down: whatever it does wrong, the editor hears of it and the other rules go on."""
    fault = f"Controle {rule.code} is op dit bestand vastgelopen ({type(error).__name__}: {error}); meld dit aan de ontwikkelaars."
    return _Raw(CRASH, path, Finding(_NOWHERE, fault))


def _silence(raw: Sequence[_Raw], suppressions: Sequence[Suppression], choice: _Choice) -> Iterator[_Raw]:
    """Leave out what is silenced, and add what is wrong with the suppressions themselves."""
    by_path: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        by_path.setdefault(suppression.path, []).append(suppression)
    used: set[tuple[Suppression, str]] = set()
    for item in raw:
        hits = [
            s for s in by_path.get(item.path, ()) if item.code not in _OWN and s.silences(item.code, item.finding.span)
        ]
        used.update((s, item.code) for s in hits)
        if not any(s.reason for s in hits):
            yield item
    for suppression in suppressions:
        yield from _own_faults(suppression, used, choice)


def _own_faults(suppression: Suppression, used: set[tuple[Suppression, str]], choice: _Choice) -> Iterator[_Raw]:
    if NO_REASON in choice.run:
        if not suppression.codes:
            fault = "Deze opmerking onderdrukt niets; schrijf ‘werkplaats: negeer CIT001’ met de code van de controle, en daarachter de reden."
            yield _Raw(NO_REASON, suppression.path, Finding(suppression.span, fault))
        elif not suppression.reason:
            fault = f"De reden ontbreekt; schrijf achter {_list(suppression.codes)} waarom de melding hier niet geldt."
            yield _Raw(NO_REASON, suppression.path, Finding(suppression.span, fault))
    if UNUSED in choice.run:
        judged = (code for code in suppression.codes if code in choice.run or code not in choice.known)
        idle = [code for code in judged if (suppression, code) not in used]
        if idle:
            fault = f"{_list(idle)} wordt hier niet gemeld; haal de code of de hele opmerking weg."
            yield _Raw(UNUSED, suppression.path, Finding(suppression.span, fault))


def _list(codes: Iterable[str]) -> str:
    return " en ".join(sorted(codes))


def _diagnose(item: _Raw, table: Mapping[str, Rule], view: View) -> Diagnostic:
    source = view.source(item.path)
    span = item.finding.span
    begin, end = source.position(span.start), source.position(max(span.start, span.end))
    rule = table.get(item.code)
    return Diagnostic(
        code=item.code,
        name=rule.name if rule else item.code.lower(),
        severity=rule.severity if rule else Severity.ERROR,
        path=item.path,
        finding=item.finding,
        line=begin.line,
        column=begin.column,
        end_line=end.line,
        end_column=end.column,
    )
