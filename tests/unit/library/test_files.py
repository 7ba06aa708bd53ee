from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from werkplaats.library.files import decode_source, load_library

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("data", "text", "place"),
    [
        pytest.param("één\r\n".encode(), "één\r\n", None, id="UTF-8, newlines untouched"),
        pytest.param(b"\xef\xbb\xbf@a", "@a", None, id="byte order mark"),
        pytest.param("één €\n".encode("cp1252"), "één €\n", 0, id="Windows"),
        pytest.param("één, ".encode() + b"caf\xe9", "één, café", 8, id="one Windows word"),
        pytest.param("één".encode("utf-16"), "één", 0, id="UTF-16"),
        pytest.param(b"a\x81b", "a\ufffdb", 1, id="a byte that is no letter anywhere"),
        pytest.param(b"", "", None, id="nothing"),
        pytest.param(b"PK\x03\x04\x14\x00\x06", "", 0, id="a file of Word"),
        pytest.param(b"%PDF-1.7 @a", "", 0, id="a PDF"),
    ],
)
def test_decode_source(data: bytes, text: str, place: int | None) -> None:
    source, problems = decode_source("bib/a.bib", data)
    assert source.text == text
    assert [(problem.code, problem.span.start) for problem in problems] == (
        [] if place is None else [("BIB005", place)]
    )


def test_a_file_that_is_not_there_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.bib").write_bytes("@book{b, title = {Café}}".encode("cp1252"))
    library = load_library([("bib/a.bib", tmp_path / "a.bib"), ("bib/b.bib", tmp_path / "b.bib")])
    assert library.works["b"].text["title"] == "Café"
    assert [(problem.code, problem.path) for problem in library.problems] == [
        ("BIB005", "bib/a.bib"),
        ("BIB005", "bib/b.bib"),
    ]
    assert library.problems[0].message.startswith("‘bib/a.bib’ kan niet worden gelezen (het ")
    assert library.problems[1].message == (
        "Dit bestand is niet opgeslagen als UTF-8 (dit teken lezen wij als ‘é’); kies ‘Opslaan als’ en dan de codering UTF-8."
    )
