"""Where a Dutch sentence ends."""

from __future__ import annotations

import pytest

from werkplaats.scan.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Een zin. Nog een!", ["Een zin.", "Nog een!"], id="two"),
        pytest.param("Zie bijv. Amsterdam. Klaar.", ["Zie bijv. Amsterdam.", "Klaar."], id="abbreviation"),
        pytest.param(
            "Volgens J. Smit en A.B. de Boer klopt dat. Ja.",
            ["Volgens J. Smit en A.B. de Boer klopt dat.", "Ja."],
            id="initials",
        ),
        pytest.param(
            "Het is zo (Baart, 2001, p. 21). Daarna niet.",
            ["Het is zo (Baart, 2001, p. 21).", "Daarna niet."],
            id="locator",
        ),
        pytest.param("“Echt waar?” vroeg zij. Ja.", ["“Echt waar?” vroeg zij.", "Ja."], id="a small letter goes on"),
        pytest.param(
            "Hij zei: “Nee.” Toen ging hij.", ["Hij zei: “Nee.”", "Toen ging hij."], id="closing quotation mark"
        ),
        pytest.param("Plooy et al. (2009) zeggen dat.", ["Plooy et al. (2009) zeggen dat."], id="et al."),
        pytest.param("Movisie (z.d.) Schreef", ["Movisie (z.d.) Schreef"], id="z.d."),
        pytest.param("Op 3.5 hectare. 5 huizen", ["Op 3.5 hectare.", "5 huizen"], id="numbers"),
        pytest.param("Geen punt", ["Geen punt"], id="no stop"),
        pytest.param("  ", [], id="nothing"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected
