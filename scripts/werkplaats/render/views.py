"""What the templates receive: finished values, every address already relative to the page that shows it.

Templates hold no logic beyond loops and tests for emptiness. A field whose name ends in `_html` is escaped mark-up made by
us; every other string is plain text and is escaped by the template.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link, or plain text when `href` is empty.

    Attributes:
        entity: `mens:saskia-welschen` for a link to an entity's page, else empty.
        current: True when it is the page itself, or the part of the site the page is in.
        note: A few words beside the link (years, a kind, a role).
    """

    text: str
    href: str = ""
    entity: str = ""
    current: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """A page in a list: title, what it is, and its summary.

    Attributes:
        kind: Kind of page (`praktijk`, `hoofdstuk`, …): decides the small sign before it.
        number: Place in a sequence (a chapter number), or empty.
        people: Who wrote it.
    """

    title: str
    href: str
    kind: str = ""
    entity: str = ""
    summary: str = ""
    note: str = ""
    number: str = ""
    people: tuple[LinkView, ...] = ()
    image: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Cards under one heading (a letter, a relation, a part)."""

    title: str
    cards: tuple[CardView, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """One line of the facts of a page: a label with its values."""

    label: str
    values: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading of the page itself, for the table of contents."""

    title: str
    href: str
    level: int


@dataclass(frozen=True, slots=True)
class PassageView:
    """One passage that cites a work or mentions an entity.

    Attributes:
        key: Key of the work, or `kind:slug` of the entity: value of `data-cited-in` / `data-mentioned-in`.
        sentence: The sentence as the reader sees it.
        href: Address of the paragraph.
        locator: `p. 54`, when the citation has one.
        declared: True when the page declares the mention and the sentence is its summary.
    """

    key: str
    sentence: str
    href: str
    locator: str = ""
    declared: bool = False


@dataclass(frozen=True, slots=True)
class PassageGroupView:
    """The passages of one page.

    Attributes:
        title: Title of the chapter or page.
        publication: Title of the publication it belongs to, or the kind of page.
    """

    title: str
    href: str
    publication: str
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """One entry of a reference list.

    Attributes:
        anchor: Id of the entry on this page (`ref-key`).
        html: The formatted reference.
        href: The page of the work.
        places: Links back to each place in the text (`cite-key-1`, …); text is a letter or number.
        kind: Kind of source in Dutch (`boek`, `artikel`, `rapport`, …).
        incomplete: What is unknown, in Dutch; empty when complete.
        note: On the literature page: number of passages (`3 vindplaatsen`), `niet aangehaald`, `niet geraadpleegd`.
    """

    key: str
    anchor: str
    html: str
    href: str
    places: tuple[LinkView, ...] = ()
    kind: str = ""
    incomplete: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of a table.

    Attributes:
        text: What it says; of a mark, what is said for it.
        link: Where the text leads, or None.
        more: Links below the text.
        note: A few words below it.
        sort: What the column is sorted on, when that is not the text.
        mark: True for a cell that is either marked or empty.
    """

    text: str = ""
    link: LinkView | None = None
    more: tuple[LinkView, ...] = ()
    note: str = ""
    sort: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class ColumnView:
    """The head of a column.

    Attributes:
        number: A number before the title (that of a performance field), or empty.
        kind: `tekst`, `getal` or `teken` (cells with marks).
    """

    title: str
    kind: str = "tekst"
    number: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a table; its first cell is its head.

    Attributes:
        anchor: Id of the row, or empty.
        level: How deep it lies below the row that it is part of.
    """

    cells: tuple[CellView, ...]
    anchor: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class TableView:
    """A table that can be read and sorted by itself.

    Attributes:
        grid: True when most columns hold marks, so that it stays a grid on a narrow screen.
    """

    title: str
    anchor: str
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    note: str = ""
    grid: bool = False


@dataclass(frozen=True, slots=True)
class FigureView:
    """A drawing that is made from data.

    Attributes:
        html: The SVG.
        caption: What it shows and what its signs mean.
        name: Name of the part of the page that scrolls when the drawing is wider than the screen; empty when it always fits.
    """

    html: str
    caption: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same for every page of one depth.

    Attributes:
        name: Name of the site.
        description: One sentence about it.
        root: Relative address of the home page, ending in `/` or `./`.
        navigation: Main navigation, a handful of links.
        footer: Links at the foot of every page.
        search: Address of the search page.
        lang: `nl`.
    """

    name: str
    description: str
    root: str
    navigation: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    search: str
    lang: str = "nl"


@dataclass(frozen=True, slots=True)
class PageView:
    """One page, finished.

    Attributes:
        kind: `home`, `publicaties`, `publicatie`, `hoofdstuk`, `praktijk`, `mens`, `organisatie`, `plaats`, `begrip`, `overzicht`
            (list of one kind), `weergave` (data of many pages together), `literatuur`, `werk`, `zoeken`, `tekst` (any other text) or `niet-gevonden`.
        kind_label: What a reader calls it (`Praktijk`, `Hoofdstuk`); empty for home.
        title: Title of the page; `head_title` is that of the browser tab.
        summary: Lead of the page, shown in the paragraph `#p-samenvatting`.
        description: For search results and link previews.
        canonical: Absolute address when the site's own address is set, else empty.
        crumbs: From home to the page above this one.
        content_html: The page's own text.
        toc: Headings of level 2 and 3.
        authors: Of a chapter or publication.
        number: Of a chapter (`2`), or empty.
        facts: Typed facts.
        definition: Of a concept.
        lists: Pages related to this one, grouped; on an overview its contents.
        references: Reference list of the page.
        passages: Who cites or mentions the subject of this page; `passage_count` is their number.
        reference_html: On `werk`: the full reference; on a citable chapter or publication: how to cite it.
        downloads: BibTeX, RIS, CSL-JSON.
        links: Outside links (DOI, address of the original).
        notes: Editorial notes (what was mended, where the facts come from), one paragraph each.
        incomplete: What is unknown.
        previous: Page before this one in its publication, or None. (next likewise)
        cover: Address of the generated cover, or empty.
        figures: Drawings of an overview.
        tables: The same data as tables.
        noindex: True when search engines are asked to leave it out.
        entity: `kind:slug` of an entity page, else empty.
        key: Key of the work on `werk`.
        lang: Language of the page's own text when it is not Dutch (`en`), else empty.
        machine: Extra `<meta>` and JSON-LD: pairs (name, content) for meta tags.
    """

    kind: str
    title: str
    head_title: str
    description: str
    kind_label: str = ""
    subtitle: str = ""
    summary: str = ""
    canonical: str = ""
    crumbs: tuple[LinkView, ...] = ()
    content_html: str = ""
    toc: tuple[HeadingView, ...] = ()
    authors: tuple[LinkView, ...] = ()
    number: str = ""
    facts: tuple[FactView, ...] = ()
    definition: str = ""
    lists: tuple[GroupView, ...] = ()
    references: tuple[ReferenceView, ...] = ()
    passages: tuple[PassageGroupView, ...] = ()
    passage_count: int = 0
    reference_html: str = ""
    downloads: tuple[LinkView, ...] = ()
    links: tuple[LinkView, ...] = ()
    notes: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    previous: CardView | None = None
    next: CardView | None = None
    cover: str = ""
    figures: tuple[FigureView, ...] = ()
    tables: tuple[TableView, ...] = ()
    noindex: bool = False
    entity: str = ""
    key: str = ""
    lang: str = ""
    machine: tuple[tuple[str, str], ...] = field(default=())
