"""The page about APA in Dutch, `docs/redactie/apa.md`, made from the cases in `docs/redactie/apa.toml`: `python3 scripts/apa_page.py`.

The cases are the data, the tests run them, and this page shows them; a test tells when the page is behind.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "redactie"
CASES, PAGE = FOLDER / "apa.toml", FOLDER / "apa.md"

_SPECIAL = re.compile(r"([\\`_\[\]<>|#@])")
_PROFILES = {"nl-ru": "Radboud", "nl-be": "België", "apa-en": "Engels"}
_PROFILE_WORDS = frozenset({"radboud", "belgisch", "engels"})
_CERTAINTY = {
    "✔": "De regel staat in ten minste één gids.",
    "◇": "Gidsen verschillen hier; dit is een keuze van deze site.",
    "?": "Geen gids noemt de regel; dit volgt de Engelse APA, of het is eigen kennis of een keuze van deze site.",
}
_HEAD = """---
titel: APA in het Nederlands
ondertitel: Elke regel met voorbeelden
samenvatting: "Hoe deze site bronnen vermeldt: {regels} regels met samen {gevallen} voorbeelden. Het programma wordt bij elke wijziging aan precies deze voorbeelden getoetst."
---

Hogescholen schrijven bronvermeldingen volgens APA, de regels van de American Psychological Association, met eigen Nederlandse afspraken. Die staan in het landelijke handboek van de Werkgroep APA en in de gidsen van bibliotheken. Deze pagina zet de regels op een rij. Bij elke regel staat wat een schrijver typt en wat een lezer dan leest, in de tekst en in de literatuurlijst.

Bij elke regel horen drie soorten gevallen: gevallen die haar volgen, gevallen waarin zij samengaat met een andere regel, en gevallen die erop lijken maar onder een andere regel vallen. De laatste herkent u aan de woorden ‘lijkt op’. Een profiel is een manier om de regels toe te passen. Staat er geen bij, dan geldt het geval voor hogescholen (`nl-hbo`). De andere drie zijn ‘Radboud’ (`nl-ru`), ‘België’ (`nl-be`) en ‘Engels’ (`apa-en`).

Alle gevallen staan ook in één bestand, met de bronnen in BibTeX erbij: [apa.toml](apa.toml). Wie zelf een programma voor bronvermelding maakt, kan het daarmee toetsen; overnemen mag met naamsvermelding (CC BY 4.0). Klopt een regel niet, meld dat dan via [de pagina over correcties](../correctie.md).

## Waar de regels vandaan komen

De meeste regels komen uit het handboek, voor zover bibliotheken het aanhalen, en uit hun gidsen. Het handboek zelf hebben wij niet gezien. De regels vanaf 41 gaan over gevallen waar geen gids een eigen regel voor heeft. Onder elke regel staat hoe zeker zij is, en achter elk geval staat de bron. Een ◇ betekent dat gidsen verschillen of dat de uitgave niet duidelijk is. Een vraagteken betekent dat alleen de Engelse APA of eigen kennis de bron is. De meeste van zulke punten zijn in het programma een instelling: beslist het handboek anders, dan zijn zij op één plek te veranderen.

| Afkorting | Bron |
|---|---|
| APA | Publication Manual, zevende editie, met de paragraaf |
| AV | Avans |
| CHE | Christelijke Hogeschool Ede |
| GKN | Groen Kennisnet |
| HAN | Hogeschool van Arnhem en Nijmegen |
| HZ | Hanze |
| NHL | NHL Stenden |
| RU | Radboud Universiteit |
| SCR | Scribbr |
| TA | Taaladvies.net |
| TAT | The APA Team, het weblog van makers van het handboek, met het jaar van het bericht |
| UU | Universiteit Utrecht |
| eigen besluit | keuze van deze site |
| eigen kennis | geen bron gevonden |
"""
_HEADER = "| Geval | U typt | In de tekst | In de literatuurlijst | Bron |\n|---|---|---|---|---|\n"


def page(data: Mapping[str, Any]) -> str:
    """Return the page.

    Args:
        data: What `apa.toml` holds.
    """
    rules, cases = data["regel"], data["geval"]
    parts = [_HEAD.format(regels=len(rules), gevallen=len(cases))]
    for rule in rules:
        number = rule["nummer"]
        parts.append(f"\n## Regel {number}: {rule['naam']}\n\n{_CERTAINTY[rule['zekerheid']]}\n\n")
        rows = [_row(case) for case in cases if case["rij"][0] == number]
        if rows:
            parts += (_HEADER, *rows)
        else:
            others = sorted({case["rij"][0] for case in cases if number in case["rij"]})
            parts.append(f"De voorbeelden staan bij {_numbers(others)}.\n")
    return "".join(parts)


def _row(case: Mapping[str, Any]) -> str:
    listed = "<br>".join(_shown(entry) for entry in case["lijst"]) or "staat niet in de lijst"
    cells = (_name(case), f"`{case['tekst']}`", _shown(case["in_tekst"]), listed, _plain(case["bron"]))
    return f"| {' | '.join(cells)} |\n"


def _name(case: Mapping[str, Any]) -> str:
    """Return the name of a case, its profile, and the other rules it is about."""
    profile = _PROFILES.get(case.get("profiel", ""))
    words = [word for word in case["id"].split("-") if not profile or word not in _PROFILE_WORDS]
    name = case.get("naam") or " ".join(words).capitalize()
    others = [("ook", case["rij"][1:]), ("lijkt op", case.get("lijkt_op", []))]
    notes = [profile, *(f"{word} {_numbers(numbers)}" for word, numbers in others if numbers)]
    shown = "; ".join(note for note in notes if note)
    return f"{name} ({shown})" if shown else name


def _numbers(numbers: Iterable[int]) -> str:
    *first, last = map(str, numbers)
    return f"regel {', '.join(first)} en {last}" if first else f"regel {last}"


def _shown(text: str) -> str:
    """Return a text in which italics stand between asterisks as examples, italic ones among them.

    An example is code to Markdown: no name in it becomes a link, and no check takes it for a citation.
    """
    parts = [_code(part) for part in text.split("*")]
    return "".join(f"*{part}*" if number % 2 else part for number, part in enumerate(parts))


def _code(text: str) -> str:
    """Return a text as code, the white space at its ends outside."""
    inner = text.strip()
    return text.replace(inner, f"`{inner}`") if inner else text


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def main() -> int:
    """Write the page; return 0."""
    PAGE.write_text(page(tomllib.loads(CASES.read_text(encoding="utf-8"))), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
