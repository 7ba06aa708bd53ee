"""What the command and the plugin have to know, read once from `mkdocs.yml` without MkDocs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import yaml

from werkplaats.model.diagnostic import Severity
from werkplaats.model.refusal import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REGISTER_NAME = ".alineas.tsv"
PROFILES = ("nl-hbo", "nl-ru", "nl-be", "apa-en")
"""The ways in which citations can be written."""
OFF = "off"
"""Stands for a severity in `severity`: the check is not run, as with `ignore`."""
_SEVERITIES = {severity.value: severity for severity in Severity}
_TEMPLATES = ("basis.html", "werk.html")
"""Templates that only a theme for the content model has."""
_NO_NETWORK = (
    "‘{address}’ is een webadres, en bouwen gebeurt zonder netwerk: sla de lijst op als bestand en noem dat. "
    "(‘{address}’ is a web address, and building needs no network: save the list as a file and name that.)"
)


class ConfigError(Exception):
    """The configuration cannot be used; the message says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Commands:
    """What an editor writes on a page outside the content model to get a list there; the names are those of mkdocs-bibtex.

    Attributes:
        bib_command: Stands where the list of what the page cites goes.
        full_bib_command: Stands where the whole list goes.
        bib_by_default: A page without either command has its list at the end.
        enable_inline_citations: `@key` outside brackets is a citation too.
    """

    bib_command: str = "\\bibliography"
    full_bib_command: str = "\\full_bibliography"
    bib_by_default: bool = True
    enable_inline_citations: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one site.

    Attributes:
        root: Folder of `mkdocs.yml`; paths in reports are relative to it.
        docs_dir: Folder of the Markdown files.
        site_dir: Where the built site goes.
        bibliographies: The `.bib` files, in the order of their names.
        missing: Bibliographies that the configuration names and that do not exist, and folders with other files only.
        profile: Citation profile: `nl-hbo`, `nl-ru`, `nl-be` or `apa-en`.
        site_name: Name of the site.
        site_url: Its own address with a slash at the end, or empty.
        site_description: One sentence.
        ignored: Codes of rules that are switched off.
        severities: Codes of rules to the severity they have on this site instead of their own.
        online_ignore: Hosts, and patterns of addresses, that `check --online` does not visit.
        content_model: True when folders and front matter mean what the schema says; False on any other site, where only citations count.
        commands: What stands for a list, outside the content model.
    """

    root: Path
    docs_dir: Path
    site_dir: Path
    bibliographies: tuple[Path, ...]
    missing: tuple[str, ...] = ()
    profile: str = "nl-hbo"
    site_name: str = ""
    site_url: str = ""
    site_description: str = ""
    ignored: frozenset[str] = field(default_factory=frozenset[str])
    severities: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    online_ignore: tuple[str, ...] = ()
    content_model: bool = True
    commands: Commands = field(default_factory=Commands)

    @property
    def register_file(self) -> Path:
        """The register of paragraph addresses."""
        return self.docs_dir / REGISTER_NAME

    @property
    def missing_faults(self) -> tuple[tuple[str, str], ...]:
        """Each of `missing` with what is wrong: there is nothing at that place, or a folder without a `.bib` file."""
        empty = "In de map ‘{}’ staat geen bestand waarvan de naam op ‘.bib’ eindigt"
        gone = "‘{}’ uit mkdocs.yml bestaat niet"
        return tuple((name, (empty if (self.root / name).is_dir() else gone).format(name)) for name in self.missing)

    def relative(self, path: Path) -> str:
        """Return a path as reports show it: relative to the project, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` and takes tags such as `!ENV` for what they hold."""


def _plain(loader: yaml.SafeLoader, _suffix: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    return loader.construct_mapping(cast("yaml.MappingNode", node))


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Read `!ENV NAME` and `!ENV [NAME, OTHER, default]` as MkDocs does."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node)
    else:
        names, default = [loader.construct_scalar(cast("yaml.ScalarNode", node))], None
    return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)


_loader: Any = _Loader  # the stubs of PyYAML leave these methods untyped
_loader.add_multi_constructor("!", _plain)
_loader.add_constructor("!ENV", _from_environment)
_loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


def load_config(path: Path) -> Config:
    """Read the settings from `mkdocs.yml`.

    Args:
        path: The file.

    Raises:
        ConfigError: It does not exist, is no valid YAML, or holds what cannot be used; the message begins with the place.
    """
    data = _read_yaml(path)
    settings = _mapping(data)
    if settings is None:
        raise ConfigError(
            f"{path}:1:1: Dit bestand bestaat niet uit regels ‘instelling: waarde’; begin met ‘site_name: …’."
        )
    options = _mapping(_options(settings.get("plugins")))
    if options is None:
        fault = "Onder de plugin ‘werkplaats’ horen regels ‘optie: waarde’, zoals ‘bib_dir: bib’."
        raise ConfigError(f"{place_of(path, 'plugins')}: {fault}")
    if fault := bib_file_fault(options.get("bib_file")):
        raise ConfigError(f"{place_of(path, 'bib_file')}: {fault}")
    if not isinstance(options.get("ignore") or [], list):
        fault = "Bij ‘ignore’ hoort een lijst van codes, zoals [TXT002, TXT005]."
        raise ConfigError(f"{place_of(path, 'ignore')}: {fault}")
    if wrong := severity_fault(options.get("severity")):
        raise ConfigError(f"{place_of(path, wrong.name)}: {wrong.fault}")
    if not isinstance(options.get("online_ignore") or [], list):
        fault = "Onder ‘online_ignore’ hoort een lijst van adressen, zoals ‘[linkedin.com, https://voorbeeld.nl/*]’."
        raise ConfigError(f"{place_of(path, 'online_ignore')}: {fault}")
    config = make_config(path.parent.resolve(), settings, options)
    if config.profile not in PROFILES:
        fault = f"Het profiel ‘{config.profile}’ bestaat niet; kies uit: {', '.join(PROFILES)}."
        raise ConfigError(f"{place_of(path, 'profile')}: {fault}")
    if not config.docs_dir.is_dir():
        fault = (
            f"De map met teksten, ‘{config.relative(config.docs_dir)}’, bestaat niet; maak haar of verbeter docs_dir."
        )
        raise ConfigError(f"{place_of(path, 'docs_dir')}: {fault}")
    return config


def _read_yaml(path: Path) -> object:
    """Return what the file holds; raises `ConfigError` when it cannot be read."""
    if not path.is_file():
        raise ConfigError(f"Het bestand {path} bestaat niet; {_way_to(path)}")
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path}:1:1: Dit bestand is niet als UTF-8 opgeslagen; sla het opnieuw op als UTF-8."
        ) from error
    except OSError as error:
        raise ConfigError(f"{path}:1:1: Dit bestand kan niet worden gelezen: {reason(error)}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        fault = "Deze regel is niet te lezen; controleer inspringing, dubbele punten en aanhalingstekens."
        raise ConfigError(f"{path}:{where}: {fault}") from error


def _way_to(path: Path) -> str:
    """Return what to do when the settings are not where they are looked for: they may be in a folder above."""
    folders = path.absolute().parent.parents
    above = next((number for number, folder in enumerate(folders, 1) if (folder / path.name).is_file()), 0)
    if above and path.parent == Path():
        return f"het staat in een map hierboven. Typ eerst: cd {'/'.join(['..'] * above)}"
    return "start de opdracht in de map van het project of geef --config BESTAND."


def place_of(path: Path, name: str) -> str:
    """Return `mkdocs.yml:12:3`, the place of the first setting or option with this name; the top of the file when there is none.

    Args:
        path: `mkdocs.yml`, which can be read.
        name: A key or an item of a list, at any depth.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), _Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        root = None
    found = next((key for key in _keys(root) if key.value == name), None)
    line, column = (found.start_mark.line, found.start_mark.column) if found is not None else (0, 0)
    return f"{path}:{line + 1}:{column + 1}"


def _keys(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Yield every key and every item of a list that is a text, those at the top first."""
    if isinstance(node, yaml.MappingNode):
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        yield from (key for key, _ in pairs)
        for _, value in pairs:
            yield from _keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in cast("list[yaml.Node]", node.value):
            if isinstance(item, yaml.ScalarNode):
                yield item
            else:
                yield from _keys(item)


def _mapping(value: object) -> dict[str, Any] | None:
    """Return a mapping as it is, nothing as an empty one, and anything else as None."""
    if value is None:
        return {}
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def make_config(root: Path, data: Mapping[str, Any], options: Mapping[str, Any]) -> Config:
    """Make the settings from a configuration that has been read.

    Args:
        root: Folder of `mkdocs.yml`.
        data: Its contents (`docs_dir`, `site_dir`, `site_name`, `site_url`, `site_description`, `theme`).
        options: The options of the plugin (`bib_file`, `bib_dir`, `profile`, `ignore`, `severity`, `online_ignore`, `content_model`, and those of
            `Commands`).
    """
    files, missing = _bibliographies(root, str(options.get("bib_file") or ""), str(options.get("bib_dir") or ""))
    url = str(data.get("site_url") or "")
    severities = _severities(options.get("severity"))
    return Config(
        root=root,
        docs_dir=(root / str(data.get("docs_dir") or "docs")).resolve(),
        site_dir=(root / str(data.get("site_dir") or "site")).resolve(),
        bibliographies=files,
        missing=missing,
        profile=str(options.get("profile") or "nl-hbo"),
        site_name=str(data.get("site_name") or ""),
        site_url=url if not url or url.endswith("/") else url + "/",
        site_description=str(data.get("site_description") or ""),
        ignored=frozenset(str(code) for code in options.get("ignore") or ())
        | {code for code, word in severities.items() if word == OFF},
        severities={code: _SEVERITIES[word] for code, word in severities.items() if word in _SEVERITIES},
        online_ignore=tuple(str(pattern) for pattern in cast("list[object]", options.get("online_ignore") or [])),
        content_model=_content_model(root, data.get("theme"), options.get("content_model")),
        commands=Commands(**{f.name: options[f.name] for f in fields(Commands) if options.get(f.name) is not None}),
    )


class SeverityFault(NamedTuple):
    """What is wrong with the option `severity`: the name of the setting or code that it stands at, and the fault in Dutch."""

    name: str
    fault: str


def severity_fault(value: object) -> SeverityFault | None:
    """Return the first thing that is wrong with the form of the option `severity`; which codes exist is for the checks to say."""
    if value is None:
        return None
    if not isinstance(value, dict):
        return SeverityFault("severity", "Onder ‘severity’ horen regels ‘code: ernst’, zoals ‘TXT002: hint’.")
    words = (*_SEVERITIES, OFF)
    for code, word in _severities(cast("object", value)).items():
        if word not in words:
            fault = f"‘{word}’ bij ‘{code}’ is geen ernst; kies uit: error (fout), warning (let op), hint, off (uit)."
            return SeverityFault(code, fault)
    return None


def _severities(value: object) -> dict[str, str]:
    """Return code to word; YAML reads `off` without quotation marks as false."""
    pairs = cast("dict[object, object]", value) if isinstance(value, dict) else {}
    return {str(code): OFF if word is False else str(word) for code, word in pairs.items()}


def bib_file_fault(bib_file: object) -> str:
    """Return what is wrong with the name of a BibTeX file, or an empty string: mkdocs-bibtex took addresses of web pages too."""
    address = str(bib_file or "").strip()
    return _NO_NETWORK.format(address=address) if address.lower().startswith(("http://", "https://")) else ""


def _content_model(root: Path, theme: object, choice: object) -> bool:
    """Tell whether the content model applies: as the option says, else when the site's own templates are those for it."""
    if isinstance(choice, bool):
        return choice
    folder = cast("dict[str, object]", theme).get("custom_dir") if isinstance(theme, dict) else None
    return bool(folder) and all((root / str(folder) / name).is_file() for name in _TEMPLATES)


def _options(plugins: object) -> object:
    """Find the options of this plugin, which MkDocs lets people write as a list or as a mapping."""
    entries: list[object] = []
    if isinstance(plugins, dict):
        entries = [{name: value} for name, value in cast("dict[str, object]", plugins).items()]
    elif isinstance(plugins, list):
        entries = cast("list[object]", plugins)
    for entry in entries:
        if isinstance(entry, dict) and "werkplaats" in entry:
            return cast("dict[str, object]", entry)["werkplaats"]
    return None


def _is_empty(folder: Path) -> bool:
    """Tell whether a folder is there and holds nothing, as on a new site."""
    return folder.is_dir() and all(path.name.startswith(".") for path in folder.iterdir())


def _bibliographies(root: Path, bib_file: str, bib_dir: str) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    files: list[Path] = []
    missing: list[str] = []
    if bib_file:
        path = root / bib_file
        if path.is_file():
            files.append(path.resolve())
        else:
            missing.append(bib_file)
    if bib_dir or not bib_file:
        folder = root / (bib_dir or "bib")
        found = [path.resolve() for path in sorted(folder.rglob("*.bib"), key=lambda each: each.parts)]
        files += found
        if not found and not _is_empty(folder):
            missing.append(bib_dir or "bib")
    return tuple(dict.fromkeys(files)), tuple(missing)
