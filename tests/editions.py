"""Whole editions of a few short texts, without files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from werkplaats.config import make_config
from werkplaats.model.source import Source
from werkplaats.reading import make_site, read_document
from werkplaats.register import Register
from werkplaats.render.edition import make_edition
from werkplaats.render.profiles import load_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkplaats.model.site import Site
    from werkplaats.render.edition import Edition

BIB = """
@book{smit2001, author = {Smit, Jan}, title = {Boek}, date = {2001}, publisher = {Boom}, doi = {10.1000/xyz}}
@book{Vries2002, author = {Vries, Anna}, title = {Ander boek}, date = {2002}, publisher = {Boom}}
@misc{brief, author = {Mulder, P.}, title = {Brief}, date = {2003}, entrysubtype = {persoonlijke communicatie}}
"""
SETTINGS = {"site_name": "Proef", "site_url": "https://site.example", "site_description": "Een proef."}


def text(body: str = "", **fields: str) -> str:
    """Return a page; `titel` is filled in when it is not given."""
    return (
        "---\n"
        + "".join(f"{key}: {value}\n" for key, value in {"titel": "Titel", **fields}.items())
        + f"---\n\n{body}\n"
    )


def make_pages(pages: Mapping[str, str], bib: str = BIB) -> Site:
    """Read pages: path below the docs folder to text."""
    documents = [read_document(Source(f"docs/{path}", body), path)[0] for path, body in sorted(pages.items())]
    return make_site(documents, [Source("bib/literatuur.bib", bib)])


def edition_of(pages: Mapping[str, str], bib: str = BIB) -> Edition:
    """Resolve and address pages."""
    config = make_config(Path("/nergens"), SETTINGS, {})
    return make_edition(config, make_pages(pages, bib), load_profile("nl-hbo"), Register())
