"""What a rule is: a code, the fault it names, how serious that is, and the function that finds it.

A rule asks for the smallest thing it needs: one entry of the literature list, one page, or the whole site. A fault that is found while
reading or building has a rule too, without a function, so that it has a name, a severity and a page like the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.diagnostic import Severity

if TYPE_CHECKING:
    from werkplaats.checks.asking import Asking
    from werkplaats.checks.outside import Outside
    from werkplaats.checks.view import ListView, View
    from werkplaats.model.diagnostic import Finding
    from werkplaats.model.entry import Work
    from werkplaats.model.outside import Answer
    from werkplaats.model.site import Document

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


class Repair(Enum):
    """What `--fix` can do about the findings of a rule; a single finding may still come without a fix."""

    NONE = "niet"
    SAFE = "--fix"
    UNSAFE = "--fix --unsafe"


class Placed(NamedTuple):
    """A finding of a rule that looks at the whole site: with the file it is in (project-relative)."""

    path: str
    finding: Finding


EntryCheck = Callable[["Work", "ListView"], Iterator["Finding"]]
ListCheck = Callable[["ListView"], Iterator[Placed]]
PageCheck = Callable[["Document", "Asking"], Iterator["Finding"]]
SiteCheck = Callable[["View"], Iterator[Placed]]
OutsideCheck = Callable[["Outside", "Answer"], Iterator["Finding"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that is found while reading or building, outside the rules proper.

    Attributes:
        code: Family and number (`CIT001`); never used again for something else.
        name: The fault, in English with hyphens (`unknown-key`).
        severity: How serious a finding is.
        repair: What `--fix` can do.
        since: Version that brought the rule.
    """

    code: str
    name: str
    severity: Severity
    repair: Repair = Repair.NONE
    since: str = "0.1.0"

    @property
    def scope(self) -> str:
        """What the rule looks at: `entry`, `list`, `page`, `site`, `outside`, or `reading` for a fault met before any rule runs."""
        return "reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRule(Rule):
    """Looks at one work of the literature list; a finding is in the file of its entry."""

    check: EntryCheck

    @property
    def scope(self) -> str:
        """What the rule looks at."""
        return "entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule(Rule):
    """Looks at the whole literature list, and nothing else."""

    check: ListCheck

    @property
    def scope(self) -> str:
        """What the rule looks at."""
        return "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule(Rule):
    """Looks at one page, and asks what it needs to know of others; a finding is in that page."""

    check: PageCheck

    @property
    def scope(self) -> str:
        """What the rule looks at."""
        return "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRule(Rule):
    """Looks at all pages and works together, from outside."""

    check: SiteCheck

    @property
    def scope(self) -> str:
        """What the rule looks at."""
        return "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideRule(Rule):
    """Looks at one link out of the site with what its address answered, when somebody went to look."""

    check: OutsideCheck

    @property
    def scope(self) -> str:
        """What the rule looks at."""
        return "outside"
