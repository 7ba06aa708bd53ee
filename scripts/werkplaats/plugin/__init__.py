"""The MkDocs side: hooks that hand values over. All decisions are the core's."""

from __future__ import annotations

from werkplaats.plugin.hooks import WerkplaatsPlugin

__all__ = ["WerkplaatsPlugin"]
