"""Several names in one, since they are not divided by "and"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.fields import outside_braces
from werkplaats.library.names import is_extended
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_PARTICLE = r"(?:van|von|de|den|der|ten|ter|te|het|'t|’t)"
_JOINT = lazy(rf"\s*,?\s*\\?&(?:amp;)?\s*|\s*[;|]\s*|\s+/\s+|(?<=[^\s{{}}])\s+en\s+(?=[A-Z]|{_PARTICLE}\s[^,;]+,)")
_JOINTS = lazy(r"[;|/&]|\sen\s")
_AND = lazy(r"\sand\s")
_PERSON = lazy(
    rf"\s*(?:{_PARTICLE}\s+)*[^\W\d_a-zß-ÿ][^\s,]*(?:\s[^\s,]+){{0,2}},\s*(?:[^\W\d_a-zß-ÿ]\w?\.[\s-]?)+(?:\s*{_PARTICLE}(?=,|\s*\Z))*"
)
"""`van den Berg, J. P.`: with initials there is no doubt where a name ends."""
_COMMA = lazy(r"\s*,\s*")
_OTHERS = lazy(r"\s*,?\s*(?:et al\.?|e\.\s?a\.)\s*\Z")
_MANY_COMMAS = 3
_LONGEST_EXAMPLE = 80


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names joined by `;`, `|`, `/`, `&` or `en`, and names with three commas or more; what stands in braces is one name.

    Names with initials and commas between them, as APA has them in a list (`Berg, J., Bos, E.`), are told apart.
    """
    for name in ("author", "editor", "translator"):
        field = view.part(work, name)
        if field is None or (field.text.count(",") < _MANY_COMMAS and not _JOINTS.search(field.text)):
            continue
        start, text = field.span.start, field.text
        bare = outside_braces(text)
        joints = [m.span() for m in _JOINT.finditer(bare)]
        commas = [_commas(bare, *chunk) for chunk in _chunks(bare, joints)]
        places = sorted([*joints, *(place for found in commas if found for place in found)])
        whole = Span(start, start + len(text))
        if places and _may_be_one(bare):
            fault = f"Wat bij ‘{name}’ staat, is niet gescheiden door ‘and’; zet een organisatie tussen dubbele accolades en ‘and’ tussen namen van mensen."
            yield Finding(whole, fault)
        elif places and None not in commas:
            right = _joined(text, places)
            way_out = f"schrijf ‘{right}’." if len(right) <= _LONGEST_EXAMPLE else "schrijf ‘and’ tussen de namen."
            fault = f"De namen bij ‘{name}’ zijn niet gescheiden door ‘and’ en gelden als één naam; {way_out}"
            edits = tuple(Edit(Span(start + begin, start + end), " and ") for begin, end in places)
            yield Finding(whole, fault, fix=Fix("Zet ‘and’ tussen de namen", edits, safe=False))
        elif None in commas:
            fault = (
                f"Een naam bij ‘{name}’ heeft te veel komma’s; schrijf ‘Achternaam, Voornaam and Achternaam, Voornaam’."
            )
            yield Finding(whole, fault)


def _chunks(bare: str, joints: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what stands between `and` and what was meant as `and`, with its place; a name in BibLaTeX's long form (`family=…`) stays out."""
    at = 0
    for begin, end in sorted([*joints, *(m.span() for m in _AND.finditer(bare)), (len(bare), len(bare))]):
        if begin >= at and not is_extended(bare[at:begin]):
            yield at, begin
        at = end


def _commas(bare: str, begin: int, end: int) -> list[tuple[int, int]] | None:
    """Return the places of the commas between names in one piece; None when it has too many and nobody knows which those are."""
    if bare.count(",", begin, end) < _MANY_COMMAS:
        return []
    end = begin + len(_OTHERS.sub("", bare[begin:end]).rstrip(" ,"))
    found: list[tuple[int, int]] = []
    while match := _PERSON.match(bare, begin, end):
        begin = match.start() + len(match.group().rstrip())
        if begin == end:
            return found
        comma = _COMMA.match(bare, begin, end)
        if comma is None:
            return None
        found.append(comma.span())
        begin = comma.end()
    return None


def _joined(text: str, places: list[tuple[int, int]]) -> str:
    for begin, end in reversed(places):
        text = f"{text[:begin]} and {text[end:]}"
    return " ".join(text.split())


def _may_be_one(bare: str) -> bool:
    """Tell whether this may be the name of one organisation: nothing but `en` or `&` divides it, with a single word on a side."""
    if ";" in bare.replace("&amp;", "&") or "|" in bare or _AND.search(bare):
        return False
    return any(len(part.split()) == 1 and "," not in part for part in _JOINT.split(bare))


RULE = EntryRule("BIB014", "names-not-separated", WARNING, Repair.UNSAFE, check=check)
