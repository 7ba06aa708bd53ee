from __future__ import annotations

import pytest

from werkplaats.library.names import parse_name, parse_names
from werkplaats.library.texstring import split_commas, split_names, split_words, starts_small, unwrap
from werkplaats.model.entry import Name

LAAN = Name("Laan", "P.", "van der")
KING = Name("King", "Martin Luther", suffix="Jr.")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        # BibTeX's own forms.
        pytest.param("van der Laan, P.", LAAN, id="von Last, First"),
        pytest.param("P. van der Laan", LAAN, id="First von Last"),
        pytest.param("Jansen, Jan Pieter", Name("Jansen", "Jan Pieter"), id="Last, First"),
        pytest.param("Jan Pieter Jansen", Name("Jansen", "Jan Pieter"), id="First Last"),
        pytest.param("Movisie", Name("Movisie"), id="one word"),
        pytest.param("King, Jr., Martin Luther", KING, id="von Last, Jr, First"),
        pytest.param("'t Hart, M.", Name("Hart", "M.", "'t"), id="particle that begins with an apostrophe"),
        pytest.param("R. in 't Veld", Name("Veld", "R.", "in 't"), id="two particles, one with an apostrophe"),
        pytest.param(
            r"de la Vall{\'e}e Poussin, C.", Name("Vallée Poussin", "C.", "de la"), id="accent within the surname"
        ),
        pytest.param(r"{\'E}mile Zola", Name("Zola", "Émile"), id="capital behind an accent"),
        pytest.param(r"{\'e}mile Zola", Name("Zola", "", "émile"), id="small letter behind an accent is a particle"),
        pytest.param("{El Khalil}, J.", Name("El Khalil", "J."), id="braces keep a surname together"),
        pytest.param(
            "Charles {van den Heuvel}", Name("Heuvel", "Charles", "van den"), id="surname in braces, as exports have it"
        ),
        pytest.param("Michail~Markovitch Viktorov", Name("Viktorov", "Michail Markovitch"), id="tie between names"),
        # Particles elsewhere.
        pytest.param("Laan, P. van der", LAAN, id="particle after the initials"),
        pytest.param("Avest, D. ter", Name("Avest", "D.", "ter"), id="as the bundle writes it"),
        pytest.param("Laan, van der P.", LAAN, id="particle before the initials"),
        pytest.param("Laan, van der, P.", LAAN, id="particle between commas"),
        pytest.param("Laan, P., van der", LAAN, id="particle behind a comma"),
        pytest.param("Laan P. van der", LAAN, id="no comma at all"),
        pytest.param(
            "Meulen-de Vries, G. H. van der", Name("Meulen-de Vries", "G. H.", "van der"), id="double surname"
        ),
        pytest.param("Vries, de", Name("Vries", "", "de"), id="particle without given names"),
        pytest.param("Van der Laan, P.", Name("Laan", "P.", "Van der"), id="first particle with a capital"),
        pytest.param("Van Dijk, P.", Name("Dijk", "P.", "Van"), id="only particle with a capital"),
        pytest.param("Ten Have, K.", Name("Have", "K.", "Ten"), id="Ten"),
        pytest.param("In 't Veld, R.", Name("Veld", "R.", "In 't"), id="In 't"),
        pytest.param("Piet Van Dijk", Name("Dijk", "Piet", "Van"), id="capital, given name first"),
        pytest.param("Piet Van der Laan", Name("Laan", "Piet", "Van der"), id="two particles, given name first"),
        pytest.param("d'Ancona, A.", Name("Ancona", "A.", "d'"), id="elision"),
        pytest.param("{van der Laan}, Piet", Name("Laan", "Piet", "van der"), id="surname in braces"),
        pytest.param("{van der} Laan, Piet", Name("Laan", "Piet", "van der"), id="particle in braces"),
        pytest.param("Laan, Piet {van der}", Name("Laan", "Piet", "van der"), id="particle in braces behind"),
        pytest.param(
            "{Van Dale Uitgevers}", Name("Van Dale Uitgevers", literal=True), id="an organisation with a particle"
        ),
        pytest.param("{Vandale Groep}, Piet", Name("Vandale Groep", "Piet"), id="braces without a particle"),
        pytest.param("Laan, P. v.d.", Name("Laan", "P.", "v.d."), id="particle cut short"),
        pytest.param("prof. dr. Piet van der Laan", Name("Laan", "Piet", "van der"), id="honorifics"),
        pytest.param("Laan, dr. P. van der", Name("Laan", "P.", "van der"), id="honorifics behind the surname"),
        pytest.param("'s-Gravesande, Willem", Name("Gravesande", "Willem", "'s-"), id="’s with a hyphen"),
        pytest.param(
            "Willem 's-Gravesande", Name("Gravesande", "Willem", "'s-"), id="’s with a hyphen, given name first"
        ),
        pytest.param("A. d'Ancona", Name("Ancona", "A.", "d'"), id="elision, given name first"),
        pytest.param("Ancona, A. d'", Name("Ancona", "A.", "d'"), id="elision at the end"),
        # What looks like a particle and is none.
        pytest.param("In, Kim", Name("In", "Kim"), id="a surname that is a preposition"),
        pytest.param("Le Pen, J.", Name("Le Pen", "J."), id="French capital belongs to the surname"),
        pytest.param("D'Ancona, A.", Name("D'Ancona", "A."), id="elision with a capital"),
        pytest.param("{Van Gogh}, V.", Name("Van Gogh", "V."), id="braces keep a capital particle"),
        # Suffixes.
        pytest.param("King Jr., Martin Luther", KING, id="suffix with the surname"),
        pytest.param("King, Martin Luther, Jr.", KING, id="suffix at the end"),
        pytest.param("Martin Luther King Jr.", KING, id="suffix without a comma"),
        # Organisations.
        pytest.param("{Raad van State}", Name("Raad van State", literal=True), id="organisation"),
        pytest.param("{{Raad van State}}", Name("Raad van State", literal=True), id="organisation in double braces"),
        pytest.param(
            r"{Ministerie van OC\&W, Den Haag}", Name("Ministerie van OC&W, Den Haag", literal=True), id="comma"
        ),
        # BibLaTeX.
        pytest.param("family=Laan, given=P., prefix=van der, useprefix=true", LAAN, id="extended"),
        pytest.param('given={P.}, given-i=P, "family={Laan}", prefix=van der', LAAN, id="extended in another order"),
        # Not quite names.
        pytest.param("Smith,", Name("Smith"), id="comma at the end"),
        pytest.param(", John", Name("John"), id="comma at the beginning"),
        pytest.param(",", Name(""), id="only a comma"),
    ],
)
def test_parse_name(written: str, name: Name) -> None:
    assert parse_name(written) == name


@pytest.mark.parametrize(
    ("written", "families", "others"),
    [
        pytest.param("", [], False, id="nobody"),
        pytest.param("Jansen, J. AND Bos, B.", ["Jansen", "Bos"], False, id="and in capitals"),
        pytest.param("Armand, A. and {Bos and Zoon}", ["Armand", "Bos and Zoon"], False, id="and within braces"),
        pytest.param("Jansen, J. and others", ["Jansen"], True, id="others"),
        pytest.param("Jansen, J. and et al.", ["Jansen"], True, id="et al."),
        pytest.param("Jansen, J. and e.a.", ["Jansen"], True, id="e.a."),
        pytest.param("others", [], True, id="only others"),
        pytest.param("Born, L. et al.", ["Born"], True, id="others without and"),
        pytest.param("Bos, A. and Jansen e.a.", ["Bos", "Jansen"], True, id="others in Dutch without and"),
        pytest.param("{Vogels et al.}", ["Vogels et al."], False, id="an organisation by that name"),
        pytest.param("nosortothers=false and Sly, S. and others", ["Sly"], True, id="an option of the list"),
        pytest.param("family=Rehman, given=N., prefix=ur and Bos, A.", ["Rehman", "Bos"], False, id="parts by name"),
    ],
)
def test_parse_names(written: str, families: list[str], others: bool) -> None:
    names, more = parse_names(written)
    assert ([name.family for name in names], more) == (families, others)


def test_splitting_minds_braces() -> None:
    assert split_names("A and {B and C} and D") == ["A", "{B and C}", "D"]
    assert split_commas("{a, b}, c") == ["{a, b}", "c"]
    assert split_words(r"a {b c}d\ e~f \~n") == ["a", "{b c}d", "e", "f", r"\~n"]
    assert (unwrap("{a}"), unwrap("{a}{b}"), unwrap("a"), unwrap("{a")) == ("a", None, None, None)


@pytest.mark.parametrize(
    ("word", "small"),
    [
        pytest.param("van", True, id="small"),
        pytest.param("Van", False, id="capital"),
        pytest.param("'t", True, id="sign before a small letter"),
        pytest.param("{van}", False, id="hidden in braces"),
        pytest.param("{V}an", True, id="first letter outside braces"),
        pytest.param(r"{\'e}", True, id="accented small"),
        pytest.param(r"{\'E}", False, id="accented capital"),
        pytest.param(r"{\o}", False, id="command without a letter"),
        pytest.param("1", False, id="no letter"),
        pytest.param("{", False, id="broken"),
    ],
)
def test_starts_small(word: str, small: bool) -> None:
    assert starts_small(word) is small
