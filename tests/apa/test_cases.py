"""Every case of `docs/redactie/apa.toml`: what a writer types, what a reader reads, and the list."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from apa_page import CASES as FILE
from apa_page import PAGE, page
from tests.helpers import read_works
from werkplaats.model.inline import starred
from werkplaats.model.source import Source
from werkplaats.render.citations import render_clusters
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.resolve.labels import make_labels
from werkplaats.resolve.order import sort_works
from werkplaats.scan.page import scan_page

DATA: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = DATA["geval"]
RULES: dict[int, dict[str, Any]] = {rule["nummer"]: rule for rule in DATA["regel"]}
FIELDS = {"id", "rij", "bron", "bib", "tekst", "in_tekst", "lijst"}
ROWS = range(1, 42)
"""The rows of the rule table; higher numbers are kinds of source that have none."""


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    profile = load_profile(case.get("profiel", "nl-hbo"))
    works = read_works(case["bib"])
    labels = make_labels(works.values(), profile)
    clusters = scan_page(Source("geval.md", case["tekst"]), "geval.md").clusters

    text = case["tekst"]
    shown = render_clusters(clusters, labels, profile)
    for cluster, inline in reversed(list(zip(clusters, shown, strict=True))):
        text = f"{text[: cluster.span.start]}{starred(inline)}{text[cluster.span.end :]}"
    assert text == case["in_tekst"]

    cited = [work for cluster in clusters for work in cluster.walk()]
    consulted = {work.key for work in cited if work.within is None}
    elsewhere = {work.key for work in cited if work.within} - consulted
    listed = [work for work in sort_works(works.values(), profile) if work.key not in elsewhere and is_listed(work)]
    assert [starred(render_reference(work, labels[work.key], profile)) for work in listed] == case["lijst"]


def test_cases_are_complete_and_named_once() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    for case in CASES:
        assert set(case) - {"naam", "profiel", "lijkt_op"} == FIELDS, case["id"]
        assert set(case["rij"]) <= set(RULES), case["id"]
        assert set(case.get("lijkt_op", [])) <= set(RULES) - set(case["rij"]), case["id"]
        assert case["bron"], case["id"]


def test_no_two_cases_are_the_same() -> None:
    seen = [(case.get("profiel"), case["bib"], case["tekst"]) for case in CASES]
    assert len(set(seen)) == len(seen)


def test_every_rule_is_obeyed_mistaken_and_combined() -> None:
    """At least one case that follows it, one that looks like it and is another, one with a neighbour."""
    obeyed = {row for case in CASES for row in case["rij"]}
    mistaken = {row for case in CASES for row in case.get("lijkt_op", [])}
    combined = {row for case in CASES for row in case["rij"] if len(case["rij"]) > 1}
    assert obeyed == mistaken == combined == set(RULES) >= set(ROWS)


def test_every_profile_has_cases() -> None:
    assert {case.get("profiel", "nl-hbo") for case in CASES} == set(PROFILE_NAMES)


def test_an_uncertain_rule_is_uncertain_in_its_cases_too() -> None:
    """Row by row: what rests on no guide says so at its source (`?` or `◇`), unless APA itself settles it (English)."""
    for case in CASES:
        if RULES[case["rij"][0]]["zekerheid"] == "?" and case.get("profiel") != "apa-en":
            assert any(sign in case["bron"] for sign in ("?", "◇", "eigen kennis", "eigen besluit")), case["id"]


def test_the_page_is_up_to_date() -> None:
    """When it is behind: python3 scripts/apa_page.py."""
    assert PAGE.read_text(encoding="utf-8") == page(DATA)


def test_a_rule_without_cases_of_its_own_says_where_they_are() -> None:
    rules = [{"nummer": n, "naam": "Regel", "zekerheid": "✔"} for n in (1, 2, 3)]
    case = {"id": "een-geval", "bron": "HZ", "tekst": "", "in_tekst": "", "lijst": []}
    shown = page({"regel": rules, "geval": [case | {"rij": [1, 2]}, case | {"rij": [3, 2], "naam": "Zó"}]})
    assert "De voorbeelden staan bij regel 1 en 3." in shown
    assert shown.count("| Geval |") == 2
    assert "| Een geval (ook regel 2) |" in shown
    assert "| Zó (ook regel 2) |" in shown
