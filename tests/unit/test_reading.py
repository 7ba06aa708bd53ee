"""From files to a site; what cannot be read never hides the rest."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.editions import make_pages, text
from werkplaats.config import make_config
from werkplaats.model.schema import Kind
from werkplaats.model.source import Source
from werkplaats.reading import entries_below, owners, page_files, read_document, read_site, read_source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "expected", "codes"),
    [
        pytest.param("é\r\n".encode(), "é\r\n", [], id="UTF-8, line ends kept"),
        pytest.param(b"\xef\xbb\xbfx", "x", [], id="byte order mark"),
        pytest.param("é en ’".encode("cp1252"), "é en ’", ["PAG005"], id="Windows-1252"),
        pytest.param("é".encode("utf-16"), "é", ["PAG005"], id="UTF-16"),
        pytest.param(b"", "", [], id="empty"),
    ],
)
def test_read_source(tmp_path: Path, data: bytes, expected: str, codes: list[str]) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(data)
    source, problems = read_source(path, "docs/x.md")
    assert (source.path, source.text.removeprefix("\ufeff")) == ("docs/x.md", expected)
    assert [problem.code for problem in problems] == codes


def test_pages_in_the_order_of_their_paths_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", ".verborgen/x.md", ".x.md", "a-b/c.md", "x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    assert list(page_files(tmp_path)) == ["a/z.md", "a-b/c.md", "a.md", "b.md"]


def test_what_is_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for name in ("x.md", "map/y.png"):
        (tmp_path / name).write_bytes(b"")
    links = {"weg.md", "map/terug"}
    try:
        (tmp_path / "weg.md").symlink_to(tmp_path / "niets")
        (tmp_path / "map" / "terug").symlink_to(tmp_path, target_is_directory=True)
    except OSError:  # Windows without the right to make links
        links.clear()
    assert {path for path, _ in entries_below(tmp_path)} == {"x.md", "map", "map/y.png", *links}
    assert not list(entries_below(tmp_path / "niets"))


@pytest.mark.parametrize(
    ("path", "address", "slug", "kind"),
    [
        ("index.md", "", "", Kind.HOME),
        ("over.md", "over/", "over", Kind.TEKST),
        ("mensen/index.md", "mensen/", "mensen", Kind.OVERZICHT),
        ("mensen/jan-smit.md", "mensen/jan-smit/", "jan-smit", Kind.MENS),
        ("publicaties/p/index.md", "publicaties/p/", "p", Kind.PUBLICATIE),
        ("publicaties/p/een.md", "publicaties/p/een/", "een", Kind.HOOFDSTUK),
        ("redactie/controles/CIT001.md", "redactie/controles/CIT001/", "CIT001", Kind.TEKST),
    ],
)
def test_address_and_kind_of_a_page(path: str, address: str, slug: str, kind: Kind) -> None:
    document, _ = read_document(Source(f"docs/{path}", text()), path)
    assert (document.address, document.slug, document.kind) == (address, slug, kind)


def test_of_two_pages_with_one_address_the_entity_in_small_letters_counts() -> None:
    site = make_pages(
        {
            "praktijken/Boot.md": text(titel="Met een hoofdletter"),
            "praktijken/boot.md": text(titel="Goed"),
            "praktijken/boot/index.md": text(titel="In een map"),
            "x.md": text(),
            "x/index.md": text(),
        }
    )
    assert [document.title for document in site.entities.values()] == ["Goed"]
    assert [document.page.path for document in owners(site.documents.values()).values()] == [
        "praktijken/boot.md",
        "x.md",
    ]
    assert len(site.documents) == 5


def test_faults_of_all_files_are_found_in_one_reading(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    linked: list[str] = []
    with suppress(OSError):  # Windows without the right to make links
        (tmp_path / "docs" / "weg.md").symlink_to(tmp_path / "niets")
        linked = ["weg.md"]
    (tmp_path / "docs" / "a.md").write_text("---\nx: y: z\n---\n", encoding="utf-8")
    (tmp_path / "docs" / "b.md").write_bytes(b"---\ntitel: caf\xe9\nsamenvatting: s\n---\n")
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "a.bib").write_bytes(b"@book{a, title = {x\n}\n@book{b, title = {caf\xe9}}\n")
    site = read_site(make_config(tmp_path, {}, {"bib_dir": "bib", "bib_file": "weg.bib", "content_model": True}))
    assert sorted((problem.code, problem.path) for problem in site.problems) == [
        ("BIB001", "bib/a.bib"),
        ("BIB005", "bib/a.bib"),
        ("BIB006", "weg.bib"),
        ("PAG001", "docs/a.md"),
        ("PAG005", "docs/b.md"),
        *(("PAG005", f"docs/{path}") for path in linked),
    ]
    assert set(site.documents) == {"a.md", "b.md", *linked}
    assert site.documents["b.md"].title == "café"
