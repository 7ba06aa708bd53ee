"""What has no Markdown file: pages of works, downloads, covers, redirects, the search index and the site map.

The page of a work is printed straight from its template: with thousands of works the Markdown machinery would cost most of a build.
Each function yields (address below the root, contents).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.cover import cover_svg
from werkplaats.render.passages import Passages
from werkplaats.render.redirects import redirects
from werkplaats.render.searching import search_documents
from werkplaats.render.sitemap import sitemap
from werkplaats.render.works import work_address, work_files, work_view
from werkplaats.search.index import build_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from werkplaats.plugin.build import Build


def download_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield the BibTeX, RIS and CSL-JSON of every work."""
    for key in build.edition.site.library.works:
        for address, text in work_files(build.edition, key).items():
            yield address, text.encode()


def template_files(build: Build, env: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of works and of moved pages."""
    edition = build.edition
    template = env.get_template("werk.html")
    for key in edition.site.library.works:
        address = work_address(edition, key)
        view = work_view(edition, build.passages, key)
        yield f"{address}index.html", template.render(build.frame(address), view=view).encode()
    moved = env.get_template("verhuisd.html")
    for address, link in redirects(edition):
        yield f"{address}index.html", moved.render(view=link).encode()


def other_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield covers and the site map."""
    edition = build.edition
    for document in edition.site.documents.values():
        if document.kind is Kind.PUBLICATIE:
            meta = document.meta
            cover = cover_svg(document.title, meta.text("ondertitel"), document.slug, meta.text("datum")[:4])
            yield f"assets/omslag/{document.slug}.svg", cover.encode()
    if edition.config.site_url:
        yield "sitemap.xml", sitemap(edition).encode()


def index_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield the search index; the texts of all pages are in memory only while it is made."""
    for name, data in build_index(list(search_documents(build.edition, Passages(build.edition)))).items():
        yield f"assets/zoeken/{name}", data
