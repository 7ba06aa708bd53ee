"""Two entities have the same name or alias, so that a text that uses it links to neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.site import Document, Ref


def check(view: View) -> Iterator[Placed]:
    """Yield a name at its second and later owners; entities that say `automatisch: nee` do not take part."""
    owners: dict[str, list[tuple[Document, Ref]]] = {}
    for document in view.site.entities.values():
        if document.meta.flags.get("automatisch", True):
            for ref in {ref.text: ref for ref in reversed(document.names)}.values():
                owners.setdefault(ref.text, []).append((document, ref))
    for name, found in owners.items():
        first, place = found[0]
        for document, ref in found[1:]:
            fault = (
                f"De naam ‘{name}’ hoort ook bij {first.page.source.path} en wordt daarom nergens vanzelf gelinkt; haal de alias op een van beide "
                "pagina’s weg of zet daar ‘automatisch: nee’."
            )
            related = (Related(first.page.source.path, place.span, "Hier staat dezelfde naam."),)
            yield Placed(document.page.source.path, Finding(ref.span, fault, related))


RULE = SiteRule("ENT002", "shared-name", WARNING, Repair.NONE, check=check)
