"""Nothing from a bibliography becomes mark-up, and only safe addresses become links."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.helpers import read_works
from werkplaats.model.inline import Run
from werkplaats.render.html import inline_html
from werkplaats.render.links import doi_address, safe_href
from werkplaats.render.profiles import load_profile
from werkplaats.render.references import render_reference
from werkplaats.resolve.labels import make_labels

HBO = load_profile("nl-hbo")
EVIL = '<script>alert(1)</script><img src=x onerror="y" \'>&amp;'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(name for name, _ in attrs)))


def test_runs() -> None:
    inline = (Run("a & b "), Run("c<d", italic=True), Run("e", href="https://x.nl/?a=1&b=2"))
    assert inline_html(inline) == 'a &amp; b <i>c&lt;d</i><a href="https://x.nl/?a=1&amp;b=2">e</a>'


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ufdd0", "\ufdd1", "\uffff"])
def test_a_sign_that_html_cannot_hold_is_shown_as_such(sign: str) -> None:
    """One in a bibliography stopped the build: the XML reader that puts citations into a page refuses it."""
    assert inline_html((Run(f"a{sign}b\n"),)) == "a�b\n"


def test_unsafe_address_of_a_run_is_dropped_and_its_text_kept() -> None:
    assert inline_html((Run("klik", href="javascript:alert(1)"),)) == "klik"


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "journal",
        "volume",
        "number",
        "pages",
        "publisher",
        "edition",
        "doi",
        "url",
        "year",
        "type",
        "series",
        "eid",
    ],
)
@pytest.mark.parametrize("type_", ["article", "report", "online", "incollection"])
def test_no_field_becomes_markup(type_: str, field: str) -> None:
    fields = {"author": "Bos, A.", "title": "Wat", field: EVIL}
    bib = f"@{type_}{{a, {', '.join(f'{name} = {{{value}}}' for name, value in fields.items())}}}"
    (work,) = read_works(bib).values()
    parser = _Tags()
    parser.feed(inline_html(render_reference(work, make_labels([work], HBO)["a"], HBO)))
    assert set(parser.seen) <= {("i", ()), ("a", ("href",))}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param("https://a.nl/b#c", "https://a.nl/b#c", id="https"),
        pytest.param("HTTP://A.NL", "HTTP://A.NL", id="http in capitals"),
        pytest.param("mailto:a@b.nl", "mailto:a@b.nl", id="mail"),
        pytest.param("urn:nbn:nl:ui:22-1", "urn:nbn:nl:ui:22-1", id="urn"),
        pytest.param("hdl:1887/12", "https://hdl.handle.net/1887/12", id="handle"),
        pytest.param("doi:10.1000/182", "https://doi.org/10.1000/182", id="doi"),
        pytest.param("javascript:alert(1)", "", id="script"),
        pytest.param(" javascript:alert(1)", "", id="script behind a space"),
        pytest.param("java\nscript:alert(1)", "", id="script over two lines"),
        pytest.param("data:text/html,x", "", id="data"),
        pytest.param("vbscript:x", "", id="other script"),
        pytest.param("//evil.nl/", "", id="no scheme"),
        pytest.param("www.ceczo.nl", "", id="bare host"),
        pytest.param("https://", "", id="no host"),
        pytest.param('https://a.nl/"onclick="x', "", id="quote"),
        pytest.param("https://a.nl/a b", "", id="space"),
        pytest.param("https://a.nl/\u2028", "", id="line separator"),
        pytest.param("file:///etc/passwd", "", id="file"),
        pytest.param("https://a.nl/\u202egpj.exe", "", id="a sign that turns the text around"),
    ],
)
def test_safe_href(address: str, expected: str) -> None:
    assert safe_href(address) == expected


def test_doi_address_quotes_what_an_address_cannot_hold() -> None:
    assert doi_address("10.1002/(SICI)1097-4571(199806)49:8<693::AID>3.0.CO;2-O") == (
        "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID%3E3.0.CO;2-O"
    )
    assert doi_address("geen doi") == ""
