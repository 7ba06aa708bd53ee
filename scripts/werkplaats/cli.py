"""Arguments in, exit code out: 0 clean, 1 findings, 2 wrong use."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from werkplaats.commands import WrongUseError
from werkplaats.config import ConfigError

COMMANDS: dict[str, tuple[str, str]] = {
    "add": ("werkplaats.commands.add", "zet bronnen in de literatuurlijst"),
    "build": ("werkplaats.commands.build", "bouw de site"),
    "check": ("werkplaats.commands.check", "controleer teksten, verwijzingen, literatuurlijst en links"),
    "cite": ("werkplaats.commands.cite", "toon hoe een bron eruitziet in de tekst en in de literatuurlijst"),
    "explain": ("werkplaats.commands.explain", "leg een controle uit"),
    "new": ("werkplaats.commands.new", "maak een nieuwe pagina"),
    "serve": ("werkplaats.commands.serve", "toon de site op deze computer, steeds bijgewerkt"),
}
"""Name to the module of a command (with `add_arguments` and `run`) and what it does; a module is imported only when it is asked for."""

_DUTCH = (
    ("the following arguments are required:", "er ontbreekt een argument:"),
    ("unrecognized arguments:", "onbekend argument:"),
    ("expected one argument", "hier hoort een waarde achter"),
    ("invalid choice:", "dit kan hier niet:"),
    ("choose from", "kies uit"),
    ("not allowed with argument", "gaat niet samen met"),
    ("ambiguous option:", "onduidelijke optie:"),
    ("could match", "kan zijn"),
    ("argument ", "bij "),
)


_HEADINGS = {"positional arguments": "argumenten", "options": "opties"}


class _Formatter(argparse.HelpFormatter):
    """Writes help in Dutch, as wide as the terminal; asking that here spares each command the modules behind `shutil`."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


def _columns() -> int:
    """Return the width of the terminal in characters: as `COLUMNS` says, else as the system says, else 80."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80 if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Dutch."""

    def error(self, message: str) -> NoReturn:
        for english, dutch in _DUTCH:
            message = message.replace(english, dutch)
        self.exit(2, f"{self.format_usage()}{message}\nHulp: {self.prog} --help\n")


def make_parser(command: str = "") -> argparse.ArgumentParser:
    """Make the parser of the command line.

    Args:
        command: The command whose options are wanted; those of the others are left out, and their modules not imported.
    """
    parser = _Parser(
        prog="werkplaats",
        description="Van Markdown en BibTeX naar een publicatiesite.",
        formatter_class=_Formatter,
        add_help=False,
    )
    _common(parser, Path("mkdocs.yml"))
    commands = parser.add_subparsers(dest="command", metavar="OPDRACHT", title="opdrachten", required=True)
    for name, (module, summary) in COMMANDS.items():
        sub = commands.add_parser(
            name,
            help=summary,
            description=summary[0].upper() + summary[1:] + ".",
            formatter_class=_Formatter,
            add_help=False,
        )
        if command in {name, "*"}:
            import_module(module).add_arguments(sub)
        _common(sub, argparse.SUPPRESS)
    return parser


def _common(parser: argparse.ArgumentParser, default: object) -> None:
    group = parser.add_argument_group("algemeen")
    group.add_argument(
        "--config",
        type=Path,
        default=default,
        metavar="BESTAND",
        help="instellingen van de site (mkdocs.yml in deze map)",
    )
    group.add_argument("-h", "--help", action="help", help="toon deze uitleg")


def main(argv: list[str] | None = None) -> int:
    """Run a command.

    Args:
        argv: Arguments; those of the process when None.

    Returns:
        0 when all is well, 1 when something was found, 2 for wrong use.
    """
    arguments = sys.argv[1:] if argv is None else argv
    _speak_utf8()
    try:
        args = make_parser(_command(arguments)).parse_args(arguments)
        return int(import_module(COMMANDS[args.command][0]).run(args, args.config, sys.stdout, sys.stderr))
    except SystemExit as stop:
        return int(stop.code or 0)
    except (WrongUseError, ConfigError) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Afgebroken.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if os.environ.get("WERKPLAATS_TRACEBACK"):
            raise
        print(
            f"Er ging iets mis in het programma zelf ({type(error).__name__}: {error}); meld dit aan de ontwikkelaars.",
            file=sys.stderr,
        )
    return 2


def _command(arguments: list[str]) -> str:
    return next((argument for argument in arguments if argument in COMMANDS), "")


def program() -> NoReturn:
    """Run a command as a program of its own.

    A check ends without freeing one by one all that was read, which takes a twentieth of its time; mypy ends so too (`hard_exit`).
    """
    check = _command(sys.argv[1:]) == "check"
    if check:
        gc.disable()  # see `commands.check`; so that what it imports is not looked through either
    code = main()
    if check:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            code = 1
        os._exit(code)
    sys.exit(code)


def _speak_utf8() -> None:
    """Write UTF-8 wherever the output goes: a Windows console has another encoding of its own."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    program()
