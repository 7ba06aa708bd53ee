"""What an editor gets to see for a fault: one line with its place and the way out, and never a half-built site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.building import PROJECT, front_matter, write_site
from werkplaats.commands.host import load_host
from werkplaats.config import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BOOK = "@book{smit2001,\n  author = {Smit, Jan},\n  title = {Boek},\n  date = {2001},\n  publisher = {Boom},\n}\n"
_BROKEN = "@book{kapot,\n  author = {Smit, Jan},\n  publisher = {Boom},\n  date = {2002},\n  title = {Weg\n}\n"
_CHAPTER = front_matter(titel="Een") + "Zo is het [@smit2001].\n"
_SITE = {
    "bib/literatuur.bib": _BOOK,
    "docs/publicaties/index.md": front_matter(titel="Publicaties"),
    "docs/publicaties/p/index.md": front_matter(titel="P", hoofdstukken="[een]", auteurs="[jan-smit]"),
    "docs/publicaties/p/een.md": _CHAPTER,
    "docs/mensen/index.md": front_matter(titel="Mensen"),
    "docs/mensen/jan-smit.md": front_matter(titel="Jan Smit"),
    "docs/praktijken/index.md": front_matter(titel="Praktijken"),
    "docs/praktijken/boot.md": front_matter(titel="BOOT"),
}
_SETTINGS = f"""\
site_name: Proef
theme:
  name: material
  custom_dir: {(PROJECT / "overrides").as_posix()}
plugins:
  - werkplaats:
      bib_dir: bib
"""
_GONE = None
_FOLDER = object()
_DANGLING = object()
_ENGLISH = re.compile(r"Traceback|\b(?:error|warning|failed|config|aborted|not|found|while|File)\b", re.IGNORECASE)
_PLACED = re.compile(r"^(?:fout: |let op: |waarschuwing: )?[\w./-]+:\d+:\d+: ")


class Ran(NamedTuple):
    code: int
    out: str
    err: str


def run(folder: Path, *arguments: str) -> Ran:
    """Run the real command in a folder."""
    command = [sys.executable, "-m", "werkplaats", *arguments]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, encoding="utf-8", check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "scripts"), "PYTHONWARNINGS": "ignore"}


def write(folder: Path, changes: Mapping[str, object]) -> Path:
    """Write the small sound site with some files changed, taken away, or made impossible to read."""
    texts = {**_SITE, **{name: text for name, text in changes.items() if isinstance(text, str)}}
    write_site(folder, texts, settings=str(changes.get("mkdocs.yml") or _SETTINGS))
    for name, made in changes.items():
        path = folder / name
        if made is _GONE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif made is _FOLDER:
            path.mkdir()
        elif made is _DANGLING:
            path.symlink_to("weg")
        elif isinstance(made, bytes):
            path.write_bytes(made)
    return folder


def faults(report: str) -> list[str]:
    """Return the lines about errors and warnings of a concise report, without those words."""
    lines = [re.sub(r": (?:fout|let op) ", ": ", line, count=1) for line in report.splitlines()[:-1]]
    return [line for line, written in zip(lines, report.splitlines(), strict=False) if line != written]


_PERSON = "docs/mensen/a-b.md"
_LONG = front_matter(titel="X")

CASES = [
    pytest.param({}, [], id="nothing wrong"),
    pytest.param(
        {"docs/tekst.md": "---\ntitel: Een: twee\nsamenvatting: x\n---\n\nTekst.\n"},
        [
            'docs/tekst.md:2:11: PAG001 Een waarde met een dubbele punt hoort tussen rechte aanhalingstekens; schrijf ‘titel: "Een: twee"’.'
        ],
        id="front matter: bare colon in a value",
    ),
    pytest.param(
        {_PERSON: "---\ntitel: A\n\tsamenvatting: b\n---\n"},
        [f"{_PERSON}:3:1: PAG001 Deze regel springt in met een tab; zet er spaties voor in de plaats."],
        id="front matter: tab",
    ),
    pytest.param(
        {_PERSON: '---\ntitel: "A\nsamenvatting: b\n---\n\nTekst\n'},
        [
            f"{_PERSON}:2:8: PAG001 Het aanhalingsteken dat hier begint, wordt niet gesloten; sluit het op dezelfde regel."
        ],
        id="front matter: open quotation mark",
    ),
    pytest.param(
        {"docs/publicaties/p/index.md": "---\ntitel: P\nhoofdstukken: [een\nlicentie: x\n---\n"},
        ["docs/publicaties/p/index.md:3:15: PAG001 De haak die hier begint, wordt niet gesloten; "],
        id="front matter of a publication: open bracket; its chapters are no fault",
    ),
    pytest.param(
        {_PERSON: "---\n- a\n- b\n---\n"},
        [f"{_PERSON}:2:1: PAG001 De kop van dit bestand bestaat niet uit regels ‘veld: waarde’; schrijf bijvoorbeeld"],
        id="front matter: a list",
    ),
    pytest.param(
        {_PERSON: _LONG.replace("samenvatting:", "titel: Y\nsamenvatting:")},
        [f"{_PERSON}:3:1: PAG001 Het veld ‘titel’ staat twee keer in de kop; haal er een weg."],
        id="front matter: a key twice",
    ),
    pytest.param(
        {_PERSON: front_matter(titel="A", organisatie="[x]")},
        [f"{_PERSON}:4:1: PAG002 Het veld ‘organisatie’ is hier niet bekend; bedoelde u ‘organisaties’?"],
        id="front matter: unknown key",
    ),
    pytest.param(
        {_PERSON: "---\ntitel: A\n---\n"},
        [f"{_PERSON}:1:1: PAG003 Het veld ‘samenvatting’ ontbreekt in de kop; voeg een regel ‘samenvatting: …’ toe."],
        id="front matter: missing key",
    ),
    pytest.param(
        {_PERSON: front_matter(titel="A", organisaties="x")},
        [
            f"{_PERSON}:4:15: PAG004 De waarde van ‘organisaties’ heeft niet de vorm ‘lijst van slugs’. Schrijf een lijst: ‘organisaties: [x]’."
        ],
        id="front matter: no list",
    ),
    pytest.param(
        {"docs/publicaties/p/index.md": front_matter(titel="P", hoofdstukken="[een]", datum="april 2019")},
        [
            "docs/publicaties/p/index.md:5:8: PAG004 De datum ‘april 2019’ bij ‘datum’ heeft een andere vorm; schrijf ‘2019-04’."
        ],
        id="front matter: no date",
    ),
    pytest.param(
        {_PERSON: "---\ntitel: A\nsamenvatting: b\n\nTekst.\n"},
        [
            f"{_PERSON}:1:1: PAG001 De kop van dit bestand begint met ‘---’ maar wordt niet afgesloten; zet ‘---’ op een eigen regel"
        ],
        id="front matter: not closed",
    ),
    pytest.param(
        {_PERSON: _FOLDER},
        [
            f"{_PERSON}:1:1: PAG005 Het bestand kan niet worden gelezen (het is een map); zet er een gewoon tekstbestand neer of haal het weg."
        ],
        id="unreadable: a folder",
    ),
    pytest.param(
        {_PERSON: _DANGLING},
        [f"{_PERSON}:1:1: PAG005 Het bestand kan niet worden gelezen (het bestaat niet"],
        id="unreadable: a link to nothing",
        marks=pytest.mark.skipif(os.name == "nt", reason="making a link needs a right that few have there"),
    ),
    pytest.param(
        {_PERSON: (_LONG + "Een café.\n").encode("cp1252")},
        [
            f"{_PERSON}:6:8: PAG005 Dit bestand is niet opgeslagen als UTF-8 (dit teken lezen wij als ‘é’); kies ‘Opslaan als’ en dan de codering UTF-8."
        ],
        id="not UTF-8",
    ),
    pytest.param(
        {_PERSON: _LONG.encode("utf-16")},
        [f"{_PERSON}:1:1: PAG005 Dit bestand is opgeslagen als UTF-16; kies ‘Opslaan als’ en dan de codering UTF-8."],
        id="UTF-16",
    ),
    pytest.param({_PERSON: b"\xef\xbb\xbf" + _LONG.encode()}, [], id="UTF-8 with a byte order mark is fine"),
    pytest.param(
        {
            "bib/literatuur.bib": _BOOK
            + _BROKEN
            + "\n"
            + _BOOK.replace("smit2001", "heel2001").replace("Boek", "Ander boek")
        },
        [
            "bib/literatuur.bib:7:1: BIB001 Bron ‘kapot’ wordt niet afgesloten; zet ‘}’ op een regel onder haar laatste veld."
        ],
        id="bibliography: open brace; the entries around it are read",
    ),
    pytest.param(
        {"bib/literatuur.bib": b"\xef\xbb\xbf" + _BOOK.encode()}, [], id="bibliography with a byte order mark is fine"
    ),
    pytest.param(
        {"bib/literatuur.bib": _BOOK.replace("Boek", "Café").encode("latin-1")},
        [
            "bib/literatuur.bib:3:15: BIB005 Dit bestand is niet opgeslagen als UTF-8 (dit teken lezen wij als ‘é’); kies ‘Opslaan als’ en dan de codering UTF-8."
        ],
        id="bibliography: not UTF-8",
    ),
    pytest.param(
        {"bib": _GONE},
        [
            "bib:1:1: BIB006 ‘bib’ uit mkdocs.yml bestaat niet; zet daar de literatuurlijst neer of verbeter bib_file of bib_dir."
        ],
        id="bibliography: no folder",
    ),
    pytest.param(
        {"bib/literatuur.bib": ""},
        [
            "docs/publicaties/p/een.md:6:12: CIT001 Sleutel ‘smit2001’ staat niet in bib/; voeg het werk toe aan de literatuurlijst of verbeter de sleutel."
        ],
        id="bibliography: empty",
    ),
    pytest.param(
        {"docs/praktijken/Boot.md": front_matter(titel="Boot")},
        [
            "docs/praktijken/Boot.md:1:1: PAG006 Het adres ‘Boot’ is al van docs/praktijken/boot.md; geef een van de twee bestanden een andere naam."
        ],
        id="slug twice, but for a capital",
        marks=pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="one name there"),
    ),
    pytest.param(
        {"docs/x.md": _LONG, "docs/x/index.md": front_matter(titel="Y")},
        [
            "docs/x.md:1:1: PAG006 Het adres ‘x’ is al van docs/x/index.md; geef een van de twee bestanden een andere naam."
        ],
        id="slug twice, as a file and as a folder",
    ),
    pytest.param(
        {"docs/publicaties/p/een.md": front_matter(titel="Een", auteurs="[jan-smid]") + "[@smit2001]"},
        [
            "docs/publicaties/p/een.md:4:11: ENT001 ‘jan-smid’ bij ‘auteurs’ bestaat niet als mens; bedoelde u ‘jan-smit’?"
        ],
        id="author who does not exist",
    ),
    pytest.param(
        {"docs/publicaties/p/een.md": front_matter(titel="Een") + "Tekst.\n\nZo is [@smit2011] en @weg.\n"},
        [
            "docs/publicaties/p/een.md:8:8: CIT001 Sleutel ‘smit2011’ staat niet in bib/; bedoelde u ‘smit2001’?",
            "docs/publicaties/p/een.md:8:22: CIT001 Sleutel ‘weg’ staat niet in bib/; voeg het werk toe aan de literatuurlijst of verbeter de sleutel.",
        ],
        id="unknown key, with the one it resembles",
    ),
    pytest.param(
        {"docs/publicaties/p/index.md": front_matter(titel="P", hoofdstukken="[een, twee]")},
        [
            "docs/publicaties/p/index.md:4:21: PAG009 Hoofdstuk ‘twee’ heeft geen bestand; maak docs/publicaties/p/twee.md of haal de naam uit de lijst."
        ],
        id="chapter without a file",
    ),
    pytest.param(
        {"docs/.alineas.tsv": "# alinea-adressen 1\n<<<<<<< HEAD\n/publicaties/p/een/\n"},
        ["docs/.alineas.tsv:2:1: SYS010 "],
        id="register of paragraph addresses: a merge that is not done",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_check_says_each_fault_once_with_its_place_and_the_way_out(
    tmp_path: Path, changes: dict[str, object], expected: list[str]
) -> None:
    ran = run(write(tmp_path, changes), "check", "--format", "concise")
    found = faults(ran.out)
    assert [line[: len(begin)] for line, begin in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected), found
    assert ran.code == int(bool(expected))
    assert ran.err == ""
    assert not _ENGLISH.search(re.sub(r"‘[^’]*’", "", ran.out))


ALL_AT_ONCE: dict[str, object] = {
    "docs/.alineas.tsv": "# alinea-adressen 1\n<<<<<<< HEAD\n/publicaties/p/een/\n",
    "bib/literatuur.bib": _BOOK + _BROKEN,
    "docs/mensen/a-b.md": "---\ntitel: Een: twee\n---\n",
    "docs/mensen/c-d.md": _FOLDER,
    "docs/mensen/e-f.md": (_LONG + "café\n").encode("cp1252"),
    "docs/publicaties/p/een.md": front_matter(titel="Een", auteurs="[jan-smid]") + "Zo is [@smit2011].\n",
    "docs/x.md": _LONG,
    "docs/x/index.md": front_matter(titel="Y"),
}
_ALL_CODES = ["BIB001", "CIT001", "ENT001", "PAG001", "PAG005", "PAG005", "PAG006", "SYS010"]


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _old_site(folder: Path) -> dict[str, bytes]:
    (folder / "site" / "oud").mkdir(parents=True)
    (folder / "site" / "index.html").write_bytes(b"vorige\r\n")
    (folder / "site" / "oud" / "a.bin").write_bytes(bytes(range(256)))
    return _snapshot(folder / "site")


def test_everything_wrong_is_reported_in_one_run(tmp_path: Path) -> None:
    ran = run(write(tmp_path, ALL_AT_ONCE), "check", "--format", "concise")
    assert sorted(line.split()[1] for line in faults(ran.out)) == _ALL_CODES
    assert ran.code == 1


def test_a_build_that_is_refused_says_why_and_leaves_the_old_site(tmp_path: Path) -> None:
    folder = write(tmp_path, ALL_AT_ONCE)
    old, names = _old_site(folder), sorted(path.name for path in folder.iterdir())
    ran = run(folder, "build")
    *lines, last = ran.err.splitlines()
    assert all(_PLACED.match(line) for line in lines), lines
    assert sorted(line.split()[2] for line in lines) == _ALL_CODES
    assert (
        last
        == "De site is niet gebouwd: 8 meldingen; herstel wat hierboven staat. Een eerder gebouwde site is niet aangeraakt."
    )
    assert (ran.code, ran.out) == (1, "")
    assert not _ENGLISH.search(re.sub(r"‘[^’]*’", "", ran.err))
    assert _snapshot(folder / "site") == old
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        pytest.param("", 0, "", id="shipped"),
        pytest.param("severity: {BIB007: error}", 1, "BIB007", id="a hint made an error"),
        pytest.param("severity: {BIB007: warning}", 1, "BIB007", id="a hint made a warning"),
    ],
)
def test_a_build_takes_the_severities_of_the_site(tmp_path: Path, options: str, code: int, says: str) -> None:
    """An unused work is a hint; what the settings make of it decides whether the site is built."""
    unused = _BOOK.replace("smit2001", "smit2002").replace("Boek", "Ander werk over iets")
    folder = write(
        tmp_path, {"mkdocs.yml": f"{_SETTINGS}      {options}\n", "bib/literatuur.bib": f"{_BOOK}\n{unused}"}
    )
    ran = run(folder, "build")
    assert ran.code == code, ran.err
    assert says in ran.err


def test_a_build_does_without_a_check_that_is_off(tmp_path: Path) -> None:
    texts = {"docs/publicaties/p/een.md": _CHAPTER.replace("Zo is", "Zo  is")}
    assert run(write(tmp_path / "on", {**texts}), "build").code == 1
    off = {**texts, "mkdocs.yml": f"{_SETTINGS}      severity: {{TXT002: off}}\n"}
    assert run(write(tmp_path / "off", off), "build").code == 0


@pytest.mark.parametrize(
    "option", ["severity: {TXT2: hint}", "severity: [TXT002]", "severity: {TXT002: zwaar}", "ignore: [TXT2]"]
)
def test_the_host_refuses_a_severity_or_code_that_does_not_exist(tmp_path: Path, option: str) -> None:
    folder = write(tmp_path, {"mkdocs.yml": f"{_SETTINGS}      {option}\n"})
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "uit")]
    done = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert re.search("De controle ‘TXT2’ bestaat niet|horen regels ‘code: ernst’|is geen ernst; kies uit", done.stderr)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            _GONE,
            "Het bestand mkdocs.yml bestaat niet; start de opdracht in de map van het project of geef --config BESTAND.",
            id="no file",
        ),
        pytest.param(
            "site_name: [x\nplugins: [werkplaats]\n",
            "mkdocs.yml:2:8: Deze regel is niet te lezen; controleer inspringing, dubbele punten en aanhalingstekens.",
            id="no YAML",
        ),
        pytest.param(
            "- a\n",
            "mkdocs.yml:1:1: Dit bestand bestaat niet uit regels ‘instelling: waarde’; begin met ‘site_name: …’.",
            id="a list",
        ),
        pytest.param(
            b"site_name: caf\xe9\n",
            "mkdocs.yml:1:1: Dit bestand is niet als UTF-8 opgeslagen; sla het opnieuw op als UTF-8.",
            id="not UTF-8",
        ),
        pytest.param(
            _SETTINGS + "      profile: apa\n",
            "mkdocs.yml:8:7: Het profiel ‘apa’ bestaat niet; kies uit: nl-hbo, nl-ru, nl-be, apa-en.",
            id="profile",
        ),
        pytest.param(
            _SETTINGS + "      severity: {TXT2: hint}\n",
            "mkdocs.yml:8:18: De controle ‘TXT2’ bestaat niet; bedoelde u ‘TXT002’?",
            id="severity of no check",
        ),
        pytest.param(
            _SETTINGS + "      severity: {TXT002: zwaar}\n",
            "mkdocs.yml:8:18: ‘zwaar’ bij ‘TXT002’ is geen ernst; kies uit: error (fout), warning (let op), hint, off (uit).",
            id="no severity",
        ),
        pytest.param(
            _SETTINGS.replace("werkplaats:\n      bib_dir: bib", "werkplaats: ja"),
            "mkdocs.yml:5:1: Onder de plugin ‘werkplaats’ horen regels ‘optie: waarde’, zoals ‘bib_dir: bib’.",
            id="options that are none",
        ),
        pytest.param(
            _SETTINGS + "docs_dir: teksten\n",
            "mkdocs.yml:8:1: De map met teksten, ‘teksten’, bestaat niet; maak haar of verbeter docs_dir.",
            id="no docs",
        ),
    ],
)
def test_settings_that_cannot_be_read_are_wrong_use(tmp_path: Path, settings: object, expected: str) -> None:
    folder = write(tmp_path, {"mkdocs.yml": settings})
    for command in ("check", "build"):
        ran = run(folder, command)
        assert (ran.code, ran.out, ran.err) == (2, "", f"{expected}\n")


def test_settings_that_the_host_refuses_leave_the_old_site(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mkdocs.yml": _SETTINGS + "site_url: hva.nl\nsitename: x\n"})
    old = _old_site(folder)
    ran = run(folder, "build")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "mkdocs.yml:8:1: De instelling ‘site_url’ is geen webadres; begin met ‘https://’.",
        "mkdocs.yml:9:1: De instelling ‘sitename’ is hier niet bekend; verbeter de naam of haal de regel weg.",
    ]
    assert _snapshot(folder / "site") == old


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param(
            _SETTINGS.replace("name: material", "name: materiaal"),
            "2:1: De instelling ‘theme’ noemt het thema ‘materiaal’, dat niet is geïnstalleerd; schrijf ‘name: material’.",
            id="theme",
        ),
        pytest.param(
            _SETTINGS.replace((PROJECT / "overrides").as_posix(), "weg"),
            "2:1: De instelling ‘theme’ noemt de map ‘{folder}weg’ als custom_dir, maar die bestaat niet; maak haar of verbeter de naam.",
            id="folder of the theme",
        ),
        pytest.param(
            _SETTINGS + "  - zoek\n",
            "5:1: De instelling ‘plugins’ noemt de plugin ‘zoek’, die niet is geïnstalleerd; haal haar weg of installeer haar.",
            id="plugin",
        ),
        pytest.param(
            _SETTINGS + "      profiel: x\n",
            "5:1: De instelling ‘plugins’ geeft plugin ‘werkplaats’ een optie ‘profiel’ die zij niet kent of die niet klopt; verbeter haar.",
            id="option of a plugin",
        ),
        pytest.param(
            _SETTINGS + "markdown_extensions: [atr_list]\n",
            "8:1: De instelling ‘markdown_extensions’ noemt de Markdown-uitbreiding ‘atr_list’, die niet te laden is; verbeter de naam of haal haar weg.",
            id="Markdown extension",
        ),
        pytest.param(
            _SETTINGS.replace("site_name: Proef", "site_name: [a]"),
            "1:1: De instelling ‘site_name’ heeft een waarde van de verkeerde soort; hier hoort een tekst.",
            id="kind of value",
        ),
        pytest.param(
            _SETTINGS.replace("site_name: Proef\n", ""),
            "1:1: De instelling ‘site_name’ is verplicht en ontbreekt; voeg haar toe.",
            id="missing",
        ),
    ],
)
def test_what_the_host_finds_wrong_with_a_setting_is_said_in_dutch(
    tmp_path: Path, settings: str, expected: str
) -> None:
    path = write(tmp_path, {"mkdocs.yml": settings}) / "mkdocs.yml"
    with pytest.raises(ConfigError) as raised:
        load_host(path)
    assert str(raised.value).replace(f"{tmp_path}{os.sep}", "{folder}") == f"{{folder}}mkdocs.yml:{expected}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["bouw"],
        ["build", "--schnell"],
        ["check", "weg.md"],
        ["serve", "--address", "hier"],
        ["serve", "--address", "127.0.0.1:99999"],
        [],
    ],
)
def test_wrong_use_gives_2_and_says_what_can_be_done(tmp_path: Path, arguments: list[str]) -> None:
    ran = run(write(tmp_path, {}), *arguments)
    assert ran.code == 2
    assert ran.err
    assert "Traceback" not in ran.err


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    _old_site(folder)
    names = sorted(path.name for path in folder.iterdir())
    ran = run(folder, "build")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("11 pagina’s staan in ")
    assert not (folder / "site" / "oud").exists()
    assert "Jan Smit" in (folder / "site" / "mensen" / "index.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in folder.iterdir()) == names


_BREAKING = """
from werkplaats.plugin.hooks import WerkplaatsPlugin
def broken(self, config):
    raise {error}
WerkplaatsPlugin.on_post_build = broken
from werkplaats.cli import main
raise SystemExit(main(["build"]))
"""


@pytest.mark.parametrize(
    ("error", "code"), [("KeyboardInterrupt", 1), ("OSError(28, 'No space left')", 2), ("ValueError('x')", 2)]
)
def test_a_build_that_breaks_off_leaves_the_old_site(tmp_path: Path, error: str, code: int) -> None:
    folder = write(tmp_path, {})
    old, names = _old_site(folder), sorted(path.name for path in folder.iterdir())
    command = [sys.executable, "-c", _BREAKING.format(error=error)]
    ran = subprocess.run(command, cwd=folder, env=_environment(), capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == code
    assert ran.stderr
    assert "Traceback" not in ran.stderr
    assert _snapshot(folder / "site") == old
    assert sorted(path.name for path in folder.iterdir()) == names


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_build_that_is_told_to_stop_tidies_up(tmp_path: Path) -> None:
    folder = write(tmp_path, {})
    old, names = _old_site(folder), sorted(path.name for path in folder.iterdir())
    waiting = _BREAKING.format(error="SystemExit(__import__('time').sleep(30))")
    with subprocess.Popen(
        [sys.executable, "-c", waiting], cwd=folder, env=_environment(), stderr=subprocess.PIPE, encoding="utf-8"
    ) as build:
        for _ in range(300):
            if any(
                path.name.startswith(".site-") and (path / "nieuw" / "index.html").exists() for path in folder.iterdir()
            ):
                break
            time.sleep(0.05)
        build.send_signal(signal.SIGTERM)
        _, err = build.communicate(timeout=20)
    assert (build.returncode, err) == (1, "Afgebroken. Een eerder gebouwde site is niet aangeraakt.\n")
    assert _snapshot(folder / "site") == old
    assert sorted(path.name for path in folder.iterdir()) == names
