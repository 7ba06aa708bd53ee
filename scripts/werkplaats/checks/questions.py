"""Questions that are written down with their answers, so that what follows from them can be kept.

A result holds as long as each question has the answer it had ("verifying traces": Mokhov, Mitchell and Peyton Jones 2018, "Build systems à la
carte", 4.2.2).
"""

from __future__ import annotations

from functools import wraps
from hashlib import blake2b
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_R = TypeVar("_R")
_S = TypeVar("_S", bound="Recorder")
Question = tuple[str, ...]
"""The name of a question and what it is about."""

ABOUT_LIST: set[str] = set()
"""The questions whose answers follow from the literature list alone; those of the others follow from the outlines and the files."""


class Recorder:
    """Remembers which questions were asked, and what the answers were.

    Attributes:
        asked: The questions asked since `begin`.
        answers: What was answered so far.
    """

    def __init__(self) -> None:
        self.asked: dict[Question, None] = {}
        self.answers: dict[Question, object] = {}
        self._marks: dict[Question, str] = {}

    def begin(self) -> None:
        """Forget what was asked; the answers stay."""
        self.asked = {}

    def mark(self, question: Question) -> str:
        """Return a fingerprint of the answer to a question, which is asked when it has not been."""
        if question not in self._marks:
            name, *args = question
            if question not in self.answers:
                getattr(self, name)(*args)
            answer = repr(self.answers[question]).encode("utf-8", "surrogatepass")
            self._marks[question] = blake2b(answer, digest_size=9).hexdigest()
        return self._marks[question]


def question(ask: Callable[Concatenate[_S, _P], _R]) -> Callable[Concatenate[_S, _P], _R]:
    """Make a method a question: its arguments are texts, and its answer is a value whose `repr` tells it from any other."""
    name = ask.__name__

    @wraps(ask)
    def asked(self: _S, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        taken: Question = (name, *cast("tuple[str, ...]", args))
        self.asked[taken] = None
        if taken not in self.answers:
            self.answers[taken] = ask(self, *args, **kwargs)
        return cast("_R", self.answers[taken])

    return cast("Callable[Concatenate[_S, _P], _R]", asked)


def about_list(ask: Callable[Concatenate[_S, _P], _R]) -> Callable[Concatenate[_S, _P], _R]:
    """Make a method a question about the literature list alone."""
    ABOUT_LIST.add(ask.__name__)
    return question(ask)
