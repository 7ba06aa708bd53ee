"""The front matter names a key that the literature list does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.suggest import meant
from werkplaats.checks.view import key_refs
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.site import Document

_NOT_IN_KEY = lazy(r"[\s@()\[\]\"',]+")


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every unknown key in `citatie`, `bron`, `bronnen` and `niet_aangehaald`."""
    if view.config.missing:
        return  # without its literature list a site knows no key: that is one fault, and `BIB006` says it
    text = document.page.source.text
    for name, ref in key_refs(document):
        if view.card(ref.text):
            continue
        bare = _NOT_IN_KEY.sub("", ref.text)
        right = view.other_case_key(ref.text) or (bare if view.card(bare) else view.other_case_key(bare))
        guess = right or view.guess_key(ref.text)
        rivals = () if right else view.rival_keys(ref.text, guess)
        way_out = meant(guess, "voeg het werk toe aan de literatuurlijst of haal de sleutel weg.", rivals)
        fault = f"Sleutel ‘{ref.text}’ bij ‘{name}’ staat niet in bib/; {way_out}"
        at = text.find(ref.text, *ref.span)
        edit = (
            Edit(ref.span._replace(start=at, end=at + len(ref.text)), guess)
            if guess and not rivals and at >= 0 and view.same_year(ref.text, guess)
            else None
        )
        yield Finding(ref.span, fault, fix=Fix(f"Vervang door ‘{guess}’", (edit,), safe=bool(right)) if edit else None)


RULE = PageRule("CIT003", "unknown-key-in-front-matter", ERROR, Repair.UNSAFE, check=check)
