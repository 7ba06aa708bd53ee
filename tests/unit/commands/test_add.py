"""`werkplaats add` as an editor runs it: files in, the list on disk out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from werkplaats.cli import main
from werkplaats.commands.add import read_sources
from werkplaats.commands.additions import as_work, insert_entry, likeness, make_key
from werkplaats.commands.online import doi_of, isbn_of
from werkplaats.exchange.bibtex import read_bibtex
from werkplaats.exchange.draft import make_draft, write_entry
from werkplaats.exchange.tidy import tidy
from werkplaats.library.reader import read_library
from werkplaats.model.source import Source

OWN = Path(__file__).parents[3] / "bib" / "literatuur.bib"

LIST = """\
% De lijst.

@book{baart2001,
  author       = {Baart, A.},
  title        = {Een theorie van de presentie},
  publisher    = {Lemma},
  date         = {2001},
  isbn         = {978-90-5931-048-3},
}

% Nagekeken in de catalogus.
@book{tonkens2009,
  author       = {Tonkens, Evelien},
  title        = {Wat mensen bezielt},
  date         = {2009},
  doi          = {10.1000/ABC},
}
"""

NEW = """\
@article{kampen2013,
  author       = {Kampen, Thomas and de Boer, Jan and {Raad voor Zorg}},
  title        = {Verzorgde wijken},
  subtitle     = {een studie},
  journaltitle = {Zorg \\& Wijk},
  volume       = {12},
  number       = {3},
  date         = {2013-04},
  pages        = {10--22},
  doi          = {10.1234/zw.5},
  langid       = {dutch},
  herkomst     = {de catalogus},
}
"""

BIBTEX = """
@Article{Kampen_etal:13, AUTHOR = "Thomas Kampen and Boer, Jan de and {Raad voor Zorg}", title = {Verzorgde wijken: een studie},
 journal = {Zorg \\& Wijk}, volume = 12, number = 3, year = 2013, month = apr, pages = {10-22}, language = {nl},
 doi = {https://doi.org/10.1234/zw.5}, url = {https://doi.org/10.1234/zw.5}, abstract = {Lang}, file = {a.pdf}, urldate = {2020-01-01}}
"""
RIS = """\ufeffTY  - JOUR\r
AU  - Kampen, Thomas\r
AU  - de Boer, Jan\r
AU  - Raad voor Zorg\r
TI  - Verzorgde wijken:\r
een studie\r
T2  - Zorg & Wijk\r
VL  - 12\r
IS  - 3\r
PY  - 2013\r
DA  - 2013/04//\r
SP  - 10\r
EP  - 22\r
DO  - 10.1234/zw.5\r
UR  - https://doi.org/10.1234/zw.5\r
LA  - nl\r
N2  - Lang\r
ER  - \r
"""
CSL = json.dumps(
    [
        {
            "id": "x",
            "type": "article-journal",
            "title": "Verzorgde <i>wijken</i>: een studie",
            "container-title": ["Zorg &amp; Wijk"],
            "volume": 12,
            "issue": "3",
            "page": "10–22",
            "DOI": "10.1234/zw.5",
            "URL": "http://dx.doi.org/10.1234/zw.5",
            "language": "nl-NL",
            "publisher": "Zorg BV",
            "issued": {"date-parts": [[2013, 4]]},
            "author": [
                {"family": "Kampen", "given": "Thomas"},
                {"family": "Boer", "given": "Jan", "non-dropping-particle": "de"},
                {"literal": "Raad voor Zorg"},
            ],
        }
    ]
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "lijst.bib").write_text(LIST, encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Proef\nplugins:\n  - werkplaats:\n      content_model: true\n", encoding="utf-8")
    return config


def add(site: Path, text: str, *arguments: str) -> int:
    file = site.parent / "export.txt"
    file.write_text(text, encoding="utf-8", newline="")
    return main(["add", str(file), *arguments, "--config", str(site)])


def listed(site: Path) -> str:
    return (site.parent / "bib" / "lijst.bib").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [BIBTEX, RIS, CSL], ids=["bibtex", "ris", "csl-json"])
def test_each_form_gives_the_same_entry_in_its_place(site: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert add(site, text, "--herkomst", "de catalogus") == 0
    before, after = LIST.split("\n\n% Nagekeken")
    assert listed(site) == f"{before}\n\n{NEW}\n% Nagekeken{after}"
    said = capsys.readouterr().out
    assert "met sleutel kampen2013" in said
    assert "[@kampen2013]" in said
    assert main(["check", "--config", str(site)]) == 0


def test_standard_input(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BIBTEX.encode()), isatty=lambda: True))
    assert main(["add", "--config", str(site)]) == 0
    assert "Plak hier de bron." in capsys.readouterr().err
    assert "@article{kampen2013," in listed(site)


@pytest.mark.parametrize("option", ["--dry-run", "--diff"])
def test_looking_first_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert add(site, BIBTEX, option) == 0
    assert listed(site) == LIST
    said = capsys.readouterr().out
    assert ("+@article{kampen2013," if option == "--diff" else "Zou worden toegevoegd") in said


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        pytest.param("@misc{x, title={Iets anders}, doi={https://doi.org/10.1000/abc}, year=2020, url={https://a.nl}}", "dezelfde doi als ‘tonkens2009’", id="doi"),
        pytest.param("@book{x, title={Presentie}, author={Baart}, publisher={L}, year=2010, isbn={9059310489}}", "hetzelfde isbn als ‘baart2001’", id="isbn of ten"),
        pytest.param("@book{x, title={Een Theorie van de Presentié.}, author={Andries Baart}, publisher={L}, year=2001}", "bijna dezelfde titel", id="title"),
        pytest.param("@book{x, title={Een theorie van de presentie: herzien}, author={Baart, A.}, publisher={L}, year=2001}", "bijna dezelfde titel", id="with a subtitle"),
    ],
)  # fmt: skip
def test_a_likely_duplicate_is_shown_and_not_written(
    site: Path, capsys: pytest.CaptureFixture[str], entry: str, says: str
) -> None:
    assert add(site, entry) == 1
    assert listed(site) == LIST
    said = capsys.readouterr().err
    assert says in said
    assert "--duplicate-ok" in said
    assert add(site, entry, "--duplicate-ok") == 0
    assert listed(site) != LIST


def test_the_chapters_of_one_book_share_its_isbn(site: Path) -> None:
    entry = "@incollection{{x, title={{{}}}, author={{{}}}, booktitle={{B}}, publisher={{L}}, year=2001, isbn={{9789059310483}}}}"
    assert add(site, entry.format("Een", "Jansen") + entry.format("Twee", "Bakker")) == 0


def test_the_good_ones_are_added_and_the_others_named(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(site, "@book{een, title={Zonder uitgever}, author={Aa, B.}, year=2001}\n" + BIBTEX) == 1
    said = capsys.readouterr()
    assert "Niet toegevoegd: ‘een’ is nog niet in orde." in said.err
    assert "BIB009" in said.err
    assert "kampen2013" in listed(site)
    assert "Zonder uitgever" not in listed(site)
    assert add(site, "@book{een, title={Zonder uitgever}, author={Aa, B.}, year=2001}", "--onvolledig", "uitgever") == 0
    assert listed(site).startswith("% De lijst.\n\n@book{aa2001,\n")


def test_what_is_saved_in_the_list_while_a_source_is_pasted_stays(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pasting(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            (site.parent / "bib" / "lijst.bib").write_text(LIST + "% nieuw\n", encoding="utf-8")
            return super().read(size)

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=Pasting(BIBTEX.encode()), isatty=lambda: False))
    assert main(["add", "-", "--config", str(site)]) == 0
    assert listed(site).endswith("% nieuw\n")
    assert "@article{kampen2013," in listed(site)


@pytest.mark.parametrize(
    ("encoding", "code"),
    [
        pytest.param("utf-8-sig", 0, id="mark of UTF-8"),
        pytest.param("utf-16", 0, id="mark of UTF-16"),
        pytest.param("utf-16-le", 2, id="UTF-16 without a mark"),
        pytest.param("cp1252", 2, id="Windows"),
    ],
)
def test_an_export_may_be_in_any_encoding_that_it_names(
    site: Path, capsys: pytest.CaptureFixture[str], encoding: str, code: int
) -> None:
    export = site.parent / "export.ris"
    export.write_bytes(RIS.removeprefix("\ufeff").replace("Raad", "Raâd").encode(encoding))
    assert main(["add", str(export), "--config", str(site)]) == code
    assert ("{Raâd voor Zorg}" in listed(site)) is (code == 0)
    assert ("is niet opgeslagen als UTF-8" in capsys.readouterr().err) is (code == 2)


def test_a_broken_export_is_refused_whole(site: Path) -> None:
    export = site.parent / "export.ris"
    export.write_bytes(RIS.removeprefix("\ufeff").encode("utf-16") + b"\x00")
    assert main(["add", str(export), "--config", str(site)]) == 2
    assert listed(site) == LIST


def test_only_what_a_source_lacks_is_called_unknown(site: Path) -> None:
    books = "@book{a, title={Zonder}, author={Aa, B.}, year=2001}\n@book{b, title={Met}, author={Bee, B.}, publisher={L}, year=2001}"
    assert add(site, books, "--onvolledig", "uitgever, Jaar") == 0
    works = read_library([Source("lijst.bib", listed(site))]).works
    assert (works["aa2001"].incomplete, works["bee2001"].incomplete) == (("uitgever",), ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("TY  - HOLO\nTI  - Iets\nAU  - Aa, B.\nPY  - 2001\nER  - \n", id="ris"),
        pytest.param(
            '[{"type": "HOLO", "title": "Iets", "author": [{"family": "Aa"}], "issued": {"date-parts": [[2001]]}}]',
            id="csl",
        ),
    ],
)
def test_a_type_that_nobody_knows_is_told(site: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert add(site, text) == 0
    assert "@misc{aa2001,\n" in listed(site)
    assert "Let op: de soort ‘HOLO’ is hier niet bekend, daarom staat er @misc." in capsys.readouterr().out


def test_a_web_page_of_zotero_keeps_its_site(site: Path) -> None:
    entry = "@misc{x, title={Wijkteams}, url={https://a.nl/w}, urldate={2024-01-02}, journal={Movisie}, year=2020}"
    assert add(site, entry) == 0
    assert "@online{movisie2020,\n" in listed(site)
    assert "  organization = {Movisie},\n" in listed(site)


def test_what_has_one_right_answer_is_mended(site: Path) -> None:
    assert add(site, "@book{x, title={Met een punt.}, author={Aa, B.}, publisher={L}, year=2001}") == 0
    assert "title        = {Met een punt},\n" in listed(site)


def test_what_reference_managers_write_elsewhere_gets_its_own_field(site: Path) -> None:
    entry = "@misc{x, title={Op het web}, author={{Gemeente U}}, howpublished={\\url{https://a.nl/b_c}}, year=2020, note={Publisher: U}}"
    assert add(site, entry) == 0
    assert "  url          = {https://a.nl/b_c},\n" in listed(site)
    assert "howpublished" not in listed(site)
    assert "Publisher" not in listed(site)


def test_who_adds_a_double_on_purpose_hears_how_to_account_for_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = "@book{x, title={Een theorie van de presentie}, author={Baart, A.}, publisher={L}, year=2001}"
    assert add(site, entry, "--duplicate-ok") == 0
    assert "% werkplaats: negeer BIB021" in capsys.readouterr().out


def test_a_source_twice_in_one_file_is_added_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(site, BIBTEX + BIBTEX.replace("Kampen_etal", "Ander")) == 1
    assert listed(site).count("10.1234/zw.5") == 1
    assert "dezelfde doi als ‘kampen2013’" in capsys.readouterr().err


def test_keys_are_in_our_form_and_unique(site: Path) -> None:
    entry = "@book{{x, title={{{}}}, author={{{}}}, publisher={{L}}, year=2001}}\n"
    books = [("Alfa", "Baart, A."), ("Beta", "Baart, A. and van 't Hof, B."), ("Gamma", "Baart, A. and van 't Hof, B."), ("Delta", "{Amsterdams Kenniscentrum voor Maatschappelijke Innovatie}"), ("Epsilon", "Çelik, É.")]  # fmt: skip
    assert add(site, "".join(entry.format(*book) for book in books)) == 0
    keys = list(read_library([Source("x", listed(site))]).works)
    expected = ["akmi2001", "baart2001", "baart2001b", "baart2001c", "baartvanthof2001", "celik2001", "tonkens2009"]
    assert keys == expected


def test_a_source_that_cannot_be_read_whole_is_left_out(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        add(site, "@book{heel, title={A b c}, author={Aa, B.}, publisher={L}, year=2001}\n@book{half, title={D e f\n")
        == 1
    )
    assert "export.txt:2:" in capsys.readouterr().err
    assert "aa2001" in listed(site)
    assert "D e f" not in listed(site)


def test_what_an_entry_has_of_its_book_is_written_out(site: Path) -> None:
    book = "@book{b, title={Het geheel}, editor={Cc, D.}, publisher={L}, year=2001}\n"
    assert add(site, "@incollection{a, title={Een deel}, author={Aa, B.}, crossref={b}, pages={1-2}}\n" + book) == 0
    work = read_library([Source("x", listed(site))]).works["aa2001"]
    assert (work.get("booktitle"), work.get("publisher"), work.entry.fields.get("crossref")) == (
        "Het geheel",
        "L",
        None,
    )


def test_other_line_ends_stay(site: Path) -> None:
    file = site.parent / "bib" / "lijst.bib"
    file.write_bytes(LIST.replace("\n", "\r\n").encode())
    assert add(site, BIBTEX) == 0
    data = file.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize("text", ["", "% leeg", "% leeg\n"])
def test_an_empty_list_takes_its_first_entry(text: str) -> None:
    made = insert_entry(text, "a2001", "@book{a2001,\n}")
    assert made.startswith(text)
    assert made.endswith("@book{a2001,\n}\n")


def test_our_own_list_has_the_form_that_is_written() -> None:
    """Each entry of the real list, read and written again, has the same lines: the form is the list's own."""
    text = OWN.read_text(encoding="utf-8")
    drafts, problems = read_bibtex(Source("bib/literatuur.bib", text))
    assert not problems
    assert len(drafts) > 50
    entries = {entry.partition(",")[0]: entry for entry in text.split("\n\n@")}
    for draft in drafts:
        written = write_entry(draft.key, tidy(draft)).removeprefix("@")
        found = entries[f"{draft.type}{{{draft.key}"].strip()
        assert sorted(written.splitlines()) == sorted(found.splitlines())


def test_no_work_of_our_own_list_is_taken_for_another() -> None:
    works = list(read_library([Source("x", OWN.read_text(encoding="utf-8"))]).works.values())
    assert [(a.key, b.key) for a in works for b in works if a is not b and likeness(a, b)] == []


def test_text_of_others_cannot_break_the_list() -> None:
    draft = make_draft(
        "book", {"title": "100% {a} \\ $x_1$ & co ~ #1", "author": "{A & B}", "url": "https://a.nl/b_c~d"}
    )
    works = read_library([Source("x", write_entry("k", tidy(draft)))])
    assert not works.problems
    assert works.works["k"].get("title") == "100% {a} \\ $x_1$ & co ~ #1"
    assert works.works["k"].get("url") == "https://a.nl/b_c~d"
    assert make_key(as_work(draft), ()) == "abzd"


@pytest.mark.parametrize("text", [RIS, CSL], ids=["ris", "csl-json"])
@pytest.mark.parametrize("sign", ["{", "}", "\\\\", "}{", "%", "$", "~", " and ", ",", "@book(", "\u202e"])
@pytest.mark.parametrize("place", ["Thomas", "Verzorgde", "Zorg &", "10.1234", "doi.org", "nl"])
def test_no_sign_at_any_place_breaks_the_list(text: str, sign: str, place: str) -> None:
    drafts, faults = read_sources(Source("x", text.replace(place, f"{place}{sign}", 1)))
    assert not faults
    for draft in map(tidy, drafts):
        key = make_key(as_work(draft), ())
        library = read_library([Source("lijst.bib", insert_entry(LIST, key, write_entry(key, draft)))])
        assert not library.problems
        assert set(library.works) == {"baart2001", "tonkens2009", key}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["nergens.bib"], "is geen bestand, geen doi en geen geldig isbn", id="no file"),
        pytest.param(["10.1234/zw.5"], "zet er --online bij", id="doi"),
        pytest.param(["9789059310483"], "zet er --online bij", id="isbn"),
        pytest.param(["9789059310486"], "geen geldig isbn", id="wrong digit"),
        pytest.param(
            ["x.bib", "--onvolledig", "titel,onzin"],
            "‘onzin’ kan niet bij --onvolledig; kies uit: titel, jaar",
            id="word",
        ),
    ],
)
def test_wrong_use_is_2(site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    assert main(["add", *arguments, "--config", str(site)]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("Jansen, J. (2001). Iets.", "verwacht wordt BibTeX", id="prose"),
        pytest.param("[1, 2]", "geen CSL-JSON", id="other json"),
        pytest.param("{kapot", "begint als JSON", id="broken json"),
        pytest.param("[]", "staat geen bron", id="list of nothing"),
        pytest.param("", "staat geen bron", id="nothing"),
    ],
)
def test_a_text_of_no_known_form_is_2(site: Path, capsys: pytest.CaptureFixture[str], text: str, says: str) -> None:
    assert add(site, text) == 2
    assert says in capsys.readouterr().err
    assert listed(site) == LIST


@pytest.mark.parametrize("text", ["bestand.bib", "10.12/x", "12345", "978905931048", "x" * 17])
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    assert not doi_of(text)
    assert not isbn_of(text)
