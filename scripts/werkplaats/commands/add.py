"""`werkplaats add`: sources into the literature list, from BibTeX, RIS or CSL-JSON, or from a DOI or ISBN."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks import RULES
from werkplaats.checks.content import Content
from werkplaats.checks.engine import run as run_rules
from werkplaats.checks.fixes import ConvergenceError, repair, unified_diff, write_file
from werkplaats.commands import WrongUseError
from werkplaats.commands.additions import as_work, insert_entry, likeness, load_json, make_key
from werkplaats.commands.online import OnlineError, doi_of, fetch_doi, fetch_isbn, isbn_of
from werkplaats.commands.workspace import Workspace
from werkplaats.config import load_config
from werkplaats.exchange.bibtex import read_bibtex
from werkplaats.exchange.csl import CslError, read_csl
from werkplaats.exchange.draft import write_entry
from werkplaats.exchange.ris import read_ris
from werkplaats.exchange.tidy import tidy
from werkplaats.library.files import UTF16, decode_source
from werkplaats.library.reader import read_bibliography
from werkplaats.model.diagnostic import Severity
from werkplaats.model.refusal import reason
from werkplaats.model.source import Source
from werkplaats.reading import Texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TextIO

    from werkplaats.config import Config
    from werkplaats.exchange.draft import Draft
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.entry import Work

UNKNOWN = {
    "titel": ("title",),
    "jaar": ("date",),
    "auteurs": ("author", "editor"),
    "uitgever": ("publisher", "institution", "organization"),
    "tijdschrift": ("journaltitle",),
    "paginas": ("pages",),
    "vindplaats": ("booktitle", "url", "doi"),
}
"""What the field `onvolledig` can name, and the fields that say it."""
_FAILING = frozenset({Severity.ERROR, Severity.WARNING})
_TWIN = "BIB021"
_CODES = frozenset(code for code in RULES if code.startswith("BIB"))
_RIS = re.compile(r"^TY  ?- ", re.MULTILINE)
_BIBTEX = re.compile(r"@[A-Za-z]+\s*[{(]")


class _Added(NamedTuple):
    """A source that can be added: its key, how it is written, the list as it will be, and whether the checker takes it for another."""

    key: str
    draft: Draft
    entry: str
    text: str
    twin: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "source",
        metavar="BRON",
        nargs="?",
        default="-",
        help="een bestand (BibTeX, RIS of CSL-JSON), - voor wat u plakt of doorgeeft, of met --online een doi of isbn",
    )
    parser.add_argument(
        "--online", action="store_true", help="haal de gegevens bij een doi of isbn op van doi.org of Open Library"
    )
    parser.add_argument(
        "--herkomst", metavar="TEKST", default="", help="waar u deze gegevens vandaan hebt; komt in het veld ‘herkomst’"
    )
    parser.add_argument(
        "--onvolledig",
        metavar="WOORDEN",
        default="",
        help="wat niet bekend is, met komma’s: "
        + ", ".join(UNKNOWN)
        + "; alleen bij een bron die dat niet heeft, komt het in het veld ‘onvolledig’",
    )
    parser.add_argument(
        "--duplicate-ok",
        action="store_true",
        help="voeg ook toe wat er al lijkt te staan; doe dit alleen als u zeker weet dat het een ander werk is",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="laat zien wat er zou worden toegevoegd en schrijf niets"
    )
    parser.add_argument(
        "--diff", action="store_true", help="als --dry-run, in de vorm van een verschil tussen oud en nieuw"
    )
    parser.add_argument("--bib", metavar="BESTAND", default="", help="in welke lijst, als het project er meer heeft")


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Add sources; each by itself, so that one that cannot be added does not hold up the others.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`.
        out: Where is said what was added, or would be.
        err: Where is said what was not, and why.

    Returns:
        0 when every source was added (or would be), else 1.

    Raises:
        WrongUseError: What was given is no file, or of no form that can be read.
        ConfigError: The configuration cannot be read.
    """
    unknown = _unknown(args.onvolledig)
    config = load_config(config_file)
    target = _target(args.bib, config)
    if args.source == "-" and sys.stdin.isatty():
        err.write("Plak hier de bron. Druk daarna op Enter en Ctrl+D (op Windows: Ctrl+Z en Enter).\n")
    try:
        drafts, faults = _read(args)
    except OnlineError as error:
        err.write(f"{error}\n")
        return 1
    err.writelines(f"{fault}\n" for fault in faults)
    workspace = Workspace(config)  # only now: pasting or fetching takes time, in which the list may be saved
    if target in workspace.locked:
        raise WrongUseError(f"{target} is niet als UTF-8 te lezen; herstel dat eerst (werkplaats check).")
    before = workspace.texts[target]
    works = dict(workspace.content.library.works)
    added: list[_Added] = []
    for draft in _ready(drafts, args.herkomst, unknown):
        found = _add(
            draft, (workspace, target, added[-1].text if added else before), works, duplicate_ok=args.duplicate_ok
        )
        if isinstance(found, str):
            err.write(found)
        else:
            added.append(found)
            works[found.key] = as_work(found.draft)
    failed = bool(faults) or len(added) < len(drafts)
    if not added:
        err.write("Er is niets toegevoegd.\n")
        return 1
    if args.diff:
        out.writelines(unified_diff(target, before, added[-1].text))
        return int(failed)
    if not args.dry_run:
        try:
            write_file(config.root / target, added[-1].text, old=before)
        except OSError as error:
            err.write(f"{target} kan niet worden geschreven ({reason(error)}); er is niets toegevoegd.\n")
            return 1
    out.writelines(_said(added, target, dry=args.dry_run))
    return int(failed)


def _target(named: str, config: Config) -> str:
    """Return the list to add to, project-relative."""
    lists = [config.relative(path) for path in config.bibliographies]
    if named:
        wanted = {named, config.relative(Path(named).resolve())}
        lists = [path for path in lists if path in wanted]
        if not lists:
            raise WrongUseError(f"‘{named}’ is geen literatuurlijst van dit project.")
    if not lists:
        raise WrongUseError("Dit project heeft nog geen literatuurlijst; maak een leeg bestand bib/literatuur.bib.")
    if len(lists) > 1:
        raise WrongUseError(f"Dit project heeft meer lijsten; kies met --bib uit: {', '.join(lists)}.")
    return lists[0]


def _read(args: argparse.Namespace) -> tuple[tuple[Draft, ...], list[str]]:
    """Return the sources that were given, and what could not be read."""
    name = args.source.strip()
    if name != "-" and not Path(name).is_file():
        doi, isbn = doi_of(name), isbn_of(name)
        if not doi and not isbn:
            raise WrongUseError(
                f"‘{name}’ is geen bestand, geen doi en geen geldig isbn; kijk de naam of het nummer na."
            )
        if not args.online:
            raise WrongUseError(f"Voor een {'doi' if doi else 'isbn'} is het netwerk nodig; zet er --online bij.")
        return (fetch_doi(doi), []) if doi else (fetch_isbn(isbn), [])
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise WrongUseError(f"‘{name}’ kan niet worden gelezen ({reason(error)}).") from error
    shown = "de invoer" if name == "-" else name
    source, problems = decode_source(shown, data)
    marked = data.startswith(UTF16) and "\N{REPLACEMENT CHARACTER}" not in source.text  # it says itself what it is
    if problems and not marked:
        raise WrongUseError(f"{shown} is niet opgeslagen als UTF-8; sla het opnieuw op, of exporteer het als UTF-8.")
    return read_sources(source)


def read_sources(source: Source) -> tuple[tuple[Draft, ...], list[str]]:
    """Read a text whose form is recognised by how it begins.

    Returns:
        The sources, and a line for each fault.

    Raises:
        WrongUseError: It is of no known form, or holds no source.
    """
    text = source.text.strip().removeprefix("\ufeff")
    if text.startswith(("{", "[")):
        try:
            if drafts := read_csl(load_json(text)):
                return drafts, []
        except CslError as error:
            raise WrongUseError(f"{source.path}: {error}") from error
        except ValueError as error:
            raise WrongUseError(
                f"{source.path}: dit begint als JSON, maar is het niet; exporteer het opnieuw."
            ) from error
    if _RIS.search(text):
        return read_ris(text), []
    if _BIBTEX.search(text):
        drafts, problems = read_bibtex(source)
        places = [source.position(problem.span.start) for problem in problems]
        lines = [f"{p.path}:{at.line}:{at.column}: {p.message}" for p, at in zip(problems, places, strict=True)]
        if drafts or lines:
            return drafts, lines
    raise WrongUseError(
        f"In {source.path} staat geen bron; verwacht wordt BibTeX (@book{{…), RIS (TY  - …) of CSL-JSON."
    )


def _unknown(written: str) -> tuple[str, ...]:
    """Return the words of `--onvolledig`."""
    words = tuple(word for part in written.split(",") if (word := part.strip().lower()))
    if wrong := [word for word in words if word not in UNKNOWN]:
        raise WrongUseError(f"‘{wrong[0]}’ kan niet bij --onvolledig; kies uit: {', '.join(UNKNOWN)}.")
    return words


def _ready(drafts: Iterable[Draft], origin: str, unknown: tuple[str, ...]) -> Iterator[Draft]:
    """Yield the sources in our form, with where they come from, and what of each is unknown."""
    own = " ".join(origin.replace("{", "(").replace("}", ")").split())
    for draft in map(tidy, drafts):
        lacking = ", ".join(word for word in unknown if not any(draft.fields.get(name) for name in UNKNOWN[word]))
        added = {name: value for name, value in (("herkomst", own), ("onvolledig", lacking)) if value}
        yield replace(draft, fields={**draft.fields, **added})


def _add(
    draft: Draft, place: tuple[Workspace, str, str], works: Mapping[str, Work], *, duplicate_ok: bool
) -> _Added | str:
    """Return the list with one more source, or why it cannot be added."""
    workspace, target, text = place
    work = as_work(draft)
    if not duplicate_ok:
        for key, other in works.items():
            if like := likeness(work, other):
                return (
                    f"Niet toegevoegd: ‘{draft.origin}’ heeft {like} als ‘{key}’.\n"
                    f"{_indented(write_entry('nieuw', draft))}\n"
                    f"Is het hetzelfde werk, gebruik dan [@{key}]. Is het echt een ander werk, herhaal de opdracht dan met --duplicate-ok.\n"
                )
    key = make_key(work, works)
    listed = insert_entry(text, key, write_entry(key, draft))
    try:
        repaired = repair({target: listed}, lambda texts: _findings(workspace, target, texts.get(target, listed), key))
    except ConvergenceError as error:
        return f"{error}\n"
    wrong = [d for d in repaired.diagnostics if d.severity in _FAILING and not (duplicate_ok and d.code == _TWIN)]
    if wrong:
        lines = "".join(f"  {d.code} {d.finding.message}\n" for d in wrong)
        return (
            f"Niet toegevoegd: ‘{draft.origin}’ is nog niet in orde.\n{lines}"
            "Verbeter dit in het bestand en herhaal de opdracht. Is iets echt niet bekend, noem het dan met --onvolledig.\n"
        )
    final = repaired.texts.get(target, listed)
    entry = _entry_text(final, key)
    if not entry:
        return f"Niet toegevoegd: ‘{draft.origin}’ is niet als bron te schrijven; kijk de accolades na.\n"
    return _Added(key, draft, entry, final, any(d.code == _TWIN for d in repaired.diagnostics))


def _entry_text(text: str, key: str) -> str:
    """Return an entry as it stands in a list, or an empty string when it cannot be read there."""
    entries, _ = read_bibliography(Source("lijst.bib", text))
    return next((text[entry.span.start : entry.span.end] for entry in entries if entry.key == key), "")


def _findings(workspace: Workspace, target: str, text: str, key: str) -> tuple[Diagnostic, ...]:
    """Return what the rules for the list say of one entry."""
    others = [source for path, source in workspace.content.library.sources.items() if path != target]
    content = Content(workspace.config, Texts({}, (*others, Source(target, text))))  # these rules ask no page anything
    entry = next((work.entry for work in content.library.works.values() if work.key == key), None)
    if entry is None:
        return ()
    found = run_rules(content, RULES, selected=_CODES)
    return tuple(d for d in found if d.path == target and entry.span.start <= d.finding.span.start <= entry.span.end)


def _said(added: list[_Added], target: str, *, dry: bool) -> Iterator[str]:
    for source in added:
        yield f"{'Zou worden toegevoegd' if dry else 'Toegevoegd'} aan {target}: ‘{source.draft.origin}’ met sleutel {source.key}\n"
        yield f"{_indented(source.entry)}\n"
        if source.draft.foreign_type:
            yield (
                f"Let op: de soort ‘{source.draft.foreign_type}’ is hier niet bekend, daarom staat er @misc."
                " Kijk na of er niets ontbreekt; is het een boek, schrijf dan @book.\n"
            )
    keys = " ".join(source.key for source in added)
    yield f"\nVerwijs ernaar met [@{added[0].key}]. Zo ziet het eruit: werkplaats cite {keys}\n"
    if any(source.twin for source in added):
        yield (
            "De controle blijft melden dat er twee bijna gelijke bronnen staan. Zet boven de nieuwe: "
            "% werkplaats: negeer BIB021 en de reden waarom het twee werken zijn.\n"
        )
    if any("herkomst" not in source.draft.fields for source in added):
        yield "Zet bij ‘herkomst’ in de lijst nog waar u de gegevens vandaan hebt (of gebruik voortaan --herkomst).\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
