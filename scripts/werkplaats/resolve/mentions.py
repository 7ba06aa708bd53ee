"""Who and what a text mentions: entities linked by hand, linked by themselves, and declared in the front matter.

By itself is linked the first mention of an entity in a section (the text between two headings) that has no link to it yet: a title or alias as
a whole word, in its own letter case, the longest first; never in a link, a heading, code or a citation, never in italics (there stand the
titles of works), never in a quotation of three words or more, and never on the entity's own page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from werkplaats.model.page import TokenKind
from werkplaats.model.source import Span
from werkplaats.resolve.links import linked_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from werkplaats.model.page import Block
    from werkplaats.model.site import Document, Site

_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r"“[^“”]*”|‘[^‘’]*’|\"[^\"]*\"")
_LONG_QUOTATION = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entity.

    Attributes:
        entity: `kind:slug`.
        path: Page it stands on.
        block: Number of the block, or -1 for a mention that the front matter declares.
        span: Its place in the source; of the declaration for a declared one.
        automatic: True when it is to be linked by itself.
    """

    entity: str
    path: str
    block: int
    span: Span
    automatic: bool = False


class NameIndex:
    """The names that link by themselves, by their first word.

    A name that two entities share links to neither; the checker reports it.
    """

    def __init__(self, entities: Mapping[str, Document]) -> None:
        owners: dict[str, set[str]] = {}
        for id_, document in entities.items():
            if document.meta.flags.get("automatisch", True):
                for name in document.names:
                    owners.setdefault(name.text, set()).add(id_)
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for spelling, ids in owners.items():
            first = _WORD.search(spelling)
            if first and len(ids) == 1:
                self._by_word.setdefault(first.group(), []).append((spelling, next(iter(ids))))
        for names in self._by_word.values():
            names.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        self._leads = {
            name: match.start()
            for names in self._by_word.values()
            for name, _ in names
            if (match := _WORD.search(name))
        }

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
        """Yield (entity, place) of every name that stands wholly between two offsets."""
        at = start
        while match := _WORD.search(text, at, end):
            at = match.end()
            for name, entity in self._by_word.get(match.group(), ()):
                begin = match.start() - self._leads[name]
                stop = begin + len(name)
                if begin >= start and stop <= end and text.startswith(name, begin) and _whole(text, begin, stop):
                    yield entity, Span(begin, stop)
                    at = stop
                    break


def find_mentions(site: Site) -> dict[str, tuple[Mention, ...]]:
    """Return the mentions on every page, by path, in the order of the text; declared ones come first."""
    index = NameIndex(site.entities)
    return {path: tuple(_on_page(site, document, index)) for path, document in site.documents.items()}


def _on_page(site: Site, document: Document, index: NameIndex) -> Iterator[Mention]:
    path = document.page.path
    for ref in document.meta.refs("vermeldt"):
        if ref.text in site.entities:
            yield Mention(ref.text, path, -1, ref.span)
    by_hand = [_hand_links(site, path, block) for block in document.page.blocks]
    linked: dict[int, set[str]] = {}
    for block, links in zip(document.page.blocks, by_hand, strict=True):
        linked.setdefault(block.section, set()).update(entity for entity, _ in links)
    text = document.page.source.text
    for number, (block, links) in enumerate(zip(document.page.blocks, by_hand, strict=True)):
        found = [Mention(entity, path, number, span) for entity, span in links if entity != document.entity]
        if index:
            taken = linked[block.section]
            for start, end in _free(text, block):
                for entity, span in index.find(text, start, end):
                    if entity not in taken and entity != document.entity:
                        taken.add(entity)
                        found.append(Mention(entity, path, number, span, automatic=True))
        yield from sorted(found, key=lambda mention: mention.span)


def _hand_links(site: Site, path: str, block: Block) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for token in block.tokens:
        page = site.documents[path].page
        if token.kind is TokenKind.LINK and (target := page.target(token)):
            document = linked_document(site, path, page.source.cut(target))
            if document and document.entity:
                found.append((document.entity, token.span))
    return found


def _free(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a block in which a name may link."""
    barred = sorted(_barred(text, block))
    for piece in block.pieces:
        at = piece.start
        for span in barred:
            if span.end <= at or span.start >= piece.end:
                continue
            if span.start > at:
                yield at, span.start
            at = span.end
        if at < piece.end:
            yield at, piece.end


def _barred(text: str, block: Block) -> Iterable[Span]:
    for token in block.tokens:
        yield token.span
        if token.kind is TokenKind.EMPHASIS and token.inner:
            yield token.inner
    for match in _QUOTATION.finditer(text, block.span.start, block.span.end):
        if len(match.group().split()) >= _LONG_QUOTATION:
            yield Span(*match.span())


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before and (
        before[-1].isalnum() or before[-1] in "_@#" or (before[-1] in "-’'" and before[0].isalnum() and len(before) > 1)
    ):
        return False
    return not (after and (after[0].isalnum() or after[0] == "_" or (after[0] == "-" and after[1:].isalnum())))
