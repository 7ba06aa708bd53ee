"""Hooks of MkDocs and ProperDocs, in the order in which a build calls them."""

from __future__ import annotations

import gc
import logging
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from werkplaats.config import make_config
from werkplaats.plugin.build import start_build
from werkplaats.plugin.extension import WerkplaatsExtension
from werkplaats.plugin.findings import REMARK, report_findings, report_lost, report_unknown
from werkplaats.plugin.foreign import open_foreign
from werkplaats.plugin.options import WerkplaatsOptions, unused
from werkplaats.plugin.partner import Partner, PartnerError, Task, set_escaping
from werkplaats.plugin.preview import with_notes
from werkplaats.reading import read_pages, read_site
from werkplaats.render.markup import old_addresses_html
from werkplaats.render.pages import not_found_view
from werkplaats.render.views import HeadingView
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink
    from mkdocs.utils.templates import TemplateContext

    from werkplaats.config import Config
    from werkplaats.model.site import Document
    from werkplaats.plugin.build import Build

log = get_plugin_logger("werkplaats")
_MENDED = "Alles is hersteld: zo kan de site online."
_RARELY = (50_000, 20, 50)
"""Thresholds of the garbage collector during a build."""


class WerkplaatsPlugin(BasePlugin[WerkplaatsOptions]):
    """Reads the whole site before anything is rendered, and gives each page its view."""

    def __init__(self) -> None:
        self._settings: Config | None = None
        self._build: Build | None = None
        self._partner: Partner | None = None
        self._thresholds: tuple[int, int, int] | None = None
        self._extension = WerkplaatsExtension()
        self._serving = False
        self._notes: tuple[str, ...] = ()

    @property
    def build(self) -> Build:
        """The build under way."""
        if self._build is None:
            raise PluginError("no build has been started")
        return self._build

    def _collect_less(self) -> None:
        """Let Python look for circles of garbage less often: a build makes millions of objects that live till its end."""
        if self._thresholds is None:
            self._thresholds = gc.get_threshold()
            gc.set_threshold(*_RARELY)

    def _collect_as_before(self) -> None:
        if self._thresholds is not None:
            gc.set_threshold(*self._thresholds)
            self._thresholds = None

    def _read_settings(self, root: Path, config: MkDocsConfig) -> Config:
        plain = {
            "docs_dir": config.docs_dir,
            "site_dir": config.site_dir,
            "theme": {"custom_dir": config.theme.custom_dir},
        }
        return make_config(root, {**config, **plain}, dict(self.config))

    def _document(self, page: Page) -> Document | None:
        """Return a page as it was read for the content model; None for any other."""
        return self._build.edition.site.documents.get(page.file.src_uri) if self._build is not None else None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether the site is made to be published, or to be looked at while it is written."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the Markdown extension; within the content model, take out of the theme what this site does itself."""
        root = Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()
        self._settings = self._read_settings(root, config)
        config.markdown_extensions.append(self._extension)  # type: ignore[arg-type]  # a list of names or extensions
        if not self._settings.content_model:
            for line in unused(self.config):
                log.info(line)
            config.watch += [str(path) for path in self._settings.bibliographies]
            return config
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", slugify)
        for name in ("not_found", "absolute_links", "unrecognized_links", "anchors"):
            setattr(config.validation.links, name, logging.INFO)  # the rules of LNK say it, and heed a suppression
        config.theme.static_templates.discard("sitemap.xml")
        config.watch += [str(path) for path in {bib.parent for bib in self._settings.bibliographies}]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check everything; a site with errors is refused before anything of an earlier one is touched."""
        if self._settings is None:
            raise PluginError("on_config did not run")
        settings = self._read_settings(self._settings.root, config)
        self._build = self._extension.foreign = None
        if not settings.content_model:
            self._settings = settings
            return
        self._collect_less()
        self._partner = Partner(Task(settings, tuple(config.theme.dirs), config.site_dir))
        site = read_site(settings)
        had = self._notes
        self._notes = report_findings(log, settings, site, strict=config.strict, serving=self._serving)
        if self._serving and (had or self._notes):
            log.log(REMARK, "Zo kan de site niet online; herstel wat hierboven staat." if self._notes else _MENDED)
        self._build = start_build(settings, site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out the theme's own assets: no page uses them."""
        if self._build is None:
            return files
        own = [Path(folder).resolve() for folder in (config.theme.custom_dir, config.docs_dir) if folder]
        for file in list(files):
            source = Path(file.abs_src_path).resolve() if file.abs_src_path else None
            if source is not None and not any(folder in source.parents for folder in own):
                files.remove(file)
        if self._partner is not None:
            self._partner.go(self._build.edition.site)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Outside the content model, check what will be built: now the host knows which files that is."""
        if self._build is None and self._settings is not None:
            pages = [(f.src_uri, f.content_string) for f in files.documentation_pages()]
            site = read_pages(self._settings, pages)
            report_findings(log, self._settings, site, strict=config.strict)
            self._extension.foreign = open_foreign(self._settings, site)
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give MkDocs the text without the front matter, which has been read already."""
        document = self._document(page)
        if document is None:
            return None
        source = document.page.source.text
        return source[document.page.body_start :]

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the extension which page comes next."""
        if self._build is None:
            self._extension.announce(page.file.src_uri)
            return markdown
        self._extension.current = self._build.rendering(page.file.src_uri)
        document = self._document(page)
        if document is not None:
            page.meta = {"title": document.title}
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Compare what was rendered with what was scanned."""
        rendering = self._extension.current
        self._extension.current = None
        if rendering is not None:
            report_lost(log, rendering)
            if self._extension.foreign is not None:
                report_unknown(log, self._extension.foreign, rendering)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Escape what templates print."""
        if self._build is None:
            return env
        self._build.env = set_escaping(env)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page its view."""
        path = page.file.src_uri
        if self._document(page) is not None:
            view = self.build.page(path)
            values: dict[str, Any] = {
                **self.build.frame(self.build.edition.site.documents[path].address),
                "view": replace(
                    view,
                    content_html=f"{page.content or ''}{old_addresses_html(self.build.edition, path)}",
                    toc=tuple(contents(page.toc.items)),
                ),
            }
            context.update(values)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for unknown addresses its view; it is shown at any depth, so its links cannot be relative."""
        if template_name == "404.html" and self._build is not None:
            root = str(context["base_url"]).rstrip("/") + "/"
            values: dict[str, Any] = {**self.build.frame("404.html", root), "view": not_found_view(self.build.edition)}
            context.update(values)  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait until what has no Markdown file is on disk."""
        if self._build is None:
            return
        self._collect_as_before()
        if self._partner is not None:
            partner, self._partner = self._partner, None
            try:
                partner.finish()
            except PartnerError as error:
                raise PluginError(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Show on each page what is wrong with the site."""
        server.set_app(with_notes(server.get_app(), lambda: self._notes))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Stop the second process."""
        self.on_shutdown()

    def on_shutdown(self) -> None:
        """Leave nothing running, however the host comes to its end."""
        self._collect_as_before()
        if self._partner is not None:
            partner, self._partner = self._partner, None
            partner.abandon()


def contents(items: list[AnchorLink]) -> Iterator[HeadingView]:
    """Yield the headings of the second and third level; the host has their titles as HTML."""
    for item in items:
        if item.level in {2, 3}:
            yield HeadingView(unescape(item.title), item.url, item.level)
        yield from contents(item.children)
