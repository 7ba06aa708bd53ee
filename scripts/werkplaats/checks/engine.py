"""Runs the rules: content in, ordered diagnostics out.

Every page and the list are made into records first (`records`); a record whose text is unchanged is taken from the store, with its findings as
long as the questions that its rules asked have the same answers. A rule that crashes becomes a finding (`SYS002`) on the file it looked at,
and the others go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.asking import Asking
from werkplaats.checks.base import OutsideRule, PageRule, Rule
from werkplaats.checks.judging import judge_outside, judge_page, judge_site
from werkplaats.checks.listing import SecondReader, is_long, list_digest, make_list_record, text_digest
from werkplaats.checks.outlines import make_outline
from werkplaats.checks.questions import ABOUT_LIST
from werkplaats.checks.records import Coded, Judged, ListRecord, PageRecord
from werkplaats.checks.silence import Choice, silence
from werkplaats.checks.suppress import in_bibliography, in_page
from werkplaats.checks.view import View
from werkplaats.model.diagnostic import Diagnostic, Finding, Severity
from werkplaats.register.paragraphs import paragraph_digests

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from werkplaats.checks.content import Content
    from werkplaats.checks.outside import Outside
    from werkplaats.checks.store import Store
    from werkplaats.checks.suppress import Suppression
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.outline import Passage
    from werkplaats.model.outside import Answer


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
        parallel: Whether a long list is read by a second process; the bibliographies must be those on disk, and the rules those of `RULES`.
    """

    def __init__(
        self,
        content: Content,
        table: Mapping[str, Rule],
        *,
        selected: Collection[str] | None = None,
        store: Store | None = None,
        parallel: bool = False,
    ) -> None:
        self._content, self._table, self._store = content, table, store
        self._codes = frozenset(table if selected is None else selected)
        self._rules = [rule for code, rule in table.items() if code in self._codes]
        self._list_digest = list_digest(content.bibliographies) if store or parallel else ""
        second = self._second_reader() if parallel else None
        try:
            self._pages = {path: self._read_page(path) for path in content.pages}
            self._listed, self._same_list = self._read_list(second)
        finally:
            if second:
                second.stop()

    @property
    def paragraphs(self) -> dict[str, tuple[str, ...]]:
        """Address of each page to the fingerprints of its paragraphs."""
        return {record.outline.address: record.paragraphs for record in self._pages.values()}

    @property
    def passages(self) -> Iterator[tuple[str, str, Passage]]:
        """Yield every link to a paragraph of a page that exists: with its file, and the address of that page."""
        for record in self._pages.values():
            for passage in record.outline.passages:
                if passage.target in self._pages:
                    yield record.outline.shown, self._pages[passage.target].outline.address, passage

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
        raw = [
            *map(_from_problem, filter(self._wanted, (*self._content.problems, *self._reading_problems(), *problems))),
            *self._listed.findings,
            *(coded for result in judged.values() for coded in result.findings),
            *(coded for rule in self._rules for coded in judge_site(rule, view)),
            *(coded for pair in outside for rule in self._rules for coded in judge_outside(rule, *pair)),
        ]
        steady = self._codes - {rule.code for rule in self._rules if isinstance(rule, OutsideRule)}
        silenced = silence(raw, tuple(self._suppressions()), Choice(self._codes, frozenset(self._table), steady))
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

    def _read_list(self, second: SecondReader | None) -> tuple[ListRecord, bool]:
        """Return the literature list, and whether it is the one of the store."""
        kept = self._store.list_record(self._list_digest) if self._store else None
        if kept is not None:
            return kept, True
        record = second.record(self._list_digest) if second else None
        record = record or make_list_record(self._content.library, self._rules, self._list_digest)
        if self._store:
            self._store.keep_list(record)
        return record, False

    def _second_reader(self) -> SecondReader | None:
        sources = self._content.bibliographies
        if not is_long(sources) or (self._store and self._store.has_list(self._list_digest)):
            return None
        return SecondReader(self._content.config.root, sources, self._codes)

    def _read_page(self, path: str) -> PageRecord:
        digest = text_digest(self._content.pages[path].text) if self._store else ""
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
        rules = [rule for rule in self._rules if isinstance(rule, PageRule)]
        judged: dict[str, Judged] = {}
        for path, record in self._pages.items():
            kept = record.judged
            if kept is None or not self._holds(kept, asking):
                document = self._content.document(path)
                kept = judge_page(rules, document, asking, marked=self._store is not None)
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


def _from_problem(problem: Problem) -> Coded:
    return Coded(problem.code, problem.path, Finding(problem.span, problem.message, problem.related))


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
