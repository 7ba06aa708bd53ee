"""`werkplaats serve`: the site on this machine, made anew after each change."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def serve_site(config_file: Path, address: str) -> int:
    """Serve a site until it is stopped.

    Args:
        config_file: `mkdocs.yml`.
        address: Host and port, such as `127.0.0.1:8000`.

    Returns:
        0 when it was stopped by hand, 1 when the site could not be built, 2 for a configuration that cannot be used.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
    from mkdocs.commands.serve import serve  # noqa: PLC0415 - only this command needs the host
    from mkdocs.exceptions import Abort, ConfigurationError  # noqa: PLC0415

    from werkplaats.commands.build import host_messages  # noqa: PLC0415

    print(f"De site staat zo op http://{address}/ en volgt elke wijziging; stop met Ctrl+C.")
    with host_messages():
        try:
            serve(str(config_file), dev_addr=address)
        except ConfigurationError as error:
            print(f"{config_file}: de instellingen kloppen niet: {error}", file=sys.stderr)
            return 2
        except Abort as error:
            print(f"{error}", file=sys.stderr)
            return 1
        except OSError as error:
            print(
                f"Op {address} kan niet worden geluisterd ({error.strerror}); kies een andere poort met --address.",
                file=sys.stderr,
            )
            return 1
        except KeyboardInterrupt:
            print("Gestopt.")
    return 0
