"""What stands in a stretch of running text besides words: links, code, tags, addresses, citations.

A citation is never found in code, in a tag or its attributes, in the text or the target of a link, in a URL or an e-mail address, or
behind a backslash.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from werkplaats.model.page import Token, TokenKind
from werkplaats.model.source import Span
from werkplaats.scan.citations import KEY, belongs_to_narrative, has_citation, parse_bracket, parse_narrative
from werkplaats.scan.emphasis import find_emphasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from werkplaats.model.citation import Cluster

_START = re.compile(r"[\\`<\[@{]")
_START_OR_ADDRESS = re.compile(r"[\\`<\[@{]|(?:https?|ftp)://|(?<![\w.])www\.")
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+.!@|-]")
_TICKS = re.compile(r"`+")
_ANGLED = re.compile(
    r"(?P<address><(?:https?://|ftp://|mailto:)[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+>)|<!--.*?-->|</?[A-Za-z][^<>]*>",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(r"(?<=[)\]*_`>])\{:?[ ]*[^{}\n ][^{}\n]*\}")
_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[^\s<>\[\]*\\`]*[^\s<>\[\]*\\`_]")
_LOCAL_PART = re.compile(r"[\w.+-]*\w\Z")
_DOMAIN = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_NARRATIVE = re.compile(rf"(?<![\w@/\\.:])@{KEY}")
_MINUS = re.compile(r"(?<![\w@/\\.:])-\Z")
_APART = "\x02"
_LONGEST_LOCAL_PART = 64
_NEST = re.compile(r"\\.|(?P<ticks>`+)|[\[\]]", re.DOTALL)
_DESTINATION = re.compile(r"""\(\s*(?P<target><[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_REFERENCE = re.compile(r"[ \n]?\[(?P<label>[^\[\]]*)\]")


class InlineScanner:
    """Tokenises blocks of one page; numbers their citations as it goes.

    Args:
        labels: Lower-case labels of the page's link definitions (`[label]: address`).
        notes: Labels of its footnotes.
    """

    def __init__(self, labels: AbstractSet[str] = frozenset(), notes: AbstractSet[str] = frozenset()) -> None:
        self.clusters: list[Cluster] = []
        self._labels = labels
        self._notes = notes
        self._closings: dict[int, int | None] = {}
        self._ticks: Mapping[int, list[int]] = {}

    def scan(self, text: str, shift: int) -> tuple[Token, ...]:
        """Return the tokens of one block.

        Args:
            text: The text of the block, structural markers blanked out.
            shift: Offset of the text in the source; added to every span.
        """
        starts = _START_OR_ADDRESS if "://" in text or "www." in text else _START
        tokens: list[Token] = []
        self._closings = {}
        self._ticks = _runs(text) if "`" in text else {}
        at = 0
        while match := starts.search(text, at):
            token, at = self._token(text, at, match.start(), shift)
            if token is not None:
                tokens.append(token)
        if "*" in text or "_" in text:
            tokens = sorted((*tokens, *_marks(text, tokens, shift)), key=lambda token: token.span)
        return tuple(_without_stray_attributes(text, tokens, shift) if "{" in text else tokens)

    def _token(self, text: str, floor: int, at: int, shift: int) -> tuple[Token | None, int]:
        """Read what begins at `at`; nothing before `floor` may be part of it. Return the token, if any, and where to go on."""
        match text[at]:
            case "[":
                return self._bracket(text, at - (at > floor and text[at - 1] == "!"), at + 1, shift)
            case "@":
                return self._at_sign(text, floor, at, shift)
            case "`":
                ticks = _TICKS.match(text, at)
                return _code(at, ticks.end() if ticks else at + 1, shift, self._ticks)
            case "\\" if match := _ESCAPE.match(text, at):
                return Token(
                    TokenKind.ESCAPE, Span(*match.span()).shift(shift), inner=Span(at + 1, match.end()).shift(shift)
                ), match.end()
            case "<" if text.startswith("<!--", at) and text.find("-->", at) < 0:
                return None, at + 1
            case "<" if match := _ANGLED.match(text, at):
                span = Span(*match.span()).shift(shift)
                if match["address"]:
                    return Token(TokenKind.ADDRESS, span, inner=Span(span.start + 1, span.end - 1)), match.end()
                return Token(TokenKind.TAG, span), match.end()
            case "{" if match := _ATTRIBUTES.match(text, at):
                return Token(TokenKind.TAG, Span(*match.span()).shift(shift)), match.end()
            case "h" | "f" | "w" if match := _ADDRESS.match(text, at):
                span = Span(*match.span()).shift(shift)
                return Token(TokenKind.ADDRESS, span, inner=span), match.end()
            case _:
                return None, at + 1

    def _at_sign(self, text: str, floor: int, at: int, shift: int) -> tuple[Token | None, int]:
        """Read an e-mail address or a narrative citation."""
        if at > floor and (text[at - 1].isalnum() or text[at - 1] == "_"):
            local = _LOCAL_PART.search(text, max(floor, at - _LONGEST_LOCAL_PART), at)
            domain = _DOMAIN.match(text, at)
            if local and domain:
                span = Span(local.start(), domain.end()).shift(shift)
                return Token(TokenKind.ADDRESS, span, inner=span), domain.end()
            return None, at + 1
        match = _NARRATIVE.match(text, at)
        if match is None:
            return None, at + 1
        minus = at > floor and _MINUS.search(text, max(0, at - 2), at) is not None
        return self._narrative(text, at - minus, match.end(), shift)

    def _narrative(self, text: str, start: int, end: int, shift: int) -> tuple[Token, int]:
        bracket: tuple[int, int] | None = None
        opening = end + 1 if text[end : end + 1] in {" ", "\n"} else end
        if text[opening : opening + 1] == "[" and text[opening + 1 : opening + 2] != "^":
            closing = self._closing(text, opening)
            if (
                closing
                and text[closing : closing + 1] not in {"(", "["}
                and belongs_to_narrative(text, opening, closing)
            ):
                bracket = (opening, closing)
        cluster = parse_narrative(text, start, end, bracket, shift)
        return self._add(cluster), cluster.span.end - shift

    def _bracket(self, text: str, start: int, end: int, shift: int) -> tuple[Token | None, int]:
        image = text[start] == "!"
        opening = end - 1
        closing = self._closing(text, opening)
        if closing is None:
            return None, end
        if image and not self._has_target(text, opening, closing):
            return self._bracket(text, opening, end, shift)  # an exclamation mark, and then a bracket
        inner = Span(opening + 1 + shift, closing - 1 + shift)
        kind = TokenKind.IMAGE if image else TokenKind.LINK
        if self._notes and text[opening + 1] == "^" and text[opening + 2 : closing - 1] in self._notes:
            return Token(TokenKind.FOOTNOTE, Span(opening + shift, closing + shift), inner), closing
        if text[closing : closing + 1] == "(" and (match := _DESTINATION.match(text, closing)):
            raw = Span(*match.span("target"))
            target = (
                Span(raw.start + 1, raw.end - 1) if match["target"][:1] == "<" and match["target"][-1:] == ">" else raw
            )
            return Token(kind, Span(start + shift, match.end() + shift), inner, target.shift(shift)), match.end()
        match = _REFERENCE.match(text, closing)
        label = (match["label"] or text[opening + 1 : closing - 1]) if match else ""
        if match and " ".join(label.lower().split()) in self._labels:
            return Token(kind, Span(start + shift, match.end() + shift), inner), match.end()
        if text[opening + 1 : opening + 2] == "^" and not image:
            return Token(TokenKind.FOOTNOTE, Span(start + shift, closing + shift), inner), closing
        if (
            not image
            and has_citation(text, opening, closing)
            and (cluster := parse_bracket(text, opening, closing, shift))
        ):
            return self._add(cluster), closing
        if " ".join(text[opening + 1 : closing - 1].lower().split()) in self._labels:
            return Token(kind, Span(start + shift, closing + shift), inner), closing
        return None, end

    def _has_target(self, text: str, opening: int, closing: int) -> bool:
        """Tell whether a bracket is followed by a destination or names one."""
        if text[closing : closing + 1] == "(" and _DESTINATION.match(text, closing):
            return True
        match = _REFERENCE.match(text, closing)
        shown = text[opening + 1 : closing - 1]
        return any(
            " ".join(label.lower().split()) in self._labels for label in (match["label"] if match else "", shown)
        )

    def _closing(self, text: str, opening: int) -> int | None:
        """Return the offset after the bracket that closes the one at `opening`, or None.

        What is found of the brackets within is kept: else a text of many open brackets would be read anew for each.
        """
        if opening not in self._closings:
            self._closings.update(_closings(text, opening, self._ticks))
        return self._closings[opening]

    def _add(self, cluster: Cluster) -> Token:
        self.clusters.append(cluster)
        return Token(TokenKind.CITATION, cluster.span, index=len(self.clusters) - 1)


def _marks(text: str, tokens: Iterable[Token], shift: int) -> Iterator[Token]:
    """Yield the marks of emphasis; the opening mark of italics has what is in italics as its inner text."""
    parts: list[str] = []
    at = 0
    for token in tokens:
        start, end = token.span.shift(-shift)
        parts += [text[at:start], _APART * (end - start)]
        at = end
    bare = "".join((*parts, text[at:]))
    if "*" in bare or "_" in bare:
        for opening, closing, length in find_emphasis(bare):
            inner = Span(opening + length, closing).shift(shift) if length == 1 else None
            yield Token(TokenKind.EMPHASIS, Span(opening, opening + length).shift(shift), inner=inner)
            yield Token(TokenKind.EMPHASIS, Span(closing, closing + length).shift(shift))


def _without_stray_attributes(text: str, tokens: Iterable[Token], shift: int) -> Iterator[Token]:
    """Leave out attributes in braces that follow no element: those are text."""
    end = -1
    for token in tokens:
        if token.kind is TokenKind.TAG and text[token.span.start - shift] == "{" and token.span.start != end:
            continue
        yield token
        end = token.span.end if _is_element(text[token.span.start - shift], token.kind) else -1


def _is_element(sign: str, kind: TokenKind) -> bool:
    """Tell whether attributes may follow a token, which begins with this sign."""
    match kind:
        case TokenKind.CITATION | TokenKind.ESCAPE:
            return False
        case TokenKind.ADDRESS:
            return sign == "<"
        case TokenKind.TAG:
            return sign == "{"
        case _:
            return True


def _code(start: int, end: int, shift: int, ticks: Mapping[int, list[int]]) -> tuple[Token | None, int]:
    """Read the code that begins with a run of back ticks, or with fewer of them when no run further on is as long.

    Args:
        start: Where the run begins.
        end: Where it ends.
        shift: What to add to an offset.
        ticks: Length of a run to where such runs begin.
    """
    for length in range(end - start, 0, -1):
        later = ticks.get(length, ())
        number = bisect_left(later, end)
        if number < len(later):
            closing = later[number]
            stop = closing + length
            inner = Span(start + length + shift, closing + shift)
            return Token(TokenKind.CODE, Span(start + shift, stop + shift), inner=inner), stop
    return None, end


def _runs(text: str) -> dict[int, list[int]]:
    """Return where the runs of back ticks of each length begin."""
    found: dict[int, list[int]] = {}
    for match in _TICKS.finditer(text):
        found.setdefault(match.end() - match.start(), []).append(match.start())
    return found


def _closings(text: str, opening: int, ticks: Mapping[int, list[int]]) -> dict[int, int | None]:
    """Return, for the bracket at `opening` and every one within it, the offset after the one that closes it, or None."""
    found: dict[int, int | None] = {}
    opened: list[int] = []
    at = opening
    while match := _NEST.search(text, at):
        at = match.end()
        if match["ticks"]:
            code, after = _code(match.start(), match.end(), 0, ticks)
            at = after if code else at
        elif match.group() == "[":
            opened.append(match.start())
            found[match.start()] = None
        elif match.group() == "]":
            found[opened.pop()] = at
            if not opened:
                break
    return found
