"""Runs single rules: over the literature list, a page, the whole site. What a rule does wrong is a finding too (`SYS002`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from werkplaats.checks.base import EntryRule, ListRule, OutsideRule, PageRule, Placed, Rule, SiteRule
from werkplaats.checks.records import Coded, Judged
from werkplaats.model.diagnostic import Finding
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.outside import Outside
    from werkplaats.checks.view import ListView, View
    from werkplaats.model.outside import Answer
    from werkplaats.model.site import Document

_T = TypeVar("_T")
CRASH = "SYS002"
_NOWHERE = Span(0, 0)


def judge_list(rules: Iterable[Rule], view: ListView) -> list[Coded]:
    """Run the rules about the literature list; others are passed over."""
    found: list[Coded] = []
    entry_rules = [rule for rule in rules if isinstance(rule, EntryRule)]
    for work in view.works.values():
        for rule in entry_rules:
            _run(rule, rule.check, (work, view), work.entry.path, found)
    for each in rules:
        if isinstance(each, ListRule):
            found += _placed(each, each.check, view)
    return found


def judge_page(rules: Iterable[PageRule], document: Document, asking: Asking, *, marked: bool) -> Judged:
    """Run the rules that look at a page.

    Args:
        rules: Those rules.
        document: The page.
        asking: What they may ask.
        marked: Whether to take down what was asked, with the answers.
    """
    asking.about(document)
    findings: list[Coded] = []
    path = document.page.source.path
    for rule in rules:
        _run(rule, rule.check, (document, asking), path, findings)
    asked = tuple((question, asking.mark(question)) for question in asking.asked) if marked else ()
    return Judged(tuple(findings), asked)


def judge_site(rule: Rule, view: View) -> Iterator[Coded]:
    """Run a rule if it is about the whole site."""
    if isinstance(rule, SiteRule):
        yield from _placed(rule, rule.check, view)


def judge_outside(rule: Rule, link: Outside, answer: Answer) -> list[Coded]:
    """Run a rule if it is about links out of the site."""
    found: list[Coded] = []
    if isinstance(rule, OutsideRule):
        _run(rule, rule.check, (link, answer), link.path, found)
    return found


def _run(
    rule: Rule, check: Callable[..., Iterator[Finding]], things: tuple[object, object], path: str, found: list[Coded]
) -> None:
    """Run a rule over one thing and add what it finds; when it breaks down, the findings before that stay."""
    try:
        for finding in check(*things):
            found.append(Coded(rule.code, path, finding))  # noqa: PERF401 - what was found before a crash stays
    except Exception as error:  # noqa: BLE001 - see `_crash`
        found.append(_crash(rule, path, error))


def _placed(rule: Rule, check: Callable[[_T], Iterator[Placed]], view: _T) -> Iterator[Coded]:
    try:
        for placed in check(view):
            yield Coded(rule.code, placed.path, placed.finding)
    except Exception as error:  # noqa: BLE001 - see `_crash`
        yield _crash(rule, "mkdocs.yml", error)


def _crash(rule: Rule, path: str, error: Exception) -> Coded:
    """Return the finding that a rule broke down: whatever it does wrong, the editor hears of it and the other rules go on."""
    fault = f"Controle {rule.code} is op dit bestand vastgelopen ({type(error).__name__}: {error}); meld dit aan de ontwikkelaars."
    return Coded(CRASH, path, Finding(_NOWHERE, fault))
