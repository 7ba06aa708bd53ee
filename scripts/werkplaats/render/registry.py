"""The register of paragraph addresses beside the texts: whether it is behind, and what it should be."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.diagnostic import Problem
from werkplaats.model.source import Span
from werkplaats.register import Register, is_ruined, match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from werkplaats.config import Config
    from werkplaats.model.outline import Passage


class Registry:
    """The register as it is, and as it should be.

    Args:
        opened: The register as it stands on disk.
        paragraphs: Address of each page to the fingerprints of its paragraphs, as they are now.
        texts: Gives the texts of these paragraphs.
        complete: False when a page cannot be read: the addresses of its paragraphs would count as gone.

    Attributes:
        path: Its project-relative path.
        before: Its text; empty when there is none yet.
        locked: True when it must not be written.
    """

    def __init__(
        self,
        opened: OpenRegister,
        paragraphs: Mapping[str, Sequence[str]],
        texts: Callable[[], Mapping[str, Sequence[str]]],
        *,
        complete: bool,
    ) -> None:
        self.path = opened.path
        self.before = opened.text
        self.locked = not (opened.readable and complete)
        self._opened, self._texts = opened, texts
        self._paragraphs: Mapping[str, Sequence[str]] = paragraphs if opened.readable else {}

    @cached_property
    def is_behind(self) -> bool:
        """True when the paragraphs are not those that the register knows, or its text is not as it is written."""
        register = self._opened.register
        known = {page: [r.digest for r in records if r.live] for page, records in register.pages.items()}
        now = {page: list(digests) for page, digests in self._paragraphs.items()}
        return bool(now) and (
            any(known.get(page, []) != now.get(page, []) for page in {*known, *now})
            or register.serialise() != self.before
        )

    @cached_property
    def after(self) -> str:
        """The text it should have."""
        return match(self._opened.register, self._texts()).updated().serialise() if self.is_behind else self.before

    @cached_property
    def _assigned(self) -> frozenset[tuple[str, str]]:
        """Address of a page and id, for the paragraphs as they are now."""
        texts = self._texts()
        ids = match(self._opened.register, texts).ids
        return frozenset((page, id_) for (page, _), id_ in ids.items())

    def knows(self, address: str, id_: str) -> bool:
        """Tell whether a link to this paragraph of the page with this address arrives: it stands there, has been there, or is new there.

        Of a register that cannot be read nothing is known, so every link is believed.
        """
        if not self._opened.readable or any(r.id == id_ for r in self._opened.register.pages.get(address, ())):
            return True
        return self.is_behind and (address, id_) in self._assigned

    def dead_links(self, passages: Iterable[tuple[str, str, Passage]]) -> Iterator[Problem]:
        """Yield the links to paragraphs that never were on their page (`LNK002`).

        Args:
            passages: Of each link its file, the address of the page that it leads to, and the link.
        """
        for shown, address, passage in passages:
            if not self.knows(address, passage.id):
                fault = f"De alinea ‘#{passage.id}’ staat niet op die pagina en heeft er nooit gestaan; neem haar adres over van de site, of haal ‘#{passage.id}’ weg."
                yield Problem("LNK002", shown, passage.span, fault)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with it (`SYS010`), and that it is behind (`SYS003`)."""
        if self._opened.problems or not self.is_behind:
            return self._opened.problems  # the same command mends both
        fault = "Het register van alinea-adressen loopt achter op de teksten; ‘werkplaats check --fix’ werkt het bij."
        return (*self._opened.problems, Problem("SYS003", self.path, Span(0, 0), fault))


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
        return _unreadable(path)
    register, problems = Register.parse(text, path)
    if is_ruined(problems):
        return _unreadable(path)
    return OpenRegister(path, text, register, problems)


def _unreadable(path: str) -> OpenRegister:
    fault = "Het register van alinea-adressen is niet te lezen; zet de laatste goede versie terug uit git (in VS Code met ‘Discard Changes’)."
    return OpenRegister(path, "", Register(), (Problem("SYS010", path, Span(0, 0), fault),), readable=False)
