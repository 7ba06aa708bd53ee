"""The engine: order, crashes, selection and suppression."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from werkplaats.checks.base import ERROR, HINT, WARNING, EntryRule, OutsideRule, PageRule, Placed, Rule, SiteRule
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check, run
from werkplaats.checks.outside import Outside
from werkplaats.config import make_config
from werkplaats.model.diagnostic import Finding, Problem, Severity
from werkplaats.model.outside import Answer, State
from werkplaats.model.source import Source, Span
from werkplaats.reading import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.checks.view import ListView, View
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.entry import Work
    from werkplaats.model.site import Document

BIB = "@book{een,\n  title = {Een},\n}\n"


def _content(**pages: str) -> Content:
    texts = {f"{name}.md": Source(f"docs/{name}.md", text) for name, text in pages.items()}
    return Content(make_config(Path("nergens"), {}, {}), Texts(texts, (Source("bib/literatuur.bib", BIB),)))


def _words(document: Document, view: Asking) -> Iterator[Finding]:
    text = document.page.source.text
    at = text.find("fout")
    while at >= 0:
        yield Finding(Span(at, at + 4), "fout woord")
        at = text.find("fout", at + 1)


def _crash(document: Document, view: Asking) -> Iterator[Finding]:
    yield Finding(Span(0, 1), "eerst iets")
    raise KeyError("stuk")


def _entries(work: Work, view: ListView) -> Iterator[Finding]:
    yield Finding(work.entry.key_span, work.key)


def _site(view: View) -> Iterator[Placed]:
    yield Placed("docs/b.md", Finding(Span(0, 0), "hele site"))


WORDS = PageRule("TXT901", "wrong-word", WARNING, check=_words)
CRASH = PageRule("TXT902", "crashing-rule", ERROR, check=_crash)
ENTRY = EntryRule("BIB901", "entry-rule", HINT, check=_entries)
SITE = SiteRule("PAG901", "site-rule", ERROR, check=_site)
CRASHED, NO_REASON, UNUSED = (
    Rule("SYS002", "rule-crashed", ERROR),
    Rule("SYS004", "no-reason", WARNING),
    Rule("SYS005", "unused", WARNING),
)
TABLE = {rule.code: rule for rule in (WORDS, CRASH, ENTRY, SITE, CRASHED, NO_REASON, UNUSED)}


def _brief(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int, str]]:
    return [(d.path, d.line, d.column, d.code) for d in found]


def test_findings_come_by_path_and_place() -> None:
    content = _content(b="fout en fout", a="x\nfout")
    found = run(content, TABLE, selected={"TXT901", "PAG901", "BIB901"})
    assert _brief(found) == [
        ("bib/literatuur.bib", 1, 7, "BIB901"),
        ("docs/a.md", 2, 1, "TXT901"),
        ("docs/b.md", 1, 1, "PAG901"),
        ("docs/b.md", 1, 1, "TXT901"),
        ("docs/b.md", 1, 9, "TXT901"),
    ]
    assert [d.severity for d in found][:3] == [Severity.HINT, Severity.WARNING, Severity.ERROR]


def test_a_rule_that_crashes_is_a_finding_and_the_others_go_on() -> None:
    content = _content(a="fout", b="goed")
    found = run(content, TABLE, selected={"TXT901", "TXT902"})
    assert _brief(found) == [
        ("docs/a.md", 1, 1, "SYS002"),
        ("docs/a.md", 1, 1, "TXT902"),
        ("docs/a.md", 1, 1, "TXT901"),
        ("docs/b.md", 1, 1, "SYS002"),
        ("docs/b.md", 1, 1, "TXT902"),
    ]
    assert "TXT902" in found[0].finding.message
    assert "KeyError" in found[0].finding.message


def test_problems_of_reading_get_their_rule() -> None:
    content = _content(a="tekst")
    problem = Problem("BIB901", "docs/a.md", Span(0, 5), "gelezen")
    found = run(content, TABLE, selected={"BIB901"}, problems=[problem])
    assert [d.name for d in found] == ["entry-rule", "entry-rule"]
    assert run(content, TABLE, selected={"TXT901"}, problems=[problem]) == ()


def test_a_problem_without_a_rule_is_still_reported() -> None:
    found = run(
        _content(a="tekst"), TABLE, selected=set(), problems=[Problem("XXX001", "docs/a.md", Span(0, 5), "nieuw")]
    )
    assert [(d.code, d.severity) for d in found] == [("XXX001", Severity.ERROR)]


def test_the_same_finding_twice_is_one() -> None:
    problem = Problem("TXT901", "docs/a.md", Span(0, 5), "dubbel")
    assert len(run(_content(a="tekst"), TABLE, selected={"TXT901"}, problems=[problem, problem])) == 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "<!-- werkplaats: negeer TXT901 zo heet het -->\nfout\nfout\n\nfout",
            ["TXT901"],
            id="a paragraph and no more",
        ),
        pytest.param("fout <!-- werkplaats: negeer TXT901 zo heet het -->\nfout", ["TXT901"], id="its own line"),
        pytest.param("<!-- werkplaats: negeer TXT901 -->\nfout", ["SYS004", "TXT901"], id="a reason is required"),
        pytest.param("<!-- werkplaats: negeer BIB901 zomaar -->\nfout", ["SYS005", "TXT901"], id="another code"),
        pytest.param("<!-- werkplaats: negeer txt901: zo heet het -->\nfout", [], id="small letters and a colon"),
        pytest.param("<!-- werkplaats:negeer TXT901 – reden\nover twee regels -->\n\nfout", [], id="over two lines"),
    ],
)
def test_suppression(text: str, codes: list[str]) -> None:
    selected = {"TXT901", "BIB901", "SYS004", "SYS005"}
    found = run(_content(a=text), TABLE, selected=selected)
    assert sorted(d.code for d in found if d.path == "docs/a.md") == codes


def test_a_rule_that_was_not_run_leaves_no_unused_suppression() -> None:
    text = "<!-- werkplaats: negeer TXT902 zomaar -->\ngoed"
    assert run(_content(a=text), TABLE, selected={"TXT901", "SYS005"}) == ()


# --- what is outside -------------------------------------------------------------------------------


def _gone(link: Outside, answer: Answer) -> Iterator[Finding]:
    if "stuk" in link.address:
        raise KeyError(link.address)
    if answer.state is State.GONE:
        yield Finding(link.span, link.text)


GONE = OutsideRule("LNK901", "gone", WARNING, check=_gone)
LINK = Outside("docs/a.md", Span(0, 4), "fout", "https://a.nl/fout")
BROKEN = LINK._replace(address="https://a.nl/stuk")


def _outside(content: Content, *pairs: tuple[Outside, Answer]) -> list[tuple[str, int, int, str]]:
    return _brief(
        Check(content, {**TABLE, "LNK901": GONE}, selected={"LNK901", "SYS004", "SYS005"}).diagnostics((), pairs)
    )


def test_a_rule_about_what_is_outside_sees_each_link_with_its_answer() -> None:
    content = _content(a="fout")
    assert _outside(content, (LINK, Answer(State.GONE)), (LINK, Answer(State.FOUND))) == [("docs/a.md", 1, 1, "LNK901")]
    assert _outside(content) == []


def test_such_a_rule_that_crashes_does_so_on_one_link() -> None:
    found = _outside(_content(a="fout"), (BROKEN, Answer(State.GONE)), (LINK, Answer(State.GONE)))
    assert found == [("docs/a.md", 1, 1, "SYS002"), ("docs/a.md", 1, 1, "LNK901")]


def test_its_suppression_is_never_idle_for_tomorrow_the_answer_may_be_another() -> None:
    text = "fout <!-- werkplaats: negeer LNK901 zo is het bedoeld -->\n"
    assert _outside(_content(a=text), (LINK, Answer(State.GONE))) == []
    assert _outside(_content(a=text)) == []
    without_reason = text.replace(" zo is het bedoeld", "")
    assert {code for *_, code in _outside(_content(a=without_reason))} == {"SYS004"}
