"""A long literature list is read by a second process; what it says is what the first would have said."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from werkplaats.checks import RULES, engine, listing
from werkplaats.checks.content import Content
from werkplaats.checks.engine import Check
from werkplaats.checks.listing import SecondReader, is_long, list_digest, make_list_record
from werkplaats.config import make_config
from werkplaats.model.source import Source

if TYPE_CHECKING:
    from pathlib import Path

BIB = """@book{tonkens2009,
  author = {Tonkens, Evelien and others},
  title = {Tussen onderschatten en overvragen.},
  publisher = {SUN},
  date = {2009},
}
@misc{stuk, title = {Niet af
"""


@pytest.fixture
def content(tmp_path: Path) -> Content:
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "lijst.bib").write_text(BIB, encoding="utf-8", newline="\n")
    (tmp_path / "docs" / "index.md").write_text("---\ntitel: Begin\n---\n\nZie [@tonkens2010].\n", encoding="utf-8")
    return Content.open(make_config(tmp_path, {}, {"content_model": True}))


def test_it_makes_the_same_record(content: Content) -> None:
    fingerprint = list_digest(content.bibliographies)
    second = SecondReader(content.config.root, content.bibliographies, RULES)
    own = make_list_record(content.library, RULES.values(), fingerprint)
    assert own.problems
    assert own.findings
    assert second.record(fingerprint) == own


def test_other_texts_are_none_of_its_business(content: Content) -> None:
    """What it reads on disk may have changed since the first process read it."""
    second = SecondReader(content.config.root, content.bibliographies, RULES)
    assert second.record(list_digest([Source("bib/lijst.bib", BIB + "%")])) is None


@pytest.mark.parametrize("program", ["import sys; sys.exit(3)", "print('onzin')", "print('%s')", "print('%s\\n[1]')"])
def test_one_that_fails_is_done_without(program: str, content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Check(content, RULES).diagnostics()
    fingerprint = list_digest(content.bibliographies)
    monkeypatch.setattr(listing, "_COMMAND", program.replace("%s", fingerprint))
    assert SecondReader(content.config.root, content.bibliographies, RULES).record(fingerprint) is None
    monkeypatch.setattr(engine, "is_long", lambda _: True)
    assert Check(Content.open(content.config), RULES, parallel=True).diagnostics() == expected
    monkeypatch.setattr(sys, "executable", "/bestaat/niet/python")
    assert Check(Content.open(content.config), RULES, parallel=True).diagnostics() == expected


def test_a_check_with_two_processes_says_the_same(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = Check(content, RULES).diagnostics()
    monkeypatch.setattr(engine, "is_long", lambda _: True)
    monkeypatch.setattr(engine, "make_list_record", None)  # the first process reads no list
    assert Check(Content.open(content.config), RULES, parallel=True).diagnostics() == expected


def test_a_short_list_is_not_worth_it(content: Content) -> None:
    assert not is_long(content.bibliographies)
