"""Exports: what goes out is what came in, less our own notes."""

from __future__ import annotations

import json

from tests.helpers import NOWHERE, read_works
from werkplaats.library.reader import read_library
from werkplaats.model.entry import Entry, Field
from werkplaats.model.source import Source
from werkplaats.render.export import to_bibtex, to_csl, to_ris

BIB = r"""
@string{tsv = {Tijdschrift voor Sociale Vraagstukken}}
@article{bos2019,
  author = {van der Bos, Anne and {Centraal Bureau voor de Statistiek} and others},
  title = {Zorg \& {Amsterdam}}, subtitle = {Een verkenning}, journal = tsv, volume = 3, number = {2},
  pages = {10--25}, month = mar, year = 2019, doi = {10.1000/182}, langid = {dutch}, urldate = {2020-01-02},
  keywords = {zorg, wijk}, herkomst = {titelblad}, hersteld = {jaar}, onvolledig = {paginas},
}
"""


def test_bibtex_gives_the_same_work_again() -> None:
    source = Source("bib/test.bib", BIB)
    entry = read_library([source]).works["bos2019"].entry
    text = to_bibtex(entry, source)
    assert text.startswith("@article{bos2019,\n  author = {van der Bos, Anne and {Centraal")
    assert "  journal = {Tijdschrift voor Sociale Vraagstukken},\n" in text
    assert "  month = mar,\n" in text
    assert "herkomst" not in text
    assert "hersteld" not in text
    assert "onvolledig" not in text
    first, again = read_works(BIB)["bos2019"], read_works(text)["bos2019"]
    own = ("herkomst", "hersteld")
    assert again.text == {name: value for name, value in first.text.items() if name not in own}
    assert (again.authors, again.date, again.accessed) == (first.authors, first.date, first.accessed)


def test_bibtex_has_braces_in_pairs() -> None:
    fields = {
        name: Field(name, value, NOWHERE, NOWHERE, NOWHERE)
        for name, value in {"title": "a } b { c {d}", "note": "e"}.items()
    }
    text = to_bibtex(Entry("k", "book", fields, "x.bib", NOWHERE, NOWHERE), Source("x.bib", ""))
    assert text == "@book{k,\n  title = {a  b  c {d}},\n  note = {e},\n}\n"


def test_ris() -> None:
    lines = to_ris(read_works(BIB)["bos2019"]).split("\r\n")
    assert lines == [
        "TY  - JOUR",
        "AU  - van der Bos, Anne",
        "AU  - Centraal Bureau voor de Statistiek",
        "TI  - Zorg & Amsterdam: Een verkenning",
        "T2  - Tijdschrift voor Sociale Vraagstukken",
        "JO  - Tijdschrift voor Sociale Vraagstukken",
        "PY  - 2019",
        "DA  - 2019/03//",
        "Y2  - 2020/01/02/",
        "VL  - 3",
        "IS  - 2",
        "SP  - 10",
        "EP  - 25",
        "DO  - 10.1000/182",
        "LA  - nl",
        "ID  - bos2019",
        "KW  - zorg",
        "KW  - wijk",
        "ER  - ",
        "",
    ]


def test_ris_values_stay_on_their_line() -> None:
    work = read_works("@book{a, title = {Een\n\nER  - twee}}")["a"]
    assert "TI  - Een ER - twee\r\n" in to_ris(work)


def test_csl() -> None:
    item = to_csl(read_works(BIB)["bos2019"])
    assert item == {
        "id": "bos2019",
        "type": "article-journal",
        "title": "Zorg & Amsterdam: Een verkenning",
        "container-title": "Tijdschrift voor Sociale Vraagstukken",
        "volume": "3",
        "issue": "2",
        "page": "10-25",
        "DOI": "10.1000/182",
        "language": "nl",
        "author": [
            {"family": "Bos", "given": "Anne", "non-dropping-particle": "van der"},
            {"literal": "Centraal Bureau voor de Statistiek"},
            {"literal": "et al."},
        ],
        "issued": {"date-parts": [[2019, 3]]},
        "accessed": {"date-parts": [[2020, 1, 2]]},
    }
    assert json.loads(json.dumps(item)) == item


def test_csl_dates() -> None:
    works = read_works(
        "@book{a, date = {2010/2012}} @book{b, year = {in druk}} @book{c, date = {2010~}} @book{d, title = {x}}"
    )
    dates = {key: to_csl(work).get("issued") for key, work in works.items()}
    assert dates == {
        "a": {"date-parts": [[2010], [2012]]},
        "b": {"literal": "in druk"},
        "c": {"date-parts": [[2010]], "circa": True},
        "d": None,
    }


def test_csl_kinds() -> None:
    works = read_works(
        "@phdthesis{a, title={x}} @article{b, title={x}, entrysubtype={newspaper}} @nooitgezien{c, title={x}}"
    )
    assert [to_csl(work)["type"] for work in works.values()] == ["thesis", "article-newspaper", "document"]
    assert to_csl(works["a"])["genre"] == "Proefschrift"
