"""Entries of the list, where the cases of `tests/apa` leave a corner."""

from __future__ import annotations

import pytest

from tests.helpers import make_work, person, read_works
from werkplaats.model.inline import plain, starred
from werkplaats.render.profiles import PROFILE_NAMES, load_profile
from werkplaats.render.references import is_listed, render_reference
from werkplaats.resolve.labels import make_labels

HBO = load_profile("nl-hbo")


def reference(bib: str) -> str:
    works = read_works(bib)
    (work,) = works.values()
    return starred(render_reference(work, make_labels([work], HBO)[work.key], HBO))


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat nu?}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat nu?* Boom.",
            id="question mark ends it",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Zo dan…}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Zo dan…* Boom.",
            id="ellipsis ends it",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Zegt zij: ‘Ja!’}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Zegt zij: ‘Ja!’* Boom.",
            id="end within quotes",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Zegt zij ‘ja’}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Zegt zij ‘ja’*. Boom.",
            id="no end within quotes",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, publisher={Uitgeverij B.V.}, year=2000}",
            "Bos, A. (2000). *Wat*. Uitgeverij B.V.",
            id="publisher ends in a full stop",
        ),
        pytest.param("@book{a, author={Bos, A.}}", "Bos, A. (z.d.). [Titel onbekend].", id="nothing but an author"),
        pytest.param("@misc{a, year=2000}", "[Titel onbekend]. (2000).", id="nothing but a year"),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, volume=2, edition={2nd ed.}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat* (2e druk, Deel 2). Boom.",
            id="volume and edition",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, editor={de Wit, C. and Dam, D.}, title={Wat}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat* (C. De Wit & D. Dam, Reds.). Boom.",
            id="author and editors",
        ),
        pytest.param(
            "@inbook{a, author={Bos, A.}, title={Wat}, chapter=3, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat* (hoofdstuk 3). Boom.",
            id="chapter of one's own book",
        ),
        pytest.param(
            "@inproceedings{a, author={Bos, A.}, title={Wat}, journal={Zorg}, volume=3, year=2000}",
            "Bos, A. (2000). Wat. *Zorg*, *3*.",
            id="proceedings in a journal",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={Wat}, journal={Zorg}, number=3, year=2000}",
            "Bos, A. (2000). Wat. *Zorg*, (3).",
            id="number without volume",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={Wat}, journal={Zorg}, doi={10.1000/x}, pubstate={aheadofprint}, year=2000}",
            "Bos, A. (2000). Wat. *Zorg*. Online vooraf gepubliceerd. https://doi.org/10.1000/x",
            id="ahead of print",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={Wat}, journal={Zorg}, volume={1--2}, pages={S1--S5, 9}, year=2000}",
            "Bos, A. (2000). Wat. *Zorg*, *1-2*, S1-S5, 9.",
            id="ranges",
        ),
        pytest.param(
            "@report{a, author={Bos, A.}, title={Wat}, type={Position paper}, institution={HvA}, year=2000}",
            "Bos, A. (2000). *Wat* [Position paper]. HvA.",
            id="own description",
        ),
        pytest.param(
            "@misc{a, author={Bos, A.}, title={Wat}, eprint={2001.00001}, archiveprefix={arXiv}, year=2020}",
            "Bos, A. (2020). *Wat* (arXiv:2001.00001). arXiv. https://arxiv.org/abs/2001.00001",
            id="arXiv",
        ),
        pytest.param(
            "@online{a, author={Bos, A.}, title={Wat}, urldate={2020-05}, url={https://a.nl/}}",
            "Bos, A. (z.d.). *Wat*. Geraadpleegd in mei 2020, van https://a.nl/",
            id="month of reading",
        ),
        pytest.param(
            "@jurisdiction{a, title={ECLI:NL:CRVB:2016:1402}, date={2016-05-18}, url={https://deeplink.rechtspraak.nl/x}}",
            "ECLI:NL:CRVB:2016:1402. (2016, 18 mei). https://deeplink.rechtspraak.nl/x",
            id="judgment",
        ),
        pytest.param(
            "@book{a, author={Bos, A. and others}, title={Wat}, publisher={Boom}, year=2000}",
            "Bos, A., et al. (2000). *Wat*. Boom.",
            id="and others",
        ),
        pytest.param(
            "@book{a, author={Bos, A. and Dam, C. and others}, title={Wat}, publisher={Boom}, year=2000}",
            "Bos, A., Dam, C., et al. (2000). *Wat*. Boom.",
            id="two and others",
        ),
        pytest.param(
            "@unpublished{a, author={Bos, A.}, title={Wat}, eventtitle={Dag}, date={2019-08-30/2019-09-02}}",
            "Bos, A. (2019, 30 augustus-2 september). *Wat* [Conferentiebijdrage]. Dag.",
            id="days over two months",
        ),
        pytest.param(
            "@inbook{a, author={Bos, A.}, title={Vooraf}, booktitle={Leren}, bookauthor={de Wit, K.}, edition=2, pages={7--9}, year=2000}",
            "Bos, A. (2000). Vooraf. In K. De Wit, *Leren* (2e druk, pp. 7-9).",
            id="a part of somebody else's book",
        ),
        pytest.param(
            "@inbook{a, author={Bos, A.}, title={Deel}, booktitle={Werken}, bookauthor={Bos, A.}, editor={Dam, C.}, year=2000}",
            "Bos, A. (2000). Deel. In C. Dam (Red.), *Werken*.",
            id="a part of one's own book",
        ),
        pytest.param(
            "@inbook{a, author={Bos, A.}, title={Vooraf}, booktitle={Leren}, bookauthor={Wit, K.}, editor={Dam, C.}, pages=7, year=2000}",
            "Bos, A. (2000). Vooraf. In K. Wit, *Leren* (C. Dam, Red.; p. 7).",
            id="a part of somebody else's book with an editor",
        ),
        pytest.param(
            "@periodical{a, title={Zorg}, issuetitle={Wijken}, issuesubtitle={Nu}, editor={Bos, A.}, volume=35, number=4, year=2011}",
            "Bos, A. (Red.). (2011). *Wijken: Nu* [Themanummer]. *Zorg*, *35*(4).",
            id="issue with a title",
        ),
        pytest.param(
            "@report{a, author={Bos, A.}, title={Wat}, type={techreport}, number={99-02}, version={1.4}, institution={UvA}, year=1999}",
            "Bos, A. (1999). *Wat* (Technisch rapport Nr. 99-02; Versie 1.4). UvA.",
            id="technical report with number and version",
        ),
        pytest.param(
            "@report{a, author={Bos, A.}, title={Wat}, type={techreport}, institution={UvA}, year=1999}",
            "Bos, A. (1999). *Wat*. UvA.",
            id="technical report without number",
        ),
        pytest.param(
            "@mastersthesis{a, author={Bos, A.}, title={Wat}, school={WUR}, number={1950807}, year=2010, url={https://a.nl/1}}",
            "Bos, A. (2010). *Wat* (Publicatie Nr. 1950807) [Masterscriptie, WUR]. https://a.nl/1",
            id="thesis with number",
        ),
        pytest.param(
            "@video{a, editor={Bos, A. and Dam, C.}, editortype={director}, title={Wat}, date={2014-04-01}, url={https://a.nl/1}}",
            "Bos, A., & Dam, C. (Regisseurs). (2014, 1 april). *Wat* [Video]. https://a.nl/1",
            id="directors",
        ),
        pytest.param(
            "@online{a, author={Bos, A.}, translator={Dam, C.}, title={Wat}, version={2}, year=2014, url={https://a.nl/1}}",
            "Bos, A. (2014). *Wat* (Versie 2; C. Dam, Vert.). https://a.nl/1",
            id="translated page",
        ),
        pytest.param(
            "@online{a, author={Bos, A.}, title={Wat}, eprint={0901.3725}, eprinttype={arXiv}, date={2009-01-27}, pubstate={prepublished}}",
            "Bos, A. (2009). *Wat* (arXiv:0901.3725). arXiv. https://arxiv.org/abs/0901.3725",
            id="preprint as a web page",
        ),
        pytest.param(
            "@misc{a, author={Bos, A.}, title={Wat}, howpublished={arXiv:0901.3725v1 [physics]}, eprint={0901.3725}, archivePrefix={arXiv}, year=2009}",
            "Bos, A. (2009). *Wat* (arXiv:0901.3725). arXiv. https://arxiv.org/abs/0901.3725",
            id="preprint that says so twice",
        ),
        pytest.param(
            "@mvbook{a, author={Bos, A.}, title={Wat}, volumes=3, edition=2, editor={Dam, C.}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat* (C. Dam, Red.; 2e druk, Delen 1-3). Boom.",
            id="all volumes, after the editor and the edition",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, maintitle={Reeks}, title={Wat}, volumes=3, year=2000}",
            "Bos, A. (2000). *Reeks: Wat*.",
            id="one volume of a number that is not known",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, volume=7, part=2, year=2000}",
            "Bos, A. (2000). *Wat* (Deel 7.2).",
            id="part of a volume",
        ),
        pytest.param(
            "@inbook{a, author={Bos, A.}, title={Wat}, type={Paragraaf}, chapter={1.2}, publisher={Boom}, year=2000}",
            "Bos, A. (2000). *Wat* (Paragraaf 1.2). Boom.",
            id="what the number of a part is of",
        ),
        pytest.param(
            "@inproceedings{a, author={Bos, A.}, title={Wat}, booktitle={Zorg}, booktitleaddon={Handelingen}, pages={1--2}, year=2000}",
            "Bos, A. (2000). Wat. In *Zorg* (pp. 1-2) [Handelingen].",
            id="description of the whole",
        ),
        pytest.param(
            "@collection{a, editor={Bos, A.}, title={Wat}, booktitle={Wat}, publisher={Boom}, year=2000}",
            "Bos, A. (Red.). (2000). *Wat*. Boom.",
            id="a whole with a book title for BibTeX",
        ),
        pytest.param(
            "@unpublished{a, author={Bos, A.}, title={Wat}, date={2015-05-20}, doi={10.5281/1}}",
            "Bos, A. (2015). *Wat*. https://doi.org/10.5281/1",
            id="unpublished but on line",
        ),
        pytest.param(
            "@unpublished{a, author={Bos, A.}, title={Wat}, howpublished={Lezing in Pakhuis de Zwijger}, year=2015}",
            "Bos, A. (2015). *Wat* [Ongepubliceerd manuscript]. Lezing in Pakhuis de Zwijger.",
            id="unpublished, with how it was made known",
        ),
        pytest.param(
            "@inreference{a, author={Bos, A.}, title={Encyclopedie}, volume=4, pages={172-4}, year=1985}",
            "Bos, A. (1985). *Encyclopedie* (Deel 4, pp. 172-4).",
            id="pages of a work of reference",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, maintitle={Reeks}, mainsubtitle={Alles}, volume=3, year=1985}",
            "Bos, A. (1985). *Reeks: Alles* (Deel 3).",
            id="volume without title",
        ),
        pytest.param(
            "@article{RN1, author={Bos, A.}, title={Wat}, journal={Zorg}, volume={3}, type={Journal Article}, year={2006}}",
            "Bos, A. (2006). Wat. *Zorg*, *3*.",
            id="EndNote’s name of a kind",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, year={1961/1991}}",
            "Bos, A. (1991). *Wat*. (Oorspronkelijk werk gepubliceerd in 1961)",
            id="two years in one field",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, year={1991 [1961]}}",
            "Bos, A. (1991). *Wat*. (Oorspronkelijk werk gepubliceerd in 1961)",
            id="the first year in brackets",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={Wat}, journal={Zorg}, volume=2, year={2010/2011}}",
            "Bos, A. (2010-2011). Wat. *Zorg*, *2*.",
            id="two years of one volume",
        ),
        pytest.param(
            "@book{a, author={{Centraal Bureau voor de Statistiek (CBS)}}, title={Wat}, publisher={CBS}, year={2010}}",
            "Centraal Bureau voor de Statistiek. (2010). *Wat*.",
            id="an abbreviation behind an organisation",
        ),
        pytest.param(
            "@book{a, author={{Stichting Anders (voorheen Zo)}}, title={Wat}, year={2010}}",
            "Stichting Anders (voorheen Zo). (2010). *Wat*.",
            id="brackets without an abbreviation",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={Wat}, date={2006/}, origdate={1888/1890}, publisher={Boom}}",
            "Bos, A. (2006-heden). *Wat*. Boom. (Oorspronkelijk werk gepubliceerd in 1888-1890)",
            id="without end, first in more years",
        ),
        pytest.param(
            "@book{a, author={Plato}, title={Wat}, date=2006, origdate={-0379}}",
            "Plato. (2006). *Wat*. (Oorspronkelijk werk gepubliceerd in 380 v.Chr.)",
            id="first in another era",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={Wat}, journal={Zorg}, doi={10/d9c537}, year=2000}",
            "Bos, A. (2000). Wat. *Zorg*. https://doi.org/10/d9c537",
            id="short DOI",
        ),
        pytest.param(
            "@nooitgezien{a, author={Bos, A.}, title={Wat}, journaltitle={Zorg}, volume=3, pages={1--2}, year=2009}",
            "Bos, A. (2009). Wat. *Zorg*, *3*, 1-2.",
            id="unknown type in a journal",
        ),
        pytest.param(
            "@nooitgezien{a, author={Bos, A.}, title={Wat}, booktitle={Zorg}, pages={1--2}, year=2009}",
            "Bos, A. (2009). Wat. In *Zorg* (pp. 1-2).",
            id="unknown type in a book",
        ),
    ],
)
def test_entry(bib: str, expected: str) -> None:
    assert reference(bib) == expected


def test_only_the_address_is_a_link() -> None:
    bib = "@online{a, author={Bos, A.}, title={https://titel.nl}, url={https://a.nl/~b?c=d&e}, year=2000}"
    (work,) = read_works(bib).values()
    inline = render_reference(work, make_labels([work], HBO)["a"], HBO)
    assert [(run.text, run.href) for run in inline if run.href] == [("https://a.nl/~b?c=d&e", "https://a.nl/~b?c=d&e")]


def test_personal_communication_has_no_place_in_the_list() -> None:
    assert not is_listed(make_work("a", "letter"))
    assert not is_listed(make_work("a", "misc", entrysubtype="Persoonlijke communicatie"))
    assert is_listed(make_work("a", "misc"))


@pytest.mark.parametrize("name", PROFILE_NAMES)
@pytest.mark.parametrize(
    "type_", ["article", "book", "incollection", "online", "thesis", "video", "legal", "nooit-gezien"]
)
def test_bare_works_of_every_kind_have_an_entry(name: str, type_: str) -> None:
    profile = load_profile(name)
    for work in (make_work("a", type_), make_work("a", type_, authors=(person("Bos"),), title="Wat")):
        text = plain(render_reference(work, make_labels([work], profile)["a"], profile))
        assert text.endswith(".")
        assert "  " not in text
        assert ".." not in text.replace("z.d..", "z.d.")


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        pytest.param(
            "@book{a, author={Knuth, D.}, maintitle={Computers & typesetting}, volume={E}, title={The fonts}, year=1986}",
            "Knuth, D. (1986). *Computers & typesetting: Vol. E. The fonts*.",
            id="volume with a title of its own",
        ),
        pytest.param(
            "@incollection{a, author={Kant, I.}, title={Kritik}, maintitle={Werke}, booktitle={Schriften}, volume=5, pages={1--9}, year=1968}",
            "Kant, I. (1968). Kritik. In *Werke: Vol. 5. Schriften* (pp. 1–9).",
            id="part of such a volume",
        ),
        pytest.param(
            "@mvbook{a, author={Knuth, D.}, title={The art}, volume={1--3}, year=1986}",
            "Knuth, D. (1986). *The art* (Vols. 1–3).",
            id="more volumes",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={On “care”}, journaltitle={Zorg}, year=2000}",
            "Bos, A. (2000). On “care.” *Zorg*.",
            id="full stop within quotes",
        ),
        pytest.param(
            "@book{a, author={Bos, A.}, title={On “care”}, year=2000}",
            "Bos, A. (2000). *On “care.”*",
            id="full stop within quotes, in italics",
        ),
        pytest.param(
            "@book{a, author={Cicero}, title={Works}, editor={Bos, A.}, translator={Bos, A.}, year=1995}",
            "Cicero. (1995). *Works* (A. Bos, Ed. & Trans.).",
            id="one who edited and translated",
        ),
        pytest.param(
            "@booklet{a, author={Bos, A.}, title={A leaf}, howpublished={Fact Sheet 1}, year=1995}",
            "Bos, A. (1995). *A leaf*. Fact Sheet 1.",
            id="booklet",
        ),
        pytest.param(
            "@softwareversion{a, author={Bos, A.}, title={Tool}, version={1.1}, publisher={Inria}, year=1994}",
            "Bos, A. (1994). *Tool* (Version 1.1) [Computer software]. Inria.",
            id="version of software",
        ),
        pytest.param(
            "@patent{a, author={Bos, A.}, title={A wheel}, type={patreqfr}, number={9500261}, year=1995}",
            "Bos, A. (1995). *A wheel* (French Patent Request No. 9500261).",
            id="patent",
        ),
        pytest.param(
            "@book{a, author={Plato}, title={The state}, date={-0379}}", "Plato. (380 B.C.E.). *The state*.", id="era"
        ),
        pytest.param(
            "@book{a, author={Plato}, title={The state}, date={-0379/-0374}}",
            "Plato. (380 B.C.E. – 375 B.C.E.). *The state*.",
            id="years of another era",
        ),
        pytest.param(
            "@online{a, author={Bos, A.}, title={On}, date={2011-05-25/2012-06-26}}",
            "Bos, A. (2011–2012). *On*.",
            id="days in two years",
        ),
        pytest.param(
            "@article{a, author={Bos, A.}, title={On}, journaltitle={Zorg}, year=2000, doi={{10.1000/1}}}",
            "Bos, A. (2000). On. *Zorg*. https://doi.org/10.1000/1",
            id="address in double braces",
        ),
        pytest.param(
            r"@book{a, author={Bos, A.}, title={On}, year={{\noopsort{1973b}}1973}}",
            "Bos, A. (1973). *On*.",
            id="noopsort",
        ),
    ],
)
def test_entry_in_english(bib: str, expected: str) -> None:
    (work,) = read_works(bib).values()
    profile = load_profile("apa-en")
    assert starred(render_reference(work, make_labels([work], profile)[work.key], profile)) == expected
