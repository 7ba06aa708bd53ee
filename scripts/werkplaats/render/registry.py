"""The register of paragraph addresses beside the texts: whether it is behind, and what it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.diagnostic import Problem
from werkplaats.model.source import Span
from werkplaats.register import Register, match
from werkplaats.render.edition import block_text

if TYPE_CHECKING:
    from werkplaats.config import Config
    from werkplaats.model.site import Site


class Registry(NamedTuple):
    """The register as it is and as it should be.

    Attributes:
        path: Its project-relative path.
        before: Its text; empty when there is none yet.
        after: The text it should have.
        problems: What is wrong with it (`SYS010`), and that it is behind (`SYS003`).
        locked: True when it must not be written.
    """

    path: str
    before: str
    after: str
    problems: tuple[Problem, ...]
    locked: bool


class OpenRegister(NamedTuple):
    """The register as it stands on disk.

    Attributes:
        path: Its project-relative path.
        text: Its text; empty when there is none yet, or when it cannot be read.
        register: What it says.
        problems: What is wrong with it (`SYS010`).
        readable: False when there is a file that cannot be read.
    """

    path: str
    text: str
    register: Register
    problems: tuple[Problem, ...] = ()
    readable: bool = True


def open_register(config: Config) -> OpenRegister:
    """Read the register, without holding it against the texts."""
    file, path = config.register_file, config.relative(config.register_file)
    try:
        text = file.read_bytes().decode("utf-8") if file.is_file() else ""
    except (OSError, UnicodeDecodeError):
        fault = "Het register van alinea-adressen is niet te lezen; zet de laatste goede versie terug uit git."
        return OpenRegister(path, "", Register(), (Problem("SYS010", path, Span(0, 0), fault),), readable=False)
    register, problems = Register.parse(text, path)
    return OpenRegister(path, text, register, problems)


def read_registry(config: Config, site: Site) -> Registry:
    """Hold the register against the texts.

    A register is never brought up to date while a page cannot be read: the addresses of its paragraphs would count as gone.
    """
    path, before, register, problems, readable = open_register(config)
    if not readable:
        return Registry(path, "", "", problems, locked=True)
    pages = {
        d.address: [block_text(d, number) for number in range(len(d.page.blocks))] for d in site.documents.values()
    }
    after = match(register, pages).updated().serialise() if pages else before
    if after != before and pages:
        fault = "Het register van alinea-adressen loopt achter op de teksten; ‘werkplaats check --fix’ werkt het bij."
        problems = (*problems, Problem("SYS003", path, Span(0, 0), fault))
    locked = any(problem.code == "PAG005" for problem in site.problems)
    return Registry(path, before, after, problems, locked)
