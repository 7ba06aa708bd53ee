"""What we read is what pybtex reads, on any list it can read; and no text, however broken, makes us fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import Parser
from pybtex.richtext import Text

from werkplaats.library.dates import make_date
from werkplaats.library.files import decode_source
from werkplaats.library.latex import decode
from werkplaats.library.names import parse_names
from werkplaats.library.reader import read_bibliography, read_library
from werkplaats.library.texstring import split_names
from werkplaats.model.source import Source

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

# ---------------------------------------------------------------------------------------- whole lists

MACROS = ["tvs", "HvA", "boom-uitg", "x1"]
PLAIN = st.text("abc ABC éë09,=#@%()'/~:;.-_&\n\t", max_size=12)
LATEX = st.sampled_from([r"\'{e}", r"{\"o}", r"\&", "--", "{}", r"{\c c}", r"\emph{x}", "{A}", "``a''"])
BRACED = st.recursive(
    st.lists(PLAIN | LATEX | st.just('"'), max_size=3).map("".join),
    lambda inner: st.lists(inner | inner.map(lambda text: f"{{{text}}}"), max_size=3).map("".join),
    max_leaves=6,
)
QUOTED = st.lists(PLAIN | LATEX | BRACED.map(lambda text: f"{{{text}}}"), max_size=3).map("".join)
MACRO = st.sampled_from([*MACROS, "jan", "FEB", "dec"]).flatmap(
    lambda name: st.sampled_from([name, name.upper(), name.lower()]),
)
SPACE = st.sampled_from(["", " ", "\n", "\n  ", "\t", "\r\n"])
PART = st.one_of(
    BRACED.map(lambda text: f"{{{text}}}"),
    QUOTED.map(lambda text: f'"{text}"').filter(lambda text: '"' not in _outside_braces(text[1:-1])),
    st.integers(0, 99999).map(str),
    MACRO,
)
NAMES = st.lists(
    st.sampled_from(["van der Laan, Piet", "Jan de Boer", "{Raad van State}", r"G{\"o}del, Kurt", "King, Jr., M. L.", "others"]),
    min_size=1,
    max_size=3,
).map(lambda names: "{" + " and ".join(names) + "}")  # fmt: skip
KEY = st.text("abcXYZ019:./+-_é", min_size=1, max_size=8)
FIELD_NAME = st.text("abcXYZ-_.:", min_size=1, max_size=6).filter(lambda name: name.lower() not in {"author", "editor"})
JUNK = st.text("abc {}\"',=#%()\n.-é", max_size=15)


def _outside_braces(text: str) -> str:
    depth = 0
    kept = ""
    for char in text:
        depth += (char == "{") - (char == "}")
        kept += char if depth == 0 else ""
    return kept


@st.composite
def lists(draw: DrawFn) -> str:
    """A list without faults, in all the shapes that BibTeX allows."""
    text = "".join(f'@string{{{name} = "{name} voluit"}}\n' for name in MACROS)
    for key in draw(st.lists(KEY, max_size=3, unique_by=str.lower)):
        text += draw(JUNK) + draw(st.sampled_from(["", "\n", "@comment{ ", "@preamble{{x} # {y}}\n"]))
        fields: list[str] = []
        for name in draw(st.lists(FIELD_NAME, max_size=4, unique_by=str.lower)):
            value = (draw(SPACE) + "#" + draw(SPACE)).join(draw(st.lists(PART, min_size=1, max_size=3)))
            fields.append(name + draw(SPACE) + "=" + draw(SPACE) + value + draw(SPACE))
        fields += [f"{role} = {draw(NAMES)}" for role in ("author", "editor")]
        type_ = draw(st.sampled_from(["book", "Article", "TECHREPORT", "eigen"]))
        separator = "," + draw(SPACE)
        body = draw(SPACE) + key + draw(SPACE) + separator + separator.join(fields) + draw(st.sampled_from(["", ","]))
        opening, closing = draw(st.sampled_from([("{", "}"), ("{", "}"), ("(", ")")]))
        text += "@" + draw(SPACE) + type_ + draw(SPACE) + opening + body + draw(SPACE) + closing + "\n"
    return text


@given(lists())
def test_lists_are_read_as_pybtex_reads_them(text: str) -> None:
    theirs = Parser().parse_string(text)
    ours, problems = read_bibliography(Source("lijst.bib", text))
    assert [problem.message for problem in problems if "afgesloten" not in problem.message] == []
    assert [(entry.key, entry.type) for entry in ours] == [(entry.key, entry.type) for entry in theirs.entries.values()]
    for our, their in zip(ours, theirs.entries.values(), strict=True):
        people = {role.lower(): persons for role, persons in their.persons.items()}
        for name, field in our.fields.items():
            if name in people:
                assert [Person(written) for written in split_name_list(field.value)] == people[name]
        rest = {name: field.value for name, field in our.fields.items() if name not in people}
        assert rest == {name.lower(): value for name, value in their.fields.items()}


@given(lists())
def test_places_hold_what_they_say(text: str) -> None:
    source = Source("lijst.bib", text)
    for entry in read_bibliography(source)[0]:
        assert source.cut(entry.key_span) == entry.key
        whole = source.cut(entry.span)
        assert whole[0] == "@"
        assert whole[-1] in ")}"
        before = entry.key_span.end
        for name, field in entry.fields.items():
            assert source.cut(field.name_span).lower() == name == field.name
            assert field.span == (field.name_span.start, field.value_span.end)
            assert before < field.span.start
            before = field.span.end
            value = source.cut(field.value_span)
            if value.startswith("{") and "#" not in value:
                assert " ".join(value[1:-1].split()) == field.value
        assert before < entry.span.end


# ---------------------------------------------------------------------------------------- broken lists


@st.composite
def broken(draw: DrawFn) -> str:
    """A list with pieces taken out, doubled and put in."""
    text = draw(lists())
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 8)))
        text = text[:start] + str(draw(st.text('@{}()",=#%\\\n ab1é', max_size=4))) + text[end:]
    return text


@given(broken() | st.text() | st.text('@{}()",=#%\\\n ab1'))
def test_no_text_makes_reading_fail(text: str) -> None:
    source = Source("lijst.bib", text)
    library = read_library([source])
    for problem in library.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        assert problem.message.endswith(".")
    for key, work in library.works.items():
        assert "".join(source.cut(work.entry.key_span).split()) == key
        assert work.entry.span.start <= work.entry.key_span.start < work.entry.key_span.end <= work.entry.span.end


@given(broken())
def test_a_fault_does_not_hide_what_follows(text: str) -> None:
    entries, _ = read_bibliography(Source("lijst.bib", f"{text}\n\n@book{{veilig,\n  title = {{Zorg}},\n}}\n"))
    safe = [entry for entry in entries if entry.key == "veilig"]
    assert [entry.fields["title"].value for entry in safe] == ["Zorg"]


@given(st.binary())
def test_no_bytes_make_opening_fail(data: bytes) -> None:
    source, problems = decode_source("lijst.bib", data)
    assert all(problem.span.end <= max(len(source.text), 1) for problem in problems)


# ---------------------------------------------------------------------------------------- names

GIVEN = st.lists(
    st.sampled_from(["Jan", "P.", "J.-W.", r"{\'E}mile", 'Zo{\\"e}', "{Th.}", "M. L."]), min_size=1, max_size=3
)
VON = st.lists(st.sampled_from(["van", "der", "de", "'t", "la", "von", "ter", r"{\'e}l"]), max_size=3)
LAST = st.lists(
    st.sampled_from(["Laan", "Boer-Bos", r"G{\"o}del", "{El Khalil}", "Poussin", "Núñez"]), min_size=1, max_size=2
)
TIE = st.sampled_from([" ", "  ", "~", "\n"])


@st.composite
def names(draw: DrawFn) -> str:
    """A name with its particle where BibTeX wants it."""
    given, von, last = (draw(parts) for parts in (GIVEN, VON, LAST))
    tie = draw(TIE)
    match draw(st.sampled_from(["first last", "last, first", "last, jr, first", "last"])):
        case "first last":
            return tie.join([*given, *von, last[-1]])
        case "last, first":
            return tie.join([*von, *last]) + "," + tie + tie.join(given)
        case "last, jr, first":
            return tie.join([*von, *last]) + ", Jr., " + tie.join(given)
        case _:
            return tie.join([*von, last[-1]])


@given(st.lists(names(), min_size=1, max_size=4))
def test_names_are_taken_apart_as_pybtex_does(written: list[str]) -> None:
    value = " ".join(" and ".join(written).split())
    ours, others = parse_names(value)
    assert not others
    for name, text in zip(ours, split_name_list(value), strict=True):
        their = Person(text)
        if name.literal:
            assert their.last_names == [text]
            continue
        parts = (their.last_names, their.bibtex_first_names, their.prelast_names, their.lineage_names)
        assert (name.family, name.given, name.particle, name.suffix) == tuple(decode(" ".join(part)) for part in parts)


@given(st.lists(st.sampled_from(["a", "and", " and ", "{", "}", " ", "b,", "AND "]), max_size=10).map("".join))
def test_lists_of_names_are_split_as_pybtex_does(text: str) -> None:
    if text.count("{") == text.count("}") and _balanced(text):
        assert split_names(text) == split_name_list(text)


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return True


@given(st.text("aA,{}\\'\" ~=.-"))
def test_no_name_makes_reading_fail(text: str) -> None:
    for name in parse_names(text)[0]:
        assert isinstance(name.family, str)


# ---------------------------------------------------------------------------------------- text and dates


@given(st.text(st.characters(exclude_categories=["C", "Z", "M"], exclude_characters="\\{}~$%")).filter(str.strip))
def test_plain_text_is_what_latexcodec_makes_of_it(text: str) -> None:
    composed = decode(text)
    if not any(sign in text for sign in ("http://", "https://")):
        assert composed == decode(str(Text.from_latex(text)))


@pytest.mark.parametrize("accent", list("`'^~=.\"uvHcdkr"))
@pytest.mark.parametrize("letter", list("aeiouyncsz") + list("AEOUC"))
@pytest.mark.parametrize("form", [r"\{0}{{{1}}}", r"{{\{0} {1}}}", r"{{\{0}{{{1}}}}}"])
def test_accents_are_those_of_latexcodec(accent: str, letter: str, form: str) -> None:
    latex = form.format(accent, letter)
    their = str(Text.from_latex(latex))
    if "\\" not in their:  # it knows fewer
        assert decode(latex) == decode(their)


@given(st.text() | st.text("\\{}$~-'`^_\"a1 uvc\n"))
def test_no_latex_makes_decoding_fail(text: str) -> None:
    assert isinstance(decode(text), str)


@given(*[st.text("0123456789-/~?.Xx[] janmei") | st.sampled_from(["2019", "feb", "31", "z.d."])] * 4)
def test_no_date_makes_reading_fail(date: str, year: str, month: str, day: str) -> None:
    read = make_date(date, year, month, day)
    assert read is None or read.month is None or 1 <= read.month <= 12
