"""`werkplaats add --online` over a real line: the services are a host on this machine that answers in their documented forms.

Sources: DOI content negotiation (citation.doi.org/docs.html) with what Crossref makes of CSL-JSON (its issues 187, 222 and 580: types of its own,
lists where a text belongs) and what DataCite makes of it; the Books API of Open Library (openlibrary.org/dev/docs/api/books).
"""

from __future__ import annotations

import json
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.local_host import answer, local_host
from werkplaats.cli import main
from werkplaats.library.reader import read_library
from werkplaats.model.source import Source
from werkplaats.web.http import Request, Terms, ask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.local_host import LocalHost
    from werkplaats.model.entry import Work
    from werkplaats.web.http import Reply

LIST = "@book{baart2001,\n  author    = {Baart, A.},\n  title     = {Een theorie},\n  publisher = {Lemma},\n  date      = {2001},\n}\n"
SERVICES = ("https://doi.org", "https://api.crossref.org", "https://data.crosscite.org", "https://openlibrary.org")
PATIENCE = 0.5

ARTICLE = {
    "indexed": {"date-parts": [[2024, 1, 2]], "date-time": "2024-01-02T03:04:05Z", "timestamp": 1},
    "publisher": "Wiley",
    "issue": "6",
    "license": [{"URL": "https://voorbeeld.nl/licentie", "start": {"date-parts": [[2018, 9, 1]]}}],
    "content-domain": {"domain": [], "crossmark-restriction": False},
    "short-container-title": ["Br Educ Res J"],
    "published-print": {"date-parts": [[2018, 12]]},
    "abstract": "<jats:p>Over vertrouwen.</jats:p>",
    "DOI": "10.1234/vertrouwen",
    "type": "journal-article",
    "page": "1047-1063",
    "title": "Governing through trust: <i>community</i> &amp; state",
    "prefix": "10.1234",
    "volume": "44",
    "author": [
        {"given": "Nathan", "family": "Fretwell", "sequence": "first", "affiliation": [{"name": "Middlesex"}]},
        {"given": "Anna", "family": "de Vries", "sequence": "additional", "affiliation": []},
        {"name": "Raad voor Zorg", "sequence": "additional", "affiliation": []},
    ],
    "container-title": "British Educational Research Journal",
    "original-title": [],
    "language": "en",
    "issued": {"date-parts": [[2018, 9, 17]]},
    "URL": "http://dx.doi.org/10.1234/vertrouwen",
    "ISSN": ["0141-1926", "1469-3518"],
    "subtitle": [],
    "relation": {},
    "score": 1,
}
CHAPTER = {
    "type": "book-chapter",
    "title": ["Zorg in de wijk"],
    "container-title": ["Handboek zorg"],
    "author": [{"given": "Jan", "family": "Berg"}],
    "editor": [{"given": "Els", "family": "Bos"}],
    "publisher": "Springer",
    "publisher-location": "Cham",
    "page": "1-20",
    "issued": {"date-parts": [[2020]]},
    "DOI": "10.1234/hoofdstuk",
    "ISBN": ["9789059310483"],
}
DATA = {
    "type": "dataset",
    "id": "https://doi.org/10.5072/data",
    "categories": ["Sociology"],
    "author": [{"family": "Jansen", "given": "Noor"}, {"literal": "Lectoraat Stad"}],
    "issued": {"date-parts": [[2021, 3, 4]]},
    "abstract": "Wat er gemeten is.",
    "DOI": "10.5072/data",
    "publisher": "DANS",
    "title": "Metingen in de buurt",
    "URL": "https://doi.org/10.5072/data",
    "copyright": "Creative Commons Attribution 4.0",
    "version": "2",
}
BOOK = {
    "ISBN:9789059310483": {
        "url": "https://openlibrary.org/books/OL1M/De_lange_weg",
        "key": "/books/OL1M",
        "title": "De lange weg",
        "subtitle": "een geschiedenis",
        "authors": [{"url": "https://openlibrary.org/authors/OL1A/x", "name": "Jos van der Lans"}],
        "number_of_pages": 240,
        "by_statement": "Jos van der Lans",
        "identifiers": {"isbn_13": ["9789059310483"], "openlibrary": ["OL1M"]},
        "publishers": [{"name": "Augustus"}, {"name": "Nog een"}],
        "publish_places": [{"name": "Amsterdam"}],
        "publish_date": "March 2010",
        "subjects": [{"name": "Zorg", "url": "https://openlibrary.org/subjects/zorg"}],
        "cover": {"small": "https://covers.openlibrary.org/b/id/1-S.jpg"},
    }
}
ISBN = "/api/books?bibkeys=ISBN:9789059310483&format=json&jscmd=data"


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHost]:
    """The services, all on one host of this machine."""
    with local_host() as host:
        send = partial(ask, terms=Terms(lambda places: places, patience=PATIENCE, limit=2 * PATIENCE))

        def here(request: Request) -> Reply:
            service = next(name for name in SERVICES if request.address.startswith(name))
            return send(request._replace(address=host.address(request.address.removeprefix(service))))

        monkeypatch.setattr("urllib.request.getproxies", dict[str, str])
        monkeypatch.setattr("werkplaats.commands.online.ask", here)
        yield host


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib" / "lijst.bib").write_text(LIST, encoding="utf-8", newline="\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Proef\nplugins: [{werkplaats: {bib_dir: bib}}]\n", encoding="utf-8"
    )
    return tmp_path


def _add(site: Path, number: str) -> int:
    return main(["add", number, "--online", "--config", str(site / "mkdocs.yml")])


def _list(site: Path) -> str:
    return (site / "bib" / "lijst.bib").read_bytes().decode()


def _added(site: Path) -> Work:
    library = read_library([Source("x", _list(site))])
    assert not library.problems
    (key,) = set(library.works) - {"baart2001"}
    return library.works[key]


def _doi(host: LocalHost, doi: str, data: object, service: str = "https://api.crossref.org") -> None:
    """Let the resolver send us on to a service, as it does when metadata are asked for."""
    host.answers[f"/{doi}"] = answer(
        302, b"<html>Handle Redirect</html>", Location=f"{service}/v1/works/{doi}/transform"
    )
    host.answers[f"/v1/works/{doi}/transform"] = answer(200, json.dumps(data).encode(), Content_Type="application/json")


def test_an_article_of_crossref(site: Path, services: LocalHost) -> None:
    _doi(services, "10.1234/vertrouwen", ARTICLE)
    assert _add(site, "https://doi.org/10.1234/vertrouwen") == 0
    assert {asked.headers["accept"] for asked in services.asked} == {"application/vnd.citationstyles.csl+json"}
    assert all("werkplaats/" in asked.headers["user-agent"] for asked in services.asked)
    work = _added(site)
    assert (work.key, work.type) == ("fretwell2018", "article")
    assert [(n.family, n.particle, n.literal) for n in work.authors] == [
        ("Fretwell", "", False),
        ("Vries", "de", False),
        ("Raad voor Zorg", "", True),
    ]
    wanted = {
        "title": "Governing through trust",
        "subtitle": "community & state",
        "journaltitle": "British Educational Research Journal",
        "volume": "44",
        "number": "6",
        "doi": "10.1234/vertrouwen",
        "url": "",
        "issn": "0141-1926",
        "langid": "english",
        "herkomst": "https://doi.org/10.1234/vertrouwen",
    }
    assert {name: work.get(name) for name in wanted} == wanted
    assert work.date
    assert (work.date.year, work.date.month, work.date.day) == (2018, 9, 17)


def test_a_chapter_of_crossref(site: Path, services: LocalHost) -> None:
    _doi(services, "10.1234/hoofdstuk", CHAPTER)
    assert _add(site, "10.1234/hoofdstuk") == 0
    work = _added(site)
    assert (work.type, work.get("title"), work.get("booktitle")) == ("incollection", "Zorg in de wijk", "Handboek zorg")
    assert (work.get("publisher"), work.get("pages"), work.editors[0].family) == ("Springer", "1–20", "Bos")


def test_data_of_datacite(site: Path, services: LocalHost) -> None:
    _doi(services, "10.5072/data", DATA, "https://data.crosscite.org")
    assert _add(site, "10.5072/data") == 0
    work = _added(site)
    assert (work.type, work.get("title"), work.get("publisher"), work.get("version")) == (
        "dataset",
        "Metingen in de buurt",
        "DANS",
        "2",
    )
    assert [(n.family, n.literal) for n in work.authors] == [("Jansen", False), ("Lectoraat Stad", True)]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        pytest.param("posted-content", "online", id="preprint of Crossref"),
        pytest.param("article", "online", id="preprint of DataCite"),
        pytest.param("report", "report", id="report"),
        pytest.param("report-component", "report", id="part of a report"),
        pytest.param("dissertation", "thesis", id="thesis"),
        pytest.param("monograph", "book", id="monograph"),
        pytest.param("reference-book", "collection", id="book of reference"),
        pytest.param("other", "misc", id="other"),
    ],
)
def test_the_types_of_the_registries(site: Path, services: LocalHost, kind: str, type_: str) -> None:
    data = {**DATA, "type": kind, "publisher": "Zenodo", "editor": DATA["author"]}
    _doi(services, "10.5072/data", data)
    assert _add(site, "10.5072/data") == 0
    assert _added(site).type == type_


@pytest.mark.parametrize("kind", ["book-section", "book-part", "reference-entry"])
def test_the_parts_of_books_of_crossref(site: Path, services: LocalHost, kind: str) -> None:
    _doi(services, "10.1234/hoofdstuk", {**CHAPTER, "type": kind})
    assert _add(site, "10.1234/hoofdstuk") == 0
    assert _added(site).get("booktitle") == "Handboek zorg"


def test_a_book_of_open_library(site: Path, services: LocalHost) -> None:
    services.answers[ISBN] = answer(200, json.dumps(BOOK).encode())
    assert _add(site, "978-90-5931-048-3") == 0
    work = _added(site)
    assert (work.key, work.get("title"), work.get("subtitle")) == ("vanderlans2010", "De lange weg", "een geschiedenis")
    assert (work.get("publisher"), work.get("location"), work.get("herkomst")) == (
        "Augustus",
        "Amsterdam",
        "https://openlibrary.org/isbn/9789059310483",
    )


def test_an_isbn_of_ten_digits_is_asked_as_thirteen(site: Path, services: LocalHost) -> None:
    services.answers[ISBN] = answer(200, json.dumps(BOOK).encode())
    assert _add(site, "90-5931-048-9") == 0
    assert services.asked[0].target == ISBN


NESTED = b"[" * 200_000
HALF = json.dumps({**ARTICLE, "title": "\ud800"}).encode()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        pytest.param(answer(404, b"<html>DOI Not Found</html>"), "bestaat niet; kijk het nummer na", id="unknown"),
        pytest.param(answer(410), "bestaat niet", id="withdrawn"),
        pytest.param(answer(406), "heeft geen gegevens", id="not in this form"),
        pytest.param(answer(204), "heeft geen gegevens", id="nothing known"),
        pytest.param(answer(503), "antwoordt niet goed (fout 503)", id="down"),
        pytest.param(answer(429, Retry_After="60"), "antwoordt niet goed (fout 429)", id="too busy"),
        pytest.param(answer(200, b"<html>Een pagina</html>"), "is niet te lezen", id="a page"),
        pytest.param(answer(200), "is niet te lezen", id="nothing"),
        pytest.param(answer(200, b"\xff\xfe{}"), "is niet te lezen", id="other bytes"),
        pytest.param(answer(200, b"[1]"), "is niet te lezen", id="other json"),
        pytest.param(answer(200, NESTED), "is niet te lezen", id="too deep"),
        pytest.param(answer(200, HALF), "is niet te lezen", id="half a character"),
        pytest.param(answer(200, b" " * 3_000_000), "geeft een te groot antwoord", id="without end"),
        pytest.param(answer(302, Location="/10.1234/abc"), "blijft doorverwijzen", id="round and round"),
        pytest.param(answer(302, Location="https://[kapot"), "dit is geen adres", id="to no address"),
        pytest.param(b"", "is niet te lezen", id="hung up"),
        pytest.param(b"HTTP/1.1 200 X\r\nContent-Length: 900\r\n\r\n{", "is niet te lezen", id="broken off"),
    ],
)
def test_an_answer_that_is_of_no_use_is_told_and_nothing_is_written(
    site: Path, services: LocalHost, capsys: pytest.CaptureFixture[str], sent: bytes, says: str
) -> None:
    services.answers["/10.1234/abc"] = sent
    assert _add(site, "10.1234/abc") == 1
    said = capsys.readouterr()
    assert says in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert _list(site) == LIST


@pytest.mark.parametrize(
    "sent",
    [answer(200, b"{}"), answer(200, b'{"ISBN:9789059310483": null}'), answer(200, b"[]")],
    ids=["nothing", "null", "a list"],
)
def test_an_isbn_that_is_not_known(
    site: Path, services: LocalHost, capsys: pytest.CaptureFixture[str], sent: bytes
) -> None:
    services.answers[ISBN] = sent
    assert _add(site, "9789059310483") == 1
    assert "Open Library kent isbn 9789059310483 niet" in capsys.readouterr().err
    assert _list(site) == LIST


def test_a_service_that_is_silent_is_not_waited_for(
    site: Path, services: LocalHost, capsys: pytest.CaptureFixture[str]
) -> None:
    services.answers["/10.1234/abc"] = lambda _: time.sleep(3 * PATIENCE)
    begun = time.monotonic()
    assert _add(site, "10.1234/abc") == 1
    assert time.monotonic() - begun < 3 * PATIENCE
    assert "antwoordt niet op tijd. Controleer de internetverbinding" in capsys.readouterr().err
    assert _list(site) == LIST


def test_without_a_network(site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> object:
        raise OSError("geen net")

    monkeypatch.setattr("urllib.request.getproxies", dict[str, str])
    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    assert _add(site, "10.1234/abc") == 1
    assert capsys.readouterr().err == (
        "https://doi.org/10.1234/abc geeft geen antwoord: de site is niet te bereiken. "
        "Controleer de internetverbinding, of voeg de bron toe uit een bestand.\n"
    )


def test_values_of_any_form_break_nothing(site: Path, services: LocalHost, capsys: pytest.CaptureFixture[str]) -> None:
    """Each field in turn holds something else than it should: a source is added or refused, and the list can be read."""
    for number, name in enumerate(ARTICLE):
        for wrong in (None, 3, [], {}, [None], [[None]], "{", True, {"date-parts": [[None]]}, {"date-parts": "x"}):
            _doi(services, f"10.1234/n{number}", {**ARTICLE, "DOI": f"10.1234/n{number}", name: wrong})
            code = main(["add", f"10.1234/n{number}", "--online", "--dry-run", "--config", str(site / "mkdocs.yml")])
            said = capsys.readouterr()
            assert code in {0, 1}, said.err
            assert "Er ging iets mis" not in said.err
    assert _list(site) == LIST
