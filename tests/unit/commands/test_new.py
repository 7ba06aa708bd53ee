"""`werkplaats new` as an editor runs it: real files, what it says, and a checker that finds nothing."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
import yaml

from werkplaats.cli import main
from werkplaats.commands.chapters import add_chapter
from werkplaats.commands.new import KINDS
from werkplaats.commands.templates import make_text, person_title, slug_of
from werkplaats.model.schema import ENTITY_FOLDERS, Kind, properties
from werkplaats.model.source import Source
from werkplaats.reading import read_document
from werkplaats.scan.listing import ListFormError
from werkplaats.scan.page import scan_page

SUMMARY = (
    "Een publicatie om mee te proeven, zonder inhoud. Zij is er alleen voor deze ene proef van het maken van pagina’s."
)
PUBLICATION = f'---\ntitel: Proef\nsamenvatting: "{SUMMARY}"\n{{}}---\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "docs" / "publicaties" / "proef"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text(PUBLICATION.format(""), encoding="utf-8")
    (tmp_path / "bib").mkdir()
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: Proef\nplugins:\n  - werkplaats:\n      bib_dir: bib\n      content_model: true\n", encoding="utf-8"
    )
    return config


def run(site: Path, *arguments: str) -> int:
    return main(["new", *arguments, "--config", str(site)])


TITLES = {
    Kind.MENS: ("Meta de Lange", "docs/mensen/meta-de-lange.md"),
    Kind.PUBLICATIE: ("De eerste: hoe het begon", "docs/publicaties/de-eerste-hoe-het-begon/index.md"),
    Kind.HOOFDSTUK: ("Woord vooraf", "docs/publicaties/proef/woord-vooraf.md"),
    Kind.PRAKTIJK: ("Café ’t Hoekje", "docs/praktijken/cafe-t-hoekje.md"),
    Kind.ORGANISATIE: ("GGZ & Zorg", "docs/organisaties/ggz-zorg.md"),
    Kind.PLAATS: ("’s-Gravenhage", "docs/plaatsen/s-gravenhage.md"),
    Kind.BEGRIP: ('Het "nieuwe" sturen', "docs/begrippen/het-nieuwe-sturen.md"),
}


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in KINDS])
def test_a_page_of_each_kind_passes_the_checker(site: Path, capsys: pytest.CaptureFixture[str], kind: Kind) -> None:
    title, path = TITLES[kind]
    extra = ["--publicatie", "proef"] if kind is Kind.HOOFDSTUK else []
    assert run(site, kind.value, title, *extra) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Gemaakt: {path}\n")
    assert "Wat u nu doet:" in said
    assert (site.parent / path).is_file()
    assert main(["check", "--config", str(site)]) == 0
    assert "Geen fouten of waarschuwingen" in capsys.readouterr().out


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.value) for kind in KINDS])
@pytest.mark.parametrize("length", [1, 12, 119, 121, 400], ids=str)
def test_the_template_holds_every_field_and_a_summary_of_the_right_length(kind: Kind, length: int) -> None:
    text = make_text(kind, ("Titel van niets " * 40)[: length - 1] + "x")
    head = text.split("---\n")[1]
    filled = yaml.safe_load(head)
    assert {name for name, prop in properties(kind).items() if prop.required} <= filled.keys()
    assert 80 <= len(filled["samenvatting"]) <= 300
    loose = "\n".join(line.removeprefix("# ") for line in head.splitlines()[2:])
    assert yaml.safe_load(loose).keys() == properties(kind).keys()
    folders = {kind: f"{folder}/a.md" for folder, kind in ENTITY_FOLDERS.items()}
    path = {Kind.HOOFDSTUK: "publicaties/p/h.md", Kind.PUBLICATIE: "publicaties/p/index.md", **folders}[kind]
    document, faults = read_document(Source("x.md", f"---\n{loose}\n---\n"), path)
    assert document.kind is kind
    assert faults == ()  # each example has the form that its field asks for


def test_a_person_may_be_given_as_lists_write_it(site: Path) -> None:
    assert run(site, "mens", "Lange, Meta de") == 0
    made = (site.parent / "docs/mensen/meta-de-lange.md").read_text(encoding="utf-8")
    assert 'titel: "Meta de Lange"\n' in made
    assert 'achternaam: "De Lange"\n' in made
    assert person_title("Saskia Welschen") == "Saskia Welschen"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("Één", "een", id="accents"),
        pytest.param("‘Omdat ze mij vertrouwen’", "omdat-ze-mij-vertrouwen", id="quotes"),
        pytest.param("Straße Œuvre Łódź", "strasse-oeuvre-lodz", id="letters without a plain form"),
        pytest.param("woord " * 30, "woord-woord-woord-woord-woord-woord-woord-woord-woord-woord", id="long"),
        pytest.param("x" * 90, "x" * 60, id="one long word"),
        pytest.param("…", "", id="nothing"),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", "hoofdstukken:\n  - nieuw\n", id="no list"),
        pytest.param("hoofdstukken:\n", "hoofdstukken:\n  - nieuw\n", id="empty"),
        pytest.param("hoofdstukken: []\n", "hoofdstukken: [nieuw]\n", id="empty brackets"),
        pytest.param("hoofdstukken: [a, b]  # ja\n", "hoofdstukken: [a, b, nieuw]  # ja\n", id="brackets"),
        pytest.param("hoofdstukken:\n- a\ntaal: nl\n", "hoofdstukken:\n- a\n- nieuw\ntaal: nl\n", id="flush"),
        pytest.param(
            'hoofdstukken:\n    - a\n    - "b"  # laatste\n\ntaal: nl\n',
            'hoofdstukken:\n    - a\n    - "b"  # laatste\n    - nieuw\n\ntaal: nl\n',
            id="own indent, quotes, remark",
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_chapter_is_put_into_the_list_and_nothing_else_changes(before: str, after: str, newline: str) -> None:
    text = (PUBLICATION.format(before) + "\nTekst  met  spaties.\n").replace("\n", newline)
    page = scan_page(Source("docs/publicaties/proef/index.md", text), "publicaties/proef/index.md")
    wanted = (PUBLICATION.format(after) + "\nTekst  met  spaties.\n").replace("\n", newline)
    assert add_chapter(page, "nieuw") == wanted


def test_a_chapter_may_come_after_another() -> None:
    for before, after in (("[a, b]", "[a, nieuw, b]"), ("\n  - a\n  - b", "\n  - a\n  - nieuw\n  - b")):
        page = scan_page(Source("i.md", PUBLICATION.format(f"hoofdstukken: {before}\n")), "publicaties/proef/index.md")
        assert add_chapter(page, "nieuw", "a") == PUBLICATION.format(f"hoofdstukken: {after}\n")
        with pytest.raises(ListFormError, match="‘c’ staat niet in die lijst"):
            add_chapter(page, "nieuw", "c")


def test_nothing_is_overwritten(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = site.parent / "docs" / "mensen" / "Jan-Jansen.md"
    page.parent.mkdir()
    page.write_text(f'---\ntitel: Jan Jansen\nsamenvatting: "{SUMMARY}"\n---\n', encoding="utf-8")
    assert run(site, "mens", "Jan Jansen") == 2
    assert "docs/mensen/Jan-Jansen.md bestaat al" in capsys.readouterr().err
    assert SUMMARY in page.read_text(encoding="utf-8")
    assert run(site, "hoofdstuk", "Index", "--publicatie", "proef") == 2
    assert [path.name for path in page.parent.iterdir()] == ["Jan-Jansen.md"]


def test_a_page_that_would_be_wrong_is_not_made(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, "publicatie", "Proef", "--slug", "tweede") == 1
    said = capsys.readouterr().err
    assert "Er is niets gemaakt" in said
    assert "PAG010" in said
    assert not (site.parent / "docs" / "publicaties" / "tweede").exists()


def test_dry_run_shows_and_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = site.parent / "docs/publicaties/proef/index.md"
    before = index.read_bytes()
    assert run(site, "hoofdstuk", "Een", "--publicatie", "proef", "--dry-run") == 0
    said = capsys.readouterr().out
    assert "+++ b/docs/publicaties/proef/een.md" in said
    assert "+  - een\n" in said
    assert index.read_bytes() == before
    assert not index.with_name("een.md").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["hoofdstuk", "Een"], "Noem met --publicatie waar het hoofdstuk in komt: proef.", id="which"),
        pytest.param(
            ["hoofdstuk", "Een", "--publicatie", "pruf"],
            "Publicatie ‘pruf’ bestaat niet; kies uit: proef.",
            id="no such",
        ),
        pytest.param(
            ["hoofdstuk", "Een", "--publicatie", "proef", "--na", "nul"], "‘nul’ staat niet in die lijst", id="after"
        ),
        pytest.param(["mens", "Jan", "--na", "x"], "horen bij een hoofdstuk", id="option of another kind"),
        pytest.param(["mens", "…"], "geen naam voor het webadres", id="no letters"),
        pytest.param(["mens", "Jan", "--slug", "../jan"], "geen naam voor het webadres", id="slug with a path"),
        pytest.param(["boek", "Een"], "dit kan hier niet", id="kind"),
        pytest.param(["mens", "Con"], "kan op Windows geen naam van een bestand zijn", id="device"),
        pytest.param(["publicatie", "Twee", "--slug", "lpt1"], "kan op Windows geen naam", id="device as slug"),
        pytest.param(["mens", "\u200b"], "een teken dat niet te zien is", id="invisible"),
    ],
)
def test_wrong_use_is_2(site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert run(site, *arguments) == 2
    assert says in capsys.readouterr().err


def test_a_title_needs_no_quotation_marks(site: Path) -> None:
    assert run(site, "hoofdstuk", "Wat", "buurtkamers  doen", "--publicatie", "proef") == 0
    page = site.parent / "docs" / "publicaties" / "proef" / "wat-buurtkamers-doen.md"
    assert 'titel: "Wat buurtkamers doen"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("fails", ["nieuw.md", "index.md"])
def test_a_page_that_cannot_be_written_leaves_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fails: str
) -> None:
    """The disk is full while the page is written, or the list that it belongs in."""
    replace = Path.replace

    def full(draft: Path, target: Path) -> Path:
        if target.name == fails:
            raise OSError(errno.ENOSPC, "vol")
        return replace(draft, target)

    monkeypatch.setattr("pathlib.Path.replace", full)
    before = {path: path.read_bytes() if path.is_file() else b"" for path in site.parent.rglob("*")}
    assert run(site, "hoofdstuk", "Nieuw", "--publicatie", "proef") == 1
    assert "De pagina kan niet worden gemaakt (de schijf is vol)." in capsys.readouterr().err
    assert run(site, "mens", "Nieuw") == (1 if fails == "nieuw.md" else 0)
    if fails == "nieuw.md":
        assert {path: path.read_bytes() if path.is_file() else b"" for path in site.parent.rglob("*")} == before
