"""The twelve rules that show what other engines get wrong (particle, `en`, `et al.`, `z.d.`, `Geraadpleegd op`, `Reds.`, …): twelve of twelve."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.helpers import read_works
from werkplaats.cli import main
from werkplaats.model.inline import plain
from werkplaats.model.source import Source
from werkplaats.render.citations import render_clusters
from werkplaats.render.profiles import load_profile
from werkplaats.resolve.labels import make_labels
from werkplaats.scan.page import scan_page

if TYPE_CHECKING:
    from pathlib import Path

_BIB = """\
@book{laan2019, author = {van der Laan, Piet and de Vries, Jan}, title = {Samen werken}, date = {2019}, publisher = {Boom}}
@book{bos2020, author = {Bos, C. and Dam, D. and Eek, E.}, title = {Drie}, date = {2020}, publisher = {Boom}}
@online{movisie, author = {{Movisie}}, title = {Sociale wijkteams}, url = {https://www.movisie.nl/x}, urldate = {2021-03-26}}
@collection{boer2001, editor = {Boer, A. and ten Have, K.}, title = {Bundel}, date = {2001}, publisher = {Boom}}
@book{meer2006, author = {Meer, F.}, title = {Onderzoek}, edition = {3}, date = {2006}, publisher = {SWP}}
@report{scp2006, author = {{Sociaal en Cultureel Planbureau}}, title = {Rapport}, date = {2006},
  institution = {Sociaal en Cultureel Planbureau}}
@book{smit2020x, author = {Smit, T.}, title = {Aap}, date = {2020}, publisher = {Boom}}
@book{smit2020y, author = {Smit, T.}, title = {Beer}, date = {2020}, publisher = {Boom}}
@book{jansen2001, author = {Jansen, IJsbrand}, title = {Het ijs}, date = {2001}, publisher = {Boom}}
"""


@pytest.mark.parametrize(
    ("key", "field", "expected"),
    [
        pytest.param(
            "laan2019", "parenthetical", "(Van der Laan & De Vries, 2019)", id="1 and 2: particle kept, with a capital"
        ),
        pytest.param(
            "laan2019",
            "reference",
            "Van der Laan, P., & De Vries, J. (2019). *Samen werken*. Boom.",
            id="3: particle first in the list",
        ),
        pytest.param("laan2019", "narrative", "Van der Laan en De Vries (2019)", id="4: en in a sentence"),
        pytest.param("bos2020", "parenthetical", "(Bos et al., 2020)", id="5: et al."),
        pytest.param("movisie", "parenthetical", "(Movisie, z.d.)", id="6: z.d., not the year of access"),
        pytest.param(
            "movisie",
            "reference",
            "Movisie. (z.d.). *Sociale wijkteams*. Geraadpleegd op 26 maart 2021, van https://www.movisie.nl/x",
            id="7: Geraadpleegd op",
        ),
        pytest.param(
            "boer2001", "reference", "Boer, A., & Ten Have, K. (Reds.). (2001). *Bundel*. Boom.", id="8: Reds."
        ),
        pytest.param("meer2006", "reference", "Meer, F. (2006). *Onderzoek* (3e druk). SWP.", id="9: 3e druk"),
        pytest.param(
            "scp2006",
            "reference",
            "Sociaal en Cultureel Planbureau. (2006). *Rapport*.",
            id="10: publisher who is the author",
        ),
        pytest.param("jansen2001", "reference", "Jansen, IJ. (2001). *Het ijs*. Boom.", id="12: IJ is one letter"),
    ],
)
def test_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str], key: str, field: str, expected: str) -> None:
    bib = tmp_path / "lijst.bib"
    bib.write_text(_BIB, encoding="utf-8")
    assert main(["cite", "--all", "--bib", str(bib), "--format", "json"]) == 0
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows[key][field] == expected


def test_letters_stand_in_order_within_one_bracket() -> None:  # rule 11
    profile = load_profile("nl-hbo")
    labels = make_labels(read_works(_BIB).values(), profile)
    clusters = scan_page(Source("x.md", "Zo [@smit2020y; @smit2020x]."), "x.md").clusters
    assert [plain(inline) for inline in render_clusters(clusters, labels, profile)] == ["(Smit, 2020a, 2020b)"]
