"""The HTML of what is put into running text: citations and links to entities."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from werkplaats.render.html import text_html
from werkplaats.render.terms import term
from werkplaats.resolve.addresses import relative

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from werkplaats.model.inline import Inline, Run
    from werkplaats.render.edition import Edition
    from werkplaats.resolve.mentions import Mention
    from werkplaats.resolve.resolution import Occurrence


def citation_html(edition: Edition, path: str, cluster: int) -> str:
    """Return the HTML of one citation: a `span` in which each cited work is one link.

    Args:
        edition: The edition.
        path: The page.
        cluster: Number of the citation on the page.
    """
    return inline_citation(edition, path, edition.inlines[path][cluster], edition.occurrences(path, cluster))


def inline_citation(edition: Edition, path: str, inline: Inline, occurrences: Mapping[int, Occurrence]) -> str:
    """Return the HTML of a formatted citation, given the works it names by their number in it.

    The first run of a work, with the runs of the same work right after it, becomes its link; what stands further on is text. A work
    that is not in the library is text too, marked as unknown.
    """
    parts: list[str] = []
    linked: set[int] = set()
    at = 0
    while at < len(inline):
        item = inline[at].occurrence
        end = at + 1
        while item >= 0 and end < len(inline) and inline[end].occurrence == item:
            end += 1
        html = _runs(inline[at:end])
        occurrence = occurrences.get(item)
        if item < 0 or item in linked:
            parts.append(html)
        elif occurrence is None:
            parts.append(f'<span class="onbekend">{html}</span>')
        else:
            linked.add(item)
            parts.append(_link(edition, path, occurrence, html))
        at = end
    return f'<span class="citaat">{"".join(parts)}</span>'


def _link(edition: Edition, path: str, occurrence: Occurrence, html: str) -> str:
    slug = edition.resolution.slugs[occurrence.key]
    if edition.shown is not None and occurrence.key not in edition.shown:
        key = escape(occurrence.key)
        return f'<span class="bron" data-cite="{key}" id="cite-{slug}-{occurrence.number}">{html}</span>'
    if occurrence.listed or edition.shown is not None:
        href = f"#ref-{slug}"
    else:
        href = relative(f"literatuur/{slug}/", edition.site.documents[path].address)
    key = text_html(occurrence.key)
    return f'<a class="bron" data-cite="{key}" id="cite-{slug}-{occurrence.number}" href="{href}">{html}</a>'


def _runs(runs: Sequence[Run]) -> str:
    return "".join(f"<i>{text_html(run.text)}</i>" if run.italic else text_html(run.text) for run in runs)


def mention_html(edition: Edition, path: str, mention: Mention) -> str:
    """Return the HTML of a name that links by itself."""
    document = edition.site.documents[path]
    target = edition.site.entities[mention.entity]
    href = escape(relative(target.address, document.address))
    text = text_html(document.page.source.cut(mention.span))
    return f'<a class="vanzelf" data-entity="{mention.entity}" href="{href}">{text}</a>'


def reference_list_html(edition: Edition, path: str, keys: Iterable[str], *, anchored: Collection[str]) -> str:
    """Return the HTML of a list that stands in the text itself, each entry with links back to its places on the page.

    Args:
        edition: The edition.
        path: The page.
        keys: The works, in the order of the list.
        anchored: Those whose entry is what citations link to; a page has one such entry for each work.
    """
    places: dict[str, list[int]] = {}
    for occurrence in edition.resolution.occurrences[path]:
        places.setdefault(occurrence.key, []).append(occurrence.number)
    back = escape(edition.resolution.profile.terms.back)
    entries: list[str] = []
    for key in keys:
        slug = edition.resolution.slugs[key]
        links = "".join(
            f' <a class="terug" href="#cite-{slug}-{number}" title="{back}" aria-label="{back}">↩</a>'
            for number in places.get(key, ())
            if key in anchored
        )
        anchor = f' id="ref-{slug}"' if key in anchored else ""
        entries.append(f'<li{anchor} data-ref="{escape(key)}">{edition.reference_html(key)}{links}</li>\n')
    return f'<ul class="bronnenlijst">\n{"".join(entries)}</ul>'


def old_addresses_html(edition: Edition, path: str) -> str:
    """Return what stands at the end of a text for paragraphs that are no longer on the page: each id, with a link to where it went."""
    page = edition.site.documents[path].address
    parts: list[str] = []
    for old in edition.old.get(path, ()):
        if old.block < 0:
            name = term("tekst", "verplaatst" if old.address else "vervallen")
            text = (
                f'<a href="{escape(relative(old.address, page))}">{escape(name)}</a>' if old.address else escape(name)
            )
            parts.append(f'<p class="oud-adres" id="{old.id}">{text}</p>')
    return "".join(parts)
