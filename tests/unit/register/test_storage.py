"""The file: what is written is read back, what is broken is reported with its place, and git can merge it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkplaats.model.source import Source
from werkplaats.register import REGISTER_FILE, Record, Register, match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TEXTS = [
    "Bewoners kennen het buurthuis nog van vroeger en lopen er graag binnen.",
    "Het wijkteam zit sinds kort in hetzelfde gebouw, maar op een andere verdieping.",
    "Vrijwilligers schenken koffie en houden een oogje in het zeil.",
    "De gemeente betaalt de huur voor drie jaar en kijkt daarna verder.",
    "Niemand weet precies wie er verantwoordelijk is voor de tuin.",
]
VALUE = "\tabcdefgh\t4\tAAEAAgADAAQ"
HEADER = Register().serialise()


def _register(pages: Mapping[str, Sequence[str]]) -> Register:
    return match(Register(), pages).updated()


def _read(body: str, header: str = HEADER) -> tuple[Register, list[tuple[str, str]]]:
    """Return the register, and for each problem the text under its span and its message."""
    text = header + body
    register, problems = Register.parse(text, REGISTER_FILE)
    assert all(problem.code == "SYS010" and problem.path == REGISTER_FILE for problem in problems)
    source = Source(REGISTER_FILE, text)
    return register, [(source.cut(problem.span), problem.message) for problem in problems]


def test_an_empty_file_is_an_empty_register() -> None:
    assert Register.parse("", "r") == (Register(), ())
    assert Register.parse(HEADER, "r") == (Register(), ())


def test_the_file_holds_no_text() -> None:
    written = _register({"a/": ["Jan Jansen vertelt over zijn buurt."]}).serialise()
    assert "jansen" not in written.casefold()


def test_every_kind_of_record_is_read_back() -> None:
    records = (
        Record("p-222222", "abcdefgh", 4, "AAEAAgADAAQ"),
        Record("p-333333", "abcdefgi", 4, "AAEAAgADAAQ", heir=""),
        Record("p-444444", "abcdefgj", 4, "AAEAAgADAAQ", heir="p-222222"),
        Record("p-555555", "", heir="p-555555"),
        Record("p-666666", "", heir=""),
    )
    register = Register({"a/": records, "b/": (Record("p-555555", "abcdefgk", 1, "AAE"),)})
    assert Register.parse(register.serialise(), "r") == (register, ())
    assert Register.parse("\ufeff" + register.serialise().replace("\n", "\r\n"), "r") == (register, ())


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=30), min_size=1, max_size=4), max_size=4))
def test_any_pages_are_read_back(pages: dict[str, list[str]]) -> None:
    register = _register(pages)
    assert Register.parse(register.serialise(), "r") == (register, ())


def test_pages_are_sorted_and_paragraphs_in_order() -> None:
    register = _register({"b/": TEXTS[:2], "": TEXTS[2:3], "a/": TEXTS[3:]})
    lines = [line for line in register.serialise().splitlines() if line.startswith("/")]
    assert lines == ["/", "/a/", "/b/"]
    assert [record.digest for record in register.pages["a/"]] == [
        record.digest for record in _register({"x/": TEXTS[3:]}).pages["x/"]
    ]


@pytest.mark.parametrize(
    ("bad", "place", "message"),
    [
        (f"p-333333\n{VALUE[:-20]}!\n", "p-333333\n" + VALUE[:-20] + "!", "vingerafdruk van ‘p-333333’ is onleesbaar"),
        ("p-333333\n", "p-333333", "vingerafdruk van ‘p-333333’ is onleesbaar"),
        (f"{VALUE}\n", VALUE, "ontbreekt het adres"),
        ("zomaar een regel\n", "zomaar een regel", "‘zomaar een regel’ is geen adres van een alinea of pagina"),
        (f"p-222222\n{VALUE}\n", "p-222222", "‘p-222222’ staat er twee keer in"),
    ],
    ids=["bad fingerprint", "no fingerprint", "no id", "something else", "same id twice"],
)
def test_one_bad_line_is_reported_and_the_rest_is_read(bad: str, place: str, message: str) -> None:
    register, problems = _read(f"/a/\np-222222\n{VALUE}\n{bad}p-444444\n{VALUE}\n")
    assert [cut for cut, _ in problems] == [place]
    assert message in problems[0][1]
    live = [record.id for record in register.pages["a/"] if record.live]
    assert live == ["p-222222", "p-444444"]


def test_an_id_whose_fingerprint_is_lost_is_not_given_again() -> None:
    (id_,) = match(Register(), {"a/": TEXTS[:1]}).ids.values()
    register, _ = _read(f"/a/\n{id_}\n\tkapot\n")
    (other,) = match(register, {"a/": TEXTS[:1]}).ids.values()
    assert other != id_
    assert register.serialise() == Register.parse(register.serialise(), "r")[0].serialise()


def test_the_same_id_twice_names_the_first_place() -> None:
    text = f"{HEADER}/a/\np-222222\n{VALUE}\n/b/\np-222222\n{VALUE}\n"
    _, (problem,) = Register.parse(text, "r")
    source = Source("r", text)
    assert source.position(problem.related[0].span.start).line == source.position(problem.span.start).line - 3
    assert "check --fix" in problem.message


def test_another_first_line_and_a_record_without_page_are_reported() -> None:
    register, problems = _read(f"p-222222\n{VALUE}\n", header="# iets anders\n")
    assert [cut for cut, _ in problems] == ["# iets anders", "p-222222"]
    assert register.pages[""][0].id == "p-222222"


def test_a_paragraph_that_lives_wins_over_its_grave() -> None:
    register, problems = _read(f"/a/\np-222222\n{VALUE}\tweg\n/b/\np-222222\n{VALUE}\n")
    assert not problems
    assert register.pages["a/"][0].moved
    assert register.pages["b/"][0].live


CONFLICT = """\
/a/
p-222222
<<<<<<< HEAD
{value}
||||||| 1234567
\tzzzzzzzz\t4\tAAEAAgADAAQ
=======
\tabcdefgi\t4\tAAEAAgADAAQ
>>>>>>> tak
p-333333
{value}
<<<<<<< HEAD
p-444444
{value}
=======
p-555555
{value}
>>>>>>> tak
"""


def test_both_sides_of_a_merge_conflict_are_read() -> None:
    register, problems = _read(CONFLICT.format(value=VALUE))
    assert [cut for cut, _ in problems] == ["<<<<<<< HEAD", "<<<<<<< HEAD"]
    assert all("samenvoegconflict" in message and "check --fix" in message for _, message in problems)
    assert [record.id for record in register.pages["a/"]] == ["p-222222", "p-333333", "p-444444", "p-555555"]
    assert register.pages["a/"][0].digest == "abcdefgh"


def _merge(folder: Path, texts: Sequence[str]) -> tuple[int, str]:
    """Let git merge mine, base and theirs."""
    paths = [folder / name for name in ("mine", "base", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8", newline="\n")
    done = subprocess.run(["git", "merge-file", "-p", *paths], capture_output=True, check=False)
    return done.returncode, done.stdout.decode("utf-8")


ONE, TWO, THREE, FOUR, FIVE = TEXTS
TWO_, THREE_ = f"{TWO} Dat went.", f"{THREE} En meer dan dat."
NEW = "Er kwam iets nieuws bij."


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        ([ONE, TWO_, THREE, FOUR, FIVE], [ONE, TWO, THREE_, FOUR, FIVE], [ONE, TWO_, THREE_, FOUR, FIVE]),
        ([ONE, THREE, FOUR, FIVE], [ONE, TWO, THREE_, FOUR, FIVE], [ONE, THREE_, FOUR, FIVE]),
        ([ONE, TWO, FOUR, FIVE], [ONE, TWO_, THREE, FOUR, FIVE], [ONE, TWO_, FOUR, FIVE]),
        ([ONE, TWO, NEW, THREE, FOUR, FIVE], [ONE, TWO, THREE_, FOUR, FIVE], [ONE, TWO, NEW, THREE_, FOUR, FIVE]),
        ([ONE, TWO, NEW, THREE, FOUR, FIVE], [ONE, TWO_, THREE, FOUR, FIVE], [ONE, TWO_, NEW, THREE, FOUR, FIVE]),
        ([NEW, *TEXTS], [*TEXTS, THREE_], [NEW, *TEXTS, THREE_]),
    ],
    ids=[
        "neighbours reworded",
        "removed above reworded",
        "removed below reworded",
        "added above reworded",
        "added below reworded",
        "two added",
    ],
)
def test_git_merges_the_work_of_two_editors(
    tmp_path: Path, mine: list[str], theirs: list[str], merged: list[str]
) -> None:
    base = _register({"a/": TEXTS, "b/": TEXTS[:2]})
    sides = [match(base, {"a/": texts, "b/": TEXTS[:2]}) for texts in (mine, theirs)]
    code, text = _merge(tmp_path, [sides[0].updated().serialise(), base.serialise(), sides[1].updated().serialise()])
    assert code == 0, text
    register, problems = Register.parse(text, "r")
    assert not problems
    after = match(register, {"a/": merged, "b/": TEXTS[:2]})
    assert not after.changed, "what both editors wrote is known in full"
    assert set(after.ids.values()) <= {id_ for side in sides for id_ in side.ids.values()}


def test_git_merges_pages_of_two_editors(tmp_path: Path) -> None:
    base = _register({"a/": TEXTS[:2], "m/": TEXTS[2:4], "z/": TEXTS[4:]})
    pages = {"a/": TEXTS[:2], "m/": TEXTS[2:4], "z/": TEXTS[4:]}
    mine = match(base, {**pages, "c/": ["Een pagina van de een."]}).updated()
    theirs = match(base, {**pages, "p/": ["Een pagina van de ander."]}).updated()
    code, merged = _merge(tmp_path, [mine.serialise(), base.serialise(), theirs.serialise()])
    assert code == 0
    assert list(Register.parse(merged, "r")[0].pages) == ["a/", "c/", "m/", "p/", "z/"]
