"""`werkplaats check` and `werkplaats explain` as an editor runs them: real files, output, exit codes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from werkplaats.cli import COMMANDS, main, make_parser
from werkplaats.report import FORMATS

SUMMARY = 'samenvatting: "Een proefpagina waarop de controles hun werk kunnen doen. Zij zegt verder niets, maar wel in twee zinnen."'
PAGE = f"---\ntitel: Proef\n{SUMMARY}\n---\n\n"
BIB = "@book{tonkens2009,\n  author = {Tonkens, Evelien},\n  title = {Tussen onderschatten en overvragen},\n  publisher = {SUN},\n  date = {2009},\n}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "mensen").mkdir(parents=True)
    (tmp_path / "bib").mkdir()
    (tmp_path / "mkdocs.yml").write_text("plugins: [{werkplaats: {content_model: true}}]\n", encoding="utf-8")
    (tmp_path / "bib" / "literatuur.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text(
        PAGE.replace("proefpagina", "beginpagina") + "Zie [@tonkens2009].\n", encoding="utf-8"
    )
    return tmp_path


def _add(project: Path, text: str, name: str = "tekst.md") -> Path:
    file = project / "docs" / name
    file.write_bytes((PAGE + text).encode())
    return file


def _run(project: Path, *arguments: str) -> int:
    return main(["--config", str(project / "mkdocs.yml"), *arguments])


def test_clean_is_0(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(project, "check") == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("Geen fouten of waarschuwingen en 1 hint in 3 bestanden")


def test_an_error_is_1_with_its_place(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(project, "Zie [@tonkens209].\n")
    assert _run(project, "check", "--format", "concise") == 1
    assert "docs/tekst.md:6:6: fout CIT001 Sleutel ‘tonkens209’" in capsys.readouterr().out


def test_a_hint_is_0(project: Path) -> None:
    (project / "bib" / "literatuur.bib").write_text(
        BIB + BIB.replace("2009,", "2009b,", 1).replace("Tussen", "Buiten"), encoding="utf-8"
    )
    assert _run(project, "check") == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["check", "--select", "XYZ"], "Controle ‘XYZ’ bestaat niet", id="unknown code"),
        pytest.param(["check", "niets.md"], "‘niets.md’ bestaat niet in dit project", id="unknown path"),
        pytest.param(["check", "mkdocs.yml"], "In ‘mkdocs.yml’ staat niets dat wordt gecontroleerd", id="other file"),
        pytest.param(["check", "docs", "docs/mensen"], "In ‘docs/mensen’ staat niets", id="empty folder"),
        pytest.param(["check", "--unsafe"], "--unsafe werkt alleen", id="unsafe alone"),
        pytest.param(["check", "--format", "pdf"], "dit kan hier niet", id="unknown form"),
        pytest.param(["check", "--vreemd"], "onbekend argument", id="unknown option"),
        pytest.param(["explain", "CIT999"], "Controle ‘CIT999’ bestaat niet", id="unknown rule"),
        pytest.param([], "er ontbreekt een argument", id="no command"),
    ],
)
def test_wrong_use_is_2_and_says_what(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert _run(project, *arguments) == 2
    assert says in capsys.readouterr().err


_GITLAB = {"error": "major", "warning": "minor", "hint": "info"}


def _set(project: Path, options: str) -> None:
    (project / "mkdocs.yml").write_text(
        f"plugins:\n  - werkplaats:\n      content_model: true\n      {options}\n", encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("severity", "code", "counts"),
    [
        pytest.param("error", 1, "1 fout", id="error"),
        pytest.param("warning", 1, "1 waarschuwing", id="warning"),
        pytest.param("hint", 0, "geen fouten of waarschuwingen en 1 hint", id="hint"),
        pytest.param("off", 0, "geen fouten of waarschuwingen", id="off"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_a_site_has_severities_of_its_own(
    project: Path, capsys: pytest.CaptureFixture[str], severity: str, code: int, counts: str, form: str
) -> None:
    """In every form: what the settings say decides the word, the level, the count and the exit code."""
    _set(project, f"severity: {{TXT002: {severity}, SYS003: off}}")
    _add(project, "Zie  dit.\n")
    assert _run(project, "check", "--format", form) == code
    captured = capsys.readouterr()
    assert f"{counts} in 4 bestanden".capitalize() in captured.out + captured.err
    word = {
        "json": f'"severity": "{severity}"',
        "github": f"::{'notice' if severity == 'hint' else severity} ",
        "gitlab": f'"severity": "{_GITLAB.get(severity)}"',
        "sarif": f'"level": "{"note" if severity == "hint" else severity}"',
        "junit": "TXT002",
    }.get(form, {"error": "fout", "warning": "let op", "hint": "hint"}.get(severity, "") + " TXT002")
    assert (word in captured.out) == (severity != "off")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        pytest.param(
            "severity: {TXT2: hint}", "4:18: De controle ‘TXT2’ bestaat niet; bedoelde u ‘TXT002’?", id="code"
        ),
        pytest.param("severity: {TXT2: off}", "4:18: De controle ‘TXT2’ bestaat niet", id="code that is off"),
        pytest.param("ignore: [TXT002, txt003]", "4:24: De controle ‘txt003’ bestaat niet; bedoelde u", id="ignored"),
        pytest.param("severity: {TXT002: mild}", "4:18: ‘mild’ bij ‘TXT002’ is geen ernst; kies uit", id="severity"),
    ],
)
def test_a_severity_or_code_that_does_not_exist_is_2_with_its_place(
    project: Path, capsys: pytest.CaptureFixture[str], options: str, says: str
) -> None:
    _set(project, options)
    assert _run(project, "check") == 2
    assert f"mkdocs.yml:{says}" in capsys.readouterr().err


def test_explain_says_what_the_site_makes_of_a_severity(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options, says in {
        "severity: {TXT002: error}": "let op; op deze site: fout;",
        "ignore: [TXT002]": "uit;",
    }.items():
        _set(project, options)
        assert _run(project, "explain", "TXT002") == 0
        assert says in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("text", [None, "a: [b\n"], ids=["missing", "broken"])
def test_a_configuration_that_cannot_be_read_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    if text is not None:
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert _run(tmp_path, "check") == 2
    err = capsys.readouterr().err
    assert "mkdocs.yml" in err
    assert "Traceback" not in err


def test_fix_mends_files_and_register_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _add(project, "Zie  [@Tonkens2009].\r\n\r\nEn  [@niets].\r\n")
    register = project / "docs" / ".alineas.tsv"
    assert _run(project, "check", "--fix", "--format", "concise") == 1
    assert file.read_bytes() == (PAGE + "Zie [@tonkens2009].\r\n\r\nEn [@niets].\r\n").encode()
    first = register.read_bytes()
    assert first.count(b"\np-") == 3
    out = capsys.readouterr().out
    assert "Hersteld: docs/tekst.md" in out
    assert "SYS003" not in out
    assert _run(project, "check", "--fix", "--format", "concise") == 1
    assert "Hersteld" not in capsys.readouterr().out
    assert register.read_bytes() == first


def test_fix_keeps_a_register_while_a_page_cannot_be_read(project: Path) -> None:
    register = project / "docs" / ".alineas.tsv"
    _run(project, "check", "--fix")
    before = register.read_bytes()
    (project / "docs" / "tekst.md").write_bytes(PAGE.encode() + "Café.\n".encode("cp1252"))
    assert _run(project, "check", "--fix") == 1
    assert register.read_bytes() == before


def test_fix_of_one_path_leaves_the_others(project: Path) -> None:
    one, two = _add(project, "Zie  dit.\n", "een.md"), _add(project, "Zie  dit.\n", "twee.md")
    before = two.read_bytes()
    assert _run(project, "check", "--fix", "docs/een.md") == 0
    assert b"Zie dit." in one.read_bytes()
    assert two.read_bytes() == before


def test_diff_shows_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _add(project, "Zie  [@tonkens209].\n")
    before = {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}
    assert _run(project, "check", "--diff", "--unsafe", "--ignore", "SYS003") == 0
    assert "-Zie  [@tonkens209].\n+Zie [@tonkens2009].\n" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()} == before
    assert _run(project, "check") == 1
    assert file.read_bytes() == before[file]


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        pytest.param(["--select", "CIT"], {"CIT001"}, id="family"),
        pytest.param(["--select", "cit001,TXT002"], {"CIT001", "TXT002"}, id="codes"),
        pytest.param(["--ignore", "CIT,SYS"], {"TXT002"}, id="ignored"),
        pytest.param(["docs/index.md"], set(), id="path"),
        pytest.param(["docs\\tekst.md"], {"CIT001", "TXT002"}, id="path of windows"),
        pytest.param(["docs"], {"CIT001", "TXT002", "SYS003"}, id="folder"),
    ],
)
def test_what_is_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], codes: set[str]
) -> None:
    _add(project, "Zie  [@niets].\n")
    _run(project, "check", "--format", "json", *arguments)
    captured = capsys.readouterr()
    assert {item["code"] for item in json.loads(captured.out)} == codes
    assert " in " in captured.err


def test_codes_that_the_configuration_ignores(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").write_text(
        "plugins:\n  - werkplaats:\n      content_model: true\n      ignore: [CIT001]\n", encoding="utf-8"
    )
    _add(project, "Zie [@niets].\n")
    assert _run(project, "check") == 0
    assert _run(project, "check", "--select", "CIT001") == 1
    assert "CIT001" in capsys.readouterr().out


def test_bad_input_is_reported_together(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One message each, and everything else is still read and reported in the same run."""
    _add(project, "Zie [@een; @niets].\n")
    (project / "docs" / "kop.md").write_text("---\ntitel: [\n---\n\nZie [@weg].\n", encoding="utf-8")
    (project / "docs" / "oud.md").write_bytes(PAGE.encode() + b"Caf\xe9.\n")
    (project / "docs" / "mensen" / "jan.md").write_text(PAGE.replace("Proef", "Jan") + "Ja.\n", encoding="utf-8")
    (project / "docs" / "mensen" / "Jan.md").write_text(PAGE.replace("Proef", "Jan") + "Ja.\n", encoding="utf-8")
    (project / "bib" / "literatuur.bib").write_text(BIB + "@book{een, title {x}\n}\n" + BIB, encoding="utf-8")
    assert _run(project, "check", "--format", "json") == 1
    found = {
        (item["path"], item["line"], item["code"])
        for item in json.loads(capsys.readouterr().out)
        if item["severity"] != "hint"
    }
    wanted = {
        ("docs/tekst.md", 6, "CIT001"),
        ("docs/kop.md", 5, "CIT001"),
        ("docs/oud.md", 6, "PAG005"),
        ("docs/mensen/Jan.md", 1, "PAG006"),
        ("bib/literatuur.bib", 7, "BIB001"),
        ("bib/literatuur.bib", 9, "BIB002"),
    }
    assert wanted <= found
    assert any(path == "docs/kop.md" and code == "PAG001" for path, _, code in found)


def test_a_project_without_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert _run(tmp_path, "check", "--format", "concise") == 1
    assert "bib:1:1: fout BIB006" in capsys.readouterr().out


@pytest.mark.parametrize("at", ["file", "folder"])
def test_a_project_within_a_repository(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str], at: str
) -> None:
    """Of a worktree or a submodule `.git` is a file."""
    below = tmp_path / "a" / "b"
    shutil.copytree(project, below)
    (tmp_path / ".git").write_text("gitdir: x", encoding="utf-8") if at == "file" else (tmp_path / ".git").mkdir()
    _add(below, "Zie [@niets].\n")
    _run(below, "check", "--format", "github")
    assert "::error file=a/b/docs/tekst.md,line=6," in capsys.readouterr().out


def test_explain_prints_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(project, "explain", "cit002") == 0
    out = capsys.readouterr().out
    assert out.startswith("CIT002 wrong-case-key (fout; herstel: --fix)\n")
    assert "## Herstellen" in out


def test_every_command_has_help_in_dutch() -> None:
    for name in COMMANDS:
        shown = make_parser(name).format_help()
        assert f"    {name}" in shown
        assert "usage" not in shown
        assert "options" not in shown


def test_start_up_imports_no_host() -> None:
    code = (
        "import sys\nfrom werkplaats.cli import main\nmain(['check', '--config', sys.argv[1]])\n"
        "assert not {'mkdocs', 'markdown', 'jinja2', 'pybtex', 'material'} & {name.partition('.')[0] for name in sys.modules}, sorted(sys.modules)"
    )
    scripts = Path(__file__).parents[3] / "scripts"
    root = Path(__file__).parents[3] / "mkdocs.yml"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(scripts)!r})\n{code}", str(root)],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr


def test_a_check_that_is_a_program_says_all_it_has_to_say(project: Path) -> None:
    """It ends without tidying up, so what was written must have gone out before."""
    _add(project, "Zie [@niets].\n\n" * 2000)
    command = [sys.executable, "-m", "werkplaats", "check", "--no-cache", "--config", str(project / "mkdocs.yml")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "scripts")}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, encoding="utf-8")
    assert done.returncode == 1
    assert done.stdout.count("fout CIT001") == 2000
    assert "2000 fouten" in done.stdout.splitlines()[-1]
    assert done.stderr == ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as cut:
        assert cut.stdout
        assert cut.stderr
        cut.stdout.close()
        assert cut.stderr.read() == b""
    assert cut.returncode == 1


def test_diff_of_one_path_says_nothing_of_the_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add(project, "Zie [@niets].\n")
    assert _run(project, "check", "--diff", "docs/index.md", "--ignore", "SYS003") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "Er is niets dat zo wordt hersteld.\n"


def test_a_file_that_cannot_be_written_is_1(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when nothing but hints is left: what was asked for was not done."""

    def locked(*_: object) -> None:
        raise OSError(errno.EROFS, "slot")

    monkeypatch.setattr("pathlib.Path.replace", locked)
    assert _run(project, "check", "--fix") == 1
    said = capsys.readouterr()
    assert "‘docs/.alineas.tsv’ is niet hersteld" in said.err
    assert "Hersteld" not in said.out
    assert not (project / "docs" / ".alineas.tsv").exists()


def test_bytes_outside_a_repair_stay(project: Path) -> None:
    """A byte order mark, each kind of line end, and a last line without one."""
    before = (
        "\ufeff" + PAGE.replace("\n", "\r\n") + "Een  zin.\r\nNog\u2028een.\rMac  zin.\n\nUnix.  \nEinde  hier"
    ).encode()
    file = project / "docs" / "tekst.md"
    file.write_bytes(before)
    bib = project / "bib" / "literatuur.bib"
    bib.write_bytes(
        "\ufeff".encode() + BIB.replace("\n", "\r\n").replace("2009}", "2009},\r\n  pages = {30--12}").encode()
    )
    held = bib.read_bytes()
    _run(project, "check", "--fix", "--ignore", "TXT003")
    after = before.replace(b"Een  zin", b"Een zin").replace(b"Mac  zin", b"Mac zin").replace(b"Einde  ", b"Einde ")
    assert file.read_bytes() == after
    assert bib.read_bytes() == held


def test_a_list_with_a_byte_order_mark_keeps_it(project: Path) -> None:
    bib = project / "bib" / "literatuur.bib"
    bib.write_bytes("\ufeff".encode() + BIB.replace("2009}", "2009},\n  doi = {https://doi.org/10.1000/ab}").encode())
    _run(project, "check", "--fix")
    after = "\ufeff" + BIB.replace("2009}", "2009},\n  doi = {10.1000/ab}")
    assert bib.read_bytes().decode() == after


def test_ctrl_c_while_a_command_is_loaded_ends_it_quietly(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("werkplaats.cli.import_module", stopped)
    assert _run(project, "check") == 1
    assert capsys.readouterr().err == "Afgebroken.\n"
