"""The page of a work: its entry, where it can be found, and every passage that cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.model.inline import plain
from werkplaats.render.export import to_bibtex, to_csl, to_ris
from werkplaats.render.links import doi_address, safe_href
from werkplaats.render.lists import passage_groups, unknown
from werkplaats.render.pages import downloads
from werkplaats.render.terms import term
from werkplaats.render.views import LinkView, PageView
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from werkplaats.model.entry import Work
    from werkplaats.render.edition import Edition
    from werkplaats.render.passages import Passages


def work_address(edition: Edition, key: str) -> str:
    """Return the address of a work's page below the root."""
    return f"literatuur/{edition.resolution.slugs[key]}/"


def work_view(edition: Edition, passages: Passages, key: str) -> PageView:
    """Return the view of the page of a work."""
    work, resolution = edition.site.library.works[key], edition.resolution
    name, page = resolution.labels[key].title, work_address(edition, key)
    occurrences = resolution.cited.get(key, ())
    consulted = not occurrences or any(o.consulted for o in occurrences)
    title = work.get("title") or "[Titel onbekend]"
    own_name = name != title  # a law goes by its title alone (row 33)
    literature = edition.site.documents.get("literatuur/index.md")
    return PageView(
        kind="werk",
        kind_label=term("bron", work.type),
        title=title,
        subtitle=name if own_name else "",
        head_title=term(
            "tekst", "uittitel", titel=f"{title} – {name}" if own_name else title, site=edition.config.site_name
        ),
        description=plain(edition.reference(key)),
        canonical=f"{edition.config.site_url}{page}" if edition.config.site_url else "",
        crumbs=(
            *(
                (LinkView(edition.site.documents["index.md"].title, relative("", page)),)
                if "index.md" in edition.site.documents
                else ()
            ),
            *((LinkView(literature.title, relative(literature.address, page)),) if literature else ()),
        ),
        passages=passage_groups(edition, key, passages.of_work(key), page),
        passage_count=len(occurrences),
        reference_html=edition.reference_html(key),
        downloads=downloads(edition, key, page),
        links=_links(work),
        notes=_notes(work, consulted=consulted),
        incomplete=unknown(work.incomplete),
        key=key,
    )


def work_files(edition: Edition, key: str) -> dict[str, str]:
    """Return the downloads of a work: address below the root to contents."""
    import json  # noqa: PLC0415 - only a build needs it

    work = edition.site.library.works[key]
    stem = f"{work_address(edition, key)}{edition.resolution.slugs[key]}"
    return {
        f"{stem}.bib": to_bibtex(work),
        f"{stem}.ris": to_ris(work),
        f"{stem}.json": json.dumps([to_csl(work)], ensure_ascii=False) + "\n",
    }


def _links(work: Work) -> tuple[LinkView, ...]:
    found: list[LinkView] = []
    doi, url = work.get("doi"), safe_href(work.get("url"))
    if address := doi_address(doi):
        found.append(LinkView(f"doi.org/{doi}", address))
    if url.startswith(("https://", "http://")) and not (doi and f"doi.org/{doi}" in url):
        found.append(LinkView(url.split("//", 1)[1].rstrip("/"), url))
    return tuple(found)


def _notes(work: Work, *, consulted: bool) -> tuple[str, ...]:
    found: list[str] = []
    if not consulted:
        found.append(term("tekst", "niet_geraadpleegd_uitleg"))
    if text := work.get("hersteld"):
        found.append(term("tekst", "hersteld", wat=text))
    if text := work.get("herkomst"):
        found.append(term("tekst", "herkomst", wat=text))
    return tuple(found)
