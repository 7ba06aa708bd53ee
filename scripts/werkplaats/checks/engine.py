"""Runs the rules: content in, ordered diagnostics out.

Every page and the list are made into records first (`records`); a record whose text is unchanged is taken from the store, with its findings as
long as the questions that its rules asked have the same answers. A rule that crashes becomes a finding (`SYS002`) on the file it looked at,
and the others go on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.asking import Asking
from werkplaats.checks.base import OutsideRule, PageRule, Rule
from werkplaats.checks.codec import (
    decode_judged,
    decode_list,
    decode_outline,
    decode_page,
    encode_judged,
    encode_list,
    encode_outline,
    encode_page,
)
from werkplaats.checks.judging import judge_outside, judge_page, judge_site
from werkplaats.checks.listing import list_digest, make_list_record, text_digest
from werkplaats.checks.outlines import make_outline
from werkplaats.checks.questions import ABOUT_LIST
from werkplaats.checks.records import Coded, Judged, ListRecord, PageRecord
from werkplaats.checks.silence import Choice, silence
from werkplaats.checks.suppress import in_bibliography, in_page
from werkplaats.checks.twin import Twin
from werkplaats.checks.view import View
from werkplaats.model.diagnostic import Diagnostic, Finding, Severity
from werkplaats.register.paragraphs import paragraph_digests

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from werkplaats.checks.codec import Json
    from werkplaats.checks.content import Content
    from werkplaats.checks.outside import Outside
    from werkplaats.checks.store import Store
    from werkplaats.checks.suppress import Suppression
    from werkplaats.checks.twin import Line
    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.outline import Outline, Passage
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


_WORTH_IT = 200_000
"""Characters that take longer to read and judge than it takes to make a twin and to hear what it found."""


class Check:
    """One check of a site, in two steps: reading, after which the paragraphs are known, and judging.

    With a twin (see `twin`) half of the pages are read and judged by that, or the literature list when it is long.

    Args:
        content: The site.
        table: Code to rule: every rule there is.
        selected: Codes of the rules to run; None for all.
        store: What was found earlier, or None.
        parallel: Whether there may be a twin.
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
        self._list_digest = list_digest(content.bibliographies) if store else ""
        self._digests = {path: text_digest(page.text) if store else "" for path, page in content.pages.items()}
        kept = {path: store.page_record(path, digest) for path, digest in self._digests.items()} if store else {}
        self._pages = {path: record for path, record in kept.items() if record}
        self._list_is_shared = parallel and self._is_list_worth_it()
        self._share = self._choose_share() if parallel else ()
        self._twin = self._start_twin() if self._share or self._list_is_shared else None
        try:
            self._read_pages()
            self._listed, self._same_list = self._read_list(self._twin if self._list_is_shared else None)
            if self._list_is_shared and self._share:
                self._tell_outlines()
        except BaseException:
            self._stop_twin()
            raise

    def _choose_share(self) -> tuple[str, ...]:
        """Return the pages for the twin: none when there is little to do that is not kept."""
        missing = [path for path in self._content.pages if path not in self._pages]
        if sum(len(self._content.pages[path].text) for path in missing) < _WORTH_IT:
            return ()
        return tuple(missing[1::3] if self._list_is_shared else missing[1::2])

    def _start_twin(self) -> Twin | None:
        twin = Twin.start(self._do_list if self._list_is_shared else self._do_pages)
        if twin is None:
            self._share = ()
        return twin

    def _stop_twin(self) -> None:
        if self._twin:
            self._twin.stop()
        self._twin = None

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

    def _read_pages(self) -> None:
        """Read all pages that are not kept; those of the twin only if it does not."""
        theirs = () if self._list_is_shared else self._share
        for path in self._content.pages:
            if path not in self._pages and path not in theirs:
                self._pages[path] = self._read_page(path)
        if theirs and self._twin:
            said = self._twin.receive() or ()
            self._tell_outlines()
            self._pages |= {p: decode_page(self._digests[p], data) for p, data in zip(theirs, said, strict=False)}
        self._pages = {path: self._pages.get(path) or self._read_page(path) for path in self._content.pages}

    def _tell_outlines(self) -> None:
        if self._twin:
            self._twin.send([encode_outline(record.outline) for record in self._pages.values()])

    def _read_page(self, path: str) -> PageRecord:
        document = self._content.document(path)
        return PageRecord(
            digest=self._digests[path],
            outline=make_outline(document),
            problems=self._content.faults(path),
            paragraphs=paragraph_digests(document),
            suppressions=in_page(document.page),
        )

    def _is_list_worth_it(self) -> bool:
        sources = self._content.bibliographies
        kept = self._store is not None and self._store.has_list(self._list_digest)
        return not kept and sum(len(source.text) for source in sources) >= _WORTH_IT

    def _read_list(self, twin: Twin | None) -> tuple[ListRecord, bool]:
        """Return the literature list, and whether it is the one of the store."""
        kept = self._store.list_record(self._list_digest) if self._store else None
        if kept is not None:
            return kept, True
        said = twin.receive() if twin else None
        record = decode_list(self._list_digest, said) if said else self._make_list()
        if self._store:
            self._store.keep_list(record)
        return record, False

    def _make_list(self) -> ListRecord:
        return make_list_record(self._content.library, self._rules, self._list_digest)

    # --- what the twin does ----------------------------------------------------------------------

    def _do_list(self, line: Line) -> None:
        """Read the list, and then judge a share of the pages; the first process reads all pages meanwhile."""
        listed = self._make_list()
        line.send(encode_list(listed))
        if self._share:
            self._judge_share(line, listed, ())

    def _do_pages(self, line: Line) -> None:
        """Read and judge a share of the pages."""
        own = [self._read_page(path) for path in self._share]
        line.send([encode_page(record) for record in own])
        listed, _ = self._read_list(None)
        self._judge_share(line, listed, [record.outline for record in own])

    def _judge_share(self, line: Line, listed: ListRecord, own: Iterable[Outline]) -> None:
        told: list[Json] = line.receive()
        outlines = {outline.path: outline for outline in (*own, *map(decode_outline, told))}
        asking = Asking(View(self._content, {path: outlines[path] for path in self._content.pages}, listed.works))
        line.send([encode_judged(self._judge(path, asking)) for path in self._share])

    # --- judging ---------------------------------------------------------------------------------

    def _judge_pages(self, asking: Asking) -> dict[str, Judged]:
        judged: dict[str, Judged] = {}
        try:
            for path, record in self._pages.items():
                if path not in self._share:
                    kept = record.judged
                    judged[path] = kept if kept and self._holds(kept, asking) else self._judge(path, asking)
            if self._share and self._twin:
                said = self._twin.receive() or ()
                judged |= {path: decode_judged(data) for path, data in zip(self._share, said, strict=False)}
        finally:
            self._stop_twin()
        judged = {path: judged.get(path) or self._judge(path, asking) for path in self._pages}
        if self._store:
            for path, found in judged.items():
                if found is not self._pages[path].judged:
                    self._store.keep_page(path, self._pages[path]._replace(judged=found))
            self._store.keep_only(judged)
        return judged

    def _judge(self, path: str, asking: Asking) -> Judged:
        rules = [rule for rule in self._rules if isinstance(rule, PageRule)]
        return judge_page(rules, self._content.document(path), asking, marked=self._store is not None)

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
