"""What checking makes of one page, and of the literature list: all that is needed of them besides their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.checks.cards import Filed
    from werkplaats.checks.questions import Question
    from werkplaats.checks.suppress import Suppression
    from werkplaats.model.diagnostic import Finding, Problem
    from werkplaats.model.outline import Outline


class Coded(NamedTuple):
    """A finding with its code and its file (project-relative)."""

    code: str
    path: str
    finding: Finding


class Judged(NamedTuple):
    """What the rules found on a page.

    Attributes:
        findings: In the order of the rules.
        asked: Every question that was asked, with a fingerprint of its answer: the rest holds as long as these do.
    """

    findings: tuple[Coded, ...]
    asked: tuple[tuple[Question, str], ...]


class PageRecord(NamedTuple):
    """A page.

    Attributes:
        digest: Fingerprint of its text.
        outline: The page from outside.
        problems: What was wrong in reading it.
        paragraphs: Fingerprint of each paragraph, as the register has it.
        suppressions: In order.
        judged: What the rules found; None as long as they have not looked.
    """

    digest: str
    outline: Outline
    problems: tuple[Problem, ...]
    paragraphs: tuple[str, ...]
    suppressions: tuple[Suppression, ...]
    judged: Judged | None = None


class ListRecord(NamedTuple):
    """The literature list.

    Attributes:
        digest: Fingerprint of its files.
        works: Key to card and place.
        problems: What was wrong in reading it.
        findings: What the rules found.
    """

    digest: str
    works: Mapping[str, Filed]
    problems: tuple[Problem, ...]
    findings: tuple[Coded, ...]
