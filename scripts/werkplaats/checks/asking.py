"""What a rule that looks at one page may ask about the rest of the site.

Every question is written down with its answer (`questions`), so that the findings of a page can be kept: they hold as long as its text is the
same and each question has the answer it had.
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING

from werkplaats.checks.links import read_links
from werkplaats.checks.names import NameIndex, flatten, index_names
from werkplaats.checks.prose import masked_block, short_stretches, words
from werkplaats.checks.questions import Recorder, about_list, question
from werkplaats.checks.suggest import Guesser, KeyGuesser, fold
from werkplaats.checks.typed import TypedIndex
from werkplaats.model.schema import Kind
from werkplaats.model.site import Meta

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from werkplaats.checks.cards import Card
    from werkplaats.checks.links import Link
    from werkplaats.checks.view import View
    from werkplaats.config import Config
    from werkplaats.model.site import Document

_THINGS = frozenset({Kind.PLAATS, Kind.PRAKTIJK, Kind.BEGRIP})


class _Reading:
    """What the rules of one page read again and again, made when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return read_links(self.document)

    @cached_property
    def prose(self) -> tuple[tuple[int, str], ...]:
        text = self.document.page.source.text
        return tuple((block.span.start, masked_block(text, block)) for block in self.document.page.blocks)

    @cached_property
    def short(self) -> tuple[tuple[int, str], ...]:
        return tuple(short_stretches(self.document))

    @cached_property
    def headed(self) -> str:
        return "\n\n".join(text for _, text in self.short)

    @cached_property
    def whole(self) -> str:
        return "\n\n".join(prose for _, prose in self.prose)

    @cached_property
    def said(self) -> list[str]:
        return words(flatten(self.whole))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.said)


class Asking(Recorder):
    """Answers questions about a site; those that were asked since `about` are remembered.

    Args:
        view: The site.

    Attributes:
        config: Settings.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self.config: Config = view.config
        self._view = view
        self._reading: _Reading | None = None

    def about(self, document: Document) -> None:
        """Begin with a page."""
        self.begin()
        self._reading = _Reading(document)

    def _read(self, document: Document) -> _Reading:
        known = self._reading
        return known if known is not None and known.document is document else _Reading(document)

    # --- of the page itself: nothing to remember -------------------------------------------------

    def links(self, document: Document) -> tuple[Link, ...]:
        """Return the links and images of the page."""
        return self._read(document).links

    def prose(self, document: Document) -> tuple[tuple[int, str], ...]:
        """Return (offset, text) of every block of the page, with all that is no prose blanked out (see `prose.masked_block`)."""
        return self._read(document).prose

    def short(self, document: Document) -> tuple[tuple[int, str], ...]:
        """Return (offset, text) of the texts of the front matter as they are written, and of the headings (see `prose.short_stretches`)."""
        return self._read(document).short

    def whole(self, document: Document) -> str:
        """Return all prose of the page as one text: what does not stand in it stands in no block."""
        return self._read(document).whole

    def said(self, document: Document) -> list[str]:
        """Return the words of `whole`, without capitals and accents (see `names.flatten`), and its holes (see `prose.words`)."""
        return self._read(document).said

    def vocabulary(self, document: Document) -> frozenset[str]:
        """Return what `said` has, without order and repetition: to ask whether a word stands on a page costs next to nothing."""
        return self._read(document).vocabulary

    def short_with(self, document: Document, *signs: str) -> Iterator[tuple[int, str]]:
        """Yield what `short` has of the texts in which one of these signs stands."""
        if any(map(self._read(document).headed.__contains__, signs)):
            yield from ((at, text) for at, text in self.short(document) if any(map(text.__contains__, signs)))

    def prose_with(self, document: Document, *signs: str) -> Iterator[tuple[int, str]]:
        """Yield what `prose` has of the blocks in which one of these signs stands; on most pages that is none."""
        if any(map(self.whole(document).__contains__, signs)):
            yield from ((at, prose) for at, prose in self.prose(document) if any(map(prose.__contains__, signs)))

    # --- about the literature list ----------------------------------------------------------------

    @about_list
    def card(self, key: str) -> Card | None:
        """Return the card of a work, or None when the list has no such key."""
        filed = self._view.works.get(key)
        return filed.card if filed else None

    @about_list
    def guess_key(self, wrong: str) -> str:
        """Return the key that was probably meant, or an empty string."""
        return self._keys.guess(wrong)

    @about_list
    def other_case_key(self, wrong: str) -> str:
        """Return the one key that differs in case only, or an empty string."""
        return self._keys.other_case(wrong)

    @about_list
    def rival_keys(self, wrong: str, guess: str) -> tuple[str, ...]:
        """Return the keys that were as probably meant as the guess."""
        return self._keys.rivals(wrong, guess)

    @about_list
    def same_year(self, wrong: str, key: str) -> bool:
        """Tell whether a wrong key names the year of the work with this key."""
        return self._keys.same_year(wrong, key)

    @about_list
    def typed(self, names: str, year: str) -> tuple[Card, ...]:
        """Return the works with these names and this year, as somebody typed them."""
        return self._typed.find(names, year)

    @about_list
    def typed_like(self, names: str, year: str) -> tuple[Card, ...]:
        """Return the works that may be meant by names and a year of which the list has no work."""
        return self._typed.like(names, year)

    @about_list
    def typed_before(self, words: str, year: str) -> tuple[tuple[Card, ...], int]:
        """Return the works whose names stand at the end of these words, and how many characters these names take."""
        return self._typed.before(words, year)

    @about_list
    def is_surname(self, name: str) -> bool:
        """Tell whether a folded word is the last of a surname of an author or editor; organisations left out."""
        return name in self._surnames

    @cached_property
    def _keys(self) -> KeyGuesser:
        return KeyGuesser(filed.card for filed in self._view.works.values())

    @cached_property
    def _typed(self) -> TypedIndex:
        return TypedIndex(filed.card for filed in self._view.works.values())

    @cached_property
    def _surnames(self) -> frozenset[str]:
        cards = (filed.card for filed in self._view.works.values())
        people = (person for card in cards for person in (*card.authors, *card.editors))
        return frozenset(fold(p.family.split()[-1]) for p in people if p.family.strip() and not p.literal)

    # --- about entities ---------------------------------------------------------------------------

    @question
    def is_entity(self, entity: str) -> bool:
        """Tell whether there is such a `kind:slug`."""
        return entity in self._view.entities

    @question
    def name_of(self, entity: str) -> str:
        """Return the title of an entity, or an empty string when it does not exist."""
        outline = self._view.entities.get(entity)
        return outline.title if outline else ""

    @question
    def whole_of(self, entity: str) -> str:
        """Return what an entity is a part of (`deel_van`), as `kind:slug`; empty for a whole, and when that does not exist."""
        outline = self._view.entities.get(entity)
        wholes = outline.meta.values("deel_van") if outline else ()
        upper = f"{outline.kind}:{wholes[0]}" if outline and wholes else ""
        return upper if upper in self._view.entities else ""

    @question
    def kinds_of(self, slug: str) -> tuple[str, ...]:
        """Return the kinds of which an entity with this slug exists."""
        return self._kinds.get(slug, ())

    @question
    def guess_entity(self, wrong: str) -> str:
        """Return the `kind:slug` that was probably meant, or an empty string."""
        return self._entities.guess(wrong)

    @question
    def guess_slug(self, kind: str, wrong: str) -> str:
        """Return the slug of this kind that was probably meant, or an empty string."""
        if kind not in self._slugs:
            self._slugs[kind] = Guesser(o.slug for o in self._view.entities.values() if o.kind.value == kind)
        return self._slugs[kind].guess(wrong)

    @question
    def slug_named(self, kind: str, name: str) -> str:
        """Return the slug of the one page of this kind with this title or alias, whatever its capitals, or an empty string."""
        found = self._titles.get((kind, name.casefold()), set())
        return next(iter(found)) if len(found) == 1 else ""

    @question
    def is_name_of_thing(self, name: str) -> bool:
        """Tell whether a place, practice or concept has this name: with a year behind it no such name is an author."""
        return name in self._names_of_things

    @question
    def names(self) -> NameIndex:
        """Return the names of all entities, ready to be looked for."""
        return index_names(self._view.entities.values())

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for outline in self._view.entities.values():
            found[outline.slug] = (*found.get(outline.slug, ()), outline.kind.value)
        return found

    @cached_property
    def _entities(self) -> Guesser:
        return Guesser(self._view.entities)

    @cached_property
    def _slugs(self) -> dict[str, Guesser]:
        return {}

    @cached_property
    def _titles(self) -> Mapping[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = {}
        for outline in self._view.entities.values():
            for ref in outline.names:
                found.setdefault((outline.kind.value, ref.text.casefold()), set()).add(outline.slug)
        return found

    @cached_property
    def _names_of_things(self) -> frozenset[str]:
        things = (outline for outline in self._view.entities.values() if outline.kind in _THINGS)
        return frozenset(ref.text for outline in things for ref in outline.names)

    # --- about pages and files --------------------------------------------------------------------

    @question
    def is_page(self, path: str) -> bool:
        """Tell whether there is a page with this path below the docs folder."""
        return path in self._view.outlines

    @question
    def anchors(self, path: str) -> tuple[str, ...]:
        """Return the anchors that a link to a page may name; nothing for a page that does not exist."""
        outline = self._view.outlines.get(path)
        return outline.anchors if outline else ()

    @question
    def is_described(self, path: str) -> bool:
        """Tell whether a page has front matter that could be read."""
        outline = self._view.outlines.get(path)
        return outline is not None and outline.meta != Meta()

    @question
    def titles_of(self, path: str) -> tuple[str, ...]:
        """Return the title and the subtitle of a page; empty texts for what it has not."""
        outline = self._view.outlines.get(path)
        return (outline.meta.text("titel"), outline.meta.text("ondertitel")) if outline else ()

    @question
    def pages_in(self, folder: str) -> tuple[str, ...]:
        """Return the pages below a folder (with its slash), without that folder and without `.md`."""
        found = (path for path in self._view.outlines if path.startswith(folder))
        return tuple(path.removeprefix(folder).removesuffix(".md") for path in found)

    @question
    def chapters(self, path: str) -> tuple[str, ...]:
        """Return the slugs that the publication with this path lists as its chapters."""
        outline = self._view.outlines.get(path)
        return outline.meta.values("hoofdstukken") if outline else ()

    @question
    def file_exists(self, path: str) -> bool:
        """Tell whether a path below the docs folder is a file, in exactly these capitals."""
        return path in self._view.files

    @question
    def file_like(self, path: str) -> str:
        """Return the file that was probably meant, of the same sort as this one, or an empty string."""
        suffix = posixpath.splitext(path)[1].lower()
        if suffix not in self._file_names:
            self._file_names[suffix] = Guesser(f for f in sorted(self._view.files) if f.lower().endswith(suffix))
        return self._file_names[suffix].guess(path)

    @question
    def other_case(self, path: str) -> str:
        """Return the file whose path differs from this one in case only, or an empty string."""
        found = self._lower_files.get(path.lower(), "")
        return "" if found == path else found

    @question
    def moved_to(self, path: str) -> str:
        """Return the page that has moved away from this path or address, or an empty string."""
        address = path.removesuffix(".md").removesuffix("/index").strip("/")
        return self._moved.get(address, "") or self._moved.get(path.strip("/"), "")

    @question
    def page_at(self, address: str) -> str:
        """Return the file of the page with this address below the root of the site, or an empty string."""
        return self._addresses.get(address.strip("/").removesuffix("/index.html").removesuffix("index.html"), "")

    @question
    def pages_like(self, name: str) -> tuple[str, ...]:
        """Return the paths of the pages with this name (see `page_name`), else of those with the name that was probably meant."""
        return self._by_name.get(name) or self._by_name.get(self._page_names.guess(name), ())

    @question
    def has_secure(self, address: str) -> bool:
        """Tell whether the literature list, or a link on any page, has this address with `https`."""
        return address in self._secure

    @cached_property
    def _lower_files(self) -> Mapping[str, str]:
        return {path.lower(): path for path in sorted(self._view.files)}

    @cached_property
    def _file_names(self) -> dict[str, Guesser]:
        return {}

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        outlines = self._view.outlines.items()
        return {ref.text.strip("/"): path for path, outline in outlines for ref in outline.meta.refs("verhuisd_van")}

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        return {outline.address.strip("/"): path for path, outline in self._view.outlines.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for path in self._view.outlines:
            name = page_name(path)
            found[name] = (*found.get(name, ()), path)
        return found

    @cached_property
    def _page_names(self) -> Guesser:
        return Guesser(self._by_name)

    @cached_property
    def _secure(self) -> frozenset[str]:
        listed = (filed.url for filed in self._view.works.values())
        linked = (address for outline in self._view.outlines.values() for address in outline.secure)
        return frozenset(address for address in (*listed, *linked) if address.startswith("https://"))


def page_name(path: str) -> str:
    """Return the part of a path that names the page: the file without `.md`, of an `index.md` its folder."""
    return path.removesuffix(".md").removesuffix("/index").rpartition("/")[2]
