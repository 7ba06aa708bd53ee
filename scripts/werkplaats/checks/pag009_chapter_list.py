"""The list of chapters of a publication and the files in its folder differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.suggest import Guesser, meant
from werkplaats.model.diagnostic import Finding, Related
from werkplaats.model.schema import Kind
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document, Ref


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield a listed chapter without a file at the list, and a file that no list names at its own start.

    A publication whose front matter cannot be read has a finding of its own; its chapters need none, and neither does a file without text.
    """
    if not document.page.source.text:
        return
    folder, shown = document.page.path.rpartition("/")[0], document.page.source.path.rpartition("/")[0]
    if document.kind is Kind.PUBLICATIE:
        yield from _in_list(document, view.pages_in(f"{folder}/"), shown)
    elif document.kind is Kind.HOOFDSTUK:
        publication = f"{folder}/index.md"
        start = Span(0, 3) if document.page.meta else Span(0, 0)
        if not view.is_page(publication):
            fault = f"Dit hoofdstuk hoort bij geen publicatie; maak {shown}/index.md met de gegevens van de publicatie."
            yield Finding(start, fault)
        elif view.is_described(publication):
            listed, files = view.chapters(publication), view.pages_in(f"{folder}/")
            misspelt = {_meant(name, listed, files) for name in listed if name not in files}
            if document.slug not in listed and document.slug not in misspelt:
                way_out = f"staat niet bij ‘hoofdstukken’ in {shown}/index.md; zet het daar op zijn plaats in de leesvolgorde."
                yield Finding(start, f"Hoofdstuk ‘{document.slug}’ {way_out}")


def _in_list(document: Document, files: tuple[str, ...], shown: str) -> Iterator[Finding]:
    listed = document.meta.values("hoofdstukken")
    first: dict[str, Ref] = {}
    for ref in document.meta.refs("hoofdstukken"):
        other = first.setdefault(ref.text, ref)
        if other is not ref:
            related = (Related(document.page.source.path, other.span, "Hier staat het al."),)
            yield Finding(ref.span, f"Hoofdstuk ‘{ref.text}’ staat twee keer in de lijst; haal er een weg.", related)
        elif ref.text == "index":
            yield Finding(ref.span, "‘index’ is de publicatie zelf en geen hoofdstuk; haal de naam uit de lijst.")
        elif ref.text not in files:
            way_out = meant(
                _meant(ref.text, listed, files), f"maak {shown}/{ref.text}.md of haal de naam uit de lijst."
            )
            yield Finding(ref.span, f"Hoofdstuk ‘{ref.text}’ heeft geen bestand; {way_out}")


def _meant(name: str, listed: tuple[str, ...], files: tuple[str, ...]) -> str:
    """Return the file that a name in the list was probably meant for, or an empty string."""
    return Guesser(file for file in files if file != "index" and file not in listed).guess(name)


RULE = PageRule("PAG009", "chapter-list", ERROR, Repair.NONE, check=check)
