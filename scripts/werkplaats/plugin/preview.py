"""While a site is served, its faults stand on top of each page: who writes looks at the browser, not at the terminal."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_SHOWN = 20
_STYLE = (
    "position:relative;z-index:9;padding:1em 1.5em;background:#fff4d6;color:#1d2433;border-bottom:3px solid #a2331c;"
    "font:16px/1.5 sans-serif;overflow-wrap:anywhere"
)


def with_notes(app: Any, notes: Callable[[], Sequence[str]]) -> Any:
    """Return a WSGI application that shows notes at the top of each page of another one.

    Args:
        app: The application.
        notes: Gives the notes of this moment, as text; without any, pages stay as they are.
    """

    def shown(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer: list[tuple[str, list[tuple[str, str]]]] = []

        def keep(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            answer.append((status, headers))

        body = app(environ, keep)
        status, headers = answer[-1]
        found = notes()
        if not found or not any(_is_page(*header) for header in headers):
            start_response(status, headers)
            return body  # type: ignore[no-any-return]  # of an application that is not typed
        try:
            page = add_notes(b"".join(body), found)
        finally:
            if close := getattr(body, "close", None):
                close()
        others = [header for header in headers if header[0].lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))])
        return [page]

    return shown


def _is_page(name: str, value: str) -> bool:
    return name.lower() == "content-type" and value.startswith("text/html")


def add_notes(page: bytes, notes: Sequence[str]) -> bytes:
    """Return a page with notes at its top, the first twenty of them."""
    count = "1 melding" if len(notes) == 1 else f"{len(notes)} meldingen"
    items = "".join(f'<li style="margin-top:.4em">{html.escape(note)}</li>' for note in notes[:_SHOWN])
    more = f"<p>Alle meldingen staan in de terminal; hier de eerste {_SHOWN}.</p>" if len(notes) > _SHOWN else ""
    box = f'<aside lang="nl" style="{_STYLE}"><b>Zo kan de site niet online: {count}.</b><ul>{items}</ul>{more}</aside>'
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + box.encode() + page[at:]
