"""A citation stands in HTML that holds no Markdown: the page shows it as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule
from werkplaats.checks.handles import is_handle
from werkplaats.model.citation import Form
from werkplaats.model.diagnostic import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every citation in raw HTML, with a known key or not; a name on a social medium is none.

    Outside the content model `@name` without brackets is only one when the literature list has it.
    """
    text = document.page.source.text
    for cluster in document.page.literal:
        first = cluster.works[0]
        unsure = cluster.form is Form.NARRATIVE and not view.card(first.key)
        if unsure and (not view.config.content_model or is_handle(text, cluster, first, view)):
            continue
        fault = (
            f"‘{' '.join(document.page.source.cut(cluster.span).split())}’ staat in HTML en komt zo op de pagina; "
            "zet ‘markdown’ in de tag eromheen, zoals <div markdown>, of schrijf dit stuk zonder HTML."
        )
        yield Finding(cluster.span, fault)


RULE = PageRule("CIT015", "citation-in-raw-html", ERROR, check=check)
