"""Anchors that an editor gives by hand besides those of headings: `id` in HTML, and `{#naam}` behind other text (`attr_list`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.prose import hidden_spans
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.model.page import Page

_IN_TAG = lazy(r"<[A-Za-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?(?P<id>[^\s\"'<>]+)", re.IGNORECASE)
_IN_LIST = lazy(r"\{:?[ ]*(?:[^{}\n]*?[ ])?#(?P<id>[\w:.-]+)[^{}\n]*\}")


class Given(NamedTuple):
    """An anchor given by hand.

    Attributes:
        name: Without its `#`.
        span: Where the name stands.
    """

    name: str
    span: Span


def given_anchors(page: Page) -> Iterator[Given]:
    """Yield the anchors of a page that are not those of a heading, in order; none of what stands in code or in a comment."""
    text = page.source.text
    found = [*_IN_TAG.finditer(text, page.body_start)] if "<" in text else []
    found += _IN_LIST.finditer(text, page.body_start) if "#" in text and "{" in text else []
    if not found:
        return
    barred = [*hidden_spans(page), *(heading.span for heading in page.headings)]
    for match in sorted(found, key=lambda match: match.start()):
        if not any(span.start <= match.start() < span.end for span in barred):
            yield Given(match["id"], Span(*match.span("id")))
