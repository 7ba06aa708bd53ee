"""The box with faults on a served page: in pages only, the page itself as it was, its length told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from werkplaats.plugin.preview import add_notes, with_notes

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = b"<!doctype html><html><body class='a'><p>Tekst</p></body></html>"


def ask(kind: str, notes: list[str]) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of what an application serves, with these notes."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def app(_: object, start: Callable[[str, list[tuple[str, str]]], None]) -> list[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(PAGE)))])
        return [PAGE[:20], PAGE[20:]]

    body = b"".join(with_notes(app, lambda: notes)({}, lambda status, headers: said.append((status, headers))))
    return said[0][0], dict(said[0][1]), body


@pytest.mark.parametrize(
    ("kind", "notes"),
    [
        pytest.param("text/html", [], id="nothing wrong"),
        pytest.param("application/javascript", ["fout"], id="no page"),
    ],
)
def test_what_needs_no_box_stays_as_it_is(kind: str, notes: list[str]) -> None:
    status, headers, body = ask(kind, notes)
    assert (status, headers["Content-Length"], body) == ("200 OK", str(len(PAGE)), PAGE)


def test_a_page_has_the_faults_on_top() -> None:
    _, headers, body = ask("text/html; charset=utf-8", ["a.md:1:1: CIT001 <script> & ‘x’"])
    start, box, rest = body.partition(b"<aside")
    assert start == b"<!doctype html><html><body class='a'>"
    assert rest.endswith(b"</aside><p>Tekst</p></body></html>")
    assert "Zo kan de site niet online: 1 melding." in (box + rest).decode()
    assert "a.md:1:1: CIT001 &lt;script&gt; &amp; ‘x’" in rest.decode()
    assert headers["Content-Length"] == str(len(body))


def test_of_many_the_first_are_shown() -> None:
    text = add_notes(PAGE, [f"melding-{number}." for number in range(30)]).decode()
    assert "30 meldingen" in text
    assert "melding-19." in text
    assert "melding-20." not in text
    assert "hier de eerste 20" in text
