"""Runs the rules: content in, ordered diagnostics out.

Every page and the list are made into records first (`records`); a record whose text is unchanged is taken from the store, with its findings as
long as the questions that its rules asked have the same answers. A rule that crashes becomes a finding (`SYS002`) on the file it looked at,
and the others go on.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from werkplaats.checks.asking import ABOUT_LIST, Asking
from werkplaats.checks.base import EntryRule, ListRule, OutsideRule, PageRule, Placed, Rule, SiteRule
from werkplaats.checks.cards import file_card
from werkplaats.checks.outlines import make_outline
from werkplaats.checks.records import Coded, Judged, ListRecord, PageRecord
from werkplaats.checks.suppress import in_bibliography, in_page
from werkplaats.checks.view import ListView, View
from werkplaats.model.diagnostic import Diagnostic, Finding, Severity
from werkplaats.model.source import Span
from werkplaats.register.paragraphs import paragraph_digests

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from werkplaats.checks.content import Content
    from werkplaats.checks.outside import Outside
    from werkplaats.checks.store import Store
    from werkplaats.checks.suppress import Suppression
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.outside import Answer
    from werkplaats.model.site import Document

_T = TypeVar("_T")
CRASH = "SYS002"
NO_REASON = "SYS004"
UNUSED = "SYS005"
_OWN = frozenset({NO_REASON, UNUSED})
_NOWHERE = Span(0, 0)


class _Choice(NamedTuple):
    """Which rules are run, which exist, and which of those that are run say the same of the same text every time."""

    run: frozenset[str]
    known: frozenset[str]
    steady: frozenset[str]


def run(
    content: Content,
    table: Mapping[str, Rule],
    *,
    selected: Collection[str] | None = None,
    problems: Iterable[Problem] = (),
    store: Store | None = None,
) -> tuple[Diagnostic, ...]:
    """Run rules over a site.

    Args:
        content: The site.
        table: Code to rule: every rule there is.
        selected: Codes of the rules to run; None for all. A crash is reported whatever is selected.
        problems: What was wrong besides: in the register, on the web.
        store: What was found earlier, and where what is found now is put; None to begin anew.

    Returns:
        What was found, silenced findings left out, by path, place and code.
    """
    return Check(content, table, selected=selected, store=store).diagnostics(problems)


class Check:
    """One check of a site, in two steps: reading, after which the paragraphs are known, and judging.

    Args:
        content: The site.
        table: Code to rule: every rule there is.
        selected: Codes of the rules to run; None for all.
        store: What was found earlier, or None.
    """

    def __init__(
        self,
        content: Content,
        table: Mapping[str, Rule],
        *,
        selected: Collection[str] | None = None,
        store: Store | None = None,
    ) -> None:
        self._content, self._table, self._store = content, table, store
        self._codes = frozenset(table if selected is None else selected)
        self._rules = [rule for code, rule in table.items() if code in self._codes]
        self._listed, self._same_list = self._read_list()
        self._pages = {path: self._read_page(path) for path in content.pages}

    @property
    def paragraphs(self) -> dict[str, tuple[str, ...]]:
        """Address of each page to the fingerprints of its paragraphs."""
        return {record.outline.address: record.paragraphs for record in self._pages.values()}

    def diagnostics(
        self, problems: Iterable[Problem] = (), outside: Iterable[tuple[Outside, Answer]] = ()
    ) -> tuple[Diagnostic, ...]:
        """Judge what was read.

        Args:
            problems: What was wrong besides.
            outside: Links out of the site, each with what its address answered.
        """
        view = View(self._content, {p: record.outline for p, record in self._pages.items()}, self._listed.works)
        judged = self._judge_pages(Asking(view))
        for rule in self._rules:
            if isinstance(rule, SiteRule) and rule.gather:
                view.gathered[rule.code] = {path: result.gathered.get(rule.code, ()) for path, result in judged.items()}
        raw = [
            *map(_from_problem, filter(self._wanted, (*self._content.problems, *self._reading_problems(), *problems))),
            *self._listed.findings,
            *(coded for result in judged.values() for coded in result.findings),
            *(coded for rule in self._rules for coded in _judge_site(rule, view)),
            *(coded for pair in outside for rule in self._rules for coded in _judge_outside(rule, *pair)),
        ]
        steady = self._codes - {rule.code for rule in self._rules if isinstance(rule, OutsideRule)}
        silenced = _silence(raw, tuple(self._suppressions()), _Choice(self._codes, frozenset(self._table), steady))
        found = (_diagnose(item, self._table, self._content) for item in dict.fromkeys(silenced))
        return tuple(sorted(found, key=lambda d: (d.path, d.finding.span, d.code, d.finding.message)))

    def _wanted(self, problem: Problem) -> bool:
        return problem.code in self._codes or problem.code not in self._table

    def _reading_problems(self) -> Iterator[Problem]:
        yield from self._listed.problems
        for record in self._pages.values():
            yield from record.problems

    def _suppressions(self) -> Iterator[Suppression]:
        for record in self._pages.values():
            yield from record.suppressions
        for source in self._content.bibliographies:
            yield from in_bibliography(source)

    # --- reading ---------------------------------------------------------------------------------

    def _read_list(self) -> tuple[ListRecord, bool]:
        """Return the literature list, and whether it is the one of the store."""
        digest = (
            _digest(*(part for source in self._content.bibliographies for part in (source.path, source.text)))
            if self._store
            else ""
        )
        kept = self._store.list_record(digest) if self._store else None
        if kept is not None:
            return kept, True
        library = self._content.library
        works = {key: file_card(work) for key, work in library.works.items()}
        findings = tuple(_judge_list(self._rules, ListView(library)))
        record = ListRecord(digest, works, library.problems, findings)
        if self._store:
            self._store.keep_list(record)
        return record, False

    def _read_page(self, path: str) -> PageRecord:
        digest = _digest(self._content.pages[path].text) if self._store else ""
        kept = self._store.page_record(path, digest) if self._store else None
        if kept is not None:
            return kept
        document = self._content.document(path)
        return PageRecord(
            digest=digest,
            outline=make_outline(document),
            problems=self._content.faults(path),
            paragraphs=paragraph_digests(document),
            suppressions=in_page(document.page),
        )

    # --- judging ---------------------------------------------------------------------------------

    def _judge_pages(self, asking: Asking) -> dict[str, Judged]:
        rules = [
            rule for rule in self._rules if isinstance(rule, PageRule) or (isinstance(rule, SiteRule) and rule.gather)
        ]
        judged: dict[str, Judged] = {}
        for path, record in self._pages.items():
            kept = record.judged
            if kept is None or not self._holds(kept, asking):
                document = self._content.document(path)
                kept = _judge_page(rules, document, asking, marked=self._store is not None)
                if self._store:
                    self._store.keep_page(path, record._replace(judged=kept))
            judged[path] = kept
        if self._store:
            self._store.keep_only(judged)
        return judged

    def _holds(self, judged: Judged, asking: Asking) -> bool:
        """Tell whether every question that was asked has the answer it had; those about a list that is the same have."""
        return all(
            (self._same_list and question[0] in ABOUT_LIST) or asking.mark(question) == mark
            for question, mark in judged.asked
        )


def _digest(*texts: str) -> str:
    state = blake2b(digest_size=16)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        state.update(b"%d:" % len(data))
        state.update(data)
    return state.hexdigest()


def _from_problem(problem: Problem) -> Coded:
    return Coded(problem.code, problem.path, Finding(problem.span, problem.message, problem.related))


def _judge_list(rules: Iterable[Rule], view: ListView) -> list[Coded]:
    found: list[Coded] = []
    entry_rules = [rule for rule in rules if isinstance(rule, EntryRule)]
    for work in view.works.values():
        for rule in entry_rules:
            _run(rule, rule.check, (work, view), work.entry.path, found)
    for each in rules:
        if isinstance(each, ListRule):
            found += _placed(each, each.check, view)
    return found


def _judge_page(rules: Iterable[Rule], document: Document, asking: Asking, *, marked: bool) -> Judged:
    asking.about(document)
    findings: list[Coded] = []
    gathered: dict[str, tuple[str, ...]] = {}
    path = document.page.source.path
    for rule in rules:
        if isinstance(rule, PageRule):
            _run(rule, rule.check, (document, asking), path, findings)
        elif isinstance(rule, SiteRule) and rule.gather:
            try:
                gathered[rule.code] = tuple(rule.gather(document, asking))
            except Exception as error:  # noqa: BLE001 - see `_crash`
                findings.append(_crash(rule, path, error))
    asked = tuple((question, asking.mark(question)) for question in asking.asked) if marked else ()
    return Judged(tuple(findings), gathered, asked)


def _judge_site(rule: Rule, view: View) -> Iterator[Coded]:
    if isinstance(rule, SiteRule):
        yield from _placed(rule, rule.check, view)


def _judge_outside(rule: Rule, link: Outside, answer: Answer) -> list[Coded]:
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


def _silence(raw: Sequence[Coded], suppressions: Sequence[Suppression], choice: _Choice) -> Iterator[Coded]:
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


def _own_faults(suppression: Suppression, used: set[tuple[Suppression, str]], choice: _Choice) -> Iterator[Coded]:
    """Yield what is wrong with a suppression: it silences nothing here, or it does not say why; of the two the first, for then it can go."""
    judged = [code for code in suppression.codes if code in choice.steady or code not in choice.known]
    idle = [code for code in judged if (suppression, code) not in used]
    if UNUSED in choice.run and idle:
        fault = f"{_list(idle)} wordt hier niet gemeld; haal de code of de hele opmerking weg."
        yield Coded(UNUSED, suppression.path, Finding(suppression.span, fault))
    if NO_REASON in choice.run:
        if not suppression.codes:
            fault = "Deze opmerking onderdrukt niets; schrijf ‘werkplaats: negeer CIT001’ met de code van de controle, en daarachter de reden."
            yield Coded(NO_REASON, suppression.path, Finding(suppression.span, fault))
        elif not suppression.reason and (len(idle) < len(suppression.codes) or UNUSED not in choice.run):
            fault = f"De reden ontbreekt; schrijf achter {_list(suppression.codes)} waarom de melding hier niet geldt."
            yield Coded(NO_REASON, suppression.path, Finding(suppression.span, fault))


def _list(codes: Iterable[str]) -> str:
    return " en ".join(sorted(codes))


def _diagnose(item: Coded, table: Mapping[str, Rule], content: Content) -> Diagnostic:
    source = content.source(item.path)
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
