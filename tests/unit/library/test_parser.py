from __future__ import annotations

import time

import pytest

from werkplaats.library.reader import read_bibliography
from werkplaats.model.source import Source


def read(text: str) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Return keys with their fields, and code and place (line:column) of each problem."""
    source = Source("bib/lijst.bib", text)
    entries, problems = read_bibliography(source)
    fields = {entry.key: {name: field.value for name, field in entry.fields.items()} for entry in entries}
    places = [source.position(problem.span.start) for problem in problems]
    return fields, [f"{p.code} {at.line}:{at.column}" for p, at in zip(problems, places, strict=True)]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param("@book{a, title = {Zorg}, year = 2019}", {"title": "Zorg", "year": "2019"}, id="the usual"),
        pytest.param('@book{a, title = "Zorg", year = "2019",}', {"title": "Zorg", "year": "2019"}, id="quotes"),
        pytest.param(
            "@book(a, title = {Zorg (nu)}, year = 2019)", {"title": "Zorg (nu)", "year": "2019"}, id="parentheses"
        ),
        pytest.param("@BOOK { a , TITLE={Zorg} , }", {"title": "Zorg"}, id="capitals and spaces"),
        pytest.param(
            "@book{a\n, title = {Zorg}\n, year = 2019\n}", {"title": "Zorg", "year": "2019"}, id="comma first"
        ),
        pytest.param("@book{a}", {}, id="no fields"),
        pytest.param("@book{a,}", {}, id="only a comma"),
        pytest.param("@book{a, title = {}}", {"title": ""}, id="empty value"),
        pytest.param("@book{a,, title = {Zorg},, }", {"title": "Zorg"}, id="too many commas"),
        pytest.param(
            "@book{a, title = {De {Stad {Am{ster}dam}} nu}}", {"title": "De {Stad {Am{ster}dam}} nu"}, id="nested"
        ),
        pytest.param('@book{a, title = "De {"}Stad{"}"}', {"title": 'De {"}Stad{"}'}, id="quote within braces"),
        pytest.param("@book{a, title = { De\n  stad\t nu }}", {"title": "De stad nu"}, id="white space"),
        pytest.param("@book{a, month = jan}", {"month": "January"}, id="month"),
        pytest.param('@book{a, month = 12 # "~" # APR}', {"month": "12~April"}, id="joined"),
        pytest.param("@book{a, month = mei}", {"month": "mei"}, id="Dutch month without quotes"),
        pytest.param(
            '@string{t = "Tijdschrift"} @book{a, x = t # { voor} # "s"}', {"x": "Tijdschrift voors"}, id="macro"
        ),
        pytest.param("@string(t = {Een}) @STRING{T = {Twee}} @book{a, x = t}", {"x": "Twee"}, id="macro defined twice"),
        pytest.param("@string{b = {B}} @string{t = b # b} @book{a, x = t}", {"x": "BB"}, id="macro of macros"),
        pytest.param('@preamble{"\\newcommand{\\x}{}" # {y}} @book{a, x = 1}', {"x": "1"}, id="preamble"),
        pytest.param("@comment{ @book{a, x = 1} }", {"x": "1"}, id="BibTeX reads on within a comment"),
        pytest.param("% @comment van jan@hva.nl, 3 @ 4\n@book{a, x = 1}", {"x": "1"}, id="text between entries"),
        pytest.param(
            "@book{a, % om en nabij\n x = 1, % en\n y = 2 % of\n}", {"x": "1", "y": "2"}, id="biber's comments"
        ),
        pytest.param("@book{a, date-added = {x}, Web.Page = 3}", {"date-added": "x", "web.page": "3"}, id="odd names"),
        pytest.param("@book{a, titel = {één}, x = {π}}", {"titel": "één", "x": "π"}, id="Unicode"),
    ],
)
def test_reads_without_problems(text: str, fields: dict[str, str]) -> None:
    assert read(text) == ({"a": fields}, [])


@pytest.mark.parametrize(
    "key", ["van:dam/2019", "a+b.c_d-e", "10.1000/x;y", "2019", "Ééntje", "a@b", "a=b", 'o"b', "{x"]
)
def test_keys_of_any_sort(key: str) -> None:
    text = f"@book{{{key}, title = {{Zorg}}}}"
    entries, problems = read_bibliography(Source("a.bib", text))
    assert ([entry.key for entry in entries], problems) == ([key], ())


def test_places() -> None:
    text = 'rommel\n@Book{ a:b ,\n  Title = "Een" # " twee",\n  year=2019 }\nrest'
    source = Source("bib/lijst.bib", text)
    (entry,), _ = read_bibliography(source)
    assert source.cut(entry.span) == text[7:-5]
    assert (source.cut(entry.key_span), entry.path, entry.type) == ("a:b", "bib/lijst.bib", "book")
    cuts = {
        name: (source.cut(field.span), source.cut(field.value_span), source.cut(field.name_span))
        for name, field in entry.fields.items()
    }
    assert cuts == {
        "title": ('Title = "Een" # " twee"', '"Een" # " twee"', "Title"),
        "year": ("year=2019", "2019", "year"),
    }


GOOD = "\n\n@book{goed,\n  title = {Goed},\n}\n"


@pytest.mark.parametrize(
    ("text", "fields", "problems"),
    [
        pytest.param("@book{a,\n  title = {Zorg,\n  year = 2019,\n}", {"year": "2019"}, ["BIB001 2:11"], id="brace missing"),
        pytest.param("@book{a,\n  title = {{Zorg,\n  x = {1},\n  y = 2,\n}", {"x": "1", "y": "2"}, ["BIB001 2:11"], id="two missing"),
        pytest.param('@book{a,\n  title = "Zorg,\n  year = 2019,\n}', {"year": "2019"}, ["BIB001 2:11"], id="quote missing"),
        pytest.param('@book{a,\n  title = "Zo}rg",\n  year = 2019,\n}', {"year": "2019"}, ["BIB001 2:11"], id="brace in quotes"),
        pytest.param("@book{a,\n  title = {Zorg},\n  year = 2019,", {"title": "Zorg", "year": "2019"}, ["BIB001 1:1"], id="not closed"),
        pytest.param("@book{a,\n  title = {Zorg}\n  year = 2019\n}", {"title": "Zorg", "year": "2019"}, ["BIB001 2:16"], id="no comma"),
        pytest.param("@book{a\n  title = {Zorg}\n}", {"title": "Zorg"}, ["BIB001 1:7"], id="no comma after the key"),
        pytest.param("@book{a,\n  title {Zorg},\n  year = 2019\n}", {"year": "2019"}, ["BIB001 2:3"], id="no equals sign"),
        pytest.param("@book{a,\n  title = ,\n  year = 2019\n}", {"year": "2019"}, ["BIB001 2:11"], id="no value"),
        pytest.param("@book{a,\n  pages = 12--34,\n  year = 2019\n}", {"pages": "12--34", "year": "2019"}, ["BIB001 2:11"], id="no braces"),
        pytest.param("@book{a,\n  title = De stad\n}", {"title": "De stad"}, ["BIB001 2:11"], id="words without braces"),
        pytest.param("@book{a,\n  title = {Zorg} nu,\n  year = 2019\n}", {"title": "Zorg", "year": "2019"}, ["BIB001 2:18"], id="text after a value"),
        pytest.param("@book{a,\n  title = {Zorg}},\n  year = 2019\n}", {"title": "Zorg"}, ["BIB001 2:17"], id="closed too early"),
        pytest.param("@book{a}bc,\n  title = {Zorg}\n}", {}, ["BIB001 1:8"], id="closed in the key"),
        pytest.param("@book(a,\n  title = {Zorg}\n}", {"title": "Zorg"}, ["BIB001 3:1"], id="closed by the other sign"),
        pytest.param("@book{a,\n  x = {1},\n  X = {2},\n}", {"x": "1"}, ["BIB001 3:3"], id="field twice"),
        pytest.param("@book{a,\n  x = onbekend,\n  y = onbekend # {!}\n}", {"x": "", "y": "!"}, ["BIB003 2:7", "BIB003 3:7"], id="unknown macro"),
    ],
)  # fmt: skip
def test_one_bad_entry(text: str, fields: dict[str, str], problems: list[str]) -> None:
    assert read(text + GOOD) == ({"a": fields, "goed": {"title": "Goed"}}, problems)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("@book{, title = {Zorg}}", ["BIB001 1:1"], id="no key"),
        pytest.param("@book{title = {Zorg}, year = 2019}", ["BIB001 1:1"], id="a field for a key"),
        pytest.param("@book\n  title = {Zorg}", ["BIB001 1:1"], id="no brace"),
        pytest.param("@string{= {x}}", ["BIB001 1:9"], id="macro without a name"),
        pytest.param("@string{x = {y}", ["BIB001 1:1"], id="macro not closed"),
        pytest.param("@string{x = {y}, z = {w}}", ["BIB001 1:1"], id="two macros in one"),
        pytest.param("@preamble{", ["BIB001 3:1"], id="preamble without a value"),
        pytest.param("@article, titel", ["BIB001 1:1"], id="no brace on this line"),
        pytest.param("@art#icle{a,\n  title = {Zorg}}", ["BIB001 1:1"], id="a sign within the type"),
        pytest.param("lijst{a,\n  title = {Zorg}}", [], id="no type that anyone uses"),
        pytest.param("  boek: article{a, title = {Zorg}}", [], id="an entry in a sentence"),
        pytest.param("% article{a,\n%  title = {Zorg}}", [], id="an entry in a comment"),
        pytest.param("jan@hva.nl en @ 3, @book en {x}", [], id="no entry at all"),
        pytest.param("@Comment{jabref-meta: grouping:\n1 Static:Over @wmo {en zo}\\;0;}", [], id="groups of JabRef"),
        pytest.param("@Comment{jabref-meta: nooit dicht", [], id="groups that never end"),
        pytest.param("@comment zo maar\n  @Comment", [], id="comment without braces"),
    ],
)
def test_what_is_no_entry(text: str, problems: list[str]) -> None:
    assert read(text + GOOD) == ({"goed": {"title": "Goed"}}, problems)


def test_reads_on_after_a_fault_on_the_same_line() -> None:
    fields, problems = read("@book{a, x y} @book{b, x = {1}} @book{c, x = {1")
    assert (list(fields), problems) == (["a", "b", "c"], ["BIB001 1:10", "BIB001 1:46"])


def test_two_faults_that_make_up_for_each_other_hide_nothing() -> None:
    text = "@book{a,\n  title = {Een,\n  year = 2019,\n}\n\n@book{b,\n  title = {Twee}},\n  year = 2020,\n}\n"
    assert read(text + GOOD) == (
        {"a": {"year": "2019"}, "b": {"title": "Twee"}, "goed": {"title": "Goed"}},
        ["BIB001 2:11", "BIB001 7:17"],
    )


def test_a_value_may_quote_an_entry() -> None:
    text = "@book{a,\n  note = {Zo:\n@book{b,\n  title = {Twee},\n}\n},\n}\n"
    assert read(text) == ({"a": {"note": "Zo: @book{b, title = {Twee}, }"}}, [])


def test_double_keys_are_both_kept_and_point_at_each_other() -> None:
    text = "@book{a, x = 1}\n@book{b, x = 1}\n@book{a, x = 2}\n"
    source = Source("bib/lijst.bib", text)
    entries, (problem,) = read_bibliography(source)
    assert [entry.key for entry in entries] == ["a", "b", "a"]
    assert (problem.code, source.position(problem.span.start).line) == ("BIB002", 3)
    (related,) = problem.related
    assert (related.path, source.cut(related.span), related.span.start) == ("bib/lijst.bib", "a", 6)


def test_messages_name_the_thing_and_the_way_out() -> None:
    text = "@book{berg2019,\n  journal = tvs,\n  title = {Zorg,\n  year = 2019,\n}\n@book{x, crossref = {weg}}@book{x}"
    _, problems = read_bibliography(Source("bib/lijst.bib", text))
    assert [problem.message for problem in problems] == [
        (
            "Bron ‘berg2019’ gebruikt in het veld ‘journal’ de afkorting ‘tvs’, die nergens is vastgelegd; "
            "schrijf {tvs} tussen accolades of leg de afkorting vast met @string."
        ),
        "Bron ‘berg2019’ mist ‘}’ achter de waarde van het veld ‘title’; zet dat teken erachter, voor de komma.",
        "Bron ‘x’ verwijst met ‘crossref’ naar ‘weg’, die niet bestaat; verbeter de sleutel of voeg die bron toe.",
        "Sleutel ‘x’ bestaat al en deze tweede bron telt niet mee; geef haar een eigen sleutel of haal haar weg.",
    ]


@pytest.mark.parametrize(
    ("text", "fields", "problem"),
    [
        pytest.param(
            "@book{van dam 2019,\n  title = {Zorg},\n}",
            {"vandam2019": {"title": "Zorg"}},
            ("van dam 2019", "De sleutel ‘van dam 2019’ bevat een spatie; schrijf ‘vandam2019’."),
            id="spaces in the key",
        ),
        pytest.param(
            "@book dam2019,\n  title = {Zorg},\n}",
            {"dam2019": {"title": "Zorg"}},
            ("@book dam2019,", "Na ‘@book’ ontbreekt de accolade; schrijf @book{dam2019, met een komma erachter."),
            id="no brace after the type",
        ),
        pytest.param(
            "Book{dam2019,\n  title = {Zorg},\n}",
            {"dam2019": {"title": "Zorg"}},
            (
                "Book",
                "Voor ‘Book’ ontbreekt ‘@’; schrijf @Book, of zet ‘%’ voor elke regel van deze bron als zij niet meetelt.",
            ),
            id="no at sign",
        ),
        pytest.param(
            "@book[dam2019,\n  title = {Zorg},\n}",
            {"dam2019": {"title": "Zorg"}},
            ("@book[dam2019,", "Na ‘@book’ ontbreekt de accolade; schrijf @book{dam2019, met een komma erachter."),
            id="a bracket for the brace",
        ),
        pytest.param(
            "@book(a,\n  title = {Zorg},\n}",
            {"a": {"title": "Zorg"}},
            ("}", "Bron ‘a’ begint met ‘(’ en eindigt met ‘}’; schrijf op allebei de plaatsen een accolade."),
            id="closed by the other sign",
        ),
        pytest.param(
            "@book{a,\n  title = {Zorg};\n  year = {2019},\n}",
            {"a": {"title": "Zorg", "year": "2019"}},
            (";", "Bron ‘a’ heeft ‘;’ achter het veld ‘title’; schrijf daar een komma."),
            id="a semicolon for the comma",
        ),
        pytest.param(
            "@book{a,\n  journal title = {Zorg},\n  year = {2019},\n}",
            {"a": {"year": "2019"}},
            (
                "journal title",
                "Bron ‘a’ heeft een spatie in de naam van het veld ‘journal title’; schrijf ‘journaltitle’.",
            ),
            id="a space in the name of a field",
        ),
        pytest.param(
            "@book{a,\n  title {Zorg in de wijk},\n}",
            {"a": {}},
            ("title", "Bron ‘a’ mist ‘=’ achter de naam van het veld ‘title’; schrijf title = {waarde}."),
            id="no equals sign",
        ),
        pytest.param(
            "@book{a,\n  volume: 4,\n}",
            {"a": {}},
            (
                "volume:",
                "Bron ‘a’ mist ‘=’ (niet ‘:’) achter de naam van het veld ‘volume’; schrijf volume = {waarde}.",
            ),
            id="a colon for it",
        ),
        pytest.param(
            "@book{a,\n  nog nakijken bij de bibliotheek,\n}",
            {"a": {}},
            (
                "nog nakijken bij de bibliotheek",
                "Bron ‘a’ heeft hier iets dat geen veld is (‘nog nakijken bij de…’); schrijf naam = {waarde}, met een komma erachter, of haal het weg.",
            ),
            id="a note",
        ),
        pytest.param(
            '@book{a,\n  title = "Zorg,\n}',
            {"a": {}},
            (
                '"Zorg',
                'Bron ‘a’ mist ‘"’ achter de waarde van het veld ‘title’; zet dat teken erachter, voor de komma.',
            ),
            id="quote missing",
        ),
        pytest.param(
            "@misc{a,\n  url = https://a.nl/?b=1#c,\n}",
            {"a": {"url": "https://a.nl/?b=1#c"}},
            (
                "https://a.nl/?b=1#c",
                "Bron ‘a’ heeft bij ‘url’ een waarde zonder accolades; schrijf url = {https://a.nl/?b=1#c}.",
            ),
            id="an address without braces",
        ),
        pytest.param(
            "@misc{a,\n  note = https://a.nl/b (bekeken; 2019) en meer},\n}",
            {"a": {"note": "https://a.nl/b (bekeken; 2019) en meer"}},
            (
                "https://a.nl/b (bekeken; 2019) en meer",
                "Bron ‘a’ heeft bij ‘note’ een waarde zonder accolades; schrijf note = {https://a.nl/b (bekeken; 2019) en meer}.",
            ),
            id="an address and more without the first brace",
        ),
        pytest.param(
            "@misc{a,\n  title = Samen koken},\n  year = {2019},\n}",
            {"a": {"title": "Samen koken", "year": "2019"}},
            ("Samen koken}", "Bron ‘a’ mist ‘{’ voor de waarde van het veld ‘title’; zet dat teken ervoor."),
            id="only the first brace missing",
        ),
        pytest.param(
            "@misc{a,\n  note = https://a.nl/b (bekeken; 2019)},\n  year = {2019},\n}",
            {"a": {"note": "https://a.nl/b (bekeken; 2019)", "year": "2019"}},
            (
                "https://a.nl/b (bekeken; 2019)}",
                "Bron ‘a’ mist ‘{’ voor de waarde van het veld ‘note’; zet dat teken ervoor.",
            ),
            id="only the first brace missing, before an address",
        ),
        pytest.param(
            "@misc{a, title = “De stad”, year = 2019}",
            {"a": {"title": "“De stad”", "year": "2019"}},
            ("“De stad”", "Bron ‘a’ heeft bij ‘title’ een waarde zonder accolades; schrijf title = {De stad}."),
            id="curly quotes",
        ),
        pytest.param(
            "@misc{a,\n  year = ,\n}",
            {"a": {}},
            (",", "Bron ‘a’ heeft geen waarde bij ‘year’; schrijf year = {waarde}, of haal het veld weg."),
            id="no value",
        ),
    ],
)
def test_one_slip_is_one_finding_with_the_way_out(
    text: str, fields: dict[str, dict[str, str]], problem: tuple[str, str]
) -> None:
    source = Source("bib/lijst.bib", text + GOOD)
    entries, problems = read_bibliography(source)
    found = {entry.key: {name: field.value for name, field in entry.fields.items()} for entry in entries}
    assert [(source.cut(p.span), p.message) for p in problems] == [problem]
    assert found == fields | {"goed": {"title": "Goed"}}


def test_what_lies_before_an_entry_without_its_sign_is_reported_too() -> None:
    fields, problems = read("@rommel\n\nbook{a,\n  title = {Zorg},\n}\n@misc b,\n  title = {Wonen},\n}\n" + GOOD)
    assert (list(fields), problems) == (["a", "b", "goed"], ["BIB001 1:1", "BIB001 3:1", "BIB001 6:1"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@a b,\n c={d}\n" * 20_000, id="types without a brace, with fields"),
        pytest.param("book{b,\n c={d}}\n" * 20_000, id="types without their sign"),
        pytest.param("book{b,\n" * 20_000, id="types without their sign or fields"),
        pytest.param("@a{b,c={\n" * 20_000, id="braces never closed"),
        pytest.param('@a{b,c="{\n' * 20_000, id="quotes never closed"),
        pytest.param("@" * 200_000, id="only at signs"),
        pytest.param("@a " * 60_000, id="types without a brace"),
        pytest.param("{" * 200_000, id="only braces"),
        pytest.param("@a{b,c=" + "{" * 100_000 + "}" * 100_000, id="deep"),
        pytest.param("@a{b,c=" + "{x}#" * 50_000, id="a long sum"),
        pytest.param("@a{b," + "c={}," * 40_000, id="one field many times"),
        pytest.param("@a{b,\n" + "c d\n" * 40_000, id="many faults"),
        pytest.param("@a{b" + " " * 200_000, id="white space"),
        pytest.param("@a{b,c=" + "a" * 200_000, id="a long name"),
        pytest.param("@a{b,c=1 " * 20_000, id="entries in entries"),
    ],
)
def test_time_is_linear(text: str) -> None:
    # A quadratic reader needs minutes for these; the clock is that of the processor, so other work does not count.
    begin = time.process_time()
    read_bibliography(Source("a.bib", text))
    assert time.process_time() - begin < 5
