"""Repairs: edits into text, again and again until nothing is left to mend, and whole files to disk."""

from __future__ import annotations

import codecs
import difflib
import errno
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from werkplaats.model.diagnostic import Diagnostic, Edit, Fix

_ROUNDS = 20
_LINES = lazy(r"[^\n]*\n|[^\n]+")
"""Lines as git counts them: nothing but a line feed ends one."""


class ConvergenceError(Exception):
    """Two repairs keep undoing each other; carries the codes that were still busy."""

    def __init__(self, codes: Iterable[str]) -> None:
        self.codes = tuple(sorted(set(codes)))
        super().__init__(
            f"De reparaties {', '.join(self.codes)} blijven elkaar ongedaan maken; meld dit aan de ontwikkelaars."
        )


class Repaired(NamedTuple):
    """What came of repairing.

    Attributes:
        texts: Path to new text, of the files that changed.
        diagnostics: What is left to report.
        made: How many repairs were made.
    """

    texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    made: int


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits applied; they must not overlap, and what lies outside them stays as it is.

    Raises:
        ValueError: Two edits overlap.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: e.span):
        if edit.span.start < at:
            raise ValueError(f"edits overlap at {edit.span.start}")
        parts += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*parts, text[at:]))


def apply_fixes(text: str, fixes: Sequence[Fix]) -> tuple[str, int]:
    """Apply as many repairs to a text as do not touch each other, the first ones first.

    Returns:
        The new text, and how many were applied; the rest is for the next round.
    """
    chosen: list[Edit] = []
    count = 0
    for fix in fixes:
        if fix.edits and all(_apart(edit, other) for edit in fix.edits for other in chosen):
            chosen += fix.edits
            count += 1
    return apply_edits(text, chosen), count


def _apart(edit: Edit, other: Edit) -> bool:
    """Tell whether two edits neither overlap nor touch: repairs side by side may each count on the text next to them."""
    return edit.span.end < other.span.start or other.span.end < edit.span.start


def repair(
    texts: Mapping[str, str],
    check: Callable[[Mapping[str, str]], tuple[Diagnostic, ...]],
    *,
    unsafe: bool = False,
    locked: frozenset[str] = frozenset(),
) -> Repaired:
    """Repair until nothing changes any more.

    Args:
        texts: Path to text, of all files.
        check: Checks the site, with the given texts in place of those of the files.
        unsafe: Also apply repairs that are only likely right.
        locked: Paths of files to leave alone, such as those that are not UTF-8.

    Raises:
        ConvergenceError: Repairs undo each other.
    """
    changed: dict[str, str] = {}
    total = 0
    diagnostics = check(changed)
    for _ in range(_ROUNDS):
        todo = _by_path(diagnostics, unsafe=unsafe, locked=locked)
        before = dict(changed)
        for path, fixes in todo.items():
            text, count = apply_fixes(changed.get(path, texts[path]), fixes)
            if text != changed.get(path, texts[path]):
                changed[path] = text
                total += count
        if changed == before:
            final = {path: text for path, text in changed.items() if text != texts[path]}
            return Repaired(final, diagnostics, total)
        diagnostics = check(changed)
    raise ConvergenceError(d.code for d in diagnostics if may_fix(d, unsafe=unsafe))


def may_fix(diagnostic: Diagnostic, *, unsafe: bool) -> bool:
    """Tell whether a finding has a repair that may be applied."""
    fix = diagnostic.finding.fix
    return fix is not None and (fix.safe or unsafe)


def _by_path(diagnostics: Iterable[Diagnostic], *, unsafe: bool, locked: frozenset[str]) -> dict[str, list[Fix]]:
    found: dict[str, list[Fix]] = {}
    for diagnostic in diagnostics:
        fix = diagnostic.finding.fix
        if fix is not None and may_fix(diagnostic, unsafe=unsafe) and diagnostic.path not in locked:
            found.setdefault(diagnostic.path, []).append(fix)
    return found


def unified_diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a unified diff of one file, with their line ends."""
    for line in difflib.unified_diff(_LINES.findall(before), _LINES.findall(after), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


DRAFT = ".nieuw"
"""How the name of a draft ends; only a process that is killed while it writes leaves one, and nothing reads it."""
_NEW_FILE = 0o644
"""Rights of a file that was not there; a draft is for its maker alone."""


def write_file(path: Path, text: str, *, new: bool = False, old: str | None = None) -> None:
    """Write a file whole or not at all: to a new file beside it, which then takes its place.

    Args:
        path: The file; a byte order mark it begins with, which reading leaves out, stays.
        text: What will be in it.
        new: The file must not exist yet.
        old: What was read of it, without a byte order mark; empty for a file that was not there.

    Raises:
        FileExistsError: It exists and must not.
        BlockingIOError: It holds something else by now: somebody saved it meanwhile.
        OSError: It cannot be written; what was there is there still.
    """
    target = path.resolve()
    if new and target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=DRAFT)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_mark_of(target, text) + text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        if old is not None:
            _must_still_hold(target, old.removeprefix("\ufeff"))
        if target.exists():
            shutil.copymode(target, draft)
        else:
            draft.chmod(_NEW_FILE)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _must_still_hold(target: Path, old: str) -> None:
    text = target.read_bytes().decode("utf-8-sig", "replace") if target.exists() else ""
    if text != old:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(target))


def _mark_of(target: Path, text: str) -> bytes:
    """Return the byte order mark that a file begins with, unless the new text brings its own."""
    if text.startswith("\ufeff") or not target.is_file():
        return b""
    with target.open("rb") as stream:
        return codecs.BOM_UTF8 if stream.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8 else b""
