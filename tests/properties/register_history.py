"""Made-up Dutch publications and the edits of their editors, for replaying histories.

A paragraph remembers every text it was made from, so that a test can say exactly when an id came to mean another text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


def _words(text: str) -> list[str]:
    return text.split()


WHO = _words(
    """bewoners vrijwilligers wijkteams mantelzorgers gemeenten ambtenaren onderzoekers studenten ouderen jongeren
initiatiefnemers coördinatoren buurtgenoten professionals nieuwkomers wethouders welzijnswerkers huisartsen
wijkverpleegkundigen docenten bestuurders ervaringsdeskundigen sleutelfiguren verwijzers corporaties kerken"""
)
WHAT = _words(
    """vertrouwen ondersteuning samenwerking ruimte tijd geld erkenning toegang kennis aandacht zeggenschap afstand
wederkerigheid zorg gezelschap regels verantwoording subsidie hulpvragen doorverwijzing scholing begeleiding contact
eigenaarschap netwerken ontmoetingen opvang dagbesteding advies taalles maaltijden vervoer huisbezoeken schuldhulp"""
)
WHERE = _words(
    """Amsterdam Hoorn Purmerend Zaandam Haarlem Almere Noord Nieuw-West Zuidoost Osdorp Slotermeer Geuzenveld
Holendrecht Overvecht Alkmaar Hilversum Diemen"""
)
HOW = _words(
    """informele formele langdurige tijdelijke kwetsbare stedelijke kleinschalige zichtbare vanzelfsprekende moeizame
wederzijdse persoonlijke praktische professionele vrijwillige gezamenlijke onverwachte duurzame nieuwe eigen lokale
bureaucratische laagdrempelige toegankelijke veranderende beperkte gelijkwaardige"""
)
DO = _words(
    """zoeken bieden missen delen verwachten organiseren waarderen onderschatten verdelen vragen regelen ontwikkelen
behouden verliezen benoemen herkennen bespreken financieren onderzoeken stimuleren bewaken verbinden"""
)
LINK = _words(
    """omdat hoewel terwijl zodat doordat wanneer aangezien zolang nadat voordat zoals alsof waarbij waardoor"""
)
MANY = _words("""de veel sommige deze andere alle weinig enkele beide die zulke hun meer twee drie vier tien""")
NEAR = _words("""met zonder door via naast over tegen voor binnen buiten rond tijdens ondanks vanuit bij onder""")
ADVERB = _words(
    """toch soms vaak daarom bovendien intussen zelden vooral juist hier daar later ook meestal opnieuw geleidelijk
eerst uiteindelijk tegelijk overigens nauwelijks inmiddels niettemin vroeger voortaan steeds daarnaast kortom"""
)
HEADS = _words(
    """buurt wijk zorg vrijwilligers bewoners jeugd welzijns stads taal mantelzorg onderzoeks gemeente straat dorps
kennis onderwijs gezins ouderen sport cultuur gezondheids energie woon arbeids armoede wijkteam"""
)
TAILS = _words(
    """werk huis netwerk project beleid plan overleg budget vraag gesprek centrum initiatief bijeenkomst coördinator
organisatie partner beweging aanpak loket programma raad coach avond punt praktijk markt fonds visie cijfer"""
)

BOILERPLATE = (
    "Lees ook de andere artikelen in deze bundel.",
    "Terug naar de inhoudsopgave",
    "Noot van de redactie. Dit is een bewerkte webeditie van het oorspronkelijke artikel.",
    "Namen van geïnterviewden zijn om redenen van privacy veranderd.",
)


def sentence(random: Random) -> str:
    """Make one sentence. Its parts vary so much that two of them are no more alike than in real publications."""
    choose = random.choice

    def thing() -> str:
        return choose(HEADS) + choose(TAILS) if random.random() < 0.6 else choose(WHAT)

    def people() -> str:
        described = f"{choose(HOW)} " if random.random() < 0.35 else ""
        return f"{choose(MANY)} {described}{choose(WHO)}{choose(('', '', f' in {choose(WHERE)}', f' uit {choose(WHERE)}'))}"

    def matter() -> str:
        described = f"{choose(HOW)} " if random.random() < 0.5 else ""
        return described + choose((thing(), f"{thing()} en {thing()}", f"{thing()} van {people()}"))

    said = choose((f"{people()} {choose(DO)}", f"{choose(ADVERB)} {choose(DO)} {people()}")) + f" {matter()}"
    if random.random() < 0.5:
        said += f" {choose(NEAR)} {matter()}"
    if random.random() < 0.4:
        said += f", {choose(LINK)} {people()} {matter()} {choose(DO)}"
    if random.random() < 0.1:
        said += f" (in {random.randrange(2007, 2020)} {random.randrange(2, 400)})"
    return said[0].upper() + said[1:] + "."


def fresh(random: Random) -> str:
    """Make the text of a new block: a paragraph, or now and then a list item."""
    if random.random() < 0.15:
        return f"{random.choice(HOW)} {random.choice(WHAT)} voor {random.choice(WHO)} in {random.choice(WHERE)}"
    return " ".join(sentence(random) for _ in range(random.choice((1, 2, 3, 4, 4, 5, 6, 8))))


@dataclass(eq=False)
class Block:
    """A paragraph in the course of time.

    Attributes:
        text: What it says now.
        had: Every text it has had, or that a paragraph it was made from has had.
        since: What it was at the last build: itself, more than one after a merge, none for a new one.
        edit: What was done to it since.
    """

    text: str
    had: set[str] = field(default_factory=set[str])
    since: set[Block] = field(default_factory=set["Block"])
    edit: str = "new"

    def __post_init__(self) -> None:
        self.had.add(self.text)

    def rewrite(self, text: str, edit: str) -> None:
        self.text = text
        self.had.add(text)
        self.edit = edit


class Site:
    """Pages of blocks, and the editors who change them."""

    def __init__(self, random: Random, pages: int = 5, blocks: int = 12) -> None:
        self.random = random
        self.number = count()
        self.pages: dict[str, list[Block]] = {}
        self.bin: list[tuple[str, Block]] = []
        for _ in range(pages):
            made = [Block(fresh(random)) for _ in range(random.randrange(blocks // 2, blocks * 3 // 2))]
            self.pages[self._address()] = [*made, Block(random.choice(BOILERPLATE))]

    def texts(self) -> dict[str, tuple[str, ...]]:
        return {page: tuple(block.text for block in blocks) for page, blocks in self.pages.items()}

    def built(self) -> None:
        """Note that everything is published as it is."""
        for blocks in self.pages.values():
            for block in blocks:
                block.since = {block}
                block.edit = "untouched"

    def commit(self) -> None:
        """Do what one editor does between two builds: a few edits, each of another kind."""
        for _ in range(self.random.randrange(1, 6)):
            self.random.choices([edit for edit, _ in _EDITS], [weight for _, weight in _EDITS])[0](self)

    def _address(self) -> str:
        return f"publicaties/bundel/{self.random.choice(HEADS)}-{next(self.number)}/"

    def _page(self) -> list[Block]:
        return self.pages[self.random.choice(sorted(self.pages))]

    def _any(self, words: int = 0) -> tuple[list[Block], int] | None:
        """Choose a block of at least so many words that nothing was done to since the last build."""
        places = [
            (blocks, at)
            for _, blocks in sorted(self.pages.items())
            for at, block in enumerate(blocks)
            if block.edit == "untouched" and len(block.text.split()) >= words
        ]
        return self.random.choice(places) if places else None

    def _insert(self, block: Block) -> None:
        blocks = self._page()
        blocks.insert(self.random.randrange(len(blocks) + 1), block)


def _reword(site: Site) -> None:
    found = site._any(5)
    if found is None:
        return
    block, random = found[0][found[1]], site.random
    parts = block.text.split(". ")
    at = random.randrange(len(parts))
    match random.choice(("words", "words", "sentence", "add", "drop", "swap", "typo")):
        case "sentence" if len(parts) > 2:
            parts[at] = sentence(random).removesuffix(".")
        case "add":
            parts.insert(at, sentence(random).removesuffix("."))
        case "drop" if len(parts) > 2:
            del parts[at]
        case "swap" if len(parts) > 1:
            parts.append(parts.pop(at).removesuffix("."))
        case "typo":
            parts[at] = parts[at].replace("e", "ee", 1)
        case _:
            share = random.choice((0.05, 0.1, 0.2))
            pool = (*WHO, *WHAT, *HOW, *DO)
            words = block.text.split()
            for number in random.sample(range(len(words)), max(1, round(len(words) * share))):
                words[number] = random.choice(pool)
            parts = [" ".join(words)]
    block.rewrite(". ".join(parts), "reworded")


def _move_within(site: Site) -> None:
    if found := site._any():
        blocks, at = found
        block = blocks.pop(at)
        block.edit = "moved within"
        blocks.insert(site.random.randrange(len(blocks) + 1), block)


def _move_across(site: Site) -> None:
    if found := site._any(6):
        block = found[0].pop(found[1])
        block.edit = "moved across"
        if site.random.random() < 0.3:
            words = block.text.split()
            words[site.random.randrange(len(words))] = site.random.choice(WHAT)
            block.rewrite(" ".join(words), "moved across, reworded")
        site._insert(block)


def _split(site: Site) -> None:
    if found := site._any(20):
        blocks, at = found
        block = blocks[at]
        parts = block.text.split(". ")
        if len(parts) < 2:
            return
        cut = site.random.randrange(1, len(parts))
        rest = Block(". ".join(parts[cut:]), set(block.had), set(block.since), "split")
        block.rewrite(". ".join(parts[:cut]) + ".", "split")
        blocks.insert(at + 1, rest)


def _merge(site: Site) -> None:
    if found := site._any():
        blocks, at = found
        if at + 1 < len(blocks) and blocks[at + 1].edit == "untouched":
            other = blocks.pop(at + 1)
            blocks[at].had |= other.had
            blocks[at].since |= other.since
            blocks[at].rewrite(f"{blocks[at].text} {other.text}", "merged")


def _delete(site: Site) -> None:
    if found := site._any():
        blocks, at = found
        page = next(name for name, each in site.pages.items() if each is blocks)
        site.bin.append((page, blocks.pop(at)))


def _restore(site: Site) -> None:
    if site.bin:
        page, block = site.bin.pop(site.random.randrange(len(site.bin)))
        block.edit, block.since = "restored", set()
        blocks = site.pages.get(page) or site._page()
        blocks.insert(site.random.randrange(len(blocks) + 1), block)


def _replace(site: Site) -> None:
    """Put a wholly new text where another stood: it must not get the id."""
    if found := site._any():
        found[0][found[1]] = Block(fresh(site.random))


def _new(site: Site) -> None:
    site._insert(Block(fresh(site.random)))


def _copy(site: Site) -> None:
    """Start a new text from an existing one, as editors do with a form that returns."""
    if found := site._any(6):
        block = found[0][found[1]]
        words = block.text.split()
        for number in site.random.sample(range(len(words)), len(words) // 4):
            words[number] = site.random.choice(HOW)
        site._insert(Block(" ".join(words), set(block.had)))


def _boilerplate(site: Site) -> None:
    site._insert(Block(site.random.choice(BOILERPLATE)))


def _shuffle(site: Site) -> None:
    blocks = site._page()
    site.random.shuffle(blocks)


def _rename(site: Site) -> None:
    old = site.random.choice(sorted(site.pages))
    site.pages[site._address()] = site.pages.pop(old)


def _drop_page(site: Site) -> None:
    if len(site.pages) > 3:
        page = site.random.choice(sorted(site.pages))
        site.bin += [(page, block) for block in site.pages.pop(page)]


def _add_page(site: Site) -> None:
    site.pages[site._address()] = [Block(fresh(site.random)) for _ in range(8)]


_EDITS: list[tuple[Callable[[Site], None], int]] = [
    (_reword, 40),
    (_move_within, 10),
    (_move_across, 8),
    (_split, 8),
    (_merge, 8),
    (_delete, 10),
    (_restore, 8),
    (_replace, 8),
    (_new, 10),
    (_copy, 4),
    (_boilerplate, 5),
    (_shuffle, 2),
    (_rename, 2),
    (_drop_page, 1),
    (_add_page, 2),
]
