"""`werkplaats cite` as an editor runs it: real files, output, exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from werkplaats.cli import main

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@book{glass2011, author = {Glass, A. and van der Zijl, B.}, title = {Leren <b>&</b>}, publisher = {Boom}, year = 2011}
@book{glass2011b, author = {Glass, A. and van der Zijl, B.}, title = {Spelen}, publisher = {Boom}, year = 2011}
@letter{eek, author = {Eek, P.}, title = {E-mail}, date = {2026-05-26}}
@online{kwaad, author = {{Kwaad}}, title = {Klik}, url = {javascript:alert(1)}}
"""
BROKEN = BIB + "@book{kapot title = {x}\n"


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    file = tmp_path / "lijst.bib"
    file.write_text(BIB, encoding="utf-8")
    return file


@pytest.fixture
def site(tmp_path: Path, bib: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    bib.rename(tmp_path / "bib" / "lijst.bib")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Proef\nplugins:\n  - werkplaats:\n      profile: nl-ru\n", encoding="utf-8")
    return config


def test_json_has_the_three_forms_of_each_key_in_the_order_asked(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "glass2011b", "glass2011", "--bib", str(bib), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "key": "glass2011b",
            "parenthetical": "(Glass & Van der Zijl, 2011b)",
            "narrative": "Glass en Van der Zijl (2011b)",
            "reference": "Glass, A., & Van der Zijl, B. (2011b). *Spelen*. Boom.",
        },
        {
            "key": "glass2011",
            "parenthetical": "(Glass & Van der Zijl, 2011a)",
            "narrative": "Glass en Van der Zijl (2011a)",
            "reference": "Glass, A., & Van der Zijl, B. (2011a). *Leren <b>&</b>*. Boom.",
        },
    ]


def test_all_has_the_order_of_the_list(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--all", "--bib", str(bib), "--format", "json"]) == 0
    assert [item["key"] for item in json.loads(capsys.readouterr().out)] == ["eek", "glass2011", "glass2011b", "kwaad"]


@pytest.mark.parametrize(
    ("style", "says"),
    [
        ("nl-hbo", "Glass en Van der Zijl (2011a)"),
        ("nl-ru", "Zijl, B. van der. (2011a)"),
        ("nl-be", "Glass en van der Zijl (2011a)"),
        ("apa-en", "Glass and van der Zijl (2011a)"),
    ],
)
def test_each_profile(bib: Path, capsys: pytest.CaptureFixture[str], style: str, says: str) -> None:
    assert main(["cite", "glass2011", "--bib", str(bib), "--style", style]) == 0
    assert says in capsys.readouterr().out


def test_html_is_text_and_italics_only(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--all", "--bib", str(bib), "--format", "html"]) == 0
    out = capsys.readouterr().out
    assert '<p data-ref="glass2011">' in out
    assert "<i>Leren &lt;b&gt;&amp;&lt;/b&gt;</i>. Boom." in out
    assert "javascript:alert(1)" in out
    assert "href" not in out
    assert 'data-ref="eek"' not in out  # row 25: never in the list


def test_text_says_that_personal_communication_is_not_listed(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "eek", "--bib", str(bib)]) == 0
    assert capsys.readouterr().out == (
        "eek\n"
        "  tussen haakjes  (P. Eek, persoonlijke communicatie, 26 mei 2026)\n"
        "  in de zin       P. Eek (persoonlijke communicatie, 26 mei 2026)\n"
        "  in de lijst     (staat niet in de literatuurlijst: persoonlijke communicatie)\n"
    )


def test_a_key_may_be_pasted_from_a_text(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "@glass2011", "[@eek]", "@{kwaad}", "glass2011", "--bib", str(bib), "--format", "json"]) == 0
    assert [item["key"] for item in json.loads(capsys.readouterr().out)] == ["glass2011", "eek", "kwaad"]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        pytest.param("Glass2011", "bedoelde u ‘glass2011’?", id="case"),
        pytest.param("glas2011", "bedoelde u ‘glass2011’?", id="slip"),
        pytest.param("q", "controleer de sleutel.", id="nothing like it"),
        pytest.param("e\x1b[31mk", "‘e�[31mk’", id="signs that steer a terminal"),
    ],
)
def test_an_unknown_key_is_1_and_the_others_are_shown(
    bib: Path, capsys: pytest.CaptureFixture[str], key: str, says: str
) -> None:
    assert main(["cite", key, "eek", "--bib", str(bib)]) == 1
    captured = capsys.readouterr()
    assert "staat niet in ‘" in captured.err
    assert says in captured.err
    assert captured.out.startswith("eek\n")


def test_a_broken_entry_is_told_with_its_place_and_the_rest_is_shown(
    bib: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bib.write_text(BROKEN, encoding="utf-8")
    assert main(["cite", "eek", "--bib", str(bib)]) == 1
    captured = capsys.readouterr()
    assert "lijst.bib:6:1: fout BIB001 Bron ‘kapot’" in captured.err
    assert captured.out.startswith("eek\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param([], "Noem een of meer sleutels", id="no key"),
        pytest.param(["eek", "--all"], "Noem sleutels óf --all", id="both"),
        pytest.param(["eek", "--style", "mla"], "dit kan hier niet", id="style"),
        pytest.param(["eek", "--format", "pdf"], "dit kan hier niet", id="form"),
        pytest.param(["eek", "--bib", "nergens/x.bib"], "kan niet worden gelezen (het bestaat niet", id="no such file"),
        pytest.param(["eek", "--config", "nergens/mkdocs.yml"], "noem met --bib een BibTeX-bestand", id="no site"),
    ],
)
def test_wrong_use_is_2(bib: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    where = [] if {"--bib", "--config"} & set(arguments) else ["--bib", str(bib)]
    assert main(["cite", *arguments, *where]) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert not captured.out


def test_a_folder_is_no_bibliography(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "a", "--bib", str(tmp_path)]) == 2
    assert "kan niet worden gelezen" in capsys.readouterr().err


def test_within_a_site_its_list_and_its_profile(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(site), "cite", "glass2011"]) == 0
    assert "Zijl, B. van der. (2011a)" in capsys.readouterr().out
    assert main(["cite", "glass2011", "--style", "nl-be", "--config", str(site)]) == 0
    assert "van der Zijl, B. (2011a)" in capsys.readouterr().out
    assert main(["--config", str(site), "cite", "niets"]) == 1
    assert "‘niets’ staat niet in bib/lijst.bib" in capsys.readouterr().err


def test_a_site_whose_list_is_gone_is_2(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site.parent / "bib" / "lijst.bib").unlink()
    (site.parent / "bib").rmdir()
    assert main(["--config", str(site), "cite", "eek"]) == 2
    assert "‘bib’ uit mkdocs.yml bestaat niet" in capsys.readouterr().err


def test_an_empty_list(bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bib.write_text("", encoding="utf-8")
    assert main(["cite", "--all", "--bib", str(bib), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
