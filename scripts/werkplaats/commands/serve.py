"""`werkplaats serve`: the site on this machine, made anew after each change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.commands import WrongUseError
from werkplaats.commands.host import host_messages, load_host

if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import TextIO

_LAST_PORT = 65_535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="ADRES", help="host en poort (anders 127.0.0.1:8000)"
    )


def run(args: argparse.Namespace, config_file: Path, out: TextIO, err: TextIO) -> int:
    """Serve a site until it is stopped.

    Args:
        args: What `add_arguments` declared.
        config_file: `mkdocs.yml`.
        out: Where the address is printed.
        err: Where the reason goes when the site cannot be served.

    Returns:
        0 when it was stopped by hand, 1 when the site could not be built or the address is taken.

    Raises:
        WrongUseError: The address is none.
        ConfigError: The settings cannot be used.
    """
    host, _, port = args.address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= _LAST_PORT:
        raise WrongUseError(f"‘{args.address}’ is geen host en poort; schrijf bijvoorbeeld --address 127.0.0.1:8000.")
    with host_messages():
        load_host(config_file)
        from mkdocs.commands.serve import serve  # noqa: PLC0415 - only this command needs the host
        from mkdocs.exceptions import Abort  # noqa: PLC0415

        from werkplaats.plugin.findings import RefusedError  # noqa: PLC0415

        out.write(f"De site staat zo op http://{args.address}/ en volgt elke wijziging; stop met Ctrl+C.\n")
        out.flush()
        try:
            serve(str(config_file), dev_addr=args.address)
        except RefusedError as refusal:
            err.write(f"{refusal}\n")
            return 1
        except Abort:
            err.write("De site kan niet worden getoond: los eerst de waarschuwingen hierboven op.\n")
            return 1
        except OSError:
            err.write(f"Op {args.address} kan niet worden geluisterd; kies een andere poort met --address.\n")
            return 1
        except KeyboardInterrupt:
            pass
    out.write("Gestopt.\n")
    return 0
