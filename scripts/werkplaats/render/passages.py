"""The sentence in which a work is cited or an entity mentioned, word for word as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from werkplaats.model.inline import plain
from werkplaats.model.page import Token, TokenKind
from werkplaats.render.locators import locator_text
from werkplaats.scan.plain import plain_block
from werkplaats.scan.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkplaats.model.citation import CitedWork
    from werkplaats.model.page import Block
    from werkplaats.model.source import Span
    from werkplaats.render.edition import Edition
    from werkplaats.resolve.mentions import Mention
    from werkplaats.resolve.resolution import Occurrence
    from werkplaats.scan.plain import PlainBlock

SUMMARY_ID = "p-samenvatting"
"""Id of the lead of a page, where its summary stands: the place of a mention that the front matter declares."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence and where it stands.

    Attributes:
        path: Page it stands on.
        address: Address with fragment, below the root.
        sentence: Its text.
        locator: What the citation says of the place in the work, or empty.
        declared: True when the sentence is the page's summary.
    """

    path: str
    address: str
    sentence: str
    locator: str = ""
    declared: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A block that has been read.

    Attributes:
        plain: Its text.
        places: Place of a token in the source to its number.
        sentences: Parallel to the texts.
    """

    plain: PlainBlock
    places: Mapping[Span, int]
    sentences: tuple[Sentences, ...]


def _numbers(notes: Sequence[str]) -> Callable[[str], str]:
    """Return what gives the text of a footnote mark: the number of its note, or the mark as written when there is none."""
    return lambda label: str(notes.index(label) + 1) if label in notes else f"[^{label}]"


class Passages:
    """Finds passages; keeps the plain text of the blocks it has seen."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._blocks: dict[tuple[str, int], _Read] = {}
        self._works: dict[tuple[str, int], tuple[CitedWork, ...]] = {}

    def of_work(self, key: str) -> list[Passage]:
        """Return every passage that cites a work, in reading order."""
        return [self._cited(occurrence) for occurrence in self._edition.resolution.cited.get(key, ())]

    def of_entity(self, entity: str) -> list[Passage]:
        """Return every passage that mentions an entity, in reading order."""
        return [self._mentioned(mention) for mention in self._edition.resolution.mentioned.get(entity, ())]

    def block(self, path: str, number: int) -> PlainBlock:
        """Return a block as its reader sees it."""
        return self._block(path, number).plain

    def heading(self, path: str, number: int) -> str:
        """Return a heading as its reader sees it."""
        heading = self._edition.site.documents[path].page.headings[number]
        return heading.text if heading.body is None else self._plain(path, heading.body).texts[0]

    def _cited(self, occurrence: Occurrence) -> Passage:
        cluster = self._edition.site.documents[occurrence.path].page.clusters[occurrence.cluster]
        name = occurrence.path, occurrence.cluster
        works = self._works.get(name)
        if works is None:
            works = self._works[name] = tuple(cluster.walk())
        cited = works[occurrence.item]
        profile = self._edition.resolution.profile
        locator = locator_text(cited.locator, profile) if cited.locator else ""
        if occurrence.heading >= 0:
            document = self._edition.site.documents[occurrence.path]
            address = f"{document.address}#{document.page.headings[occurrence.heading].anchor}"
            return Passage(occurrence.path, address, self.heading(occurrence.path, occurrence.heading), locator)
        place = self._block(occurrence.path, occurrence.block).places[cluster.span]
        return self._passage(occurrence.path, occurrence.block, place, locator)

    def _mentioned(self, mention: Mention) -> Passage:
        document = self._edition.site.documents[mention.path]
        if mention.block < 0:
            address = f"{document.address}#{SUMMARY_ID}"
            return Passage(mention.path, address, document.meta.text("samenvatting") or document.title, declared=True)
        place = self._block(mention.path, mention.block).places[mention.span]
        return self._passage(mention.path, mention.block, place, "")

    def _passage(self, path: str, number: int, place: int, locator: str) -> Passage:
        block = self._block(path, number)
        text_number, start, _ = block.plain.places[place]
        sentence = block.sentences[text_number].at(start)
        address = f"{self._edition.site.documents[path].address}#{self._edition.ids[path][number]}"
        return Passage(path, address, sentence, locator)

    def _block(self, path: str, number: int) -> _Read:
        found = self._blocks.get((path, number))
        if found is None:
            edition = self._edition
            page = edition.site.documents[path].page
            block = page.blocks[number]
            names = [
                Token(TokenKind.LINK, mention.span, inner=mention.span)
                for mention in edition.resolution.mentions.get(path, ())
                if mention.automatic and mention.block == number
            ]
            if names:
                block = replace(block, tokens=tuple(sorted((*block.tokens, *names), key=lambda token: token.span)))
            text = self._plain(path, block)
            places = {token.span: number for number, token in enumerate(block.tokens)}
            found = _Read(text, places, tuple(map(Sentences, text.texts)))
            self._blocks[path, number] = found
        return found

    def _plain(self, path: str, block: Block) -> PlainBlock:
        page = self._edition.site.documents[path].page
        inlines = self._edition.inlines.get(path, ())
        return plain_block(page.source, block, lambda n: plain(inlines[n]), _numbers(page.notes))
