"""Names of people and organisations, taken apart as BibTeX does, and better where people write them otherwise.

In BibTeX's own forms (`First von Last`, `von Last, First`, `von Last, Jr, First`) the parts are pybtex's. Beyond those:
a particle after the given names (`Avest, D. ter`, as Dutch lists of literature have it), before them (`Laan, van der P.`)
or between commas, a particle with a capital (`Van Dijk, P.`) or an elision (`d'Ancona, A.`: particle `d'`), `Jr.` after
the surname, BibLaTeX's `family=…` form, and organisations in braces, which are never taken apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.library.latex import decode
from werkplaats.library.texstring import split_commas, split_names, split_words, starts_small, unwrap
from werkplaats.model.entry import Name
from werkplaats.model.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands before Dutch surnames; a word of these counts as a particle wherever in the name it is written.
_DUTCH = frozenset(
    [
        "'s",
        "'s-",
        "'t",
        "aan",
        "bij",
        "d'",
        "de",
        "den",
        "der",
        "het",
        "in",
        "'t",
        "op",
        "onder",
        "over",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "uijt",
        "v.",
        "v.d.",
        "v/d",
        "van",
        "vande",
        "vanden",
        "vander",
        "voor",
    ],
)
_FOREIGN = frozenset(
    [
        "af",
        "al",
        "am",
        "auf",
        "av",
        "da",
        "das",
        "degli",
        "dei",
        "del",
        "della",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "von",
        "vom",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)
_PARTICLES = _DUTCH | _FOREIGN
_CAPITAL_LAST = frozenset(["de", "den", "der", "het", "van", "ter", "ten", "te", "'t", "von"])
"""A row of particles with capitals is one only when it ends in one of these: `Van`, `In 't`, but not `In` or `Over`."""

_HONORIFICS = frozenset(["dr.", "drs.", "prof.", "ir.", "ing.", "mr.", "em."])
"""What stands before names and is no part of them (APA 7, 9.8)."""
_BRACED_PARTICLE = lazy(rf"\{{((?:{'|'.join(sorted(map(re.escape, _DUTCH)))})(?=[ }}])[^{{}}\\,]*)\}}")
"""Braces that keep a Dutch particle with its surname, as exports write (`{van der Laan}, Piet`); to BibTeX they hide it. One with a capital
stays: that is how people say that it belongs to the surname."""
_SUFFIX = lazy(r"(?:Jr|Sr|jr|sr|I{2,3}|IV)\.?")
_ELIDED = lazy(r"(?P<particle>d['’]|['’]s-)(?P<family>[^\W\d_a-z].*)")
_OTHERS = frozenset({"others", "{others}", "et al.", "et al", "e.a.", "e. a.", "anderen"})
_AND_OTHERS = lazy(r"([^{}]*[^\s{},]),? +(?:et al\.?|e\. ?a\.)")
_INITIALS = lazy(r"(?:[^\W\d_]{1,2}\.-?)+|[A-Z]{1,3}")
_OPTION = lazy(r"(?!family|given|prefix|suffix)[a-z]+=\w+")
"""What BibLaTeX lets a list of names say about itself: `nosortothers=false and Sly, Simon`."""
_EXTENDED = lazy(r'\s*"?\s*(?:family|given|prefix|suffix|useprefix)(?:-i)?\s*=')


def is_particle(word: str) -> bool:
    """Tell whether a word in small letters stands before surnames: `van`, `der`, `von`."""
    return word in _PARTICLES


def is_extended(written: str) -> bool:
    """Tell whether a name is in BibLaTeX's long form: `family=Heuvel, given=Charles, prefix=van den`."""
    return _EXTENDED.match(written) is not None


def parse_names(value: str) -> tuple[tuple[Name, ...], bool]:
    """Take a list of names apart.

    Args:
        value: The expanded value of `author`, `editor` or `translator`, LaTeX not decoded.

    Returns:
        The names in order, and whether the list ends in `and others`.
    """
    written = [name for name in split_names(value) if name]
    if "=" in value:
        written = [name for name in written if not _OPTION.fullmatch(name)]
    others = bool(written) and written[-1].lower() in _OTHERS
    if others:
        written.pop()
    elif written and (more := _AND_OTHERS.fullmatch(written[-1])):  # without an `and` of its own
        written[-1], others = more[1], True
    return tuple([parse_name(name) for name in written]), others


def parse_name(text: str) -> Name:
    """Take one name apart; its parts come back decoded."""
    inner = text
    while (unwrapped := unwrap(inner)) is not None:
        inner = unwrapped
    if inner is not text:
        return Name(decode(inner.strip()), literal=True)
    if "=" in text and _EXTENDED.match(text):
        return _extended(text)
    if "{" in text:
        text = _BRACED_PARTICLE.sub(r"\1", text)
    parts = split_commas(text)
    match parts:
        case [only]:
            return _without_comma(split_words(only))
        case [last, first]:
            return _with_comma(split_words(last), [], split_words(first))
        case [last, suffix, *first]:
            return _with_comma(split_words(last), split_words(suffix), split_words(" ".join(first)))
        case _:
            return Name("")


def _without_comma(words: list[str]) -> Name:
    """`First von Last`."""
    words = _without_honorifics(words)
    suffix: list[str] = []
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]):  # noqa: PLR2004  # given names and a surname are left
        suffix = [words.pop()]
    tail = _tail(words)
    if tail < len(words):  # Laan P. van der
        initials = tail
        while initials > 1 and _INITIALS.fullmatch(words[initials - 1]):
            initials -= 1
        if initials < tail:
            return _name(words[:initials], words[initials:tail], words[tail:], suffix)
    first = next((at for at, word in enumerate(words) if starts_small(word)), len(words))
    if first < len(words):
        given = words[:first]
        particle, family = _von_last(words[first:])
    else:
        given, particle, family = words[:-1], [], words[-1:]
    if not particle and family and (elided := _ELIDED.fullmatch(family[0])):  # A. d'Ancona
        return _name([elided["family"], *family[1:]], given, [elided["particle"]], suffix)
    capital = _capital_run_before(given) if particle or first == len(words) else len(given)
    return _name(family, given[:capital], given[capital:] + particle, suffix)  # Piet Van Dijk, Piet Van der Laan


def _with_comma(last: list[str], suffix: list[str], given: list[str]) -> Name:
    """`von Last, First` and `von Last, Jr, First`, with the particle wherever it is."""
    particle, family = _von_last(last)
    given = _without_honorifics(given)
    if suffix and given and _all_particles(given):  # Laan, P., van der
        suffix, given, particle = [], suffix, particle + given
    elif suffix and _all_particles(suffix):  # Laan, van der, P.
        suffix, particle = [], particle + suffix
    elif suffix and len(given) == 1 and _SUFFIX.fullmatch(given[0]) and not _SUFFIX.fullmatch(suffix[0]):
        suffix, given = given, suffix  # King, M. L., Jr.
    if not suffix and len(family) > 1 and _SUFFIX.fullmatch(family[-1]):  # King Jr., Martin
        suffix = [family.pop()]
    if not particle:
        head, tail = _head(given), _tail(given)
        if tail < len(given):  # Avest, D. ter
            particle, given = given[tail:], given[:tail]
        elif head:  # Laan, van der P.
            particle, given = given[:head], given[head:]
        else:  # Van Dijk, P.
            run = _capital_run(family)
            particle, family = family[:run], family[run:]
    if not family:
        family, given = given, []
    elif not particle and (elided := _ELIDED.fullmatch(family[0])):  # d'Ancona, A.
        particle, family = [elided["particle"]], [elided["family"], *family[1:]]
    return _name(family, given, particle, suffix)


def _without_honorifics(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and words[at].lower() in _HONORIFICS:
        at += 1
    return words[at:]


def _von_last(words: list[str]) -> tuple[list[str], list[str]]:
    """Split at the last word that starts small, the final word excepted, as BibTeX does."""
    for at in range(len(words) - 2, -1, -1):
        if starts_small(words[at]):
            return words[: at + 1], words[at + 1 :]
    return [], words


def _all_particles(words: Sequence[str]) -> bool:
    return all(word in _PARTICLES for word in words)


def _tail(words: Sequence[str]) -> int:
    """Return where the particles at the end begin."""
    at = len(words)
    while at and words[at - 1] in _PARTICLES:
        at -= 1
    return at


def _head(words: Sequence[str]) -> int:
    """Return where the particles at the beginning end, when something follows them."""
    at = 0
    while at < len(words) and words[at] in _PARTICLES:
        at += 1
    return at if at < len(words) else 0


def _capital_run(words: Sequence[str]) -> int:
    """Return how many words at the beginning are a Dutch particle with a capital, when a surname follows."""
    run = 0
    for at, word in enumerate(words[:-1]):
        small = word.lower()
        if small not in _DUTCH and small != "von":
            break
        if small in _CAPITAL_LAST:
            run = at + 1
    return run


def _capital_run_before(given: Sequence[str]) -> int:
    """Return where a particle with a capital at the end of the given names begins (`Piet Van | Dijk`)."""
    at = len(given)
    while at and (given[at - 1].lower() in _DUTCH or given[at - 1].lower() == "von"):
        at -= 1
    return at if at < len(given) and given[-1].lower() in _CAPITAL_LAST else len(given)


def _extended(text: str) -> Name:
    """BibLaTeX's `family=Laan, given=Piet, prefix=van der` (manual, 3.4 and B.3)."""
    parts: dict[str, str] = {}
    for piece in split_commas(text):
        name, _, value = piece.strip().strip('"').partition("=")
        parts[name.strip().lower()] = decode(value.strip().strip('"').strip())
    family, given = parts.get("family", ""), parts.get("given", "") or parts.get("given-i", "")
    if not family:
        family, given = given, ""
    return Name(family, given, parts.get("prefix", ""), parts.get("suffix", ""))


def _name(family: list[str], given: list[str], particle: list[str], suffix: list[str]) -> Name:
    return Name(
        decode(" ".join(family)),
        decode(" ".join(given)) if given else "",
        decode(" ".join(particle)) if particle else "",
        decode(" ".join(suffix)) if suffix else "",
    )
