"""What has no Markdown file: pages of works, downloads, the search index, covers, redirects and the site map.

The page of a work is printed straight from its template: with thousands of works the Markdown machinery would cost most of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.cover import cover_svg
from werkplaats.render.redirects import redirects
from werkplaats.render.searching import search_documents
from werkplaats.render.sitemap import sitemap
from werkplaats.render.works import work_address, work_files, work_view
from werkplaats.search.index import build_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from werkplaats.plugin.build import Build


def write_extras(build: Build, site_dir: Path) -> None:
    """Write everything that the host does not write itself.

    Args:
        build: The build, after all pages have been rendered.
        site_dir: Folder of the built site.
    """
    folders: set[str] = set()
    for address, data in _files(build):
        folder = address.rpartition("/")[0]
        if folder not in folders:
            folders.add(folder)
            (site_dir / folder).mkdir(parents=True, exist_ok=True)
        with open(f"{site_dir}/{address}", "wb") as file:  # noqa: PTH123 - thousands of files: a Path for each costs more than the writing
            file.write(data)


def _files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield (address below the root, contents)."""
    edition = build.edition
    if build.env is not None:
        template = build.env.get_template("werk.html")
        for key in edition.site.library.works:
            address = work_address(edition, key)
            view = work_view(edition, build.passages, key)
            yield f"{address}index.html", template.render({**build.frame(address), "view": view}).encode()
            for name, text in work_files(edition, key).items():
                yield name, text.encode()
        moved = build.env.get_template("verhuisd.html")
        for address, view in redirects(edition):
            yield f"{address}index.html", moved.render(view=view).encode()
    for document in edition.site.documents.values():
        if document.kind is Kind.PUBLICATIE:
            meta = document.meta
            cover = cover_svg(document.title, meta.text("ondertitel"), document.slug, meta.text("datum")[:4])
            yield f"assets/omslag/{document.slug}.svg", cover.encode()
    for name, data in build_index(tuple(search_documents(edition, build.passages))).items():
        yield f"assets/zoeken/{name}", data
    if edition.config.site_url:
        yield "sitemap.xml", sitemap(edition).encode()
