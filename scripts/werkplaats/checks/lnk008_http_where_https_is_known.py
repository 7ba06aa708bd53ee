"""A link with `http` to an address that the literature list, or another page, has with `https`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_OLD = "http://"


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links to an address that is known to have `https`."""
    text = document.page.source.text
    for link in view.links(document):
        address = text[slice(*link.span)]
        if link.outside and address.startswith(_OLD) and view.has_secure(f"https://{address[len(_OLD) :]}"):
            right = f"https://{address[len(_OLD) :]}"
            fault = f"Elders op de site staat dit adres met ‘https’; schrijf ‘{right}’."
            edit = Edit(Span(link.span.start, link.span.start + len("http")), "https")
            yield Finding(link.span, fault, fix=Fix("Schrijf ‘https’", (edit,)))


RULE = PageRule("LNK008", "http-where-https-is-known", WARNING, Repair.SAFE, check=check)
