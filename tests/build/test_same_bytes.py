"""The same content gives the same bytes: on another machine, at another time, in another folder."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.build.apart import THERE, build_apart, copy_project, differences
from tests.building import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


def test_another_folder_time_zone_language_and_age_of_files_give_the_same_bytes(
    commanded_site: dict[str, bytes], own_project: Path, tmp_path: Path
) -> None:
    assert len(commanded_site) > 200
    folder = copy_project(own_project, tmp_path / "een map, elders", backwards=True)
    assert differences(build_apart(folder, ["werkplaats", "build"], THERE), commanded_site) == []


def test_nothing_of_the_building_machine_is_in_the_site(commanded_site: dict[str, bytes], own_project: Path) -> None:
    traces = [str(own_project.parent).encode(), str(PROJECT).encode(), sys.prefix.encode()]
    assert [name for name, data in commanded_site.items() if any(trace in data for trace in traces)] == []
