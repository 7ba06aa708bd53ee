"""The project's commands: one script, standard library only, on Linux, macOS and Windows.

`site` and `test` make what they need in `.venv/`, from a lock file with hashes; the other commands use the same
environment. Nothing outside the project's folder is touched, except that `test` may install Debian's own
Chromium when it runs as root on a Debian without a browser.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree as ET

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    sys.exit("Dit project vraagt Python 3.11 of nieuwer; dit is Python {}.{}.".format(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "werkplaats.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
CALL = ("py" if os.name == "nt" else "python3") + " scripts/tasks.py"

SITE_LOCK = "requirements.txt"
TEST_LOCK = "requirements-test.txt"

CLEAN, FINDINGS, WRONG_USE = 0, 1, 2
INTERRUPTED = 130

# What the programs we start need to know. The two warnings are of Material and ProperDocs about each other's
# future; the mkdocs version is pinned, so they say nothing that an editor can act on.
CHILD_ENV = {
    "PYTHONUTF8": "1",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # pyright would ask the network whether it is the newest
}
# Settings of another environment would lead the programs astray.
FOREIGN_ENV = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "MKDOCS_CONFIG_FILE", "PIP_REQUIRE_VIRTUALENV", "PIP_TARGET")


class StopError(Exception):
    """A message for the person who started the command, and the exit code that goes with it."""

    def __init__(self, message: str, code: int = WRONG_USE) -> None:
        super().__init__(message)
        self.code = code


def say(text: str = "") -> None:
    """Print a line at once, so that it stands before what a started program prints."""
    print(text, flush=True)


def child_env(**extra: str) -> dict[str, str]:
    """Return the environment for a started program: ours, without what points to another Python."""
    env = {name: value for name, value in os.environ.items() if name not in FOREIGN_ENV}
    env.update(CHILD_ENV, VIRTUAL_ENV=str(VENV), PATH=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", **extra)
    return env


def run(*command: str | Path, **extra: str) -> int:
    """Run a program in the project's folder, its output straight to the screen.

    Args:
        command: The program and its arguments; a name without a folder is taken from `.venv/`.
        extra: More environment variables.

    Returns:
        The exit code of the program.
    """
    program, *arguments = map(str, command)
    if os.sep not in program:
        program = str(BIN / (program + EXE))
        if not Path(program).exists():
            raise StopError(f"{Path(program).name} ontbreekt in .venv/; gooi die map weg en probeer het opnieuw.")
    return subprocess.run([program, *arguments], cwd=ROOT, env=child_env(**extra), check=False).returncode


# --- the environment ----------------------------------------------------------------------------


def digest(path: Path) -> str:
    """Return a fingerprint of a text file that does not depend on how its lines end."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def wanted(lock: str) -> dict[str, str]:
    """Return what the stamp of an up-to-date environment says: where, of which Python, and from which files."""
    locks = [SITE_LOCK] if lock == SITE_LOCK else [SITE_LOCK, TEST_LOCK]  # the second holds all of the first
    return {
        "place": str(VENV),
        "python": f"{sys.version.split()[0]} {sys.base_prefix}",
        "project": digest(ROOT / "pyproject.toml"),
        **{name: digest(ROOT / "scripts" / name) for name in locks},
    }


def read_stamp() -> dict[str, str]:
    """Return what the environment was made from; nothing if there is none or its making was broken off."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and works() else {}


def works() -> bool:
    """Tell whether the environment's Python starts: it does not when the Python it was made with is gone."""
    try:
        seen = subprocess.run([BIN / ("python" + EXE), "-c", ""], capture_output=True, check=False)
    except OSError:
        return False
    return seen.returncode == 0


def make_venv() -> None:
    """Make `.venv/` anew, with the Python that runs this script."""
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        version = ".".join(map(str, sys.version_info[:2]))
        raise StopError(
            "Deze Python mist de module venv. Op Debian en Ubuntu brengt het pakket"
            f" python{version}-venv die: sudo apt-get install python{version}-venv"
        )
    say("Omgeving maken in .venv/ …")
    # Not the environment's own Python, should this script run in it: that one is about to go.
    python = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([python, "-m", "venv", "--clear", str(VENV)], cwd=ROOT, check=False)
    if made.returncode:
        raise StopError(
            "De omgeving kon niet worden gemaakt. Is .venv/ nog ergens open? Gooi de map weg en herhaal.", FINDINGS
        )


def pip(*arguments: str, total: int = 0) -> None:
    """Run pip in the environment, and show how far it is.

    Args:
        arguments: What comes after `pip install`.
        total: How many packages are expected; with 0 nothing is counted.
    """
    command = [str(BIN / ("python" + EXE)), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    log: list[str] = []
    seen = 0
    with subprocess.Popen(
        [*command, "--progress-bar", "off", *arguments],
        cwd=ROOT,
        env=child_env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            log.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                seen += 1
                if total and seen % 10 == 0:
                    say(f"  {seen} van ongeveer {total} pakketten")
            elif total and line.startswith("Installing collected"):
                say("  pakketten uitpakken …")
    if process.returncode:
        say("".join(log[-25:]))
        raise StopError(
            "De pakketten konden niet worden geïnstalleerd; hierboven staat waarom. Is er een netwerk?", FINDINGS
        )


def ensure(lock: str) -> None:
    """Make `.venv/` what the lock file says; when it already is, this takes no time.

    An environment made from other contents of a lock file is made anew, so that no package of then stays
    behind. A missing lock file's packages are added. The stamp goes first and comes last: a run that is broken
    off leaves no environment that looks whole.
    """
    want, have = wanted(lock), read_stamp()
    if want.items() <= have.items():
        return
    if any(have.get(key) != want[key] for key in ("place", "python")) or any(
        name in have and have[name] != digest(ROOT / "scripts" / name) for name in (SITE_LOCK, TEST_LOCK)
    ):
        make_venv()
        have = {}
    STAMP.unlink(missing_ok=True)
    if lock not in have:
        path = ROOT / "scripts" / lock
        total = sum("==" in line for line in path.read_text(encoding="utf-8").splitlines())
        say(f"Pakketten ophalen uit scripts/{lock} (eenmalig, een minuut of twee) …")
        pip("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(path), total=total)
    say("Het project zelf installeren …")
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    compileall.compile_dir(
        ROOT / "scripts" / "werkplaats", quiet=2
    )  # where Python may not write this later, each start would compile anew
    STAMP.write_text(json.dumps({**have, **want}, indent=1) + "\n", encoding="utf-8")


# --- the browser --------------------------------------------------------------------------------

BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC_APPLICATIONS = Path("/Applications")
MAC_BROWSERS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
OS_RELEASE = Path("/etc/os-release")
WINDOWS_BROWSERS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge: the one in CHROMIUM, on the path, or where each system has it."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        found = shutil.which(chosen)
        if not found:
            raise StopError(
                f"CHROMIUM noemt ‘{chosen}’, maar dat is geen programma; verbeter of verwijder de variabele."
            )
        return found
    for name in BROWSER_NAMES:
        found = shutil.which(name)
        if found:
            return found
    places = [base / app for base in (MAC_APPLICATIONS, Path.home() / "Applications") for app in MAC_BROWSERS]
    bases = filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")))
    places += [Path(base) / app for base in bases for app in WINDOWS_BROWSERS]
    return next((str(place) for place in places if place.is_file()), None)


def may_install_browser() -> bool:
    """Tell whether this is root on Debian itself: Ubuntu's package of that name needs snap, which root may lack."""
    try:
        release = OS_RELEASE.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return root and "ID=debian" in release and shutil.which("apt-get") is not None


def ensure_browser() -> str:
    """Return the path of a browser; install Debian's Chromium where that is ours to do.

    Raises:
        StopError: There is none, with the way to get one.
    """
    found = find_browser()
    if not found and may_install_browser():
        say("Geen browser gevonden; Chromium van Debian installeren …")
        for command in (["apt-get", "-q", "update"], ["apt-get", "-q", "-y", "install", "chromium"]):
            env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
            subprocess.run(command, stdout=subprocess.DEVNULL, env=env, check=False)
        found = find_browser()
    if not found:
        raise StopError(
            "De test gebruikt een browser en vindt er geen. Installeer Chromium, Chrome of Edge (Debian: sudo apt-get"
            " install chromium; macOS: brew install --cask chromium; Windows: Edge) of zet de variabele CHROMIUM op het pad."
        )
    return found


# --- the commands -------------------------------------------------------------------------------


def site(_: list[str]) -> int:
    """Check the texts and build the site into site/."""
    say("1/3 Omgeving")
    ensure(SITE_LOCK)
    say("2/3 Controle")
    code = run("werkplaats", "check")
    if code:
        say(f"De site is niet gemaakt: herstel eerst wat hierboven staat; `{CALL} fix` herstelt wat vanzelf kan.")
        return code
    say("3/3 Bouwen")
    code = run("werkplaats", "build")
    if code:
        say("Het bouwen is mislukt; hierboven staat waarom. Een eerdere site/ is gebleven zoals zij was.")
        return code
    say(f"De site staat in site/. Bekijken: {CALL} serve")
    return CLEAN


def serve(rest: list[str]) -> int:
    """Show the site in the browser, and again after each change of a text."""
    ensure(SITE_LOCK)
    return run("werkplaats", "serve", *rest)


def check(rest: list[str]) -> int:
    """Check texts, citations and links; build nothing."""
    ensure(SITE_LOCK)
    return run("werkplaats", "check", *rest)


def fix(rest: list[str]) -> int:
    """Repair what can be repaired without a person; then report what is left."""
    ensure(SITE_LOCK)
    return run("werkplaats", "check", "--fix", *rest)


def counts(report: Path) -> tuple[int, int, int]:
    """Read pytest's own report.

    Args:
        report: The JUnit file that pytest wrote.

    Returns:
        How many tests passed, failed (broken ones counted with them) and were skipped.
    """
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314  our own file, just written
    total, failures, errors, skipped = (
        sum(int(suite.get(name, "0")) for suite in suites) for name in ("tests", "failures", "errors", "skipped")
    )
    return total - failures - errors - skipped, failures + errors, skipped


def test(rest: list[str]) -> int:
    """Run every check of the code, and the tests with a real browser."""
    say("== omgeving ==")
    ensure(TEST_LOCK)
    browser = ensure_browser()
    say(f"Browser: {browser}")
    python = str(BIN / ("python" + EXE))
    steps: list[tuple[str, list[str]]] = [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("import-linter", ["lint-imports"]),
        ("mypy", ["mypy"]),
        ("pyright", ["pyright", "--pythonpath", python]),
    ]
    failed = []
    for name, command in steps:
        say(f"\n== {name} ==")
        start = time.monotonic()
        if run(*command):
            failed.append(name)
        say(f"-- {name}: {'fout' if name in failed else 'goed'}, {time.monotonic() - start:.0f} s")
    say("\n== pytest ==")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "pytest.xml"
        code = run("pytest", f"--junitxml={report}", *rest, CHROMIUM=browser, PYTHONWARNDEFAULTENCODING="1")
        passed, broken, skipped = counts(report) if report.exists() else (0, 1, 0)
    if code:
        failed.append("pytest")
    if failed:
        say(f"\nNiet goed: {', '.join(failed)}. Herstel dat en herhaal: {CALL} test")
    else:
        say(f"\nAlles is goed. Nu de site: {CALL} site")
    say(f"{passed} passed, {broken} failed" + (f", {skipped} skipped" if skipped else ""))
    return FINDINGS if failed else CLEAN


def bench(rest: list[str]) -> int:
    """Measure what a page costs, next to plain MkDocs with Material."""
    ensure(TEST_LOCK)
    return run(BIN / ("python" + EXE), ROOT / "scripts" / "bench.py", *rest)


def fuzz(rest: list[str]) -> int:
    """Try a hundred thousand broken bibliographies and citation texts; `test` tries a thousand."""
    ensure(TEST_LOCK)
    return run(BIN / ("python" + EXE), ROOT / "scripts" / "fuzz.py", *rest)


def lock(rest: list[str]) -> int:
    """Make the lock files anew from pyproject.toml; `--upgrade` takes the newest of everything."""
    own = BIN / ("uv" + EXE)
    uv = str(own) if own.exists() else shutil.which("uv")
    if not uv:
        raise StopError(f"Dit vraagt het programma uv; `{CALL} test` zet het in .venv/.")
    form = ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes"]
    form += ["--no-emit-index-url", "--quiet", *rest]
    form += ["--custom-compile-command", "python3 scripts/tasks.py lock"]
    for group, name, limit in (("site", SITE_LOCK, []), ("test", TEST_LOCK, ["-c", f"scripts/{SITE_LOCK}"])):
        say(f"scripts/{name} …")
        command = [uv, "pip", "compile", "pyproject.toml", "--group", group, *limit, *form, "-o", f"scripts/{name}"]
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            return FINDINGS
    say(f"De lijsten zijn bijgewerkt. Nu: {CALL} test")
    return CLEAN


def write_archive(folder: Path, target: Path) -> int:
    """Put a folder in a zip whose bytes depend on the files alone.

    The files are stored, not packed: what packing gives differs with the zlib of a machine.

    Args:
        folder: What goes in; its contents come at the top of the archive.
        target: The file to write; an earlier one stays until the new one is complete.

    Returns:
        How many files went in.
    """
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".part")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as archive:
        for name, path in files:
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 3  # Unix, also when Windows makes it
            member.external_attr = 0o100644 << 16
            archive.writestr(member, path.read_bytes())
    draft.replace(target)
    return len(files)


def archive(_: list[str]) -> int:
    """Put the built site in one zip, for a web server to which files are copied."""
    if not (ROOT / "site" / "index.html").exists():
        raise StopError(f"Er is nog geen site/ om in te pakken; eerst: {CALL} site")
    target = ROOT / "dist" / "werkplaats-site.zip"
    number = write_archive(ROOT / "site", target)
    say(f"{number} bestanden, sha256 {hashlib.sha256(target.read_bytes()).hexdigest()}")
    say("Het archief is dist/werkplaats-site.zip. Pak het uit in de map van de webserver.")
    return CLEAN


# Name, what it runs, what the help says, and where arguments that are not ours go.
COMMANDS = {
    "site": (site, "controleer de teksten en maak de site in site/", ""),
    "serve": (serve, "bekijk de site in de browser, bij elke wijziging opnieuw", "werkplaats serve"),
    "check": (check, "controleer teksten, verwijzingen en links", "werkplaats check"),
    "fix": (fix, "herstel wat vanzelf kan en meld de rest", "werkplaats check --fix"),
    "test": (test, "controleer de code en doe de proeven, ook in een browser", "pytest"),
    "bench": (bench, "meet wat een pagina kost", "scripts/bench.py"),
    "fuzz": (fuzz, "probeer honderdduizend kapotte literatuurlijsten en verwijzingen", "scripts/fuzz.py"),
    "lock": (lock, "leg de versies van alle pakketten opnieuw vast", "uv pip compile"),
    "archive": (archive, "pak site/ in als zip voor een webserver", ""),
}


class _Formatter(argparse.HelpFormatter):
    """Writes help in Dutch."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def _parser(called: str, description: str, epilog: str = "") -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=called, description=description, epilog=epilog, formatter_class=_Formatter, add_help=False
    )
    parser.add_argument_group("algemeen").add_argument("-h", "--help", action="help", help="toon deze uitleg")
    return parser


def arguments_of(argv: list[str]) -> tuple[str, list[str]]:
    """Read the command line.

    Args:
        argv: The arguments after the script's name.

    Returns:
        The command, and the arguments that go on to the program behind it.
    """
    parser = _parser(
        CALL,
        "De opdrachten van dit project. De eerste keer wordt de omgeving in .venv/ gemaakt.",
        "Uitkomst: 0 goed, 1 er is iets gevonden of mislukt, 2 verkeerd gebruik.",
    )
    listed = parser.add_subparsers(metavar="OPDRACHT", title="opdrachten", parser_class=argparse.ArgumentParser)
    for name, (_, text, _behind) in COMMANDS.items():
        listed.add_parser(name, help=text, add_help=False)
    command, rest = next(iter(argv), ""), argv[1:]
    if command in {"-h", "--help"}:
        parser.parse_args([command])
    if command not in COMMANDS:
        fault = f"De opdracht ‘{command}’ bestaat niet" if command else "Er ontbreekt een opdracht"
        _refuse(parser, f"{fault}; kies uit {', '.join(COMMANDS)}.")
    _, text, behind = COMMANDS[command]
    if rest[:1] in (["-h"], ["--help"]):
        goes_on = f" Andere argumenten gaan naar `{behind}`." if behind else ""
        _parser(f"{CALL} {command}", f"{text.capitalize()}.{goes_on}").parse_args(rest[:1])
    if rest and not behind:
        _refuse(parser, f"‘{command}’ kent geen ‘{rest[0]}’; laat dat weg.")
    return command, rest


def _refuse(parser: argparse.ArgumentParser, fault: str) -> NoReturn:
    parser.exit(WRONG_USE, f"{parser.format_usage()}{fault}\nUitleg: {CALL} --help\n")


def main(argv: list[str]) -> int:
    """Run one command.

    Args:
        argv: The arguments after the script's name.

    Returns:
        The exit code: 0 clean, 1 findings or failure, 2 wrong use.
    """
    command, rest = arguments_of(argv)
    try:
        return COMMANDS[command][0](rest)
    except StopError as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may be set to a code page that has no ‘…’.
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="replace")
    sys.exit(main(sys.argv[1:]))
