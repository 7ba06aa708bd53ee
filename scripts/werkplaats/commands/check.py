"""`werkplaats check`: what is wrong with the texts, the literature list and the links, and what of it is mended at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.checks import ONLINE, RULES, applicable
from werkplaats.checks.outside import outside_links
from werkplaats.commands import WrongUseError
from werkplaats.commands.settings import load_settings
from werkplaats.commands.workspace import Workspace
from werkplaats.library.reader import without_collecting
from werkplaats.model.diagnostic import Severity
from werkplaats.model.refusal import reason
from werkplaats.report import FORMATS, load_report
from werkplaats.report.base import Result

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Mapping, Sequence
    from typing import TextIO

    from werkplaats.commands.workspace import Checked
    from werkplaats.config import Config
    from werkplaats.model.diagnostic import Diagnostic
    from werkplaats.model.outside import Answer

_FAILING = frozenset({Severity.ERROR, Severity.WARNING})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths",
        metavar="PAD",
        nargs="*",
        help="alleen meldingen over deze bestanden of mappen (de hele site wordt gelezen)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="full", metavar="VORM", help="vorm van de uitvoer: " + ", ".join(FORMATS)
    )
    parser.add_argument("--fix", action="store_true", help="herstel alles waarvoor maar één antwoord goed is")
    parser.add_argument(
        "--unsafe", action="store_true", help="met --fix of --diff: herstel ook wat waarschijnlijk goed is"
    )
    parser.add_argument("--diff", action="store_true", help="laat zien wat --fix zou veranderen en verander niets")
    parser.add_argument(
        "--no-cache", action="store_true", help="begin opnieuw: gebruik niets uit .cache/werkplaats/ en bewaar niets"
    )
    parser.add_argument(
        "--online",
        action="store_true",
        help="kijk ook op internet of de adressen in links en in de literatuurlijst nog bestaan; de antwoorden blijven bewaard",
    )
    parser.add_argument("--select", metavar="CODES", default="", help="alleen deze controles of families: CIT,BIB002")
    parser.add_argument("--ignore", metavar="CODES", default="", help="deze controles of families niet")


@without_collecting()  # next to nothing of a check is cyclic, and the collector takes an eighth of its time
def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Check, and mend when asked.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`.
        out: Where the report goes.
        err: Where remarks go that are no part of a report for machines.

    Returns:
        0 without errors and warnings, 1 with.

    Raises:
        WrongUseError: A code or path that does not exist, or options that do not go together.
        ConfigError: The configuration cannot be read.
    """
    if args.unsafe and not (args.fix or args.diff):
        raise WrongUseError("--unsafe werkt alleen samen met --fix of --diff.")
    if not args.online and (asked := ONLINE & {part.strip().upper() for part in args.select.split(",")}):
        raise WrongUseError(f"{' en '.join(sorted(asked))} kijkt op internet; zet er --online bij.")
    config = load_settings(config_file)
    selected = choose(args.select, args.ignore, frozenset(RULES) - applicable(config))
    wanted = tuple(_wanted(path, config) for path in args.paths)
    workspace = Workspace(config, kept=not (args.no_cache or args.diff))
    _must_hold_something(args.paths, wanted, workspace)
    if args.online and ONLINE & selected:
        workspace.answers = _answers(workspace, wanted, err, kept=not args.no_cache)
    if args.fix or args.diff:
        return _mend(args, workspace, selected, wanted, (out, err))
    return _report(args.format, _result(workspace.check(selected=selected), config, wanted), out, err)


def _answers(workspace: Workspace, wanted: Sequence[str], err: TextIO, *, kept: bool) -> dict[str, Answer]:
    """Go and look what the addresses say of which somebody wants to know it."""
    from werkplaats.commands.outside import find_answers  # noqa: PLC0415 - what speaks HTTP and TLS takes long to load

    links = outside_links(workspace.content)
    addresses = dict.fromkeys(link.address for link in links if _within(link.path, wanted))
    return find_answers(tuple(addresses), workspace.config, err, kept=kept)


def choose(select: str, ignore: str, ignored: Collection[str]) -> frozenset[str]:
    """Return the codes of the rules to run.

    Args:
        select: Codes or families, with commas; empty for all.
        ignore: Codes or families to leave out.
        ignored: Codes that the configuration leaves out; one that is selected by its own name is run all the same.
    """
    chosen = _codes(select) if select else frozenset(RULES)
    named = {part.strip().upper() for part in select.split(",")}
    return chosen - _codes(ignore) - {code for code in ignored if code not in named}


def _codes(text: str) -> frozenset[str]:
    found: set[str] = set()
    for part in filter(None, (part.strip().upper() for part in text.split(","))):
        codes = {code for code in RULES if code == part or (part.isalpha() and code[:3] == part)}
        if not codes:
            families = ", ".join(sorted({code[:3] for code in RULES}))
            raise WrongUseError(
                f"Controle ‘{part}’ bestaat niet; noem een code zoals CIT001 of een familie ({families})."
            )
        found |= codes
    return frozenset(found)


def _wanted(path: str, config: Config) -> str:
    """Return a path of the command line as reports write it; it counts from the current folder, else from the folder of the project."""
    spellings = dict.fromkeys((path, path.replace("\\", "/")))  # as Windows writes it, on any system
    for place in (base / spelling for spelling in spellings for base in (Path(), config.root)):
        full = place.resolve()
        if full.exists() and (full == config.root or config.root in full.parents):
            return config.relative(full)
    raise WrongUseError(f"‘{path}’ bestaat niet in dit project; noem een bestand of map daarvan.")


def _must_hold_something(paths: Sequence[str], wanted: Sequence[str], workspace: Workspace) -> None:
    """Refuse a path with nothing in it that is ever checked: to say that it is in order would mean nothing."""
    config = workspace.config
    checked = [
        *workspace.texts,
        config.relative(config.register_file),
        *(problem.path for problem in workspace.content.problems),
    ]
    for path, place in zip(paths, wanted, strict=True):
        if not any(_within(other, (place,)) for other in checked):
            raise WrongUseError(
                f"In ‘{path}’ staat niets dat wordt gecontroleerd; noem een tekst, een literatuurlijst of een map daarmee."
            )


def _within(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(place in {".", path} or path.startswith(f"{place}/") for place in wanted)


def _result(checked: Checked, config: Config, wanted: Sequence[str], notes: Sequence[str] = ()) -> Result:
    diagnostics = tuple(d for d in checked.diagnostics if _within(d.path, wanted))
    files = tuple(path for path in checked.sources if _within(path, wanted))
    return Result(
        diagnostics,
        checked.sources,
        files,
        f"{config.site_url}redactie/controles/" if config.site_url else "",
        tuple(notes),
        _folder(config.root),
    )


def _folder(root: Path) -> str:
    """Return where a project is below the root of its git repository, with a slash at the end; empty for that root, and outside any."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return "".join(f"{part}/" for part in root.relative_to(folder).parts)
    return ""


def _report(form: str, result: Result, out: TextIO, err: TextIO) -> int:
    out.write(load_report(form)(result))
    if form not in {"full", "concise", "vscode"}:
        err.write(result.closing() + "\n")
    return int(any(d.severity in _FAILING for d in result.diagnostics))


def _mend(
    args: argparse.Namespace,
    workspace: Workspace,
    selected: frozenset[str],
    wanted: Sequence[str],
    streams: tuple[TextIO, TextIO],
) -> int:
    from werkplaats.checks.fixes import (  # noqa: PLC0415 - only this needs temporary files and the like, and a check starts often
        ConvergenceError,
        repair,
        unified_diff,
        write_file,
    )

    out, err = streams
    last: list[Checked] = []

    def check(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        last[:] = [workspace.check(texts, selected)]
        return last[0].diagnostics

    before = workspace.texts
    locked = workspace.locked | {path for path in before if not _within(path, wanted)}
    try:
        repaired = repair(before, check, unsafe=args.unsafe, locked=frozenset(locked))
    except ConvergenceError as error:
        err.write(f"{error}\n")
        return 1
    texts = dict(repaired.texts)
    registry = last[0].registry
    if registry.after != registry.before and not registry.locked and "SYS003" in selected:
        before[registry.path], texts[registry.path] = registry.before, registry.after
    if args.diff:
        for path, text in sorted(texts.items()):
            out.writelines(unified_diff(path, before[path], text))
        if not texts:
            err.write("Er is niets dat zo wordt hersteld.\n")
        return int(any(d.severity in _FAILING and _within(d.path, wanted) for d in repaired.diagnostics))
    notes: list[str] = []
    for path, text in sorted(texts.items()):
        try:
            write_file(workspace.file(path), text, old=before[path])
        except OSError as error:
            err.write(f"‘{path}’ is niet hersteld: het bestand kan niet worden geschreven ({reason(error)}).\n")
        else:
            notes.append(f"Hersteld: {path}")
    again = Workspace(workspace.config, kept=not args.no_cache, answers=workspace.answers).check(selected=selected)
    left = _result(again, workspace.config, wanted, notes)
    return max(_report(args.format, left, out, err), int(len(notes) < len(texts)))
