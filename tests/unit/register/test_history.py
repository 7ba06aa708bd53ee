"""One page and its neighbour through ten edits, to be read from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field

from werkplaats.register import Register, match

INTRO = "In drie Amsterdamse wijken volgden wij een jaar lang de samenwerking tussen wijkteams en vrijwilligers."
TRUST = (
    "Vertrouwen groeit langzaam. Bewoners vertellen hun verhaal liever aan een buurvrouw dan aan iemand met een pasje. "
    "Wie al eens is weggestuurd bij een loket, belt niet nog een keer."
)
RULES = (
    "Regels helpen en hinderen tegelijk. Een subsidie vraagt om cijfers, terwijl het werk bestaat uit koffie, "
    "geduld en een luisterend oor. Vrijwilligers verliezen zo avonden aan formulieren."
)
END = "De vraag blijft wie er aan zet is: de gemeente, het wijkteam of de buurt zelf."
NEW = "Een derde weg is mogelijk: laat een ervaren vrijwilliger meelopen met het wijkteam en draai dat daarna om."


@dataclass
class Story:
    """A site in time: each step commits pages, updates the register and gives the ids by page."""

    register: Register = field(default_factory=Register)
    gone: dict[tuple[str, str], tuple[str, int] | None] = field(
        default_factory=dict[tuple[str, str], "tuple[str, int] | None"]
    )

    def then(self, **pages: list[str]) -> dict[str, list[str]]:
        assignment = match(self.register, pages)
        self.register, problems = Register.parse(assignment.updated().serialise(), "r")
        assert not problems
        self.gone = {(alias.page, alias.id): alias.target for each in assignment.gone.values() for alias in each}
        return {page: [assignment.ids[page, at] for at in range(len(texts))] for page, texts in pages.items()}


def test_a_history() -> None:
    story = Story()

    # Four paragraphs on one page, one on the other.
    first = story.then(a=[INTRO, TRUST, RULES, END], b=["Een heel ander stuk over moestuinen."])
    intro, trust, rules, end = first["a"]
    (garden,) = first["b"]
    assert len({intro, trust, rules, end, garden}) == 5

    # Reworded: the same paragraph.
    trust_2 = TRUST.replace("liever aan een buurvrouw", "eerder aan iemand uit de straat").replace("langzaam", "traag")
    assert story.then(a=[INTRO, trust_2, RULES, END], b=["Een heel ander stuk over moestuinen."])["a"] == first["a"]

    # Moved within the page, and something new before it.
    a = story.then(a=[NEW, INTRO, RULES, END, trust_2], b=["Een heel ander stuk over moestuinen."])["a"]
    new = a[0]
    assert a == [new, intro, rules, end, trust]
    assert new not in {*first["a"], garden}

    # Split: the larger part keeps the id.
    small, large = TRUST[: TRUST.index(" Bewoners")], trust_2[trust_2.index("Bewoners") :]
    a = story.then(a=[NEW, INTRO, RULES, END, small, large], b=["Een heel ander stuk over moestuinen."])["a"]
    part = a[4]
    assert a == [new, intro, rules, end, part, trust]
    assert part not in {*first["a"], garden, new}

    # Moved to the other page and touched up; the old address leads there.
    rules_2 = RULES.replace("avonden", "hele avonden")
    pages = story.then(a=[NEW, INTRO, END, small, large], b=["Een heel ander stuk over moestuinen.", rules_2])
    assert pages == {"a": [new, intro, end, part, trust], "b": [garden, rules]}
    assert story.gone == {("a", rules): ("b", 1)}

    # Merged: the larger one keeps its id, the other leads to the whole.
    pages = story.then(a=[f"{NEW} {INTRO}", END, small, large], b=["Een heel ander stuk over moestuinen.", rules_2])
    assert pages["a"] == [new, end, part, trust]
    assert story.gone["a", intro] == ("a", 0)

    # Deleted, with a new text in its place: a new id, and the old one leads to its neighbour.
    other = "Tot slot een oproep aan studenten: kom langs, kijk mee en schrijf op wat u ziet gebeuren."
    pages = story.then(a=[f"{NEW} {INTRO}", other, small, large], b=["Een heel ander stuk over moestuinen.", rules_2])
    oproep = pages["a"][1]
    assert pages["a"] == [new, oproep, part, trust]
    assert oproep not in {*first["a"], garden, part}
    assert story.gone["a", end] == ("a", 0)

    # Put back, nearly as it was: its old id.
    end_2 = END.replace("De vraag blijft", "De vraag is en blijft")
    pages = story.then(
        a=[f"{NEW} {INTRO}", other, small, large, end_2], b=["Een heel ander stuk over moestuinen.", rules_2]
    )
    assert pages["a"] == [new, oproep, part, trust, end]
    assert ("a", end) not in story.gone

    # The page gets another address: everything goes along, all old addresses still arrive.
    pages = story.then(
        c=[f"{NEW} {INTRO}", other, small, large, end_2], b=["Een heel ander stuk over moestuinen.", rules_2]
    )
    assert pages["c"] == [new, oproep, part, trust, end]
    assert story.gone["a", trust] == ("c", 3)
    assert story.gone["a", intro] == ("c", 0)
    assert story.gone["a", rules] == ("b", 1)

    # The page is removed: nothing is left to lead to, until its texts return under yet another address.
    pages = story.then(b=["Een heel ander stuk over moestuinen.", rules_2])
    assert pages["b"] == [garden, rules]
    assert story.gone["c", trust] is None
    pages = story.then(b=["Een heel ander stuk over moestuinen.", rules_2], d=[large, other])
    assert pages["d"] == [trust, oproep]
    assert story.gone["c", trust] == story.gone["a", trust] == ("d", 0)
