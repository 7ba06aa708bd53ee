"""The kinds of page and what their front matter may hold: one table, from which validation, JSON Schema, facts and relations follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from werkplaats.model.enums import PlainEnum


class Kind(StrEnum):
    """The kind of a page; its value is also the kind in an entity's id (`mens:saskia-welschen`)."""

    __hash__ = str.__hash__  # equal to its value, and found by it

    HOME = "home"
    PUBLICATIES = "publicaties"
    PUBLICATIE = "publicatie"
    HOOFDSTUK = "hoofdstuk"
    PRAKTIJK = "praktijk"
    MENS = "mens"
    ORGANISATIE = "organisatie"
    PLAATS = "plaats"
    BEGRIP = "begrip"
    OVERZICHT = "overzicht"
    WEERGAVE = "weergave"
    LITERATUUR = "literatuur"
    ZOEKEN = "zoeken"
    TEKST = "tekst"


ENTITY_FOLDERS: dict[str, Kind] = {
    "praktijken": Kind.PRAKTIJK,
    "mensen": Kind.MENS,
    "organisaties": Kind.ORGANISATIE,
    "plaatsen": Kind.PLAATS,
    "begrippen": Kind.BEGRIP,
}
"""Folder to the kind of its pages. These kinds are the entities that mentions link to."""


OVERVIEW_FOLDER = "overzichten"
"""Folder of the pages that show the typed data of other pages together: the timeline, the map, the matrix."""


class Form(PlainEnum):
    """What a front matter field holds."""

    TEXT = "tekst"
    TEXTS = "lijst van teksten"
    YES_NO = "ja of nee"
    DATE = "datum (2019, 2019-04 of 2019-04-30)"
    PERIOD = "periode (van: 2016, tot: 2018)"
    KEY = "sleutel uit de literatuurlijst"
    KEYS = "lijst van sleutels uit de literatuurlijst"
    PAGE = "slug"
    PAGES = "lijst van slugs"
    ENTITIES = "lijst van soort:slug"
    CHAPTERS = "lijst van hoofdstukken"
    RECORD = "blok met eigen velden"
    ROWS = "lijst van blokken"
    NAME = "kleine letters, cijfers en streepjes"
    ADDRESS = "webadres"


@dataclass(frozen=True, slots=True)
class Property:
    """One front matter field.

    Attributes:
        name: Key in the front matter.
        form: What it holds.
        label: Name for readers; empty when the page does not show it among its facts.
        target: For `PAGE` and `PAGES`: the kind that the slugs name.
        inverse: Heading under which the target's page lists this page; empty when it does not.
        required: True when a page of this kind cannot do without.
        keys: For `RECORD`: the keys it may have.
        columns: For `ROWS`: the fields of each row; a `NAME` among them is unique within the list.
        help: One sentence for editors.
    """

    name: str
    form: Form
    label: str = ""
    target: Kind | None = None
    inverse: str = ""
    required: bool = False
    keys: tuple[str, ...] = ()
    columns: tuple[Property, ...] = ()
    help: str = ""


_COMMON = (
    Property("titel", Form.TEXT, required=True, help="Titel van de pagina."),
    Property("ondertitel", Form.TEXT, help="Ondertitel."),
    Property(
        "samenvatting",
        Form.TEXT,
        required=True,
        help="Twee zinnen voor de lezer, de zoekmachine en de linkvoorvertoning.",
    ),
    Property("aliassen", Form.TEXTS, help="Andere namen waaronder deze pagina in teksten vanzelf gelinkt wordt."),
    Property("automatisch", Form.YES_NO, help="‘nee’: namen van deze pagina worden niet vanzelf gelinkt."),
    Property(
        "vermeldt",
        Form.ENTITIES,
        label="Gaat ook over",
        help="Wat deze pagina bespreekt zonder het zo te noemen, als soort:slug.",
    ),
    Property("onvolledig", Form.TEXTS, help="Wat onbekend is; de pagina en de controle melden het."),
    Property("niet_aangehaald", Form.KEYS, help="Werken die de publicatie opvoert maar nergens aanhaalt."),
    Property("verhuisd_van", Form.TEXTS, help="Oude adressen van deze pagina; die verwijzen hierheen door."),
    Property("noindex", Form.YES_NO, help="‘ja’: zoekmachines laten deze pagina weg."),
    Property("taal", Form.TEXT, help="Taal van de pagina, als die niet Nederlands is (en, de, …)."),
)

_AUTHORS = Property("auteurs", Form.PAGES, target=Kind.MENS, inverse="Schreef", help="Slugs van mensen, in volgorde.")
_WHERE = Property(
    "plaatsen",
    Form.PAGES,
    label="Plaats",
    target=Kind.PLAATS,
    inverse="Hier gevestigd of uitgevoerd",
    help="Slugs van plaatsen.",
)

_DATED = (
    Property("id", Form.NAME, required=True, help="Naam van de rij in het adres van de pagina; verandert nooit."),
    Property("datum", Form.DATE, required=True, help="Begin, zo precies als bekend; op deze datum staat de rij."),
    Property("tot", Form.DATE, help="Einde, als de bron er een noemt."),
    Property("wanneer", Form.TEXT, help="De tijd in woorden, als de datum die niet goed weergeeft."),
    Property("wat", Form.TEXT, required=True, help="Wat er gebeurde, in eigen woorden."),
    Property("over", Form.ENTITIES, help="Pagina’s hierover, als soort:slug."),
    Property("bron", Form.KEY, help="Sleutel van het werk dat dit zegt."),
    Property("zekerheid", Form.TEXT, help="Waarom de datum niet vaststaat."),
)

PROPERTIES: dict[Kind, tuple[Property, ...]] = {
    Kind.PUBLICATIE: (
        _AUTHORS,
        Property(
            "uitgever",
            Form.PAGES,
            label="Uitgever",
            target=Kind.ORGANISATIE,
            inverse="Gaf uit",
            help="Slugs van organisaties.",
        ),
        Property("plaats", Form.PAGES, label="Plaats van uitgave", target=Kind.PLAATS, help="Slugs van plaatsen."),
        Property("datum", Form.DATE, label="Verschenen", help="Zo precies als bekend."),
        Property("citatie", Form.KEY, help="Sleutel van de publicatie zelf."),
        Property("licentie", Form.TEXT, label="Rechten", help="Korte naam van de licentie."),
        Property("licentie_toelichting", Form.TEXT, help="Wat het origineel over de rechten zegt."),
        Property("origineel", Form.RECORD, keys=("url", "vorm", "omvang"), help="Waar het origineel staat."),
        Property("bewerking", Form.TEXT, help="Wat voor uitgave dit is."),
        Property("hoofdstukken", Form.CHAPTERS, help="Slugs van de hoofdstukken in leesvolgorde."),
    ),
    Kind.HOOFDSTUK: (
        _AUTHORS,
        Property("citatie", Form.KEY, help="Sleutel van het hoofdstuk als eigen werk."),
        Property("paginas", Form.TEXT, label="Bladzijden in het origineel", help="Bijvoorbeeld 2-7."),
        Property("kopnummer", Form.TEXT, help="Nummer van het hoofdstuk in het origineel."),
    ),
    Kind.PRAKTIJK: (
        _WHERE,
        Property("periode", Form.PERIOD, label="Periode", help="van en tot, zo precies als bekend."),
        Property("doelgroep", Form.TEXTS, label="Voor wie", help="Doelgroepen."),
        Property(
            "organisaties",
            Form.PAGES,
            label="Met wie",
            target=Kind.ORGANISATIE,
            inverse="Werkte mee aan",
            help="Slugs.",
        ),
        Property("mensen", Form.PAGES, label="Mensen", target=Kind.MENS, inverse="Betrokken bij", help="Slugs."),
        Property("doel", Form.TEXT, label="Doel", help="Wat men wilde bereiken."),
        Property("aanpak", Form.TEXT, label="Aanpak", help="Hoe."),
        Property("prestatievelden", Form.TEXTS, label="Prestatievelden van de Wmo", help="Zoals de bron ze noemt."),
        Property("resultaten", Form.TEXTS, label="Resultaten", help="Een zin per resultaat."),
        Property("open_vragen", Form.TEXTS, label="Open vragen", help="Een zin per vraag."),
        Property(
            "deel_van",
            Form.PAGE,
            label="Onderdeel van",
            target=Kind.PRAKTIJK,
            inverse="Onderdelen",
            help="Slug van het geheel.",
        ),
        Property("begrippen", Form.PAGES, label="Begrippen", target=Kind.BEGRIP, inverse="Speelt in", help="Slugs."),
        Property("bronnen", Form.KEYS, label="Bronnen", help="Sleutels uit de literatuurlijst."),
    ),
    Kind.MENS: (
        Property("achternaam", Form.TEXT, help="Zoals de lijst sorteert: Von Meyenfeldt."),
        Property("functie", Form.TEXT, label="Functie", help="Zoals de publicatie die geeft."),
        Property(
            "organisaties", Form.PAGES, label="Organisatie", target=Kind.ORGANISATIE, inverse="Mensen", help="Slugs."
        ),
        Property("rol", Form.TEXT, label="Rol", help="Wat deze mens voor de publicaties deed."),
        Property("bibnamen", Form.TEXTS, help="Hoe de literatuurlijst de auteur schrijft."),
    ),
    Kind.ORGANISATIE: (
        Property("afkorting", Form.TEXT, label="Afkorting", help="Zonder punten."),
        Property("type", Form.TEXT, label="Soort", help="Hogeschool, gemeente, …"),
        _WHERE,
        Property(
            "deel_van", Form.PAGE, label="Onderdeel van", target=Kind.ORGANISATIE, inverse="Onderdelen", help="Slug."
        ),
        Property("website", Form.ADDRESS, label="Website", help="Alleen als een bron die geeft."),
        Property("rol", Form.TEXT, label="Rol", help="Rol in de publicaties."),
    ),
    Kind.PLAATS: (
        Property("type", Form.TEXT, label="Soort", help="Gemeente, wijk, …"),
        Property("deel_van", Form.PAGE, label="Ligt in", target=Kind.PLAATS, inverse="Hierbinnen", help="Slug."),
        Property("coordinaten", Form.RECORD, keys=("lat", "lon", "nauwkeurigheid", "bron"), help="Met de bron erbij."),
    ),
    Kind.BEGRIP: (
        Property("definitie", Form.TEXT, required=True, help="In eigen woorden."),
        Property("bron", Form.KEY, label="Uit", help="Sleutel van het werk waar het begrip uit komt."),
        Property("verwant", Form.PAGES, label="Verwant", target=Kind.BEGRIP, inverse="Verwant", help="Slugs."),
    ),
    Kind.WEERGAVE: (
        Property(
            "fasen",
            Form.ROWS,
            columns=(Property("naam", Form.TEXT, required=True, help="Naam van de fase."), *_DATED),
            help="Tijdlijn: de fasen.",
        ),
        Property("gebeurtenissen", Form.ROWS, columns=_DATED, help="Tijdlijn: wat een datum heeft."),
        Property(
            "velden",
            Form.ROWS,
            columns=(
                Property("nummer", Form.NAME, required=True, help="Nummer van het prestatieveld."),
                Property("naam", Form.TEXT, required=True, help="Korte naam."),
            ),
            help="Praktijken: de namen van de prestatievelden.",
        ),
        Property(
            "groepen",
            Form.ROWS,
            columns=(
                Property("naam", Form.TEXT, required=True, help="Naam van de groep."),
                Property("woorden", Form.TEXTS, required=True, help="Delen van woorden die een doelgroep herkennen."),
            ),
            help="Praktijken: in welke groepen de doelgroepen vallen.",
        ),
    ),
}
"""Own fields of each kind, in the order in which a page shows them."""


def properties(kind: Kind) -> dict[str, Property]:
    """Return every field that a page of this kind may have, by name; the common ones first."""
    return {p.name: p for p in (*_COMMON, *PROPERTIES.get(kind, ()))}


def kind_of(path: str) -> Kind:
    """Return the kind of a page from its path below the docs folder."""
    parts = path.split("/")
    folder, name = parts[0], parts[-1]
    match len(parts):
        case 1 if name == "index.md":
            return Kind.HOME
        case 2 if folder in ENTITY_FOLDERS:
            return Kind.OVERZICHT if name == "index.md" else ENTITY_FOLDERS[folder]
        case 2 if folder == OVERVIEW_FOLDER:
            return Kind.WEERGAVE
        case 2 if name == "index.md" and folder == "publicaties":
            return Kind.PUBLICATIES
        case 2 if name == "index.md" and folder == "literatuur":
            return Kind.LITERATUUR
        case 2 if name == "index.md" and folder == "zoeken":
            return Kind.ZOEKEN
        case 3 if folder == "publicaties":
            return Kind.PUBLICATIE if name == "index.md" else Kind.HOOFDSTUK
        case _:
            return Kind.TEKST
