"""A sentence, or a year, where the name of an author belongs: "Onderzoek uitgevoerd in opdracht van …", "Berg, J. (2001)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, EntryRule, Repair
from werkplaats.checks.fields import written_names
from werkplaats.library.names import is_particle
from werkplaats.model.diagnostic import Finding
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.view import ListView
    from werkplaats.model.entry import Work

_MADE = frozenset(
    "schreef geschreven uitgevoerd samengesteld vertaald verzorgd onderzocht bewerkt opgesteld dank redactie written edited compiled".split()
)
"""Words, in small letters, that a sentence about makers has and no name has."""
_SAYS = _MADE | frozenset("is zijn was waren wordt werd worden werden heeft hebben opdracht door by".split())
"""With words that the name of an organisation may have."""
_BODY = lazy(
    r"(?:(?:hoge|kennis|volks)?school|hogeschool|universiteit|ministerie|gemeente|provincie|stichting|vereniging|raad|commissie|inspectie|\w*instituut|institute"
    r"|(?:plan)?bureau|centrum|dienst|university|foundation|werkplaats)\Z",
    re.IGNORECASE,
)
"""Words that an organisation has first or last in its name, and a person never first."""
_PLAIN = lazy(
    r"(?:(?:van|von|de|den|der|ten|ter|te|het|'t|’t)\s+)*[^\s\d{},]+,\s*(?:[^\s\d{},.]+|(?:[^\W\d_a-z]\.[\s-]?)+)"
)
"""`van den Berg, J. P.`: nearly all there is, and cheap to know."""
_NO_BODY = lazy(r"[{},;&\d]|\sen\s")
_JOINING = frozenset("en of and the for".split())
_YEAR = lazy(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_WEB = lazy(r"://|\bwww\.|\w@\w")
_STOP = lazy(r"[a-zà-ÿ]{4}[.!?]\Z")
_FEWEST_WORDS, _FEWEST_SMALL = 3, 2


_TITLES = r"(?:prof|drs?|ir|ing|mr|ds)\."
_EXTRA = lazy(
    rf"(?P<title>(?<![^\s,]){_TITLES}(?:\s*{_TITLES})*(?=[\s,]|\Z)|(?<=,)\s*(?:MSc|MA|BSc|MPhil|PhD)\.?\Z)"
    r"|(?P<role>\((?:red|eds?|samenst|vert)\.?\))",
    re.IGNORECASE,
)
"""What is written beside a name: `prof. dr.`, `(red.)`."""
_MAYBE_EXTRA = lazy(r"[(.]|(?:A|c|C|il|D)\Z")
_NOBODY = lazy(
    r"\{?(?:onbekend|auteur onbekend|onbekende auteur|niet bekend|geen auteur|zonder auteur|n\.\s?n\.)\}?",
    re.IGNORECASE,
)


def check(work: Work, view: ListView) -> Iterator[Finding]:
    """Yield names of three words or more that hold a word of a sentence or end in a stop, names of people with a year in them, and addresses.

    Also what is written beside a name (`prof. dr.`, `(red.)`), and words that say that nobody knows it.
    """
    for field in ("author", "editor", "translator"):
        for start, text in written_names(view.part(work, field)):
            if text and not _PLAIN.fullmatch(text):
                yield from _about(field, start, text)


def _about(field: str, start: int, text: str) -> Iterator[Finding]:
    extra = () if text.startswith("{") or not _MAYBE_EXTRA.search(text) else tuple(_EXTRA.finditer(text))
    if not extra and (fault := _fault(field, text)):
        yield Finding(Span(start, start + len(text)), fault)
    for match in extra:
        shown = match.group().strip()
        place = start + match.end() - len(match.group().lstrip())
        yield Finding(Span(place, place + len(shown)), _beside(field, match, shown))


def _beside(field: str, match: re.Match[str], shown: str) -> str:
    if match["title"]:
        return f"‘{shown}’ is een titel en hoort niet bij de naam; haal dat weg, of zet de naam van een organisatie tussen dubbele accolades."
    right = "translator" if "vert" in shown else "editor"
    where = "haal dat weg." if right == field else f"haal dat weg en zet de naam bij ‘{right}’."
    return f"‘{shown}’ hoort niet bij de naam; {where}"


def _fault(field: str, text: str) -> str:
    """Return what is wrong with a name, or an empty string."""
    bare = text.strip("{} ")
    if _NOBODY.fullmatch(bare):
        return f"‘{bare}’ is geen naam; haal ‘{field}’ weg, en zet ‘auteurs’ bij ‘onvolledig’ als iemand het zou kunnen weten."
    if _is_body(text):
        return (
            f"‘{text}’ bij ‘{field}’ is zo te zien een organisatie; schrijf {{{{{text}}}}}, tussen dubbele accolades."
        )
    if _WEB.search(text):
        return f"‘{bare}’ bij ‘{field}’ is een adres en geen naam; zet een webadres bij ‘url’, en hier wie het schreef."
    if not text.startswith("{") and (year := _YEAR.search(text)):
        return f"In ‘{text}’ bij ‘{field}’ staat een jaar ({year.group()}); haal het weg en zet het bij ‘date’."
    if _is_sentence(text):
        return f"‘{text}’ bij ‘{field}’ is zo te zien geen naam; schrijf ‘Achternaam, Voornaam’, of zet de naam van een organisatie tussen dubbele accolades."
    return ""


def _is_body(text: str) -> bool:
    """Tell whether this is the name of an organisation, taken for a person's; with `en` or `&` in it `BIB014` says so."""
    words = text.split()
    if len(words) == 1 or _NO_BODY.search(text):
        return False
    return bool(_BODY.match(words[0]) or _BODY.match(words[-1]))


def _is_sentence(text: str) -> bool:
    literal = text.startswith("{")
    bare = text.strip("{} ")
    words = bare.replace(",", " ").split()
    if len(words) < _FEWEST_WORDS:
        return False
    if not (_MADE if literal else _SAYS).isdisjoint(words) or (len(words) > _FEWEST_WORDS and _STOP.search(bare)):
        return True
    small = [word for word in words if word[0].islower() and word not in _JOINING and not is_particle(word)]
    return not literal and "," not in bare and len(small) >= _FEWEST_SMALL


RULE = EntryRule("BIB029", "sentence-as-name", WARNING, Repair.NONE, check=check)
