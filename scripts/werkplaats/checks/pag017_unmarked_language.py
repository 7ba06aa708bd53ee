"""A passage that is evidently in another language and does not say so: it is read aloud as if it were Dutch.

Source: WCAG 2.2, success criterion 3.1.2 (language of parts). A language shows by its little words. Words that Dutch has too (`of`, `in`, `die`,
`des`) count for neither side, and in doubt nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import BlockKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block
    from werkplaats.model.site import Document


class _Tongue(NamedTuple):
    """A language: its code, its name, two words without which a long passage is rare, and its little words."""

    code: str
    name: str
    signs: tuple[str, ...]
    words: frozenset[str]


_TONGUES = (
    _Tongue(
        "en",
        "Engels",
        (" the ", " and "),
        frozenset(
            "the and to that with for this are from which have has by not their they been who it its his her our your you what can will would should "
            "these those where when how more than but on at be an as or".split()
        ),
    ),
    _Tongue(
        "de",
        "Duits",
        (" und ", " ist "),
        frozenset(
            "und der das ist nicht ein eine einer eines einem zu mit von auf für sich dem wird sind auch werden wie durch bei aus nach oder haben hat "
            "diese dieser dieses ihre ihr wir sie er im am vom zur zum".split()
        ),
    ),
    _Tongue(
        "fr",
        "Frans",
        (" les ", " et "),
        frozenset(
            "le la les et une du dans pour que qui est pas sur par avec sont ce cette ces au aux nous vous ils elle leur plus ne se il son sa ses mais "
            "comme ou où".split()
        ),
    ),
)
_DUTCH = frozenset(
    "de het een van en dat niet zijn voor aan ook maar om naar uit wordt worden deze zij hij ze te als op bij met wat hoe wie waar heeft hebben kan "
    "kunnen moet dit dan nog er zo hun haar over tot geen wel meer".split()
)
_WORD = lazy(r"[^\W\d_]+")
_QUOTED = lazy(r"“[^“”]{40,}”|‘(?:[^‘’]|’(?=\w)){40,}’(?!\w)|\"[^\"\n]{40,}\"|(?<!\w)'(?:[^'\n]|'(?=\w)){40,}'(?!\w)")
_ITALIC = lazy(r"(?<![*\w])\*(?!\*)[^*\n]+\*(?!\*)|(?<![_\w])_(?!_)[^_\n]+_(?![_\w])")
"""Titles of works, which need no mark."""
_MARKED = lazy(r"\blang[ \t]*=")
_AFTER = lazy(r"[ \t]*(?:\r?\n[ \t>]*)?\{:?[^{}\n]*\blang[ \t]*=")
_FEWEST_WORDS, _FEWEST_HITS = 8, 4
_FEWEST_AMONG = 12
"""Words of a sentence among Dutch ones; a shorter one may well be a title."""
_STOP = lazy(r"(?<=[.!?:])[”’)]?[ \n]+")
_SHARE = 7
"""One little word in so many words at least."""
_AGAINST = 5
"""At most one Dutch little word to so many of the other language."""
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.DEFINITION, BlockKind.NOTE)


def check(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield paragraphs, items and quotations, and quotations within a sentence, of a Dutch page."""
    text, whole = document.page.source.text, view.whole(document)
    tongues = [tongue for tongue in _TONGUES if any(map(whole.__contains__, tongue.signs))]
    if not tongues or document.meta.text("taal"):
        return
    for block, (start, prose) in zip(document.page.blocks, view.prose(document), strict=True):
        if block.kind in _TEXTS and len(prose) >= _FEWEST_WORDS * 4:
            likely = [tongue for tongue in tongues if any(map(prose.__contains__, tongue.signs))]
            if likely and not _is_marked(text, block.span):
                yield from _in_block(text, block, start, prose, likely)


def _in_block(text: str, block: Block, start: int, prose: str, tongues: list[_Tongue]) -> Iterator[Finding]:
    """Yield the smallest part that is in another language: a quotation, some sentences, or the whole of it."""
    quoted = [(m.span(), tongue) for m in _QUOTED.finditer(prose) if (tongue := _tongue_of(m.group(), tongues))]
    whole = _tongue_of(prose, tongues)
    if quoted and not (whole and _tongue_of(_QUOTED.sub(" ", prose), tongues)):
        for (left, right), tongue in quoted:
            yield _part(text, Span(start + left + 1, start + right - 1), tongue)
        return
    introduced = _introduced(prose, whole) if whole else None
    if whole and introduced is None:
        edits = _below(text, block, whole)
        yield _finding(block.span, whole, edits) if edits else _part(text, block.span, whole)
        return
    for left, right, tongue in [introduced] if introduced else _sentences(prose, tongues):
        yield _part(text, Span(start + left, start + right), tongue)


def _introduced(prose: str, tongue: _Tongue) -> tuple[int, int, _Tongue] | None:
    """Return what follows a Dutch introduction ("Zij zei: …", "Zo staat het in het verslag. …") when all of the rest is in one other language."""
    first = _STOP.search(prose)
    if first is None or _weigh(prose[: first.start()], tongue) >= 0:
        return None
    rest = prose[first.end() :]
    if _weigh(rest, tongue) <= 0 or not _tongue_of(rest, [tongue]):
        return None
    return first.end(), len(prose.rstrip()), tongue


def _sentences(prose: str, tongues: list[_Tongue]) -> Iterator[tuple[int, int, _Tongue]]:
    """Yield the long sentences in another language among Dutch ones, side by side taken together."""
    ends = [*(match.end() for match in _STOP.finditer(prose)), len(prose)]
    run: tuple[int, int, _Tongue] | None = None
    for left, right in zip([0, *ends], ends, strict=False):
        sentence = prose[left:right].rstrip()
        tongue = _tongue_of(sentence, tongues) if len(_WORD.findall(sentence)) >= _FEWEST_AMONG else None
        if tongue and run and run[2] is tongue:
            run = run[0], left + len(sentence), tongue
        else:
            if run:
                yield run
            run = (left, left + len(sentence), tongue) if tongue else None
    if run:
        yield run


def _weigh(prose: str, tongue: _Tongue) -> int:
    """Return how many more little words of this language than Dutch ones stand here; words that only one of them has decide."""
    words = [word.lower() for word in _WORD.findall(prose)]
    return sum(word in tongue.words and word not in _DUTCH for word in words) - sum(
        word in _DUTCH and word not in tongue.words for word in words
    )


def _tongue_of(prose: str, tongues: list[_Tongue]) -> _Tongue | None:
    words = [word.lower() for word in _WORD.findall(_ITALIC.sub(" ", prose))]
    if len(words) < _FEWEST_WORDS:
        return None
    dutch = sum(word in _DUTCH for word in words)
    for tongue in tongues:
        hits = sum(word in tongue.words for word in words)
        if hits >= max(_FEWEST_HITS, len(words) / _SHARE, dutch * _AGAINST):
            return tongue
    return None


def _is_marked(text: str, span: Span) -> bool:
    return bool(_MARKED.search(text, *span) or _AFTER.match(text, span.end))


def _below(text: str, block: Block, tongue: _Tongue) -> tuple[Edit, ...]:
    """Return the line that marks a whole block, with the marks of a quotation before it; within a list that is for the editor."""
    if block.kind is not BlockKind.PARAGRAPH:
        return ()
    begin = text.rfind("\n", 0, block.pieces[-1].start) + 1
    lead = text[begin : block.pieces[-1].start]
    if lead.strip(" >"):
        return ()
    newline = "\r\n" if "\r\n" in text else "\n"
    end = text.find("\n", block.span.end)
    end = len(text) if end < 0 else end - (text[end - 1] == "\r")
    return (
        (Edit(Span(end, end), f'{newline}{lead}{{: lang="{tongue.code}" }}'),)
        if not text[block.span.end : end].strip()
        else ()
    )


def _part(text: str, span: Span, tongue: _Tongue) -> Finding:
    """Return the finding for a part of a block; without a repair when marks would cross those of emphasis, links or lines."""
    inside = text[slice(*span)]
    balanced = not inside.count("*") % 2 and not inside.count("_") % 2 and inside.count("[") == inside.count("]")
    edits = (
        Edit(Span(span.start, span.start), f'<span lang="{tongue.code}">'),
        Edit(Span(span.end, span.end), "</span>"),
    )
    return _finding(span, tongue, edits if balanced and "\n" not in inside else (), around=True)


def _finding(span: Span, tongue: _Tongue, edits: tuple[Edit, ...], *, around: bool = False) -> Finding:
    way_out = (
        f'zet er ‘<span lang="{tongue.code}">’ voor en ‘</span>’ achter'
        if around
        else f'zet er een regel met ‘{{: lang="{tongue.code}" }}’ onder'
    )
    fault = f"Deze tekst is zo te zien {tongue.name}, maar dat staat er niet bij; {way_out}."
    return Finding(span, fault, fix=Fix(f"Geef aan dat dit {tongue.name} is", edits, safe=False) if edits else None)


RULE = PageRule("PAG017", "unmarked-language", WARNING, Repair.UNSAFE, check=check)
