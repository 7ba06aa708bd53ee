"""Builds of the real content in processes of their own, each in surroundings that differ."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.building import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

HERE = {"TZ": "Europe/Amsterdam", "LANG": "nl_NL.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "2"}


def build_apart(folder: Path, command: list[str], environment: dict[str, str]) -> dict[str, bytes]:
    """Run a command that builds, and return its site: path to bytes."""
    path = os.pathsep.join([str(PROJECT / "scripts"), os.environ.get("PYTHONPATH", "")])
    fixed = {"SITE_URL": "https://site.example/werkplaats/", "PYTHONPATH": path, "PYTHONWARNINGS": "default"}
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, **environment, **fixed},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    built = folder / "site"
    return {file.relative_to(built).as_posix(): file.read_bytes() for file in built.rglob("*") if file.is_file()}


def copy_project(project: Path, folder: Path, *, backwards: bool = False) -> Path:
    """Copy a project file by file, in order or backwards, each with an age that says which it was."""
    files = [
        file for file in project.rglob("*") if file.is_file() and "site" not in file.relative_to(project).parts[:1]
    ]
    for number, file in enumerate(sorted(files, reverse=backwards)):
        target = folder / file.relative_to(project)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        os.utime(target, (10**9 + number * 86_399, 10**9 + number * 86_399))
    return folder


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Return the paths that only one of two sites has, or that hold other bytes."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
