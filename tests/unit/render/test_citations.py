"""Citations: what the runs say, and which of them name a work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.helpers import bracket, cite, make_work, narrative, organisation, person
from werkplaats.model.inline import plain
from werkplaats.model.label import Label
from werkplaats.render.citations import render_clusters
from werkplaats.render.profiles import load_profile
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    from werkplaats.model.citation import Cluster

HBO = load_profile("nl-hbo")
WORKS = [
    make_work("bos9", authors=(person("Bos", "A."),), year=2009, title="Een"),
    make_work("bos11", authors=(person("Bos", "A."),), year=2011, title="Twee"),
    make_work("cats", authors=(person("Cats", "B."), person("Dam", "C.")), year=2010, title="Drie"),
    make_work("scp1", authors=(organisation("Planbureau"),), year=2006, title="Vier", shortauthor="SCP"),
    make_work("scp2", authors=(organisation("Planbureau"),), year=2007, title="Vijf", shortauthor="SCP"),
    make_work("gids", year=2012, title="Gids"),
    make_work("wet", "legislation", year=2014, title="Jeugdwet"),
]
LABELS = make_labels(WORKS, HBO)


@pytest.mark.parametrize(
    ("cluster", "expected"),
    [
        pytest.param(bracket(cite("cats")), "(Cats & Dam, 2010)", id="one work"),
        pytest.param(bracket(cite("cats"), cite("bos9")), "(Bos, 2009; Cats & Dam, 2010)", id="order of the list"),
        pytest.param(bracket(cite("bos11"), cite("bos9")), "(Bos, 2009, 2011)", id="names shared"),
        pytest.param(
            bracket(cite("bos11"), cite("bos9", locator=("page", "3"))),
            "(Bos, 2009, p. 3; Bos, 2011)",
            id="locator of the first",
        ),
        pytest.param(
            bracket(cite("bos11", locator=("page", "3")), cite("bos9")),
            "(Bos, 2009; Bos, 2011, p. 3)",
            id="locator of the last",
        ),
        pytest.param(
            bracket(cite("cats", "zie"), cite("bos9")), "(zie Cats & Dam, 2010; Bos, 2009)", id="prefix stays first"
        ),
        pytest.param(
            bracket(cite("cats"), cite("gids"), cite("bos9", "zie ook")),
            "(Cats & Dam, 2010; *Gids*, 2012; zie ook Bos, 2009)",
            id="prefix divides",
        ),
        pytest.param(
            bracket(cite("bos11"), cite("bos9", "vgl.")), "(Bos, 2011; vgl. Bos, 2009)", id="prefix shows names again"
        ),
        pytest.param(bracket(cite("bos9", suffix=", passim")), "(Bos, 2009, passim)", id="suffix with comma"),
        pytest.param(bracket(cite("bos9", suffix="passim")), "(Bos, 2009 passim)", id="suffix without comma"),
        pytest.param(bracket(cite("bos9", locator=("page", "3–5"))), "(Bos, 2009, pp. 3-5)", id="dash of the profile"),
        pytest.param(bracket(cite("bos9", locator=("page", "xii"))), "(Bos, 2009, p. xii)", id="roman page"),
        pytest.param(
            bracket(cite("bos9", locator=("elocation", "7"))), "(Bos, 2009, elocation 7)", id="label without words"
        ),
        pytest.param(
            bracket(cite("bos9", year_only=True), cite("bos11", year_only=True)), "(2009; 2011)", id="years only"
        ),
        pytest.param(bracket(cite("wet", year_only=True)), "(Jeugdwet)", id="law has no year to be alone"),
        pytest.param(
            bracket(cite("bos9", locator=("page", "3"), within=cite("cats", locator=("page", "8")))),
            "(Bos, 2009, p. 3, in Cats & Dam, 2010, p. 8)",
            id="second source",
        ),
        pytest.param(bracket(cite("onbekend", locator=("page", "3"))), "(?onbekend, p. 3)", id="unknown key"),
        pytest.param(narrative(cite("cats")), "Cats en Dam (2010)", id="narrative"),
        pytest.param(
            narrative(cite("cats"), cite("bos11"), cite("bos9")),
            "Cats en Dam (2010; Bos, 2009, 2011)",
            id="narrative first, others sorted",
        ),
        pytest.param(narrative(cite("cats", year_only=True)), "(2010)", id="narrative, year only"),
        pytest.param(
            narrative(cite("cats", within=cite("bos9"))),
            "Cats en Dam (2010, in Bos, 2009)",
            id="narrative, second source",
        ),
        pytest.param(narrative(cite("wet")), "Jeugdwet", id="law in a sentence"),
        pytest.param(
            narrative(cite("wet", locator=("article-locator", "2.1"))), "Jeugdwet (art. 2.1)", id="law with article"
        ),
        pytest.param(narrative(cite("wet"), cite("bos9")), "Jeugdwet (Bos, 2009)", id="law with another"),
        pytest.param(narrative(cite("onbekend")), "?onbekend", id="unknown in a sentence"),
        pytest.param(narrative(cite("onbekend", locator=("page", "3"))), "?onbekend (p. 3)", id="unknown with page"),
    ],
)
def test_text(cluster: Cluster, expected: str) -> None:
    (inline,) = render_clusters([cluster], LABELS, HBO)
    assert plain(inline) == expected.replace("*", "")


def test_every_work_is_named_with_its_number_in_the_source() -> None:
    cluster = bracket(cite("cats", within=cite("gids")), cite("bos11"), cite("onbekend"), cite("bos9"))
    (inline,) = render_clusters([cluster], LABELS, HBO)
    named = {run.occurrence: run.key for run in inline if run.key}
    assert named == {number: work.key for number, work in enumerate(cluster.walk())}
    assert all((run.occurrence >= 0) == bool(run.key) for run in inline)


def test_brackets_and_locators_name_no_work() -> None:
    (inline,) = render_clusters([bracket(cite("cats", "zie", ("page", "3")), cite("bos9"), cite("bos11"))], LABELS, HBO)
    assert [run.text for run in inline if run.key] == ["Cats & Dam, 2010", "Bos, 2009", "2011"]
    assert [run.text for run in inline if not run.key] == ["(", "zie ", ", p. 3", "; ", ", ", ")"]


def test_title_in_place_of_names_is_italic() -> None:
    (inline,) = render_clusters([bracket(cite("gids"))], LABELS, HBO)
    assert [(run.text, run.italic) for run in inline if run.key] == [("Gids", True), (", 2012", False)]


def test_abbreviation_is_explained_once_on_a_page() -> None:
    clusters = [bracket(cite("scp2"), cite("scp1")), bracket(cite("scp2")), narrative(cite("scp1"))]
    assert [plain(inline) for inline in render_clusters(clusters, LABELS, HBO)] == [
        "(Planbureau [SCP], 2006, 2007)",
        "(SCP, 2007)",
        "SCP (2006)",
    ]
    assert plain(render_clusters([narrative(cite("scp1"))], LABELS, HBO)[0]) == "Planbureau (SCP, 2006)"


def test_a_page_without_citations() -> None:
    assert render_clusters([], LABELS, HBO) == []


class _LookedUpOnly(dict[str, Label]):
    """Labels that may be asked for, not walked over: a page costs what it cites, whatever the length of the list."""

    def __iter__(self) -> NoReturn:
        raise AssertionError

    items = keys = values = __iter__


def test_cost_does_not_grow_with_the_list() -> None:
    clusters = [
        bracket(cite("cats"), cite("onbekend"), cite("bos9")),
        narrative(cite("bos11"), cite("wet"), cite("gids")),
    ]
    assert [plain(inline) for inline in render_clusters(clusters, _LookedUpOnly(LABELS), HBO)] == [
        "(Bos, 2009; Cats & Dam, 2010; ?onbekend)",
        "Bos (2011; Gids, 2012; Jeugdwet)",
    ]


@pytest.mark.parametrize(("key", "title"), [("cats", "Cats en Dam (2010)"), ("wet", "Jeugdwet")])
def test_a_work_without_year_has_no_empty_brackets_in_a_heading(key: str, title: str) -> None:
    assert LABELS[key].title == title
