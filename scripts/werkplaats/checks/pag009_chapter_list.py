"""The list of chapters of a publication and the files in its folder differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.model.diagnostic import Finding
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a listed chapter without a file at the list, and a file that no list names at its own start.

    A publication whose front matter cannot be read has a finding of its own; its chapters need none.
    """
    if document.kind is Kind.PUBLICATIE:
        folder = document.page.path.rpartition("/")[0]
        prefix = f"{folder}/"
        files = view.pages_in(prefix)
        for ref in document.meta.refs("hoofdstukken"):
            if ref.text == "index" or ref.text not in files:
                guess = Guesser(
                    name for name in files if name != "index" and name not in document.meta.values("hoofdstukken")
                ).guess(ref.text)
                way_out = meant(guess, f"maak {prefix}{ref.text}.md of haal de naam uit de lijst.")
                yield Finding(ref.span, f"Hoofdstuk ‘{ref.text}’ heeft geen bestand; {way_out}")
    elif document.kind is Kind.HOOFDSTUK:
        publication = f"{document.page.path.rpartition('/')[0]}/index.md"
        folder = document.page.source.path.rpartition("/")[0]
        start = Span(0, 3) if document.page.meta else Span(0, 0)
        if not view.is_page(publication):
            yield Finding(
                start,
                f"Dit hoofdstuk hoort bij geen publicatie; maak {folder}/index.md met de gegevens van de publicatie.",
            )
        elif view.is_described(publication) and document.slug not in view.chapters(publication):
            where = f"{folder}/index.md"
            yield Finding(
                start,
                f"Hoofdstuk ‘{document.slug}’ staat niet bij ‘hoofdstukken’ in {where}; zet het daar op zijn plaats in de leesvolgorde.",
            )


RULE = PageRule("PAG009", "chapter-list", ERROR, Repair.NONE, check=check)
