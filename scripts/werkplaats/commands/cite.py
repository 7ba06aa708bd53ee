"""`werkplaats cite`: how a source will look, between brackets, in a sentence and in the list, before anything is published."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.cards import make_card
from werkplaats.checks.reading import READING
from werkplaats.checks.suggest import KeyGuesser, meant
from werkplaats.commands import WrongUseError
from werkplaats.config import load_config
from werkplaats.library.files import load_library
from werkplaats.model.citation import CitedWork, Cluster, Form
from werkplaats.model.inline import starred
from werkplaats.model.refusal import reason
from werkplaats.model.source import Span
from werkplaats.render.citations import render_clusters
from werkplaats.render.html import inline_html
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.report.base import SEVERITIES
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from werkplaats.model.diagnostic import Problem
    from werkplaats.model.entry import Library, Work
    from werkplaats.model.inline import Inline
    from werkplaats.model.label import Label
    from werkplaats.model.profile import Profile

_NOWHERE = Span(0, 0)
_UNLISTED = "(staat niet in de literatuurlijst: persoonlijke communicatie)"
_SEVERITY = {rule.code: SEVERITIES[rule.severity] for rule in READING}


class _Shown(NamedTuple):
    """One work in its three forms; the last is empty for personal communication (row 25)."""

    key: str
    parenthetical: Inline
    narrative: Inline
    reference: Inline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("keys", metavar="SLEUTEL", nargs="*", help="sleutels uit de literatuurlijst")
    parser.add_argument("--all", action="store_true", help="alle bronnen, in de volgorde van de literatuurlijst")
    parser.add_argument(
        "--bib",
        type=Path,
        metavar="BESTAND",
        help="een BibTeX-bestand in plaats van de literatuurlijst van de site; mkdocs.yml is dan niet nodig",
    )
    parser.add_argument(
        "--style",
        choices=PROFILE_NAMES,
        metavar="PROFIEL",
        help=f"{', '.join(PROFILE_NAMES)} (anders: dat van de site, of nl-hbo)",
    )
    parser.add_argument(
        "--format",
        choices=tuple(_FORMS),
        default="text",
        metavar="VORM",
        help=f"vorm van de uitvoer: {', '.join(_FORMS)}",
    )


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Print sources as readers will see them.

    The whole list is read, whatever is asked for: the letter behind a year and the initials before a name depend on it.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`; not opened with `--bib`.
        out: Where the sources go.
        err: Where faults go: those of the bibliography, and keys that it does not have.

    Returns:
        0 when every key was found in a list without faults, else 1; what was found is printed all the same.

    Raises:
        WrongUseError: No key and no `--all`, or both; or the file cannot be opened.
        ConfigError: Without `--bib`, the configuration cannot be read.
    """
    if args.all == bool(args.keys):
        raise WrongUseError(
            "Noem sleutels óf --all, niet allebei."
            if args.all
            else "Noem een of meer sleutels, of --all voor de hele lijst."
        )
    library, name, where = _read(args.bib, config_file)
    profile = load_profile(args.style or name)
    labels = make_labels(library.works.values(), profile)
    wanted = list(labels) if args.all else list(dict.fromkeys(_bare(key) for key in args.keys))
    unknown = [key for key in wanted if key not in labels]
    shown = [_show(library.works[key], labels, profile) for key in wanted if key in labels]
    out.write(_FORMS[args.format](shown))
    err.writelines(_line(problem, library) for problem in library.problems)
    keys = KeyGuesser(map(make_card, library.works.values())) if unknown else None
    for key in unknown:
        guess = keys.other_case(key) or keys.guess(key) if keys else ""
        err.write(_printable(f"Sleutel ‘{key}’ staat niet in {where}; {meant(guess, 'controleer de sleutel.')}") + "\n")
    return int(bool(unknown or library.problems))


def _read(bib: Path | None, config_file: Path) -> tuple[Library, str, str]:
    """Return the library, the profile that goes with it, and how messages call it."""
    if bib is not None:
        try:
            bib.open("rb").close()
        except OSError as error:
            raise WrongUseError(
                f"‘{bib}’ kan niet worden gelezen ({reason(error)}); noem een BibTeX-bestand."
            ) from error
        return load_library([(bib.as_posix(), bib)]), "nl-hbo", f"‘{bib}’"
    if not config_file.is_file():
        raise WrongUseError(
            f"Het bestand {config_file} bestaat niet; start de opdracht in de map van het project, of noem met --bib een BibTeX-bestand."
        )
    config = load_config(config_file)
    if config.missing:
        faults = "; ".join(fault for _, fault in config.missing_faults)
        raise WrongUseError(f"{faults}. Noem met --bib een BibTeX-bestand.")
    files = [(config.relative(path), path) for path in config.bibliographies]
    return load_library(files), config.profile, files[0][0] if len(files) == 1 else "de literatuurlijst"


def _bare(key: str) -> str:
    """Return a key as the list has it, also when it is given as a text has it: `@key`, `[@{key}]`."""
    bare = key.removeprefix("[").removesuffix("]")
    return bare.removeprefix("@").removeprefix("{").removesuffix("}") if bare.startswith("@") else key


def _show(work: Work, labels: Mapping[str, Label], profile: Profile) -> _Shown:
    """Return a work as it looks where it is named for the first time."""
    cited = (CitedWork(work.key, _NOWHERE, _NOWHERE),)
    bracket, sentence = (
        render_clusters([Cluster(form, cited, _NOWHERE)], labels, profile)[0]
        for form in (Form.PARENTHETICAL, Form.NARRATIVE)
    )
    reference = render_reference(work, labels[work.key], profile) if is_listed(work) else ()
    return _Shown(work.key, bracket, sentence, reference)


def _as_text(shown: Sequence[_Shown]) -> str:
    return "\n".join(
        _printable(item.key)
        + f"\n  tussen haakjes  {_printable(starred(item.parenthetical))}"
        + f"\n  in de zin       {_printable(starred(item.narrative))}"
        + f"\n  in de lijst     {_printable(starred(item.reference)) or _UNLISTED}\n"
        for item in shown
    )


def _as_html(shown: Sequence[_Shown]) -> str:
    return "".join(
        f'<section data-key="{escape(item.key)}">\n'
        f"<p>{inline_html(item.parenthetical)}</p>\n"
        f"<p>{inline_html(item.narrative)}</p>\n"
        + (f'<p data-ref="{escape(item.key)}">{inline_html(item.reference)}</p>\n' if item.reference else "")
        + "</section>\n"
        for item in shown
    )


def _as_json(shown: Sequence[_Shown]) -> str:
    found = [
        {
            "key": item.key,
            "parenthetical": starred(item.parenthetical),
            "narrative": starred(item.narrative),
            "reference": starred(item.reference),
        }
        for item in shown
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


_FORMS = {"text": _as_text, "html": _as_html, "json": _as_json}


def _line(problem: Problem, library: Library) -> str:
    place = library.sources[problem.path].position(problem.span.start)
    severity = _SEVERITY.get(problem.code, "fout")
    return _printable(f"{problem.path}:{place.line}:{place.column}: {severity} {problem.code} {problem.message}") + "\n"


def _printable(text: str) -> str:
    """Return a text without signs that would steer a terminal."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "�" for char in text)
