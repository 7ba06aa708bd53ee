"""The front matter names a page that exists, but as another kind: a person where an organisation belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import ERROR, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.schema import ENTITY_FOLDERS, PROPERTIES, Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.schema import Property
    from werkplaats.model.site import Document

_KINDS = frozenset(kind.value for kind in ENTITY_FOLDERS.values())


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield slugs of another kind; in a list of `soort:slug` the kind can be mended."""
    for prop, meta in document.fields():
        if prop.form in {Form.PAGE, Form.PAGES} and prop.target:
            for ref in meta.refs(prop.name):
                others = view.kinds_of(ref.text)
                if not view.is_entity(f"{prop.target}:{ref.text}") and others:
                    fits = next((p.name for p in PROPERTIES.get(document.kind, ()) if _holds(p, others[0])), "")
                    way_out = f"‘{ref.text}’ bij ‘{fits}’" if fits else f"‘{others[0]}:{ref.text}’ bij ‘vermeldt’"
                    fault = f"‘{ref.text}’ is een {others[0]} en bij ‘{prop.name}’ hoort een {prop.target.value}; noem een {prop.target.value} of zet {way_out}."
                    yield Finding(ref.span, fault)
        elif prop.form is Form.ENTITIES:
            for ref in meta.refs(prop.name):
                kind, _, slug = ref.text.partition(":")
                others = view.kinds_of(slug)
                if kind in _KINDS and not view.is_entity(ref.text) and others:
                    at = document.page.source.text.find(kind, *ref.span)
                    edit = Edit(ref.span._replace(start=at, end=at + len(kind)), others[0])
                    fix = Fix(f"Vervang door ‘{others[0]}:{slug}’", (edit,)) if len(others) == 1 and at >= 0 else None
                    yield Finding(
                        ref.span,
                        f"‘{slug}’ is geen {kind} maar een {others[0]}; schrijf {' of '.join(f'‘{other}:{slug}’' for other in others)}.",
                        fix=fix,
                    )


def _holds(prop: Property, kind: str) -> bool:
    return prop.form is Form.PAGES and prop.target is not None and prop.target.value == kind


RULE = PageRule("ENT003", "wrong-kind", ERROR, Repair.SAFE, check=check)
