"""The settings as the core reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkplaats.config import ConfigError, load_config, make_config, place_of
from werkplaats.model.diagnostic import Severity
from werkplaats.model.refusal import reason


def write(folder: Path, text: str) -> Path:
    """Write `mkdocs.yml` beside a docs and a bib folder."""
    for name in ("docs", "bib/deel"):
        (folder / name).mkdir(parents=True)
    for name in ("b.bib", "a.bib", "deel/c.bib", "a.txt"):
        (folder / "bib" / name).write_bytes(b"")
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "site_name: Proef\n"))
    root = tmp_path.resolve()
    assert (config.root, config.docs_dir, config.site_dir) == (root, root / "docs", root / "site")
    assert [config.relative(path) for path in config.bibliographies] == ["bib/a.bib", "bib/b.bib", "bib/deel/c.bib"]
    assert (config.profile, config.site_name, config.site_url, config.missing, config.ignored) == (
        "nl-hbo",
        "Proef",
        "",
        (),
        frozenset(),
    )
    assert config.relative(config.register_file) == "docs/.alineas.tsv"


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - werkplaats:\n      bib_file: bib/b.bib\n      ignore: [TXT001]\n",
        "plugins:\n  search: {}\n  werkplaats:\n    bib_file: bib/b.bib\n    ignore: [TXT001]\n",
    ],
    ids=["a list", "a mapping"],
)
def test_options_of_the_plugin(tmp_path: Path, plugins: str) -> None:
    config = load_config(write(tmp_path, plugins))
    assert [path.name for path in config.bibliographies] == ["b.bib"]
    assert config.ignored == {"TXT001"}


def test_severities_of_the_site(tmp_path: Path) -> None:
    """`off` stands with the codes that are switched off, whether YAML takes it for a text or for false."""
    text = "plugins:\n  - werkplaats:\n      ignore: [TXT001]\n      severity: {TXT002: hint, TXT003: off, TXT004: 'off', BIB007: error}\n"
    config = load_config(write(tmp_path, text))
    assert config.severities == {"TXT002": Severity.HINT, "BIB007": Severity.ERROR}
    assert config.ignored == {"TXT001", "TXT003", "TXT004"}


def test_what_the_settings_name_and_is_not_there(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "plugins:\n  - werkplaats: {bib_file: weg.bib, bib_dir: boeken}\n"))
    assert (config.bibliographies, config.missing) == ((), ("weg.bib", "boeken"))
    assert config.missing_faults == (
        ("weg.bib", "‘weg.bib’ uit mkdocs.yml bestaat niet"),
        ("boeken", "‘boeken’ uit mkdocs.yml bestaat niet"),
    )


def test_a_folder_with_other_files_only_is_missing_too(tmp_path: Path) -> None:
    (tmp_path / "boeken").mkdir()
    (tmp_path / "boeken" / ".gitkeep").write_text("", encoding="utf-8")
    file = write(tmp_path, "plugins:\n  - werkplaats: {bib_dir: boeken}\n")
    assert load_config(file).missing_faults == ()
    (tmp_path / "boeken" / "lijst.txt").write_text("", encoding="utf-8")
    assert load_config(file).missing_faults == (
        ("boeken", "In de map ‘boeken’ staat geen bestand waarvan de naam op ‘.bib’ eindigt"),
    )


@pytest.mark.parametrize(
    ("value", "environment", "expected"),
    [
        ("!ENV [PROEF_URL, 'https://a.nl']", "", "https://a.nl/"),
        ("!ENV [PROEF_URL, 'https://a.nl']", "https://b.nl/", "https://b.nl/"),
        ("!ENV PROEF_URL", "", ""),
        ("https://c.nl/pad", "", "https://c.nl/pad/"),
    ],
)
def test_address_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, environment: str, expected: str
) -> None:
    if environment:
        monkeypatch.setenv("PROEF_URL", environment)
    assert load_config(write(tmp_path, f"site_url: {value}\n")).site_url == expected


def test_tags_of_the_host_are_read_for_what_they_hold(tmp_path: Path) -> None:
    text = "site_name: X\nmarkdown_extensions:\n  - a: {b: !!python/name:material.extensions.emoji.twemoji ''}\n  - c: !relative docs\n"
    assert load_config(write(tmp_path, text)).site_name == "X"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("a: [b\nc: d\n", "2:2", id="no YAML"),
        pytest.param("- a\n", "1:1", id="a list"),
        pytest.param("site_name: x\ndocs_dir: weg\n", "2:1", id="no docs"),
        pytest.param("plugins:\n  - werkplaats:\n      profile: apa\n", "3:7", id="no profile"),
        pytest.param("x: 1\nplugins:\n  - werkplaats: ja\n", "2:1", id="no options"),
        pytest.param("plugins:\n  - werkplaats:\n      online_ignore: a.nl\n", "3:7", id="addresses as a text"),
        pytest.param("plugins:\n  - werkplaats:\n      severity: [TXT002]\n", "3:7", id="severities as a list"),
        pytest.param("plugins:\n  - werkplaats:\n      severity: {TXT002: zwaar}\n", "3:18", id="no severity"),
        pytest.param("plugins:\n  - werkplaats:\n      severity: {TXT002: yes}\n", "3:18", id="yes is no severity"),
    ],
)
def test_faults_have_a_place(tmp_path: Path, text: str, place: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    assert str(raised.value).startswith(f"{path}:{place}: ")


def test_what_is_not_visited(tmp_path: Path) -> None:
    text = "plugins:\n  - werkplaats:\n      online_ignore: [a.nl, 'https://b.nl/*', 3]\n"
    assert load_config(write(tmp_path, text)).online_ignore == ("a.nl", "https://b.nl/*", "3")


def test_settings_that_cannot_be_opened_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "site_name: X\n")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(
        ConfigError, match=r"mkdocs\.yml:1:1: Dit bestand kan niet worden gelezen: u mag het niet openen"
    ):
        load_config(path)


def test_place_of_a_setting_at_any_depth(tmp_path: Path) -> None:
    path = write(tmp_path, "a: {c: 1}\nb:\n  - c: 2\nc: 3\n")
    assert [place_of(path, name) for name in ("c", "b", "weg")] == [f"{path}:4:1", f"{path}:2:1", f"{path}:1:1"]


def test_relative_leaves_a_path_elsewhere_as_it_is(tmp_path: Path) -> None:
    config = make_config(tmp_path, {}, {})
    assert config.relative(Path("/elders/x.bib")) == "/elders/x.bib"


def test_reason_is_dutch_for_any_error() -> None:
    assert [reason(error) for error in (IsADirectoryError(21, ""), OSError(), PermissionError(13, ""))] == [
        "het is een map",
        "het systeem weigert het",
        "u mag het niet openen",
    ]


@pytest.mark.parametrize("ignore", ["5", "TXT001", "{TXT001: ja}"])
def test_what_is_no_list_of_codes_is_told_with_its_place(tmp_path: Path, ignore: str) -> None:
    path = write(tmp_path, f"plugins:\n  - werkplaats:\n      ignore: {ignore}\n")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml:3:7: Bij ‘ignore’ hoort een lijst van codes"):
        load_config(path)


def test_settings_in_a_folder_above_are_pointed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "site_name: Proef\n")
    monkeypatch.chdir(tmp_path / "bib" / "deel")
    with pytest.raises(ConfigError, match=r"het staat in een map hierboven\. Typ eerst: cd \.\./\.\.$"):
        load_config(Path("mkdocs.yml"))
    with pytest.raises(ConfigError, match="start de opdracht in de map van het project"):
        load_config(Path("ander.yml"))
