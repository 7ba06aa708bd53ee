"""Why a front matter cannot be read, said of the line where the editor slipped.

YAML tells where it got stuck, which is often a line or more below the mistake. So the lines are looked at one by one for what people
really do: a colon or a quotation mark within a value, a quotation mark or bracket that stays open, a space that is missing.
"""

from __future__ import annotations

import re

from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.frontmatter_edges import ITEM, KEY, Fault, find_region, known_fields, next_line, not_closed

_TOP = lazy(r"^(?:[A-Za-z_][\w-]*:(?=[ \t\r\n]|\Z)|[ \t]*-[ \t])", re.MULTILINE)
"""Where a value that stays open must have ended: the next field."""
_LINE = lazy(r"[^\n]*(?:\n|\Z)")
_SINGLE = lazy(r"'(?:[^'\r\n]|'')*'")
_DOUBLE = lazy(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_ESCAPE = lazy(r"\\(?![0abtnvfre \"/\\N_LPxuU])[^\r\n]")
_CLOSED_BY = {"[": "]", "{": "}"}
_RESERVED = frozenset("@*&!%`")
_MARKED = lazy(r"(?<![\w.@])@(?P<key>[^\W\d_][\w:.-]*\d\w*)")
"""A key as it is written in a text; in the front matter it has no mark, and YAML takes none."""
_ONE_KEY = ("citatie: ", "bron: ")
_LONGEST = 60
_CLOSE = "sluit het op dezelfde regel."


def find_fault(text: str, start: int, end: int) -> tuple[Fault, int] | None:
    """Return the first line of a front matter that has a slip, with the offset at which the text begins; None when nothing is recognised.

    Args:
        text: The whole file.
        start: Where the first field is.
        end: Where the line of dashes is that closes the front matter.
    """
    stop, last = find_region(text, start)
    if last and stop < end and _is_text(text, stop, end):
        return Fault(
            Span(start - len(_before(text, start)), start - len(_before(text, start)) + 3), not_closed(last)
        ), stop
    at, filled, indents = start, False, list[tuple[int, int]]()
    while at < end:
        line = _LINE.match(text, at, end)
        stop = line.end() if line else end
        body = text[at:stop].rstrip("\r\n")
        if body.strip() and not body.lstrip().startswith("#"):
            fault, indents = _uneven(body, at, indents)
            fault = fault or _in_line(text, at, body, end, filled=filled)
            if fault:
                return fault, -1
            key = KEY.match(body)
            filled = bool(key["value"].strip()) if key and key["colon"] else filled and body[:1] in {" ", "\t"}
            if key and key["value"][:1] in {"|", ">"}:
                at = _skip_block(text, stop, end)
                continue
        at = stop
    return None


def find_comment(text: str, start: int, end: int) -> Fault | None:
    """Return a value behind which something stands that YAML takes for a remark: `titel: Fase #2`."""
    if " #" not in text[start:end]:
        return None
    found = re.compile(r"^[\w-]+:[ \t]+[^\s\"'\[{#|>][^\n]*?[ \t](?P<rest>#[^\s#][^\r\n]*)", re.MULTILINE).search(
        text, start, end
    )
    return found and Fault(
        Span(*found.span("rest")),
        f"De site leest ‘{found['rest']}’ niet, want achter een spatie begint ‘#’ een opmerking; zet de hele waarde tussen rechte aanhalingstekens.",
    )


def _before(text: str, start: int) -> str:
    """Return the line of dashes above the first field."""
    return text[text.rfind("\n", 0, start - 1) + 1 : start]


def _is_text(text: str, at: int, end: int) -> bool:
    """Tell whether an empty line comes here and below it no field any more: the dashes further down are a line in the text."""
    rest = text[at:end]
    return rest[:1] in {"\n", "\r"} and bool(rest.strip()) and not _TOP.search(rest)


def _uneven(body: str, at: int, indents: list[tuple[int, int]]) -> tuple[Fault | None, list[tuple[int, int]]]:
    """Tell whether the dashes of a list stand one below the other."""
    item = ITEM.match(body)
    if not item or not item["gap"] or item["indent"].strip(" "):
        return None, [] if body[:1] not in {" ", "\t"} else indents
    here = len(item["indent"])
    if indents and here != indents[-1][0]:
        wrong = indents[0] if len(indents) == 1 else (here, at)
        place = Span(wrong[1] + wrong[0], wrong[1] + wrong[0] + 1)
        return Fault(
            place,
            "Dit streepje staat niet recht onder of boven de andere van de lijst; geef elke regel evenveel spaties.",
        ), []
    return None, [*indents, (here, at)]


def _in_line(text: str, at: int, body: str, end: int, *, filled: bool) -> Fault | None:
    """Return the slip in one line.

    Args:
        text: The whole file.
        at: Where the line begins.
        body: The line.
        end: Where the front matter ends.
        filled: True when the field above has its value on its own line, so that nothing can be indented below it.
    """
    lead = len(body) - len(body.lstrip(" \t"))
    if "\t" in body[:lead]:
        return Fault(Span(at, at + len(body)), "Deze regel springt in met een tab; zet er spaties voor in de plaats.")
    if item := ITEM.match(body):
        if not item["gap"] and item["value"]:
            return Fault(
                Span(at + lead, at + lead + 1), f"Achter dit streepje hoort een spatie; schrijf ‘- {item['value']}’."
            )
        return _in_value(text, at + item.start("value"), item["value"], end, "- ")
    key = KEY.match(body, lead)
    if not lead and (key is None or (not key["colon"] and key["key"] not in known_fields())):
        return Fault(
            Span(at, at + len(body)),
            "Deze regel hoort bij geen veld; zet ‘veld: ’ ervoor, laat hem met spaties beginnen of haal hem weg.",
        )
    if key is None:
        return None
    name, value = key["key"], key["value"].rstrip()
    if name not in known_fields() and not key["colon"]:
        return None
    place = Span(at + lead, at + lead + len(name))
    if not key["colon"]:
        return (
            Fault(place, f"Achter ‘{name}’ ontbreekt een dubbele punt; schrijf ‘{name}: {_short(value)}’.")
            if value
            else None
        )
    if lead and filled and name in known_fields():
        return Fault(Span(at, at + lead), f"Voor ‘{name}’ staat een spatie te veel; laat de regel vooraan beginnen.")
    if value and not key["gap"]:
        return Fault(
            place._replace(end=place.end + 1), f"Achter ‘{name}:’ hoort een spatie; schrijf ‘{name}: {_short(value)}’."
        )
    return _in_value(text, at + key.start("value"), value, end, f"{name}: ")


def _in_value(text: str, at: int, value: str, end: int, lead: str) -> Fault | None:
    """Return the slip in a value that begins here."""
    sign = value[:1]
    match sign:
        case "":
            return None
        case '"' | "'":
            return _in_quotes(text, at, value, end, lead)
        case "[" | "{":
            return _in_brackets(text, at, value, end, lead)
        case "@" if marked := _MARKED.fullmatch(value):
            return _marked(marked, at, lead)
        case _ if sign in _RESERVED:
            return Fault(
                Span(at, at + len(value)),
                f"Een waarde die met ‘{sign}’ begint, hoort tussen rechte aanhalingstekens; schrijf {_quoted(lead, value)}.",
            )
        case "|" | ">":
            return None
        case _:
            colon = re.search(r":(?=[ \t]|\Z)", value)
            fault = (
                f"Een waarde met een dubbele punt hoort tussen rechte aanhalingstekens; schrijf {_quoted(lead, value)}."
            )
            return Fault(Span(at + colon.start(), at + len(value)), fault) if colon else None


def _marked(match: re.Match[str], at: int, lead: str) -> Fault:
    """Return the fault of a key with its mark: `citatie: @delange2019`."""
    place = Span(at + match.start(), at + match.end())
    return Fault(place, f"In de kop staat een sleutel zonder apenstaartje; schrijf ‘{lead}{match['key']}’.")


def _in_quotes(text: str, at: int, value: str, end: int, lead: str) -> Fault | None:
    whole = (_DOUBLE if value[0] == '"' else _SINGLE).match(value)
    if whole is None:
        following = _TOP.search(text, at, end)
        inside = text[at + 1 : following.start() if following else end]
        if value[0] in inside.replace('\\"', ""):
            return None
        return Fault(Span(at, at + 1), f"Het aanhalingsteken dat hier begint, wordt niet gesloten; {_CLOSE}")
    if value[0] == '"' and (wrong := _ESCAPE.search(whole.group())):
        place = Span(at + wrong.start(), at + wrong.start() + 1)
        return Fault(place, "Een ‘\\’ kan hier niet; haal hem weg, of schrijf er twee: ‘\\\\’.")
    rest = value[whole.end() :].strip()
    if not rest or rest.startswith("#"):
        return None
    place = Span(at + whole.end() - 1, at + whole.end())
    fault = f"Hier sluit een recht aanhalingsteken terwijl de waarde nog doorgaat; schrijf {_quoted(lead, value)}."
    return Fault(place, fault)


def _in_brackets(text: str, at: int, value: str, end: int, lead: str) -> Fault | None:
    plain = _SINGLE.sub(_blank, _DOUBLE.sub(_blank, value))
    depth = 0
    for number, sign in enumerate(plain):
        depth += (sign in _CLOSED_BY) - (sign in _CLOSED_BY.values())
        if depth == 0:
            rest = value[number + 1 :].strip()
            if rest and not rest.startswith("#"):
                fault = f"Achter ‘{sign}’ gaat de waarde nog door; zet haar helemaal tussen rechte aanhalingstekens: {_quoted(lead, value)}."
                return Fault(Span(at, at + len(value)), fault)
            marked = _MARKED.search(plain)
            return _marked(marked, at, lead if lead in _ONE_KEY else "") if marked else None
    following = _TOP.search(text, at, end)
    inside = text[at : following.start() if following else end]
    if _CLOSED_BY[value[0]] in inside:
        return None
    if (quote := plain.find('"')) >= 0:
        return Fault(
            Span(at + quote, at + quote + 1), f"Het aanhalingsteken dat hier begint, wordt niet gesloten; {_CLOSE}"
        )
    return Fault(
        Span(at, at + 1),
        f"De haak die hier begint, wordt niet gesloten; zet ‘{_CLOSED_BY[value[0]]}’ aan het eind van de lijst.",
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _quoted(lead: str, value: str) -> str:
    """Return how a value is written that holds signs of YAML, as an example between quotation marks; of a long value the form only."""
    inner = value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value
    inner = re.sub(r'"([^"]*)"', r"“\1”", inner.strip()).replace("'", "’").replace('"', "”")
    if len(inner) > _LONGEST:
        curly = ", en daarbinnen “…”" if '"' in value[1:-1] else ""
        return f'‘{lead}"…"’{curly}'
    return f'‘{lead}"{inner}"’'


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else "…"


def _skip_block(text: str, at: int, end: int) -> int:
    """Return where a value of several lines (`|`, `>`) ends."""
    while at < end and (text[at : at + 1] in {" ", "\t"} or not text[at : next_line(text, at)].strip()):
        at = next_line(text, at)
    return min(at, end)
