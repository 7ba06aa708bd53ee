"""Records as JSON and back. JSON, because a file in a project must never be able to run anything, whoever put it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkplaats.checks.cards import Card, Filed, Person
from werkplaats.checks.records import Coded, Judged, ListRecord, PageRecord
from werkplaats.checks.suppress import Suppression
from werkplaats.model.diagnostic import Edit, Finding, Fix, Problem, Related
from werkplaats.model.outline import Outline, Passage
from werkplaats.model.schema import Kind
from werkplaats.model.site import Meta, Ref
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = list[Any]


def encode_page(record: PageRecord) -> Json:
    """Return a page as lists and texts, without its digest."""
    judged = record.judged
    return [
        encode_outline(record.outline),
        [_problem(problem) for problem in record.problems],
        record.paragraphs,
        [[s.path, s.span, sorted(s.codes), s.reason, s.reach] for s in record.suppressions],
        judged and encode_judged(judged),
    ]


def decode_page(digest: str, data: Json) -> PageRecord:
    """Return a page from what `encode_page` made of it."""
    outline, problems, paragraphs, suppressions, judged = data
    return PageRecord(
        digest,
        decode_outline(outline),
        tuple(_read_problem(problem) for problem in problems),
        tuple(paragraphs),
        tuple(
            Suppression(path, Span(*span), frozenset(codes), reason, tuple(Span(*place) for place in reach))
            for path, span, codes, reason, reach in suppressions
        ),
        judged and decode_judged(judged),
    )


def encode_judged(judged: Judged) -> Json:
    """Return what the rules found on a page as lists and texts."""
    return [[_coded(c) for c in judged.findings], [[m, *q] for q, m in judged.asked]]


def decode_judged(data: Json) -> Judged:
    """Return what the rules found on a page from what `encode_judged` made of it."""
    findings, asked = data
    return Judged(
        tuple(_read_coded(coded) for coded in findings), tuple((tuple(question), mark) for mark, *question in asked)
    )


def encode_outline(outline: Outline) -> Json:
    """Return an outline as lists and texts."""
    o = outline
    return [
        o.path,
        o.shown,
        o.kind.value,
        o.slug,
        o.address,
        _meta(o.meta),
        o.anchors,
        o.targets,
        o.secure,
        o.keys,
        o.passages,
    ]


def decode_outline(data: Json) -> Outline:
    """Return an outline from what `encode_outline` made of it."""
    path, shown, kind, slug, address, meta, anchors, targets, secure, keys, passages = data
    texts = (tuple(anchors), tuple(targets), tuple(secure), tuple(keys))
    found = tuple(Passage(target, id_, Span(*span)) for target, id_, span in passages)
    return Outline(path, shown, Kind(kind), slug, address, _read_meta(meta), *texts, found)


def encode_list(record: ListRecord) -> Json:
    """Return the literature list as lists and texts, without its digest."""
    works = [[*filed.card, filed.path, filed.key_span, filed.url] for filed in record.works.values()]
    return [works, [_problem(problem) for problem in record.problems], [_coded(coded) for coded in record.findings]]


def decode_list(digest: str, data: Json) -> ListRecord:
    """Return the literature list from what `encode_list` made of it."""
    works, problems, findings = data
    return ListRecord(
        digest,
        {work[0]: _read_filed(work) for work in works},
        tuple(_read_problem(problem) for problem in problems),
        tuple(_read_coded(coded) for coded in findings),
    )


def _read_filed(data: Json) -> Filed:
    key, type_, year, pages, authors, editors, short, makers, incomplete, path, span, url = data
    authors = tuple(Person(*person) for person in authors)
    editors = tuple(Person(*person) for person in editors)
    card = Card(key, type_, year, pages, authors, editors, short, makers, tuple(incomplete))
    return Filed(card, path, Span(*span), url)


def _problem(problem: Problem) -> Json:
    return [problem.code, problem.path, problem.span, problem.message, _related(problem.related)]


def _read_problem(data: Json) -> Problem:
    code, path, span, message, related = data
    return Problem(code, path, Span(*span), message, _read_related(related))


def _coded(coded: Coded) -> Json:
    finding = coded.finding
    fix = finding.fix and [finding.fix.title, [[e.span, e.text] for e in finding.fix.edits], finding.fix.safe]
    return [coded.code, coded.path, finding.span, finding.message, _related(finding.related), fix]


def _read_coded(data: Json) -> Coded:
    code, path, span, message, related, fix = data
    mend = fix and Fix(fix[0], tuple(Edit(Span(*place), text) for place, text in fix[1]), fix[2])
    return Coded(code, path, Finding(Span(*span), message, _read_related(related), mend))


def _related(related: tuple[Related, ...]) -> Json:
    return [[other.path, other.span, other.message] for other in related]


def _read_related(data: Json) -> tuple[Related, ...]:
    return tuple(Related(path, Span(*span), message) for path, span, message in data)


def _meta(meta: Meta) -> Json:
    return [
        {name: _ref(ref) for name, ref in meta.texts.items()},
        {name: [_ref(ref) for ref in refs] for name, refs in meta.lists.items()},
        dict(meta.flags),
        {name: {key: _ref(ref) for key, ref in record.items()} for name, record in meta.records.items()},
        {name: [_meta(row) for row in rows] for name, rows in meta.tables.items()},
    ]


def _read_meta(data: Json) -> Meta:
    texts, lists, flags, records, tables = data
    return Meta(
        _read_refs(texts),
        {name: tuple(_read_ref(ref) for ref in refs) for name, refs in lists.items()},
        flags,
        {name: _read_refs(record) for name, record in records.items()},
        {name: tuple(_read_meta(row) for row in rows) for name, rows in tables.items()},
    )


def _ref(ref: Ref) -> Json:
    return [ref.text, *ref.span]


def _read_ref(data: Json) -> Ref:
    text, start, end = data
    return Ref(text, Span(start, end))


def _read_refs(data: Mapping[str, Json]) -> dict[str, Ref]:
    return {name: _read_ref(ref) for name, ref in data.items()}
