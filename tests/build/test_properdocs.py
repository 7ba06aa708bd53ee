"""The same site with the other host, the maintained fork of MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.build.apart import HERE, build_apart, copy_project, differences

if TYPE_CHECKING:
    from pathlib import Path


def test_a_strict_build_with_properdocs_gives_the_same_bytes(
    commanded_site: dict[str, bytes], own_project: Path, tmp_path: Path
) -> None:
    folder = copy_project(own_project, tmp_path / "project")
    assert differences(build_apart(folder, ["properdocs", "build", "--strict"], HERE), commanded_site) == []
