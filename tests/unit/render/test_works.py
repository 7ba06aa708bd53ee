"""The page of a work: its names, and what it says of a work that nobody here has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from werkplaats.config import make_config
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document
from werkplaats.register import Register
from werkplaats.render.edition import make_edition
from werkplaats.render.facts import work_link
from werkplaats.render.passages import Passages
from werkplaats.render.profiles import load_profile
from werkplaats.render.searching import search_documents
from werkplaats.render.works import work_view

BIB = """
@legislation{wmo, title = {Wet maatschappelijke ondersteuning 2015}, date = {2014-07-09}}
@book{maslow, author = {Maslow, A.}, title = {Motivation}, publisher = {Harper}, year = 1943}
@book{jansen, author = {Jansen, J.}, title = {Mensen}, publisher = {Boom}, year = 2019}
"""
TEXT = "---\ntitel: Proef\n---\n\nZie [@maslow, in @jansen] en @wmo.\n"


@pytest.fixture(scope="module")
def passages() -> Passages:
    document, _ = read_document(Source("docs/proef.md", TEXT), "proef.md")
    site = make_site([document], [Source("bib/test.bib", BIB)])
    config = make_config(Path("/nergens"), {"site_name": "Proef"}, {})
    return Passages(make_edition(config, site, load_profile("nl-hbo"), Register()))


def test_a_law_has_no_empty_brackets(passages: Passages) -> None:
    edition = passages._edition
    name = "Wet maatschappelijke ondersteuning 2015"
    view = work_view(edition, passages, "wmo")
    assert (view.title, view.subtitle, view.head_title) == (name, "", f"{name} – Proef")
    assert work_link(edition, "wmo", "").text == name
    assert [found.names for found in search_documents(edition, passages) if found.title == name] == [(name,)]


def test_other_works_have_their_names_under_the_title(passages: Passages) -> None:
    view = work_view(passages._edition, passages, "jansen")
    assert (view.title, view.subtitle, view.head_title) == ("Mensen", "Jansen (2019)", "Mensen – Jansen (2019) – Proef")


def test_a_work_read_in_another_says_so_once(passages: Passages) -> None:
    view = work_view(passages._edition, passages, "maslow")
    assert view.reference_html == "Maslow, A. (1943). <i>Motivation</i>. Harper."
    assert [note for note in view.notes if "niet geraadpleegd" in note] == list(view.notes)
    assert len(view.notes) == 1
    assert not work_view(passages._edition, passages, "jansen").notes
