"""Two entities have the same name or alias, so that a text that uses it links to neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Finding, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.model.outline import Outline
    from werkplaats.model.site import Ref


def check(view: View) -> Iterator[Placed]:
    """Yield a name at its second and later owners, of which one whose title it is counts as the first; entities that say `automatisch: nee` do not take part."""
    owners: dict[str, list[tuple[Outline, Ref]]] = {}
    for outline in view.entities.values():
        if outline.meta.flags.get("automatisch", True):
            for ref in {ref.text: ref for ref in reversed(outline.names)}.values():
                owners.setdefault(ref.text, []).append((outline, ref))
    for name, found in owners.items():
        (first, place), *others = sorted(found, key=lambda owner: not _is_title(*owner))
        for outline, ref in others:
            way_out = (
                "zet op een van beide pagina’s ‘automatisch: nee’, of geef er een een andere titel."
                if _is_title(outline, ref)
                else "haal deze alias weg, of zet op een van beide pagina’s ‘automatisch: nee’."
            )
            fault = f"De naam ‘{name}’ hoort ook bij {first.shown} en wordt daarom nergens vanzelf gelinkt; {way_out}"
            related = (Related(first.shown, place.span, "Hier staat dezelfde naam."),)
            yield Placed(outline.shown, Finding(ref.span, fault, related))


def _is_title(outline: Outline, ref: Ref) -> bool:
    title = outline.meta.texts.get("titel")
    return title is not None and title.span == ref.span


RULE = SiteRule("ENT002", "shared-name", WARNING, Repair.NONE, check=check)
