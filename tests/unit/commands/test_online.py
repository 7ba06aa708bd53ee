"""`werkplaats check --online` as an editor runs it; the web is a table (`tests/net.py`)."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.building import build, front_matter, write_site
from tests.net import Net, read_net
from werkplaats.cli import main
from werkplaats.web.http import Reply, Request

if TYPE_CHECKING:
    from collections.abc import Callable

BIB = """\
@online{een,
  author   = {Berg, Jan},
  title    = {Een},
  url      = {https://voorbeeld.nl/weg},
  date     = {2009},
  herkomst = {https://voorbeeld.nl/weg},
}
"""
PAGE = """\
Zie [@een], [het verslag](https://voorbeeld.nl/weg), [het vervolg](https://voorbeeld.nl/oud) en
[de rest](https://voorbeeld.nl/goed).
"""
CACHE = ".cache/werkplaats/adressen.json"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "mkdocs.yml": "site_name: Proef\nplugins: [{werkplaats: {content_model: true}}]\n",
        "bib/literatuur.bib": BIB,
        "docs/index.md": front_matter(titel="Begin") + PAGE,
        "docs/tekst.md": front_matter(
            titel="Tekst",
            samenvatting='"Nog een pagina. Zij zegt bijna hetzelfde als de andere pagina, en dat is precies de bedoeling ervan."',
        )
        + "Zie [dat verslag](https://voorbeeld.nl/weg).\n",
    }
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Net]:
    """Put a table in the place of the web; manners are left out, for they take time."""

    def use(table: str = "") -> Net:
        net = read_net(table)
        monkeypatch.setattr("werkplaats.commands.outside.Polite", lambda _: net)
        return net

    return use


def _run(project: Path, *arguments: str) -> int:
    return main(["check", *arguments, "--ignore", "SYS,ENT,BIB,LNK005", "--config", str(project / "mkdocs.yml")])


def test_each_place_is_told_and_each_address_asked_once(
    project: Path, web: Callable[[str], Net], capsys: pytest.CaptureFixture[str]
) -> None:
    net = web("")
    assert _run(project, "--online", "--format", "json") == 1
    said = capsys.readouterr()
    assert [(d["code"], d["severity"], d["path"], d["line"], d["column"]) for d in json.loads(said.out)] == [
        ("LNK009", "warning", "bib/literatuur.bib", 4, 15),
        ("LNK009", "warning", "docs/index.md", 6, 27),
        ("LNK010", "hint", "docs/index.md", 6, 68),
        ("LNK009", "warning", "docs/tekst.md", 6, 19),
    ]
    assert said.err.startswith("Adressen nakijken: 3; van 0 is het antwoord nog bekend.")
    assert sorted(r.address.rpartition("/")[2] for r in net.asked if r.method == "HEAD") == [
        "goed",
        "nieuw",
        "oud",
        "weg",
    ]


def test_the_second_time_only_what_is_not_known_is_asked(
    project: Path, web: Callable[[str], Net], capsys: pytest.CaptureFixture[str]
) -> None:
    net = web("https://voorbeeld.nl/goed TOO_SLOW")
    _run(project, "--online", "--format", "concise")
    first = capsys.readouterr().out
    assert "LNK011 Dit adres is niet na te kijken" in first
    net.asked.clear()
    assert _run(project, "--online", "--format", "concise") == 1
    assert capsys.readouterr().out == first
    assert {request.address for request in net.asked} == {"https://voorbeeld.nl/goed"}


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        pytest.param(["docs/tekst.md"], {"weg"}, id="one page"),
        pytest.param(["bib"], {"weg"}, id="the list"),
        pytest.param(["--select", "CIT"], set(), id="other checks"),
        pytest.param(["--select", "LNK011", "docs/tekst.md"], {"weg"}, id="one of the three"),
    ],
)
def test_nobody_is_asked_what_nobody_wants_to_know(
    project: Path, web: Callable[[str], Net], arguments: list[str], asked: set[str]
) -> None:
    net = web("")
    _run(project, "--online", *arguments)
    assert {request.address.rpartition("/")[2] for request in net.asked} == asked
    assert (project / CACHE).exists() == bool(asked)


def test_without_cache_everybody_is_asked_and_nothing_is_kept(project: Path, web: Callable[[str], Net]) -> None:
    net = web("")
    assert _run(project, "--online") == 1
    kept = (project / CACHE).read_bytes()
    net.asked.clear()
    assert _run(project, "--online", "--no-cache") == 1
    assert {request.address.rpartition("/")[2] for request in net.asked} == {"weg", "oud", "nieuw", "goed"}
    assert (project / CACHE).read_bytes() == kept


def test_on_any_site_of_mkdocs(project: Path, web: Callable[[str], Net], capsys: pytest.CaptureFixture[str]) -> None:
    web("")
    (project / "mkdocs.yml").write_text("site_name: Proef\nplugins: [werkplaats]\n", encoding="utf-8")
    assert _run(project, "--online", "--format", "concise") == 1
    assert capsys.readouterr().out.count("LNK009") == 3


def test_hints_alone_are_0(project: Path, web: Callable[[str], Net]) -> None:
    web("https://voorbeeld.nl/weg 301 https://voorbeeld.nl/terug")
    assert _run(project, "--online") == 0


def test_a_moved_address_is_mended_when_asked(project: Path, web: Callable[[str], Net]) -> None:
    web("")
    before = (project / "docs" / "index.md").read_bytes()
    assert _run(project, "--online", "--fix") == 1
    assert (project / "docs" / "index.md").read_bytes() == before
    assert _run(project, "--online", "--fix", "--unsafe") == 1
    assert (project / "docs" / "index.md").read_bytes() == before.replace(b"voorbeeld.nl/oud", b"voorbeeld.nl/nieuw")


def test_who_stops_keeps_what_is_known(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from werkplaats.web.visit import visit

    asked: list[str] = []

    def rounds(addresses: list[str], *_: object) -> object:
        for address in addresses:
            if len(asked) == 2:
                raise KeyboardInterrupt
            asked.append(address)
            yield address, visit(address, read_net(""))

    monkeypatch.setattr("werkplaats.commands.outside.look_up", rounds)
    assert _run(project, "--online") == 1
    said = capsys.readouterr()
    assert (said.out, said.err.splitlines()[-1]) == ("", "Afgebroken.")
    kept = json.loads((project / CACHE).read_text(encoding="utf-8"))["adressen"]
    assert sorted(kept) == sorted(asked)


def test_answers_that_cannot_be_kept_are_told_all_the_same(
    project: Path, web: Callable[[str], Net], capsys: pytest.CaptureFixture[str]
) -> None:
    web("")
    (project / ".cache").write_text("geen map", encoding="utf-8")
    assert _run(project, "--online", "--format", "concise") == 1
    said = capsys.readouterr()
    assert said.out.count("LNK009") == 3
    assert "De antwoorden kunnen niet worden bewaard" in said.err


def test_a_check_that_asks_the_web_is_not_run_by_name_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(project, "--select", "lnk009") == 2
    assert "LNK009 kijkt op internet; zet er --online bij." in capsys.readouterr().err


def test_progress_is_told_now_and_then(
    project: Path, web: Callable[[str], Net], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    web("")
    ticks = iter(range(0, 1000, 3))
    monkeypatch.setattr("werkplaats.commands.outside.time.monotonic", lambda: next(ticks))
    _run(project, "--online")
    assert "  2 van 3 nagekeken\n" in capsys.readouterr().err


# --- without --online ------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every attempt to find or reach a host; none succeeds."""
    attempts: list[str] = []

    def refuse(name: str) -> Callable[..., object]:
        def attempt(*_: object, **__: object) -> object:
            attempts.append(name)
            raise OSError("no network")

        return attempt

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse(name))
    return attempts


@pytest.mark.parametrize(
    "arguments", [[], ["--fix"], ["--diff", "--unsafe"], ["--format", "sarif"], ["--select", "LNK"]]
)
def test_without_online_no_connection_is_opened(project: Path, opened: list[str], arguments: list[str]) -> None:
    assert _run(project, *arguments) == 0
    assert opened == []
    assert not (project / CACHE).exists()


def test_with_online_the_attempts_are_seen_and_all_is_unknown(
    project: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """That the test above sees what it looks for; and a machine without a network reports hints alone."""
    monkeypatch.setattr("urllib.request.getproxies", dict[str, str])
    assert _run(project, "--online", "--format", "concise") == 0
    assert opened == ["getaddrinfo"]
    assert capsys.readouterr().out.count("LNK011 Dit adres is niet na te kijken: de site is niet te bereiken") == 5


def test_a_build_opens_no_connection_and_does_not_see_what_is_kept(tmp_path: Path, opened: list[str]) -> None:
    page = front_matter(titel="Tekst") + "Zie [het verslag](https://voorbeeld.nl/weg).\n"
    plain = build(write_site(tmp_path / "een", {"docs/tekst.md": page}))
    root = write_site(tmp_path / "twee", {"docs/tekst.md": page, CACHE: '{"versie": 1, "adressen": {}}'})
    kept = build(root)
    names = [sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()) for site in (plain, kept)]
    assert names[0] == names[1]
    assert all((plain / name).read_bytes() == (kept / name).read_bytes() for name in names[0])
    assert opened == []


def test_checking_loads_nothing_that_could_connect() -> None:
    code = (
        "import sys, werkplaats.commands.check, werkplaats.commands.workspace\n"
        "assert not {'ssl', 'http', 'http.client', 'urllib.request', 'werkplaats.web.http'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_one_module_opens_connections() -> None:
    """What import-linter cannot say of a part of a package: `urllib.request`."""
    package = Path(main.__code__.co_filename).parent
    users = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "urllib.request" in path.read_text(encoding="utf-8")
    ]
    assert users == ["web/http.py"]


def test_the_whole_way_is_polite(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its manners: the three addresses of one host are asked one after another, with a pause."""
    at: list[float] = []

    def answer(_: Request) -> Reply:
        at.append(time.monotonic())
        return Reply(200, {})

    monkeypatch.setattr("werkplaats.commands.outside.ask", answer)
    assert _run(project, "--online") == 0
    assert len(at) == 3
    assert all(later - earlier >= 0.45 for earlier, later in pairwise(at))
