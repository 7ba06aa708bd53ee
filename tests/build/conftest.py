"""The real content, built by the command in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.apart import HERE, build_apart, copy_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def commanded_site(own_project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What `werkplaats build` makes of the real content: path to bytes."""
    folder = copy_project(own_project, tmp_path_factory.mktemp("hier") / "project")
    return build_apart(folder, ["werkplaats", "build"], HERE)
