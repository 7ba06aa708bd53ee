"""Every case of `gevallen.toml`: what a writer types, what a reader reads, and the list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import read_works
from werkplaats.model.inline import starred
from werkplaats.model.source import Source
from werkplaats.render.citations import render_clusters
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.resolve.labels import make_labels
from werkplaats.resolve.order import sort_works
from werkplaats.scan.page import scan_page

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "gevallen.toml").read_text(encoding="utf-8"))[
    "geval"
]
FIELDS = {"id", "rij", "bron", "bib", "tekst", "in_tekst", "lijst"}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    profile = load_profile(case.get("profiel", "nl-hbo"))
    works = read_works(case["bib"])
    labels = make_labels(works.values(), profile)
    page = scan_page(Source("geval.md", case["tekst"]), "geval.md")

    text = case["tekst"]
    shown = render_clusters(page.clusters, labels, profile)
    for cluster, inline in reversed(list(zip(page.clusters, shown, strict=True))):
        text = f"{text[: cluster.span.start]}{starred(inline)}{text[cluster.span.end :]}"
    assert text == case["in_tekst"]

    read_elsewhere = {
        cited.key for cluster in page.clusters for work in cluster.works if work.within for cited in [work]
    }
    listed = [
        work for work in sort_works(works.values(), profile) if work.key not in read_elsewhere and is_listed(work)
    ]
    assert [starred(render_reference(work, labels[work.key], profile)) for work in listed] == case["lijst"]


def test_cases_are_complete_and_named_once() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert set(case) - {"profiel"} == FIELDS, case["id"]


def test_first_rules_all_have_a_case() -> None:
    rows = {row for case in CASES for row in case["rij"]}
    required = {*range(1, 11), *range(15, 19), 20, 21, 24, *range(26, 33), 36, 37, 41}
    assert required <= rows
