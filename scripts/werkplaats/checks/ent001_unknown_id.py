"""The front matter names a person, practice, place, organisation, concept or page that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.checks.suggest import meant
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.schema import ENTITY_FOLDERS, Form
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.schema import Kind
    from werkplaats.model.site import Document, Ref

_FOLDER = {kind: folder for folder, kind in ENTITY_FOLDERS.items()}


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield every slug and every `soort:slug` without a page; one that exists as another kind is `ENT003`."""
    text = document.page.source.text
    for prop, meta in document.fields():
        if prop.form in {Form.PAGE, Form.PAGES} and prop.target:
            for ref in meta.refs(prop.name):
                if not view.is_entity(f"{prop.target}:{ref.text}") and not view.kinds_of(ref.text):
                    yield _slug(text, prop.name, ref, prop.target, view)
        elif prop.form is Form.ENTITIES:
            for ref in meta.refs(prop.name):
                kind, colon, slug = ref.text.partition(":")
                known = colon and any(kind == other.value for other in _FOLDER)
                if not view.is_entity(ref.text) and not (known and view.kinds_of(slug)):
                    yield _entity(text, prop.name, ref, view)


def _slug(text: str, name: str, ref: Ref, kind: Kind, view: Asking) -> Finding:
    guess = view.slug_named(kind.value, ref.text) or view.guess_slug(kind.value, ref.text)
    slug = slugify(ref.text)
    written = f" en schrijf ‘{slug}’," if slug != ref.text else ""
    way_out = meant(guess, f"maak de pagina {_page(view, _FOLDER[kind], slug)}{written} of verbeter de naam.")
    return Finding(
        ref.span, f"‘{ref.text}’ bij ‘{name}’ bestaat niet als {kind.value}; {way_out}", fix=_fix(text, ref, guess)
    )


def _entity(text: str, name: str, ref: Ref, view: Asking) -> Finding:
    kind, _, slug = ref.text.rpartition(":")
    alone = view.kinds_of(slug)
    guess = f"{alone[0]}:{slug}" if len(alone) == 1 else _named(kind, slug, view) or view.guess_entity(ref.text)
    folder = next((folder for folder, known in ENTITY_FOLDERS.items() if known.value == kind), "")
    kinds = ", ".join(known.value for known in _FOLDER)
    otherwise = (
        f"maak de pagina {_page(view, folder, slugify(slug))} of verbeter de naam."
        if folder and slug
        else f"schrijf soort:slug, zoals mens:saskia-welschen; de soorten zijn {kinds}."
    )
    way_out = meant(guess, otherwise)
    return Finding(ref.span, f"‘{ref.text}’ bij ‘{name}’ bestaat niet; {way_out}", fix=_fix(text, ref, guess))


def _named(kind: str, name: str, view: Asking) -> str:
    """Return the `kind:slug` of the one page with this title or alias, of that kind when one is named."""
    kinds = [known.value for known in _FOLDER if not kind or known.value == kind]
    found = [f"{each}:{slug}" for each in kinds if (slug := view.slug_named(each, name))]
    return found[0] if len(found) == 1 else ""


def _page(view: Asking, folder: str, slug: str) -> str:
    return view.config.relative(view.config.docs_dir / folder / f"{slug}.md")


def _fix(text: str, ref: Ref, guess: str) -> Fix | None:
    at = text.find(ref.text, *ref.span)
    if not guess or at < 0:
        return None
    return Fix(
        f"Vervang door ‘{guess}’", (Edit(ref.span._replace(start=at, end=at + len(ref.text)), guess),), safe=False
    )


RULE = PageRule("ENT001", "unknown-id", ERROR, Repair.UNSAFE, check=check)
