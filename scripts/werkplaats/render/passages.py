"""The sentence in which a work is cited or an entity mentioned, word for word as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from werkplaats.model.inline import plain
from werkplaats.model.page import Token, TokenKind
from werkplaats.render.locators import locator_text
from werkplaats.scan.plain import plain_block
from werkplaats.scan.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from werkplaats.model.page import Block
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


def _numbers(notes: Sequence[str]) -> Callable[[str], str]:
    """Return what gives the text of a footnote mark: the number of its note, or the mark as written when there is none."""
    return lambda label: str(notes.index(label) + 1) if label in notes else f"[^{label}]"


class Passages:
    """Finds passages; keeps the plain text of the blocks it has seen."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._blocks: dict[tuple[str, int], tuple[PlainBlock, Block]] = {}

    def of_work(self, key: str) -> list[Passage]:
        """Return every passage that cites a work, in reading order."""
        return [self._cited(occurrence) for occurrence in self._edition.resolution.cited.get(key, ())]

    def of_entity(self, entity: str) -> list[Passage]:
        """Return every passage that mentions an entity, in reading order."""
        return [self._mentioned(mention) for mention in self._edition.resolution.mentioned.get(entity, ())]

    def block(self, path: str, number: int) -> PlainBlock:
        """Return a block as its reader sees it."""
        return self._block(path, number)[0]

    def _cited(self, occurrence: Occurrence) -> Passage:
        clusters = self._edition.site.documents[occurrence.path].page.clusters
        cited = list(clusters[occurrence.cluster].walk())[occurrence.item]
        place = next(
            n
            for n, t in enumerate(self._block(occurrence.path, occurrence.block)[1].tokens)
            if t.kind is TokenKind.CITATION and t.index == occurrence.cluster
        )
        profile = self._edition.resolution.profile
        locator = locator_text(cited.locator, profile) if cited.locator else ""
        return self._passage(occurrence.path, occurrence.block, place, locator)

    def _mentioned(self, mention: Mention) -> Passage:
        document = self._edition.site.documents[mention.path]
        if mention.block < 0:
            address = f"{document.address}#{SUMMARY_ID}"
            return Passage(mention.path, address, document.meta.text("samenvatting") or document.title, declared=True)
        tokens = self._block(mention.path, mention.block)[1].tokens
        place = next(n for n, token in enumerate(tokens) if token.span == mention.span)
        return self._passage(mention.path, mention.block, place, "")

    def _passage(self, path: str, number: int, place: int, locator: str) -> Passage:
        block = self._block(path, number)[0]
        text_number, start, _ = block.places[place]
        text = block.texts[text_number]
        sentence = sentence_at(text, start)
        address = f"{self._edition.site.documents[path].address}#{self._edition.ids[path][number]}"
        return Passage(path, address, sentence, locator)

    def _block(self, path: str, number: int) -> tuple[PlainBlock, Block]:
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
            inlines = edition.inlines.get(path, ())
            found = plain_block(page.source, block, lambda n: plain(inlines[n]), _numbers(page.notes)), block
            self._blocks[path, number] = found
        return found
