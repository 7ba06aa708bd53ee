"""The commands: what they ask of a machine, when they make the environment anew, and how they end."""

from __future__ import annotations

import ast
import json
import os
import re
import runpy
import sys
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import tasks

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "tasks.py"
SITE, TEST = tasks.SITE_LOCK, tasks.TEST_LOCK


@dataclass(slots=True)
class Machine:
    """A project folder of its own, in which making an environment is written down instead of done."""

    root: Path
    done: list[str] = field(default_factory=list)

    def make_venv(self) -> None:
        self.done.append("venv")
        tasks.VENV.mkdir(exist_ok=True)

    def pip(self, *arguments: str, total: int = 0) -> None:
        assert not tasks.STAMP.exists(), "an environment that is being changed must not look whole"
        self.done.append("project" if "--editable" in arguments else Path(arguments[-1]).name)
        assert total or "--editable" in arguments

    def ensure(self, lock: str) -> list[str]:
        self.done.clear()
        tasks.ensure(lock)
        return list(self.done)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    (tmp_path / "scripts").mkdir()
    for name in (f"scripts/{SITE}", f"scripts/{TEST}", "pyproject.toml"):
        (tmp_path / name).write_text("a==1\n", encoding="utf-8")
    made = Machine(tmp_path)
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(tasks, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(tasks, "works", lambda: True)
    monkeypatch.setattr(tasks, "make_venv", made.make_venv)
    monkeypatch.setattr(tasks, "pip", made.pip)
    return made


# --- what is asked of a machine -----------------------------------------------------------------


def test_standard_library_only() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        alias.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module).partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names


def test_older_python_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6, "final", 0))
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(SCRIPT))
    assert stop.value.code == "Dit project vraagt Python 3.11 of nieuwer; dit is Python 3.9."


def test_older_python_can_read_that_line() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_python_without_venv_names_the_package(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == missing else object())
    with pytest.raises(tasks.StopError, match=r"python3\.\d+-venv$") as stop:
        tasks.make_venv()
    assert stop.value.code == tasks.WRONG_USE


# --- the environment ----------------------------------------------------------------------------


def test_new_machine_makes_everything_once(machine: Machine) -> None:
    assert machine.ensure(SITE) == ["venv", SITE, "project"]
    assert machine.ensure(SITE) == []


def test_test_environment_serves_the_site_too(machine: Machine) -> None:
    assert machine.ensure(TEST) == ["venv", TEST, "project"]
    assert machine.ensure(SITE) == []


def test_test_packages_are_added(machine: Machine) -> None:
    machine.ensure(SITE)
    assert machine.ensure(TEST) == [TEST, "project"]
    assert machine.ensure(TEST) == []


@pytest.mark.parametrize("lock", [SITE, TEST])
def test_changed_lock_starts_anew(machine: Machine, lock: str) -> None:
    machine.ensure(TEST)
    (machine.root / "scripts" / lock).write_text("a==2\n", encoding="utf-8")
    assert machine.ensure(TEST) == ["venv", TEST, "project"]


def test_changed_project_is_installed_again(machine: Machine) -> None:
    machine.ensure(TEST)
    (machine.root / "pyproject.toml").write_text("changed", encoding="utf-8")
    assert machine.ensure(SITE) == ["project"]
    assert machine.ensure(TEST) == []


@pytest.mark.parametrize("key", ["place", "python"])
def test_moved_or_of_another_python_starts_anew(machine: Machine, key: str) -> None:
    machine.ensure(SITE)
    stamp = json.loads(tasks.STAMP.read_text(encoding="utf-8"))
    tasks.STAMP.write_text(json.dumps({**stamp, key: "elsewhere"}), encoding="utf-8")
    assert machine.ensure(SITE) == ["venv", SITE, "project"]


def test_python_that_no_longer_starts_starts_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.ensure(SITE)
    monkeypatch.setattr(tasks, "works", lambda: False)
    assert machine.ensure(SITE) == ["venv", SITE, "project"]


def test_broken_off_making_starts_anew(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: str, total: int = 0) -> None:
        raise tasks.StopError(f"no network for {total}")

    machine.ensure(SITE)
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "pip", no_network)
        with pytest.raises(tasks.StopError, match="no network"):
            tasks.ensure(TEST)
    assert machine.ensure(SITE) == ["venv", SITE, "project"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null"])
def test_unreadable_stamp_starts_anew(machine: Machine, text: str) -> None:
    machine.ensure(SITE)
    tasks.STAMP.write_text(text, encoding="utf-8")
    assert machine.ensure(SITE) == ["venv", SITE, "project"]


def test_fingerprint_is_the_same_on_windows(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a\nb\n")
    windows.write_bytes(b"a\r\nb\r\n")
    assert tasks.digest(unix) == tasks.digest(windows)


def test_started_programs_see_no_other_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PATH", "/usr/bin")
    env = tasks.child_env(CHROMIUM="c")
    assert "PYTHONPATH" not in env
    assert env["PATH"] == f"{tasks.BIN}{os.pathsep}/usr/bin"
    assert (env["PYTHONUTF8"], env["NO_MKDOCS_2_WARNING"], env["CHROMIUM"]) == ("1", "1", "c")


# --- the browser --------------------------------------------------------------------------------


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of a machine without any browser."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(tasks, "BROWSER_NAMES", ())
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(tasks, "MAC_APPLICATIONS", tmp_path / "none")
    monkeypatch.setattr(tasks, "OS_RELEASE", tmp_path / "release")
    for name in ("CHROMIUM", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    return home


def put(path: Path) -> str:
    """Make a file, its folders too, and return its path as text."""
    path.parent.mkdir(parents=True)
    path.touch(mode=0o755)
    return str(path)


def test_browser_of_the_variable_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert tasks.find_browser() == sys.executable


def test_wrong_variable_is_named(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(tasks.StopError, match="/no/such/browser"):
        tasks.find_browser()


@pytest.mark.parametrize("app", tasks.WINDOWS_BROWSERS)
def test_browser_where_windows_has_it(bare: Path, monkeypatch: pytest.MonkeyPatch, app: str) -> None:
    monkeypatch.setenv("PROGRAMFILES(X86)", str(bare))
    place = put(bare / app)
    assert tasks.find_browser() == place


@pytest.mark.parametrize("app", tasks.MAC_BROWSERS)
def test_browser_where_macos_has_it(bare: Path, app: str) -> None:
    place = put(bare / "Applications" / app)
    assert tasks.find_browser() == place


def test_no_browser_says_how_to_get_one(bare: Path) -> None:
    with pytest.raises(tasks.StopError, match="Installeer Chromium, Chrome of Edge"):
        tasks.ensure_browser()


@pytest.mark.parametrize(
    ("release", "user", "may"),
    [
        pytest.param('NAME="Debian GNU/Linux"\nID=debian\n', 0, True, id="debian-root"),
        pytest.param("ID=debian\n", 1000, False, id="debian-user"),
        pytest.param("ID=ubuntu\nID_LIKE=debian\n", 0, False, id="ubuntu-root"),
    ],
)
def test_who_may_install_a_browser(
    bare: Path, monkeypatch: pytest.MonkeyPatch, release: str, user: int, may: bool
) -> None:
    tasks.OS_RELEASE.write_text(release, encoding="utf-8")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert tasks.may_install_browser() is may


# --- the commands -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "command", "rest"),
    [
        ("site", "site", []),
        ("check --format json docs/a.md", "check", ["--format", "json", "docs/a.md"]),
        ("test -k 'x' -- tests", "test", ["-k", "'x'", "--", "tests"]),
        ("lock --upgrade", "lock", ["--upgrade"]),
    ],
)
def test_arguments_go_on_in_their_order(line: str, command: str, rest: list[str]) -> None:
    assert tasks.arguments_of(line.split()) == (command, rest)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", 2),
        ("nothing", 2),
        ("site extra", 2),
        ("archive extra", 2),
        ("--help", 0),
        ("check --help", 0),
        ("bench -h", 0),
    ],
)
def test_wrong_use_and_help(line: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        tasks.main(line.split())
    assert stop.value.code == code
    said = "".join(capsys.readouterr())
    assert said.startswith("gebruik: ")
    assert "tasks.py" in said
    assert not [word for word in ("usage", "options", "show this", "error", "invalid") if word in said]


@dataclass(slots=True)
class Programs:
    """Stands for the programs of the environment: each ends with the code set for it, pytest writes its report."""

    codes: dict[str, int] = field(default_factory=dict)
    report: str | None = '<testsuites><testsuite tests="9" failures="0" errors="0" skipped="0"/></testsuites>'
    started: list[str] = field(default_factory=list)

    def run(self, *command: str | Path, **_: str) -> int:
        name = " ".join(str(word) for word in command[:2])
        self.started.append(name)
        for word in map(str, command):
            if word.startswith("--junitxml=") and self.report:
                Path(word.partition("=")[2]).write_text(self.report, encoding="utf-8")
        return next((code for start, code in self.codes.items() if name.startswith(start)), 0)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    made = Programs()
    monkeypatch.setattr(tasks, "ensure", lambda _: None)
    monkeypatch.setattr(tasks, "ensure_browser", lambda: "chromium")
    monkeypatch.setattr(tasks, "run", made.run)
    return made


def last_lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the last two lines on the screen."""
    return capsys.readouterr().out.splitlines()[-2:]


def test_site_ends_with_what_to_do_next(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["site"]) == 0
    assert programs.started == ["werkplaats check", "werkplaats build"]
    assert last_lines(capsys)[-1] == f"De site staat in site/. Bekijken: {tasks.CALL} serve"


@pytest.mark.parametrize("code", [1, 2])
def test_site_stops_at_findings(programs: Programs, code: int) -> None:
    programs.codes["werkplaats check"] = code
    assert tasks.main(["site"]) == code
    assert programs.started == ["werkplaats check"]


def test_test_runs_all_steps_and_closes_with_the_numbers(
    programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tasks.main(["test"]) == 0
    assert [name.split()[0] for name in programs.started] == [
        "ruff",
        "ruff",
        "lint-imports",
        "mypy",
        "pyright",
        "pytest",
    ]
    assert last_lines(capsys) == [f"Alles is goed. Nu de site: {tasks.CALL} site", "9 passed, 0 failed"]


def test_one_tool_that_fails_fails_the_whole_but_stops_nothing(
    programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.codes["mypy"] = 1
    assert tasks.main(["test"]) == 1
    assert len(programs.started) == 6
    assert last_lines(capsys) == [f"Niet goed: mypy. Herstel dat en herhaal: {tasks.CALL} test", "9 passed, 0 failed"]


def test_failed_tests_are_counted(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    programs.codes["pytest"] = 1
    programs.report = '<testsuites><testsuite tests="9" failures="2" errors="1" skipped="2"/></testsuites>'
    assert tasks.main(["test"]) == 1
    assert last_lines(capsys)[-1] == "4 passed, 3 failed, 2 skipped"


def test_pytest_that_breaks_down_counts_as_a_failure(programs: Programs, capsys: pytest.CaptureFixture[str]) -> None:
    programs.codes["pytest"] = 3
    programs.report = None
    assert tasks.main(["test"]) == 1
    assert last_lines(capsys)[-1] == "0 passed, 1 failed"


def test_archive_depends_on_the_files_alone(tmp_path: Path) -> None:
    made = []
    for number, names in enumerate((["index.html", "a/b.css", "a.txt"], ["a.txt", "index.html", "a/b.css"])):
        folder = tmp_path / str(number)
        for name in names:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
            path.chmod(0o600 if number else 0o755)
            os.utime(path, (number * 10**8, number * 10**8))
        target = tmp_path / f"{number}.zip"
        assert tasks.write_archive(folder, target) == 3
        made.append(target.read_bytes())
    assert made[0] == made[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as archive:
        assert archive.namelist() == ["a.txt", "a/b.css", "index.html"]
        assert archive.read("a/b.css") == b"a/b.css"


def test_archive_without_a_site_says_what_comes_first(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["archive"]) == 2
    assert capsys.readouterr().err == f"Er is nog geen site/ om in te pakken; eerst: {tasks.CALL} site\n"


# --- the files around the script ----------------------------------------------------------------


def pins(lock: str) -> dict[str, str]:
    """Return name and version of each package in a lock file."""
    text = (ROOT / "scripts" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", [SITE, TEST])
def test_lock_names_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "scripts" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(pins(lock)) > 20, "each package once"
    assert all("--hash=sha256:" in block for block in blocks)


def test_test_lock_holds_the_site_lock() -> None:
    assert pins(SITE).items() <= pins(TEST).items()


def test_locks_are_of_this_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    site = [*project["project"]["dependencies"], *groups["site"]]
    for lock, lines in ((SITE, site), (TEST, [line for line in groups["test"] if isinstance(line, str)])):
        for requirement in map(Requirement, lines):
            assert requirement.specifier.contains(pins(lock)[canonicalize_name(requirement.name)]), requirement


def test_readme_lists_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+)` \|", text, re.MULTILINE)) == set(tasks.COMMANDS)


def test_actions_are_pinned_and_may_do_little() -> None:
    path = ROOT / ".github" / "workflows" / "publish.yml"
    uses = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert uses
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*", use) for use in uses)
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    writers = {name for name, job in workflow["jobs"].items() if "write" in job["permissions"].values()}
    assert writers == {"publish"}
    assert set(workflow["jobs"]["publish"]["needs"]) == set(workflow["jobs"]) - {"publish"}
