from __future__ import annotations

import pickle

import pytest

from werkplaats.library.reader import make_work, read_bibliography, read_library
from werkplaats.model.entry import Date, Name, Work
from werkplaats.model.source import Source


def work(text: str) -> Work:
    """Return the first work of a list without problems."""
    library = read_library([Source("bib/lijst.bib", text)])
    assert library.problems == ()
    return next(iter(library.works.values()))


def test_a_whole_work() -> None:
    assert work(
        "@techreport{a, author = {van der Laan, P. and {RIVM} and others}, editor = {Bos, B. and others},"
        " translator = {Vos, V.}, title = {Zorg \\& Welzijn}, year = 2019, month = apr, address = {Den Haag},"
        " urldate = {2020-01-02}, onvolledig = {uitgever, jaar }, langid = {dutch}, hersteld = {Jaar}, shortauthor = {RIVM}}",
    ) == Work(
        key="a",
        type="report",
        authors=(Name("Laan", "P.", "van der"), Name("RIVM", literal=True)),
        editors=(Name("Bos", "B."),),
        translators=(Name("Vos", "V."),),
        date=Date(2019, 4),
        accessed=Date(2020, 1, 2),
        text={
            "title": "Zorg & Welzijn",
            "location": "Den Haag",
            "langid": "dutch",
            "hersteld": "Jaar",
            "shortauthor": "RIVM",
        },
        incomplete=("uitgever", "jaar"),
        entry=read_bibliography(
            Source(
                "bib/lijst.bib",
                "@techreport{a, author = {van der Laan, P. and {RIVM} and others}, editor = {Bos, B. and others},"
                " translator = {Vos, V.}, title = {Zorg \\& Welzijn}, year = 2019, month = apr, address = {Den Haag},"
                " urldate = {2020-01-02}, onvolledig = {uitgever, jaar }, langid = {dutch}, hersteld = {Jaar}, shortauthor = {RIVM}}",
            ),
        )[0][0],
        authors_others=True,
        editors_others=True,
    )


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        pytest.param("journal = {TvS}", "journaltitle", "TvS", id="journal"),
        pytest.param("journal = {Oud}, journaltitle = {Nieuw}", "journaltitle", "Nieuw", id="own name before alias"),
        pytest.param("journaltitle = {}, journal = {TvS}", "journaltitle", "TvS", id="an empty field says nothing"),
        pytest.param("school = {HvA}", "institution", "HvA", id="school"),
        pytest.param("doi = {https://doi.org/10.1000/x\\_y}", "doi", "10.1000/x_y", id="DOI as address"),
        pytest.param("doi = {http://dx.doi.org/10.1000/X}", "doi", "10.1000/X", id="DOI as old address"),
        pytest.param("doi = {doi: 10.1000/x--y}", "doi", "10.1000/x--y", id="DOI with its name"),
        pytest.param("url = {https://a.nl/~x--y?a=1\\&b={2}}", "url", "https://a.nl/~x--y?a=1&b={2}", id="address"),
        pytest.param("howpublished = {\\url{https://a.nl/~x}}", "url", "https://a.nl/~x", id="address elsewhere"),
        pytest.param("url = {\\url{https://a.nl/~x}}", "url", "https://a.nl/~x", id="address in a command"),
        pytest.param("url = {{\\url{https://a.nl/~x} }}", "url", "https://a.nl/~x", id="address in a command in braces"),
        pytest.param("url = {https://a.nl/x https://b.nl/y}", "url", "https://a.nl/x", id="more addresses"),
        pytest.param("doi = {{10.1000/182}}", "doi", "10.1000/182", id="DOI in braces"),
        pytest.param("howpublished = {Brochure}", "howpublished", "Brochure", id="no address"),
        pytest.param("herkomst = {https://a.nl/~x; https://b.nl/y--z}", "herkomst", "https://a.nl/~x; https://b.nl/y--z", id="origin"),
        pytest.param("pages = {12--34}", "pages", "12–34", id="pages"),
    ],
)  # fmt: skip
def test_text(fields: str, name: str, value: str) -> None:
    text = work(f"@misc{{a, {fields}}}").text
    assert text == {name: value}


@pytest.mark.parametrize(
    ("written", "type_", "kind"),
    [
        pytest.param("phdthesis", "thesis", "phdthesis", id="dissertation"),
        pytest.param("mastersthesis", "thesis", "mathesis", id="master's thesis"),
        pytest.param("thesis", "thesis", "", id="thesis"),
        pytest.param("techreport", "report", "", id="report"),
        pytest.param("WWW", "online", "", id="page"),
        pytest.param("Conference", "inproceedings", "", id="paper"),
        pytest.param("folder", "folder", "", id="a type of one's own"),
    ],
)
def test_types(written: str, type_: str, kind: str) -> None:
    read = work(f"@{written}{{a}}")
    assert (read.type, read.get("type"), read.entry.type) == (type_, kind, written.lower())


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param("date = {2010~}", Date(2010, circa=True), id="doubt is not a tie"),
        pytest.param('year = 2019, month = 12 # "~" # apr', Date(2019, 4, 12), id="tie between day and month"),
        pytest.param("year = {{z.~d.}}", None, id="no date"),
        pytest.param("pubstate = {inpress}", Date(text="in druk"), id="state instead of a date"),
        pytest.param("pubstate = {inpress}, date = {2019}", Date(2019), id="state with a date"),
    ],
)
def test_dates(fields: str, date: Date | None) -> None:
    assert work(f"@misc{{a, {fields}}}").date == date


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        pytest.param(
            "@incollection{c, crossref = {p}, title = {Hoofdstuk}}",
            "@collection{p, title = {Boek}, subtitle = {Deel}, editor = {Bos, B.}, date = {2019}, ids = {q}, herkomst = {x}}",
            {"title": "Hoofdstuk", "booktitle": "Boek", "booksubtitle": "Deel", "crossref": "p"},
            id="chapter in a collection",
        ),
        pytest.param(
            "@inproceedings{c, crossref = {P}, title = {Lezing}}",
            "@proceedings{p, title = {Bundel}, booktitle = {Bundel voor BibTeX}}",
            {"title": "Lezing", "booktitle": "Bundel voor BibTeX", "crossref": "P"},
            id="parent made for BibTeX, key in capitals",
        ),
        pytest.param(
            "@article{c, crossref = {q}, title = {Stuk}, number = {}}",
            "@periodical{p, ids = {x, q}, title = {TvS}, number = {3}}",
            {"title": "Stuk", "journaltitle": "TvS", "number": "3", "crossref": "q"},
            id="article in an issue, by its other key",
        ),
        pytest.param(
            "@book{c, xdata = {p, r}, title = {Boek}, location = {Utrecht}}",
            "@xdata{p, publisher = {Boom}, address = {Amsterdam}} @xdata{r, xdata = {s}} @xdata{s, series = {S}}",
            {"title": "Boek", "publisher": "Boom", "location": "Utrecht", "series": "S", "xdata": "p, r"},
            id="shared data, and theirs",
        ),
        pytest.param(
            "@book{c, crossref = {p}, title = {Een}}",
            "@book{p, crossref = {c}, publisher = {Boom}}",
            {"title": "Een", "publisher": "Boom", "crossref": "p"},
            id="a circle",
        ),
    ],
)
@pytest.mark.parametrize("parent_first", [False, True], ids=["child first", "parent first"])
def test_inheritance(child: str, parent: str, expected: dict[str, str], parent_first: bool) -> None:
    texts = [parent, child] if parent_first else [child, parent]
    library = read_library([Source(f"bib/{number}.bib", text) for number, text in enumerate(texts)])
    assert library.problems == ()
    assert dict(library.works["c"].text) == expected
    assert set(library.works["c"].entry.fields) <= {"crossref", "xdata", "title", "location", "number"}


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        pytest.param(
            "date = {2011-05-25~/2012-06-26~}", Date(2011, 5, 25, Date(2012, 6, 26), circa=True), id="circa twice"
        ),
        pytest.param("year = {-}", None, id="no year"),
        pytest.param("year = {2013~}, month = may", Date(2013, 5, circa=True), id="circa with a month"),
        pytest.param("date = {12~april~2013}", Date(2013, 4, 12), id="ties are spaces"),
    ],
)
def test_dates_in_fields(fields: str, date: Date | None) -> None:
    assert read_library([Source("a.bib", f"@book{{k, {fields}}}")]).works["k"].date == date


def test_names_and_dates_are_inherited() -> None:
    library = read_library(
        [Source("a.bib", "@inbook{c, crossref = {p}} @book{p, author = {Bos, B.}, editor = {Vos, V.}, year = 2019}")],
    )
    read = library.works["c"]
    assert (read.authors, read.editors, read.date) == ((Name("Bos", "B."),), (Name("Vos", "V."),), Date(2019))
    assert read.text["bookauthor"] == "Bos, B."


def test_a_date_is_inherited_whole_or_not() -> None:
    text = "@inbook{c, crossref = {p}, year = 2001} @book{p, date = {2019-04-12}, month = may}"
    assert read_library([Source("a.bib", text)]).works["c"].date == Date(2001)


_SHARED = """
    @xdata{a, author = {Ant, A. and Bee, B. and xdata=b-c-author-1}, publisher = {Boom and SWP}, note = {N}, title = {xdata=b-c-title}}
    @xdata{b-c, author = {Cat, C.}, title = {Dier}}
    @xdata{lus, author = {xdata=lus-author}, title = {xdata=kring-title}} @xdata{kring, title = {xdata=lus-title}}
"""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("title = {xdata=b-c-title}", "Dier", id="a whole value, key with a hyphen"),
        pytest.param("title = {xdata={a-title}}", "Dier", id="in braces, by way of another"),
        pytest.param("author = {Dog, D. and xdata=a-author-2}", "Dog, D. and Bee, B.", id="one name among others"),
        pytest.param("editor = {xdata=a-author}", "Ant, A. and Bee, B. and Cat, C.", id="all names"),
        pytest.param("publisher = {xdata=a-publisher-2}", "SWP", id="one publisher of more"),
        pytest.param("title = {See xdata=a-note here}", "See xdata=a-note here", id="within a sentence it is text"),
    ],
)
def test_references_in_values(fields: str, expected: str) -> None:
    library = read_library([Source("a.bib", f"@book{{k, {fields}}} {_SHARED}")])
    name = fields.partition(" ")[0]
    assert not [problem for problem in library.problems if "‘k’" in problem.message]
    found = library.works["k"].inherited.get(name, library.works["k"].entry.fields[name])
    assert found.value == expected


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("title = {xdata=weg-title}", id="no such entry"),
        pytest.param("note = {xdata=a}", id="no field"),
        pytest.param("note = {xdata=b-c-note}", id="a field it has not"),
        pytest.param("author = {xdata=a-author-9}", id="a name it has not"),
        pytest.param("publisher = {xdata=a-author-1}", id="a person for a publisher"),
        pytest.param("author = {xdata=lus-author}", id="an entry that refers to itself"),
        pytest.param("title = {xdata=kring-title}", id="a circle"),
        pytest.param("title = {xdata=k-title}", id="itself"),
    ],
)
def test_a_reference_to_nothing_stays_and_is_reported(fields: str) -> None:
    source = Source("a.bib", f"@book{{k, {fields}}} {_SHARED}")
    library = read_library([source])
    (problem,) = [problem for problem in library.problems if "‘k’" in problem.message]
    name, _, value = fields.partition(" = ")
    assert (problem.code, source.cut(problem.span)) == ("BIB004", value)
    assert "xdata=" in library.works["k"].inherited[name].value


@pytest.mark.parametrize(
    ("number", "fields"),
    [
        pytest.param(1500, "xdata = {{k{next}}}", id="a long line of parents"),
        pytest.param(1500, "crossref = {{k{next}}}", id="a long line of crossref"),
        pytest.param(1500, "xdata = {{k{next}, k{next}, k{after}}}", id="many ways to the same"),
        pytest.param(1500, "title = {{xdata=k{next}-title and xdata=k{next}-title}}", id="values that double"),
        pytest.param(30, "xdata = {{{all}}}", id="all know all"),
    ],
)
def test_no_inheritance_goes_on_for_ever(number: int, fields: str) -> None:
    every = ", ".join(f"k{at}" for at in range(number + 1))
    entries = [f"@book{{k{at}, {fields.format(next=at + 1, after=at + 2, all=every)}}}" for at in range(number)]
    library = read_library([Source("a.bib", "\n".join([*entries, f"@book{{k{number}, title = {{T}}}}"]))])
    assert len(library.works) == number + 1
    assert library.works[f"k{number - 1}"].get("title", "booktitle")


def test_a_missing_parent_is_reported_where_it_is_named() -> None:
    source = Source("a.bib", "@xdata{x, xdata = {weg}} @book{c, xdata = {x, fout}, crossref = {ook}, title = {T}}")
    library = read_library([source])
    assert list(library.works) == ["c"]
    assert [(problem.code, source.cut(problem.span)) for problem in library.problems] == [
        ("BIB004", "{weg}"),
        ("BIB004", "{x, fout}"),
        ("BIB004", "{ook}"),
    ]


def test_files_are_read_together() -> None:
    one = Source("bib/1.bib", "@string{tvs = {Tijdschrift}} @book{a, title = {Een}}")
    two = Source("bib/2.bib", "@article{b, journal = tvs} @book{a, title = {Twee}}")
    library = read_library([one, two])
    assert library.works["b"].text["journaltitle"] == "Tijdschrift"
    assert (list(library.works), library.works["a"].text["title"]) == (["a", "b"], "Een")
    assert library.sources == {"bib/1.bib": one, "bib/2.bib": two}
    (problem,) = library.problems
    assert (problem.code, problem.path, problem.related[0].path) == ("BIB002", "bib/2.bib", "bib/1.bib")


def test_keys_that_differ_in_case_are_two() -> None:
    assert list(read_library([Source("a.bib", "@book{a} @book{A}")]).works) == ["a", "A"]


def test_a_library_survives_pickling_and_is_the_same_each_time() -> None:
    source = Source(
        "a.bib", "@book{a, author = {Bos, B.}, title = {\\'Een}, date = {2019/2020}, crossref = {b}} @book{b}"
    )
    library = read_library([source])
    assert pickle.loads(pickle.dumps(library)) == library == read_library([source])  # noqa: S301  # our own bytes


def test_an_entry_by_itself() -> None:
    (entry,), _ = read_bibliography(Source("a.bib", "@book{a, crossref = {b}, title = {T}}"))
    assert make_work(entry).text == {"crossref": "b", "title": "T"}
