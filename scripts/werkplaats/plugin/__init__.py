"""The MkDocs side: hooks that hand values over. All decisions are the core's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from werkplaats.plugin.hooks import WerkplaatsPlugin

__all__ = ["WerkplaatsPlugin"]


def __getattr__(name: str) -> Any:
    """Import the plugin, and with it the host, only when the host asks for it: the second process of a build has no need of either."""
    if name == "WerkplaatsPlugin":
        from werkplaats.plugin.hooks import WerkplaatsPlugin  # noqa: PLC0415

        return WerkplaatsPlugin
    raise AttributeError(name)
