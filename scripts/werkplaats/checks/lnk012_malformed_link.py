"""What was meant as a link and is none, so that the reader sees its brackets, or one with an address that leads nowhere as it is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from werkplaats.checks.base import WARNING, PageRule, Repair
from werkplaats.checks.suggest import Guesser
from werkplaats.checks.targets import ADDRESS, find_slip
from werkplaats.model.diagnostic import Edit, Finding, Fix
from werkplaats.model.page import TokenKind
from werkplaats.model.pattern import lazy
from werkplaats.model.source import Span
from werkplaats.scan.page import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from werkplaats.checks.asking import Asking
    from werkplaats.model.page import Block, Page
    from werkplaats.model.site import Document

_SIGN = lazy(r"\](?:[(\[]|http|[ \t]*\r?\n?[ \t]*\()")
"""What is left of a link that is none, once those that are one are blanked out."""
_TURNED = lazy(r"\)\[")
_CURLED = lazy(r"\}\(")
_WORDS = r"(?<!\\)\[(?P<words>[^\[\]\n]+)\]"
_APART = lazy(rf"(?<!\\)\[(?P<words>[^\[\]]+)\](?P<gap>[ \t]+|[ \t]*\r?\n[ \t]*)\((?P<target>{ADDRESS}|#\w[\w-]*)\)")
_REVERSED = lazy(rf"\((?P<target>{ADDRESS})\)\[(?P<words>[^\[\]\n]+)\](?!\()")
_SWAPPED = lazy(rf"(?<!\])\((?P<words>[^()\[\]\n]+)\)\[(?P<target>{ADDRESS})\]")
_BARE = lazy(rf"{_WORDS}(?P<target>https?://[^\s()<>\[\]]*[^\s()<>\[\].,;:!?])")
_OPEN = lazy(
    rf"{_WORDS}\((?P<target>#\w[\w-]*|{ADDRESS}(?<![.,;:!?]))(?=[.,;:!?…’”]*(?:\s|\Z))(?![^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))"
)
_SPACED = lazy(rf"{_WORDS}\((?P<target>(?:[^()\[\]\n\"<>]|\([^()\[\]\n\"<>]*\))*)(?P<title>\"[^\"\n]*\"[ \t]*)?\)")
_SCHEME = lazy(r"(?P<scheme>mailto:|tel:|https?://)[ \t]+", re.IGNORECASE)
_PHONE = lazy(r"\+?[\d ()-]{9,}")
_OTHER = lazy(rf"(?P<open>[\[{{(])(?P<words>[^\[\](){{}}\n]+)(?P<shut>[\]}})])\((?P<target>{ADDRESS})(?P<end>[)\]])")
_UNSEEN = lazy(r"<(?P<target>www\.[^<>\s]+)>")
"""An address in angle brackets that a browser takes for HTML."""
_LABELLED = lazy(r"(?<![\\\w\]])\[(?P<words>[^\[\]\n]*[^\W\d_]{2}[^\[\]\n]*)\]\[(?P<label>[^\[\]\n^@]*\w|)\](?![(\[])")
_NAMED = lazy(r"[\d./_-]")
"""What a label has in it more often than a word."""
_WHOLE = lazy(ADDRESS)
_FILE = lazy(r"(?:#|\.{1,2}/|https?://)|.*(?:/|\.\w{2,5}(?:#.*)?\Z)")
_PATH = lazy(r"/|\.\w{2,5}\Z")
_NO_WORDS = lazy(r"(?:\s*\d+|\s*sic!?|\W*|x)\s*", re.IGNORECASE)
"""What stands in brackets in ordinary prose: a number, [sic], […], the box of a task."""


def check(document: Document, view: Asking) -> Iterator[Finding]:
    r"""Yield `[a] (b.md)`, `(b.md)[a]`, `(a)[b.md]`, `[a](b.md` without its end, `[a](b c.pdf)`, `[a][b]` without a line `[b]: …`, `[a]()` and `[a](..\\b.md)`."""
    yield from _addresses(document, view)
    text = document.page.source.text
    if "<" in text and "<www." in text:
        yield from _unseen(document.page)
    whole = view.whole(document)
    if not (_SIGN.search(whole) or _TURNED.search(whole) or _CURLED.search(whole)):
        return
    for block, (start, prose) in zip(document.page.blocks, view.prose(document), strict=True):
        if "]" not in prose and "}" not in prose:
            continue
        raw = text[start : start + len(prose)]
        for pattern in (_APART, _REVERSED, _SWAPPED, _OTHER, _BARE, _OPEN, _SPACED, _LABELLED):
            for match in pattern.finditer(raw):
                if (
                    _is_prose(pattern, match, prose)
                    and not _in_link(block, start + match.start())
                    and (finding := _judge(pattern, match, start, document.page))
                ):
                    yield finding


def _addresses(document: Document, view: Asking) -> Iterator[Finding]:
    """Yield links without an address, and those with a slip in its signs."""
    text = document.page.source.text
    for link in view.links(document):
        target = text[link.span.start : link.span.end]
        if not target:
            fault = (
                "Dit plaatje heeft geen adres en is niet te zien"
                if link.image
                else "Deze link heeft geen adres en gaat nergens heen"
            )
            yield Finding(link.token.span, f"{fault}; zet het adres tussen ‘(’ en ‘)’.")
        elif slip := find_slip(target):
            fix = Fix(f"Schrijf ‘{slip.right}’", (Edit(link.span, slip.right),)) if slip.right else None
            yield Finding(link.span, slip.fault, fix=fix)


def _is_prose(pattern: re.Pattern[str], match: re.Match[str], prose: str) -> bool:
    """Tell whether the brackets are signs of the text, as those of links, citations and code are blanked out, and no usual ones."""
    brackets = (match.start("words") - 1, match.end("words"))
    usual = pattern not in {_OPEN, _SPACED} and _NO_WORDS.fullmatch(match["words"])
    return all(prose[at] in "[](){}" for at in brackets) and not usual


def _in_link(block: Block, at: int) -> bool:
    """Tell whether a place is within the text of a link, where code and brackets are not told apart."""
    return any(t.kind is TokenKind.LINK and t.span.start <= at < t.span.end for t in block.tokens)


def _judge(pattern: re.Pattern[str], match: re.Match[str], shift: int, page: Page) -> Finding | None:
    if pattern is _SPACED:
        return _spaced(match, shift)
    if pattern is _LABELLED:
        return _labelled(match, shift, page)
    if pattern is _OTHER and (match["open"], match["shut"], match["end"]) == ("[", "]", ")"):
        return None
    fault = {
        _APART: "Tussen de woorden en het adres hoort geen nieuwe regel, anders is dit geen link"
        if pattern is _APART and "\n" in match["gap"]
        else "Tussen de woorden en het adres hoort geen spatie, anders is dit geen link",
        _REVERSED: "De woorden van een link komen voor het adres",
        _SWAPPED: "De haken van deze link zijn verwisseld, en zo is het geen link",
        _OTHER: "Om de woorden van een link horen de haken ‘[’ en ‘]’, en om het adres ‘(’ en ‘)’",
        _BARE: "Om dit adres ontbreken ronde haken, en zo is het geen link",
        _OPEN: "Van deze link ontbreekt de laatste haak",
    }[pattern]
    return _finding(match, shift, fault, f"[{match['words']}]({match['target']})", safe=pattern is not _OPEN)


def _unseen(page: Page) -> Iterator[Finding]:
    for block in page.blocks:
        for token in block.tokens:
            match = _UNSEEN.fullmatch(page.source.text, *token.span) if token.kind is TokenKind.TAG else None
            if match:
                right = f"https://{match['target']}"
                fault = f"‘{match.group()}’ is voor een lezer niet te zien, want het lijkt HTML; schrijf ‘<{right}>’."
                edit = Edit(Span(*match.span("target")), right)
                yield Finding(token.span, fault, fix=Fix("Zet er ‘https://’ voor", (edit,)))


def _spaced(match: re.Match[str], shift: int) -> Finding | None:
    target, title = match["target"].strip(), f" {match['title'].strip()}" if match["title"] else ""
    first, _, rest = target.partition(" ")
    if not rest:
        return None
    if scheme := _SCHEME.match(target):
        right = f"[{match['words']}]({scheme['scheme']}{target[scheme.end() :]}{title})"
        return _finding(match, shift, "In het adres van een link staat geen spatie", right)
    if _PHONE.fullmatch(target):
        number = "".join(sign for sign in target if sign.isdigit() or sign == "+")
        return _finding(match, shift, "Voor een telefoonnummer hoort ‘tel:’", f"[{match['words']}](tel:{number})")
    if not _FILE.match(target):
        fault = f"‘{target}’ wordt hier het adres van een link, want ‘(’ staat tegen ‘]’; zet er een spatie tussen."
        opening = shift + match.end("words") + 1
        fix = Fix("Zet een spatie voor de haak", (Edit(Span(opening, opening), " "),), safe=False)
        return Finding(Span(shift + match.start(), shift + match.end()), fault, fix=fix)
    if _WHOLE.fullmatch(first) and not _PATH.search(rest):
        fault = f"Achter het adres ‘{first}’ staat nog tekst, en zo gaat de link nergens heen; zet ‘)’ meteen achter het adres."
        return Finding(Span(shift + match.start(), shift + match.end()), fault)
    path, mark, anchor = target.partition("#")
    right = f"[{match['words']}]({path.replace(' ', '%20')}{mark}{slugify(anchor) if mark else ''}{title})"
    return _finding(match, shift, "In het adres van een link staat geen spatie", right)


def _labelled(match: re.Match[str], shift: int, page: Page) -> Finding | None:
    words, label = match["words"], match["label"] or match["words"]
    if _WHOLE.fullmatch(match["label"]):
        fault = "Om het adres van een link horen ronde haken, en zo is dit geen link"
        return _finding(match, shift, fault, f"[{words}]({label})")
    one, two = words.casefold(), label.casefold()
    guess = Guesser(page.definitions).guess(label)
    if not (guess or _NAMED.search(label) or two in one or one in two):
        return None  # ‘de [sociale][professionele] basis’
    if label.isdigit() and not page.definitions:
        return None  # ‘[de auteur][1]’
    way_out = f"bedoelde u ‘[{guess}]’?" if guess else f"schrijf ‘[{words}](adres)’."
    fault = f"Op deze pagina staat geen regel ‘[{label}]: adres’, en zo is dit geen link; {way_out}"
    place = Span(match.end() - 1, match.end() - 1) if not match["label"] else Span(*match.span("label"))
    fix = Fix(f"Maak er ‘[{guess}]’ van", (Edit(place.shift(shift), guess),), safe=False) if guess else None
    return Finding(Span(shift + match.start(), shift + match.end()), fault, fix=fix)


def _finding(match: re.Match[str], shift: int, fault: str, right: str, *, safe: bool = True) -> Finding:
    span = Span(shift + match.start(), shift + match.end())
    return Finding(
        span,
        f"{fault}; schrijf ‘{' '.join(right.split())}’.",
        fix=Fix(f"Schrijf ‘{right}’", (Edit(span, right),), safe=safe),
    )


RULE = PageRule("LNK012", "malformed-link", WARNING, Repair.SAFE, check=check)
