"""An old address in `verhuisd_van` that leads nowhere: outside the site, of a page that is still there, or no address at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, Placed, Repair, SiteRule
from werkplaats.model.diagnostic import Edit, Finding, Fix, Related
from werkplaats.model.source import Span
from werkplaats.resolve.moved import Refusal, old_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import View
    from werkplaats.resolve.moved import Moved


def check(view: View) -> Iterator[Placed]:
    """Yield each value that no redirect is made for."""
    for moved in old_addresses(view.outlines.values(), view.works):
        if moved.refusal:
            finding = Finding(moved.ref.span, _fault(moved, view), _related(moved, view), _fix(moved, view))
            yield Placed(moved.page.shown, finding)


def _related(moved: Moved, view: View) -> tuple[Related, ...]:
    """Return where the clash is; for the address of the page itself that says nothing new."""
    if not moved.owner or moved.owner == moved.page.shown:
        return ()
    if moved.refusal is Refusal.TWICE:
        refs = view.document(_path(moved.owner, view)).meta.refs("verhuisd_van")
        place = next((ref.span for ref in refs if ref.text.strip("/") + "/" == moved.address), Span(0, 0))
        return (Related(moved.owner, place, "Hier staat het ook."),)
    return (Related(moved.owner, Span(0, 0), "Deze pagina heeft dat adres."),)


def _path(shown: str, view: View) -> str:
    return next(path for path, outline in view.outlines.items() if outline.shown == shown)


def _fault(moved: Moved, view: View) -> str:
    value = f"‘{moved.ref.text}’ bij ‘verhuisd_van’"
    own = view.config.site_url
    match moved.refusal:
        case Refusal.OUTSIDE if own and moved.ref.text.startswith(own):
            below = moved.ref.text.removeprefix(own).strip("/")
            return f"{value} is een heel webadres; schrijf alleen wat achter de naam van de site staat: ‘{below}/’."
        case Refusal.OUTSIDE:
            return f"{value} ligt niet in deze site; schrijf het oude adres vanaf het begin van de site, zoals ‘mensen/jan-smit/’."
        case Refusal.TAKEN if moved.owner == moved.page.shown:
            return f"{value} is het adres dat deze pagina nog heeft; haal het weg."
        case Refusal.TAKEN:
            owner = moved.owner or "een pagina van de literatuurlijst"
            return (
                f"{value} is nog het adres van {owner} en verwijst dus niet door; haal het weg of verhuis die pagina."
            )
        case Refusal.TWICE:
            return f"{value} staat ook in {moved.owner}; een oud adres gaat naar één pagina, dus haal het in een van beide weg."
        case _:
            way_out = (
                f"schrijf ‘{right}’"
                if (right := _address_of_file(moved, view))
                else "schrijf het als ‘mensen/jan-smit/’"
            )
            return f"{value} is geen adres van een pagina; {way_out}."


def _address_of_file(moved: Moved, view: View) -> str:
    """Return the address that a `.md` file had, when that is what was written instead of it."""
    if not moved.address.endswith(".md/") or any(sign in moved.address for sign in ' ?#\\:*"<>|'):
        return ""
    folder = f"{view.config.docs_dir.name}/"
    return moved.address.removeprefix(folder).removesuffix(".md/").removesuffix("/index") + "/"


def _fix(moved: Moved, view: View) -> Fix | None:
    right = _address_of_file(moved, view) if moved.refusal is Refusal.FORM else ""
    text = view.source(moved.page.shown).text
    start = moved.ref.span.start + text[slice(*moved.ref.span)].find(moved.ref.text)
    if not right or text[start : start + len(moved.ref.text)] != moved.ref.text:
        return None
    return Fix(f"Vervang door ‘{right}’", (Edit(Span(start, start + len(moved.ref.text)), right),))


RULE = SiteRule("PAG019", "rejected-old-address", WARNING, Repair.SAFE, check=check)
