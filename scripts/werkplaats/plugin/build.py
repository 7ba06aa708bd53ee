"""What one build knows, from the first hook to the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from werkplaats.plugin.rendering import Rendering
from werkplaats.render.edition import make_edition
from werkplaats.render.pages import page_view, site_view
from werkplaats.render.passages import Passages
from werkplaats.render.profiles import load_profile
from werkplaats.render.registry import open_register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from werkplaats.config import Config
    from werkplaats.model.site import Site
    from werkplaats.render.edition import Edition
    from werkplaats.render.views import PageView, SiteView


@dataclass(slots=True)
class Build:
    """State of one build; a new one is made for each.

    Attributes:
        edition: The site, resolved.
        passages: Finds passages and keeps what it has seen.
        renderings: Path to what came out of rendering that page.
        env: The template environment, once the host has made it.
    """

    edition: Edition
    passages: Passages
    renderings: dict[str, Rendering] = field(default_factory=dict[str, Rendering])
    env: Environment | None = None
    _frames: dict[str, Mapping[str, object]] = field(default_factory=dict[str, "Mapping[str, object]"])

    def rendering(self, path: str) -> Rendering | None:
        """Return a fresh rendering of a page, or None for a page that was not read from the docs folder."""
        document = self.edition.site.documents.get(path)
        if document is None:
            return None
        self.renderings[path] = Rendering(self.edition, document)
        return self.renderings[path]

    def page(self, path: str) -> PageView:
        """Return the view of a page."""
        return page_view(self.edition, self.passages, path)

    def frame(self, page: str, root: str | None = None) -> Mapping[str, object]:
        """Return the template variables that are equal for all pages of one depth and one part of the site.

        Args:
            page: Address of the page below the root.
            root: Address of the home page when it cannot be relative.
        """
        top, _, below = page.partition("/")
        name = f"{page.count('/')} {top}" if below else page
        if name not in self._frames:
            site = site_view(self.edition, page, root)
            self._frames[name] = {"site": site, **self._rendered(site)}
        return self._frames[name]

    def _rendered(self, site: SiteView) -> Mapping[str, object]:
        if self.env is None:
            return {}
        parts = {
            "site_head_html": "partials/hoofd-vast.html",
            "site_header_html": "partials/kop.html",
            "site_footer_html": "partials/voet.html",
        }
        return {name: self.env.get_template(template).render(site=site) for name, template in parts.items()}


def start_build(config: Config, site: Site) -> Build:
    """Resolve a site that has been read.

    Args:
        config: Settings.
        site: What was read.
    """
    edition = make_edition(config, site, load_profile(config.profile), open_register(config).register)
    return Build(edition, Passages(edition))
