"""One order for the whole list, the same whatever the order of the files."""

from __future__ import annotations

import random

import pytest

from tests.helpers import make_work, organisation, person
from werkplaats.model.entry import Date
from werkplaats.render.profiles import load_profile
from werkplaats.resolve.order import sort_key, sort_works

HBO = load_profile("nl-hbo")
GLASS, BOS = person("Glass", "A."), person("Bos", "B.")

IN_ORDER = [
    make_work("a", authors=(BOS,), year=2020, title="Zee"),
    make_work("b", title="De brug", year=1990),
    make_work("c", authors=(GLASS,), title="Zonder jaar"),
    make_work("d", authors=(GLASS,), year=2009, title="Wet"),
    make_work("e", authors=(GLASS,), year=2011, title="Aarde"),
    make_work("f", authors=(GLASS,), year=2011, title="De boot"),
    make_work("g", "online", authors=(GLASS,), date=Date(2011, 2), title="Aap"),
    make_work("h", "online", authors=(GLASS,), date=Date(2011, 3, 2), title="Aal"),
    make_work("i", authors=(GLASS,), date=Date(text="in druk"), title="Aas"),
    make_work("j", authors=(GLASS, BOS), year=2001, title="Een"),
    make_work("k", authors=(person("Glass", "B."),), year=1999, title="Twee"),
    make_work("l", authors=(organisation("Het Nieuwe Instituut"),), year=2001, title="Drie"),
    make_work("m", authors=(person("Zijl", "A.", "van der"),), year=2001, title="Vier"),
]


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_depend_on_the_files(seed: int) -> None:
    works = IN_ORDER[:]
    random.Random(seed).shuffle(works)  # noqa: S311  # no secret
    assert [work.key for work in sort_works(works, HBO)] == list("abcdefghijklm")


def test_a_journal_has_only_a_year_to_sort_on() -> None:
    key = sort_key(make_work("x", "article", date=Date(2011, 3), journaltitle="Zorg", volume="3"), HBO)
    assert key[1] == (1, 2011, 0, 0)


def test_keys_are_total() -> None:
    one, other = make_work("a", title="Een"), make_work("b", title="Een")
    assert sort_key(one, HBO) < sort_key(other, HBO)
