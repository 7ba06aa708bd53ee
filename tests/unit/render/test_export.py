"""Exports: what goes out is what came in, less our own notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers import NOWHERE, read_works
from werkplaats.library.reader import make_work
from werkplaats.model.entry import Entry, Field
from werkplaats.render.export import to_bibtex, to_csl, to_ris
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.render.references import render_reference
from werkplaats.resolve.labels import make_labels

if TYPE_CHECKING:
    from werkplaats.model.profile import ProfileName

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
    text = to_bibtex(read_works(BIB)["bos2019"])
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
    text = to_bibtex(make_work(Entry("k", "book", fields, "x.bib", NOWHERE, NOWHERE)))
    assert text == "@book{k,\n  title = {a  b  c {d}},\n  note = {e},\n}\n"


STANDS_ALONE = {
    "a chapter of a collection": """
        @incollection{hoofdstuk, crossref = {bundel}, author = {Bos, A.}, title = {Begin}, pages = {1--9}}
        @collection{bundel, editor = {de Vries, B. and {Movisie}}, title = {Zorg}, subtitle = {Een gids}, year = 2019,
          month = apr, publisher = {Boom}, address = {Den Haag}, edition = 2}""",
    "a chapter of a book by one author": """
        @inbook{deel, crossref = {boek}, title = {Deel {T}wee}, chapter = 2}
        @book{boek, author = {Ter Avest, Dirk}, title = {Het boek}, date = {2011-03}, publisher = {SWP}}""",
    "a parent made for BibTeX": """
        @INPROCEEDINGS{lezing, CROSSREF = {BUNDEL}, author = "Jansen, IJsbrand", title = "Een lezing", year = 2001}
        @PROCEEDINGS{bundel, title = "Handelingen", booktitle = "Handelingen van de dag", year = 2000, editor = "Smit, J."}""",
    "a volume of a work in more volumes": """
        @book{band, crossref = {werk}, title = {Het tweede}, volume = 2, year = 1990}
        @mvbook{werk, author = {Vos, V.}, title = {Het geheel}, date = {1985/1995}, publisher = {Boom}}""",
    "an issue of a journal": """
        @article{stuk, crossref = {nummer}, author = {Eek, P.}, title = {Stuk}, pages = {3-4}}
        @periodical{nummer, title = {Sociaal Bestek}, volume = 3, number = 1, year = 2002, issn = {1234-5679}}""",
    "xdata of xdata, and what is the entry's own first": """
        @string{swp = "Uitgeverij " # {SWP}}
        @book{k, xdata = {een, twee}, author = {Bos, A.}, title = {T}, location = {Utrecht}}
        @xdata{een, publisher = swp, address = {Amsterdam}} @xdata{twee, xdata = {drie}, year = 2018} @xdata{drie, series = {S}}""",
    "references within values": r"""
        @book{k, author = {Bos, A. and xdata=mensen-author-2}, editor = {xdata=mensen-author}, title = {xdata=teksten-title},
          publisher = {xdata=uit-gevers-publisher}, year = {xdata=teksten-year}}
        @xdata{mensen, author = {Dam, C. and van der Laan, Piet}} @xdata{teksten, title = {De {Wmo} \& wij}, year = 2019}
        @xdata{uit-gevers, publisher = {Boom}}""",
    "an empty field of its own": "@incollection{k, crossref = {p}, title = {T}, booktitle = {}} @collection{p, title = {B}, year = 1999}",
    "a key with a brace": "@book(a}b, title = {T}, xdata = {x}) @xdata{x, publisher = {Boom}, month = {maart}, year = 2001}",
    "a thesis": "@phdthesis{k, author = {Bos, A.}, title = {T}, xdata = {x}} @xdata{x, school = {UvA}, year = 2001, url = {https://a.nl/~b_c}}",
}


@pytest.mark.parametrize("bib", STANDS_ALONE.values(), ids=STANDS_ALONE)
@pytest.mark.parametrize("profile", PROFILE_NAMES)
def test_bibtex_stands_alone(bib: str, profile: ProfileName) -> None:
    rules = load_profile(profile)
    work = next(iter(read_works(bib).values()))
    (again,) = read_works(to_bibtex(work)).values()
    assert again.key == work.key
    label = make_labels([work], rules)[work.key]
    assert make_labels([again], rules)[work.key] == label
    assert render_reference(again, label, rules) == render_reference(work, label, rules)
    assert to_bibtex(again) == to_bibtex(work)


def test_bibtex_names_no_other_entry() -> None:
    for bib in STANDS_ALONE.values():
        text = to_bibtex(next(iter(read_works(bib).values())))
        assert "crossref" not in text
        assert "xdata" not in text


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


def test_csl_names_the_author_of_the_whole() -> None:
    work = read_works(
        "@inbook{a, author = {Bos, A.}, title = {Vooraf}, booktitle = {Leren}, bookauthor = {de Wit, K.}}"
    )["a"]
    assert to_csl(work)["container-author"] == [{"family": "Wit", "given": "K.", "non-dropping-particle": "de"}]
