from __future__ import annotations

import json
from typing import Any

import pytest

from werkplaats.search import index as index_module
from werkplaats.search.documents import SearchDocument, SearchSection
from werkplaats.search.index import build_index

HEADS = ("buurt", "wijk", "jeugd", "ouderen", "mantel", "armoede", "huis", "stads", "werk", "zorg", "samen", "sociaal")
TAILS = (
    "hulp",
    "team",
    "werk",
    "beleid",
    "zorg",
    "plan",
    "raad",
    "kamer",
    "tafel",
    "dienst",
    "kracht",
    "leven",
    "huis",
)


def make_page(number: int, text: str = "", *, title: str = "") -> SearchDocument:
    sections = (SearchSection(f"p-{number}", "Kop", text or f"Tekst van bladzijde {number}."),)
    return SearchDocument(f"tekst/{number:03}/", title or f"Titel {number}", "tekst", "Tekst", (), sections)


def read(script: bytes) -> Any:
    """Return what a file hands over."""
    text = script.decode()
    assert text.startswith("werkplaatsZoeken.deel(")
    assert text.endswith(");\n")
    return json.loads("[" + text[len("werkplaatsZoeken.deel(") : -3] + "]")[1]


def test_a_small_site_has_two_files() -> None:
    files = build_index([make_page(number) for number in range(30)])
    edition = read(files["index.js"])["editie"]
    assert set(files) == {"index.js", f"{edition}/tekst-0.js"}


def test_the_order_of_the_pages_makes_no_difference() -> None:
    pages = [make_page(number, f"Een wijk-team in buurt {number} met cliënten.") for number in range(50)]
    shuffled = pages[::-1][7:] + pages[::-1][:7]
    assert build_index(pages) == build_index(shuffled)


def test_another_text_gives_another_edition() -> None:
    one, other = (read(build_index([make_page(1, text)])["index.js"])["editie"] for text in ("een", "twee"))
    assert one != other


def test_no_pages_give_an_index_that_answers_nothing() -> None:
    core = read(build_index([])["index.js"])
    assert core["paginas"] == 0
    assert core["lijst"] == []


def test_forms_of_a_word_are_one_class() -> None:
    core = read(build_index([make_page(1, "buurthuis buurthuizen Buurthuis wijkteam")])["index.js"])
    words = core["woorden"].split("\n")
    assert "Buurthuis" not in words
    assert len(core["lijst"]) == len(words) - 1 - sum(not word.isalnum() for word in words)


def test_large_index_is_split_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [make_page(number, f"woord{number} en woord{number + 1}") for number in range(200)]
    whole = build_index(pages)
    monkeypatch.setattr(index_module, "WHOLE", 0)
    monkeypatch.setattr(index_module, "TEXTS_FILE", 500)
    monkeypatch.setattr(index_module, "POSTINGS_FILE", 100)
    files = build_index(pages)
    core = read(files["index.js"])
    for kind, starts in (("tekst", core["teksten"]), ("lijst", core["lijsten"])):
        parts = [read(files[f"{core['editie']}/{kind}-{number}.js"]) for number in range(len(starts))]
        assert len(parts) > 5
        assert starts == [sum(map(len, parts[:number])) for number in range(len(parts))]
        whole_core = read(whole["index.js"])
        together = [item for part in parts for item in part]
        assert together == (
            whole_core["lijst"] if kind == "lijst" else read(whole[f"{whole_core['editie']}/tekst-0.js"])
        )


@pytest.mark.parametrize(
    "text", ['</script> " \\ \u2028 \x00 !', "e\u0301e\u0301n", "soft\u00adhyphen", "a\n\tb\u00a0c", "😀 ok"]
)
def test_any_text_makes_files_that_can_be_read(text: str) -> None:
    for script in build_index([make_page(1, text, title=text)]).values():
        read(script)
