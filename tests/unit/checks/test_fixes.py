"""Repairs: edits, rounds, differences and files."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from werkplaats.checks.fixes import ConvergenceError, apply_edits, apply_fixes, repair, unified_diff, write_file
from werkplaats.model.diagnostic import Diagnostic, Edit, Finding, Fix, Severity
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def _diagnostic(start: int, end: int, text: str, *, safe: bool = True) -> Diagnostic:
    finding = Finding(Span(start, end), "x", fix=Fix("x", (Edit(Span(start, end), text),), safe))
    return Diagnostic("TXT901", "x", Severity.ERROR, "a.md", finding, 1, 1, 1, 1)


def _replace(old: str, new: str, *, safe: bool = True) -> Callable[[str], tuple[Diagnostic, ...]]:
    def find(text: str) -> tuple[Diagnostic, ...]:
        at = text.find(old)
        return (_diagnostic(at, at + len(old), new, safe=safe),) if at >= 0 else ()

    return find


def _run(text: str, find: Callable[[str], tuple[Diagnostic, ...]], *, unsafe: bool = False) -> str:
    def check(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
        return find(texts.get("a.md", text))

    return repair({"a.md": text}, check, unsafe=unsafe).texts.get("a.md", text)


def test_edits_leave_the_rest_as_it_is() -> None:
    text = "\ufeffa\r\nbb\rc\n"
    assert apply_edits(text, [Edit(Span(4, 6), "B"), Edit(Span(1, 2), "AA")]) == "\ufeffAA\r\nB\rc\n"


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_edits("abc", [Edit(Span(0, 2), ""), Edit(Span(1, 3), "")])


def test_of_repairs_that_touch_the_first_goes_first() -> None:
    first, second, third = (
        Fix("", (Edit(Span(0, 2), "X"),)),
        Fix("", (Edit(Span(2, 3), "Y"),)),
        Fix("", (Edit(Span(4, 5), "Z"),)),
    )
    assert apply_fixes("abcde", [first, second, third]) == ("XcdZ", 2)


def test_repairs_go_on_until_nothing_changes() -> None:
    assert _run("a    b", _replace("  ", " ")) == "a b"


def test_a_likely_repair_waits_for_unsafe() -> None:
    find = _replace("fout", "goed", safe=False)
    assert _run("fout", find) == "fout"
    assert _run("fout", find, unsafe=True) == "goed"


def test_repairs_that_undo_each_other_are_stopped() -> None:
    def find(text: str) -> tuple[Diagnostic, ...]:
        return (_diagnostic(0, 1, "b" if text == "a" else "a"),)

    with pytest.raises(ConvergenceError) as caught:
        _run("a", find)
    assert caught.value.codes == ("TXT901",)


def test_a_locked_file_is_left_alone() -> None:
    find = _replace("fout", "goed")
    repaired = repair({"a.md": "fout"}, lambda texts: find(texts.get("a.md", "fout")), locked=frozenset({"a.md"}))
    assert repaired.texts == {}
    assert len(repaired.diagnostics) == 1


def test_the_difference_is_unified() -> None:
    assert "".join(unified_diff("a.md", "een\ntwee", "een\n2")) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n een\n-twee\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    "odd", [pytest.param(sign, id=f"U+{ord(sign):04X}") for sign in "\r\x0b\x0c\x1c\x85\u2028\u2029"]
)
def test_only_a_line_feed_ends_a_line_of_a_difference(odd: str) -> None:
    found = "".join(unified_diff("a.md", f"een{odd}twee\n", f"een{odd}2\n"))
    assert found == f"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-een{odd}twee\n+een{odd}2\n"


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xef\xbb\xbfoud\r\n")
    write_file(file, "nieuw\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfnieuw\r\n"


def test_a_new_file_takes_no_other_s_place(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    write_file(file, "een", new=True)
    with pytest.raises(FileExistsError):
        write_file(file, "twee", new=True)
    assert file.read_bytes() == b"een"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("there", "read", "written"),
    [
        pytest.param(b"oud\r\n", "oud\r\n", True, id="as it was"),
        pytest.param(b"\xef\xbb\xbfoud", "oud", True, id="with a byte order mark"),
        pytest.param(None, "", True, id="not there"),
        pytest.param(b"anders", "oud", False, id="saved meanwhile"),
        pytest.param(None, "oud", False, id="taken away meanwhile"),
        pytest.param(b"caf\xe9", "caf\u00e9", False, id="no UTF-8 by now"),
    ],
)
def test_what_somebody_saved_meanwhile_stays(tmp_path: Path, there: bytes | None, read: str, written: bool) -> None:
    file = tmp_path / "a.md"
    if there is not None:
        file.write_bytes(there)
    if written:
        write_file(file, "nieuw", old=read)
        assert file.read_bytes().endswith(b"nieuw")
    else:
        with pytest.raises(BlockingIOError):
            write_file(file, "nieuw", old=read)
        assert (file.read_bytes() if file.exists() else None) == there
    assert {path.name for path in tmp_path.iterdir()} <= {"a.md"}


@pytest.mark.parametrize("step", ["os.fsync", "shutil.copymode", "pathlib.Path.replace"])
@pytest.mark.parametrize(
    "stop",
    [
        pytest.param(OSError(errno.ENOSPC, "vol"), id="disk full"),
        pytest.param(OSError(errno.EROFS, "slot"), id="read-only"),
        pytest.param(KeyboardInterrupt(), id="Ctrl+C"),
    ],
)
def test_writing_that_breaks_off_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, stop: BaseException
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"oud")

    def fail(*_: object) -> None:
        raise stop

    monkeypatch.setattr(step, fail)
    with pytest.raises(type(stop)):
        write_file(file, "nieuw")
    assert file.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.skipif(os.name != "posix", reason="no signal ends a process at once there")
def test_a_process_that_is_killed_leaves_old_or_new(tmp_path: Path) -> None:
    """Killed at the moment just before and just after the new file takes the place of the old one."""
    file = tmp_path / "a.md"
    for when, left in (("before", b"oud"), ("after", b"nieuw" * 1000)):
        file.write_bytes(b"oud")
        script = f"""if True:
            import os, pathlib, signal
            from werkplaats.checks.fixes import write_file
            replace = pathlib.Path.replace
            def killed(draft, target):
                if {when!r} == "after":
                    replace(draft, target)
                os.kill(os.getpid(), signal.SIGKILL)
            pathlib.Path.replace = killed
            write_file(pathlib.Path({str(file)!r}), "nieuw" * 1000)
        """
        ended = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
        assert ended.returncode == -signal.SIGKILL
        assert file.read_bytes() == left


def test_a_file_is_written_whole_with_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"oud")
    file.chmod(0o640)
    write_file(file, "\ufeffcaf\u00e9\r\n")
    assert file.read_bytes() == b"\xef\xbb\xbfcaf\xc3\xa9\r\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_file_and_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"oud")
    with pytest.raises(UnicodeEncodeError):
        write_file(file, "\ud800")
    assert file.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
