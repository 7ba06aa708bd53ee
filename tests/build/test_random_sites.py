"""The same promises on sites that chance has written."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.building import build, front_matter, write_site
from tests.links import BuiltSite
from werkplaats.config import load_config
from werkplaats.reading import read_site

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = "de wijk samen team hulp Amsterdam een buurt, met mensen die ‘zorg’ geven en Noord. Daarom is bijv. steun nodig".split()


def _sentence(chance: random.Random, keys: list[str]) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randrange(4, 14))]
    for _ in range(chance.randrange(3)):
        key, other = chance.choice(keys), chance.choice(keys)
        form = chance.choice(
            [
                f"[@{key}]",
                f"@{key}",
                f"[zie @{key}, p. 3; @{other}]",
                f"[-@{key}]",
                f"[@{key}, in @{other}]",
                f"*[@{key}]*",
            ]
        )
        words.insert(chance.randrange(len(words)), form)
    return "Zo " + " ".join(words) + chance.choice([".", "?", "!"])


def _page(chance: random.Random, keys: list[str]) -> str:
    parts: list[str] = []
    for _ in range(chance.randrange(3, 12)):
        texts = [" ".join(_sentence(chance, keys) for _ in range(chance.randrange(1, 4))) for _ in range(3)]
        parts.append(
            chance.choice(
                [
                    texts[0],
                    texts[0],
                    f"## {chance.choice(_WORDS)} {chance.randrange(99)}",
                    f"- {texts[0]}\n- {texts[1]}\n    - {texts[2]}",
                    f"1. {texts[0]}\n\n    {texts[1]}\n\n2. {texts[2]}",
                    f"> {texts[0]}\n>\n> {texts[1]}",
                    f"| a | b |\n|---|---|\n| {texts[0]} | {texts[1]} |",
                    f"```\n{texts[0]}\n```",
                    f"`{texts[0]}`",
                ]
            )
        )
    return "\n\n".join(parts) + "\n"


def _random_site(folder: Path, seed: int) -> Path:
    chance = random.Random(seed)  # noqa: S311 - texts, no secrets
    keys = [f"{name}{year}" for name in ("smit", "jong", "a:b", "Vries") for year in (2001, 2002)]
    bib = "\n".join(
        f"@book{{{key}, author = {{{key[:4].strip(':')}, J.}}, title = {{Boek {n}}}, date = {{200{n % 2}}}, publisher = {{Boom}}}}"
        for n, key in enumerate(keys)
    )
    files = {"bib/literatuur.bib": bib}
    slugs = [f"h{n}" for n in range(5)]
    files["docs/publicaties/p/index.md"] = front_matter(
        titel="P", licentie="CC BY 4.0", hoofdstukken=f"[{', '.join(slugs)}]"
    )
    files["docs/publicaties/index.md"] = front_matter(titel="Publicaties")
    for slug in slugs:
        files[f"docs/publicaties/p/{slug}.md"] = front_matter(titel=f"Hoofdstuk {slug}") + _page(chance, keys)
    files["docs/plaatsen/index.md"] = front_matter(titel="Plaatsen")
    files["docs/plaatsen/amsterdam.md"] = front_matter(titel="Amsterdam") + _page(chance, keys)
    files["docs/plaatsen/noord.md"] = front_matter(titel="Noord", deel_van="amsterdam") + _page(chance, keys)
    return write_site(folder, files)


@pytest.mark.parametrize("seed", range(6))
def test_citations_links_and_passages_are_the_same(tmp_path: Path, seed: int) -> None:
    folder = _random_site(tmp_path, seed)
    site = read_site(load_config(folder / "mkdocs.yml"))
    written = Counter(
        (d.address, work.key) for d in site.documents.values() for cluster in d.page.clusters for work in cluster.walk()
    )
    assert written.total() > 20
    built = BuiltSite(build(folder, strict=False))
    assert built.cites() == written
    assert built.cited_in() == written
    assert built.mentioned_in().total() > 0
    assert built.dead_links() == []
