"""What is kept between two checks: the second says what a fresh one would, and reads no more than has changed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fuzz_checks
from werkplaats import reading
from werkplaats.checks import RULES, content, store
from werkplaats.checks.content import Content
from werkplaats.checks.engine import run
from werkplaats.checks.store import Store, fingerprint
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config, make_config
from werkplaats.library import reader
from werkplaats.model.source import Source
from werkplaats.reading import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.diagnostic import Diagnostic

CONFIG = replace(
    make_config(Path("nergens"), {"site_url": "https://voorbeeld.nl/"}, {"content_model": True}), missing=()
)
SUMMARY = "samenvatting: Een proefpagina over {} waarop de controles hun werk kunnen doen. Zij zegt verder niets, in twee zinnen."
BIB = "@book{tonkens2009,\n  author = {Tonkens, Evelien},\n  title = {Tussen onderschatten en overvragen},\n  publisher = {SUN},\n  date = {2009},\n}\n"
CORPUS = fuzz_checks.Corpus()


def _page(title: str, body: str, front: str = "") -> str:
    return f"---\ntitel: {title}\n{SUMMARY.format(title)}\n{front}---\n\n{body}\n"


SITE = {
    "docs/index.md": _page("Begin", "Zie [de ander](ander.md#een-kop) en [@tonkens2009]."),
    "docs/ander.md": _page("Ander", "## Een kop\n\nHier werkt Saskia Vries, zegt [@tonkens2009]."),
    "docs/derde.md": _page("Derde", "Niets dan tekst."),
    "docs/mensen/saskia-vries.md": _page("Saskia de Vries", "Zij werkt hier.", "aliassen: [Saskia Vries]\n"),
    "bib/literatuur.bib": BIB,
}


def _content(texts: Mapping[str, str]) -> Content:
    pages = {p.removeprefix("docs/"): Source(p, t) for p, t in sorted(texts.items()) if p.endswith(".md")}
    return Content(CONFIG, Texts(pages, tuple(Source(p, t) for p, t in sorted(texts.items()) if p.endswith(".bib"))))


def _both(texts: Mapping[str, str], kept: Store) -> tuple[Diagnostic, ...]:
    found = run(_content(texts), RULES, store=kept)
    assert found == run(_content(texts), RULES)
    return found


@pytest.mark.parametrize("seed", range(24))
def test_after_any_edits_it_says_what_a_fresh_check_says(seed: int) -> None:
    """Pages and lists are damaged, taken away, put back and mended, in any order."""
    chance = random.Random(seed)  # noqa: S311 - the same edits each time
    sound = {**SITE, **CORPUS.make(seed)}
    texts, kept = dict(sound), Store("")
    for _ in range(8):
        _both(texts, kept)
        path = chance.choice(sorted(sound))
        match chance.randrange(4):
            case 0:
                texts.pop(path, None)
            case 1:
                texts[path] = sound[path]
            case _:
                texts[path] = fuzz_checks.damage(texts.get(path, sound[path]), chance)


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "where"),
    [
        pytest.param("docs/ander.md", "Een kop", "Andere kop", "LNK002", "docs/index.md", id="a heading"),
        pytest.param("bib/literatuur.bib", "{tonkens2009", "{tonkens2010", "CIT001", "docs/index.md", id="a key"),
        pytest.param("bib/literatuur.bib", "{2009}", "{20009}", "BIB012", "bib/literatuur.bib", id="a field"),
        pytest.param("docs/mensen/saskia-vries.md", "[Saskia Vries]", "[Saskia Vriès]", "ENT009", "docs/ander.md", id="a name"),
        pytest.param("docs/derde.md", "over Derde", "over Ander", "PAG014", "docs/derde.md", id="a summary"),
    ],
)  # fmt: skip
def test_an_edit_is_felt_on_the_pages_that_did_not_change(path: str, old: str, new: str, code: str, where: str) -> None:
    kept = Store("")
    assert (code, where) not in {(d.code, d.path) for d in _both(SITE, kept)}
    found = _both({**SITE, path: SITE[path].replace(old, new)}, kept)
    assert (code, where) in {(d.code, d.path) for d in found}


def test_only_what_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Store("")
    first = run(_content(SITE), RULES, store=kept)
    read: list[str] = []

    def watched(source: Source, path: str, config: object) -> object:
        read.append(path)
        return reading.read_document(source, path, config)  # type: ignore[arg-type] # passed on as it came

    def list_watched(sources: object) -> object:
        read.append("list")
        return reader.read_library(sources)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(content, "read_document", watched)
    monkeypatch.setattr(content, "read_library", list_watched)
    assert run(_content(SITE), RULES, store=kept) == first
    assert read == []
    run(_content({**SITE, "docs/derde.md": SITE["docs/derde.md"] + "\nNog een zin.\n"}), RULES, store=kept)
    assert read == ["derde.md"]
    read.clear()
    run(_content({**SITE, "docs/ander.md": SITE["docs/ander.md"].replace("kop", "titel")}), RULES, store=kept)
    assert set(read) == {
        "ander.md",
        "derde.md",
        "index.md",
    }  # the changed one, the one put back, and the one that links to the heading
    read.clear()
    run(_content({**SITE, "bib/literatuur.bib": BIB + BIB.replace("2009", "2011")}), RULES, store=kept)
    assert set(read) == {
        "list",
        "ander.md",
        "index.md",
    }  # ander.md is put back; what tonkens2009 is has not changed for anybody else


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in SITE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("plugins: [{werkplaats: {content_model: true}}]\n", encoding="utf-8")
    return tmp_path


def _check(project: Path) -> tuple[Diagnostic, ...]:
    return Workspace(load_config(project / "mkdocs.yml"), kept=True).check().diagnostics


def test_on_disk(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _check(project)
    file = project / store.FOLDER / "controle.jsonl"
    written = file.read_bytes()
    assert (file.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    monkeypatch.setattr(content, "read_document", None)  # nothing is read any more
    assert _check(project) == first
    assert file.read_bytes() == written


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"onzin\n" * 4, id="nonsense"),
    ],
)
def test_a_broken_store_counts_as_none(project: Path, damage: bytes) -> None:
    first = _check(project)
    file = project / store.FOLDER / "controle.jsonl"
    head, *lines = file.read_bytes().split(b"\n")
    for data in (damage, head + b"\n" + damage, b"\n".join((head, *(line[:-9] for line in lines)))):
        file.write_bytes(data)
        assert _check(project) == first
    file.write_bytes(b"\n".join((head, *(line.replace(b'"', b"") for line in lines))))
    assert _check(project) == first


def test_a_store_that_cannot_be_written_is_none(project: Path) -> None:
    (project / ".cache").write_text("een bestand op de plek van de map", encoding="utf-8")
    assert _check(project) == _check(project)
    assert (project / ".cache").is_file()


def test_what_the_findings_depend_on() -> None:
    """Other settings, other rules: another fingerprint."""
    own = fingerprint(CONFIG, RULES)
    other = replace(CONFIG, site_url="https://elders.nl/")
    assert own == fingerprint(CONFIG, RULES)
    assert len({own, fingerprint(other, RULES), fingerprint(CONFIG, [*RULES][1:])}) == 3
