from __future__ import annotations

import subprocess
import sys

import pytest

from werkplaats.library.latex import decode, decode_address


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        pytest.param(
            "Gewone tekst, met 50% & meer #1 a_b", "Gewone tekst, met 50% & meer #1 a_b", id="nothing special"
        ),
        pytest.param("Zorg in {Nederland}", "Zorg in Nederland", id="protecting braces"),
        pytest.param("{{{Dubbel}}}", "Dubbel", id="nested braces"),
        pytest.param(r"a\begin{it}b\end{it}c\hspace{1em}d \textcolor{red}{e}", "abc d e", id="settings are no text"),
        pytest.param(r"O($n \log n / \log\log n$)", "O(n log n / log log n)", id="functions"),
        pytest.param(r"\mkbibquote{{\"U}ber \enquote{zwei}}", "“Über ‘zwei’”", id="quotes within quotes"),
        pytest.param(
            r"Franc{\ocirc{u}}, \polhk{a}, Gel\cprime fand", "Franců, ą, Gel’fand", id="accents of MathSciNet"
        ),
        pytest.param("`{My} job isn't gone', she said", "‘My job isn't gone’, she said", id="single quotes"),
        pytest.param("`t Hooft en `s-Graven", "`t Hooft en `s-Graven", id="a backtick for an apostrophe"),
        pytest.param("\u0132smeer en w\u0133k", "IJsmeer en wijk", id="ij as one character"),
        pytest.param(r"non\hyphen linear", "non-linear", id="hyphen"),
        pytest.param(r"caf\'{e}", "café", id="accent with braced letter"),
        pytest.param(r"caf{\'e}", "café", id="accent within braces"),
        pytest.param(r"caf\'e", "café", id="bare accent"),
        pytest.param(r"Isra{\"e}l", "Israël", id="diaeresis"),
        pytest.param(r"na{\"\i}ef", "naïef", id="accent on dotless i"),
        pytest.param(r"na\"{\i}ef", "naïef", id="accent on dotless i in braces"),
        pytest.param(r"Fran{\c c}oise \c{C}elik", "Françoise Çelik", id="cedilla"),
        pytest.param(r"Dvo{\v r}{\'a}k", "Dvořák", id="caron"),
        pytest.param(r"Erd\H os", "Erdős", id="accent command eats its space"),
        pytest.param(r"{\L}\'od\'z", "Łódź", id="letters of their own"),
        pytest.param(r"S{\o}ndergaard, {\AA}ke Stra\ss{}e", "Søndergaard, Åke Straße", id="Nordic and German"),
        pytest.param(r"\o rsted", "ørsted", id="command word eats its space"),
        pytest.param(
            r"zorg \& welzijn: 5\% van \#1 \_ \$ \{ \}", "zorg & welzijn: 5% van #1 _ $ { }", id="escaped signs"
        ),
        pytest.param("a -- b --- c", "a – b — c", id="dashes"),
        pytest.param("``een'' ,,twee''", "“een” „twee”", id="quotes"),
        pytest.param(r"\enquote{een}", "“een”", id="quotes by command"),
        pytest.param("p.~12", "p.\u00a012", id="tie"),
        pytest.param(r"\emph{De} \textit{stad} {\em nu}", "De stad nu", id="mark-up"),
        pytest.param(r"\emph{a \textbf{b} c}", "a b c", id="nested mark-up"),
        pytest.param(r"2\textsuperscript{e} druk", "2e druk", id="raised letters"),
        pytest.param(r"m\textsuperscript{2}, CO\textsubscript{2}", "m², CO₂", id="raised and lowered figures"),
        pytest.param(r"$\alpha$-test, CO$_2$, $x^{10}$", "α-test, CO₂, x¹⁰", id="formulas"),
        pytest.param("$50 of $", "50 of", id="two dollars are a formula"),
        pytest.param("$50", "$50", id="one dollar is money"),
        pytest.param(r"\euro{}5, 20\textdegree", "€5, 20°", id="named symbols"),
        pytest.param(r"\url{https://a.nl/~x_y--z}", "https://a.nl/~x_y--z", id="address by command"),
        pytest.param(r"zie https://a.nl/~x--y en a--b", "zie https://a.nl/~x--y en a–b", id="address in text"),
        pytest.param(r"\href{https://a.nl}{hier}", "hier", id="link shows its text"),
        pytest.param(r"\onbekend{tekst} \weg", "tekst", id="unknown commands vanish"),
        pytest.param(r"\textbackslash a", r"\a", id="a real backslash"),
        pytest.param("regel\\\\regel", "regel regel", id="line break"),
        pytest.param(r"af\-bre\-ken", "afbreken", id="hyphenation"),
        pytest.param("\\", "", id="backslash at the end"),
        pytest.param("}{", "", id="braces the wrong way round"),
        pytest.param(r"\~{} \^{}", "~ ^", id="accents on nothing"),
        pytest.param("e\u0301", "é", id="decomposed becomes composed"),
    ],
)
def test_decode(latex: str, plain: str) -> None:
    assert decode(latex) == plain


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param(r"https://a.nl/x\_y\%20\&z\#w", "https://a.nl/x_y%20&z#w", id="escapes of exports"),
        pytest.param("https://a.nl/~x--y_{z}", "https://a.nl/~x--y_{z}", id="all else stays"),
    ],
)
def test_decode_address(written: str, address: str) -> None:
    assert decode_address(written) == address


def test_a_plain_list_loads_no_library() -> None:
    code = (
        "import sys\n"
        "from werkplaats.library.reader import read_library\n"
        "from werkplaats.model.source import Source\n"
        "text = '@book{a, author = {{RIVM} and van Dijk, J.}, title = {{Zorg} -- nu}}'\n"
        "assert read_library([Source('a.bib', text)]).works['a'].text['title'] == 'Zorg – nu'\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'pybtex', 'latexcodec'}))\n"
    )
    paths = [path for path in sys.path if path]
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}\n{code}"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
