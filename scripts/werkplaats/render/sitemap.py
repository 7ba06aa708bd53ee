"""The site map for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from werkplaats.model.schema import Kind
from werkplaats.render.works import work_address

if TYPE_CHECKING:
    from werkplaats.render.edition import Edition


def sitemap(edition: Edition) -> str:
    """Return the site map: every page but the search page and those that ask to be left out."""
    documents = (
        d
        for d in edition.site.documents.values()
        if d.kind is not Kind.ZOEKEN and not d.meta.flags.get("noindex", False)
    )
    addresses = [*(d.address for d in documents), *(work_address(edition, key) for key in edition.site.library.works)]
    lines = [f"<url><loc>{escape(edition.config.site_url + address)}</loc></url>" for address in addresses]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )
