"""What is remembered of a text: enough to know it again, not the text."""

from __future__ import annotations

import pytest

from werkplaats.register.fingerprint import SAMPLE, Reading, compare, digest, sample

LONG = (
    "Vrijwilligers in Amsterdam-Noord vertellen dat zij vooral tijd hebben en geen formulieren. Zij komen bij mensen "
    "thuis, drinken koffie en horen zo wat er speelt, terwijl het wijkteam wacht tot iemand zelf een vraag stelt."
)


def _likeness(old: str, new: str) -> tuple[float, float, float]:
    known = Reading(old)
    like = compare(sample(known.sketch), known.size, Reading(new))
    return round(like.contained, 2), round(like.dice, 2), round(like.overlap, 2)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("een twee drie vier", "een twee drie vier", (1, 1, 1)),
        ("Een, twee; DRIE (vier)!", "een twee drie vier", (1, 1, 1)),
        ("een twee drie vier", "vijf zes zeven acht", (0, 0, 0)),
        ("een twee drie vier", "een twee drie vijf", (0.5, 0.5, 0.5)),
        ("een twee drie", "een twee drie vier vijf zes", (0.67, 0.44, 0.67)),
        ("woord", "woord", (1, 1, 1)),
        ("–", "–", (1, 1, 1)),
        ("–", "…", (0, 0, 0)),
    ],
    ids=["equal", "punctuation and case", "nothing shared", "one word", "extended", "lone word", "a dash", "no words"],
)
def test_likeness_of_short_texts_is_exact(old: str, new: str, expected: tuple[float, float, float]) -> None:
    assert _likeness(old, new) == expected


def test_likeness_of_long_texts_is_estimated() -> None:
    half = LONG[: LONG.index(" Zij")]
    contained, dice, overlap = _likeness(LONG, half)
    assert 0.2 <= contained <= 0.6
    assert dice < 0.8
    assert overlap >= 0.8
    assert _likeness(half, LONG)[0] >= 0.8


def test_a_sketch_is_small_and_survives_being_written() -> None:
    reading = Reading(LONG)
    assert len(reading.sample) == SAMPLE
    assert len(reading.sketch) == 64
    assert sample(reading.sketch) == reading.sample
    assert sample(Reading("een twee").sketch) == Reading("een twee").sample


def test_a_sketch_says_nothing_about_the_order_of_words() -> None:
    assert list(Reading(LONG).sample) == sorted(Reading(LONG).sample)


@pytest.mark.parametrize("damaged", ["A", "AAA", "AAAAA"])
def test_a_damaged_sketch_is_like_nothing(damaged: str) -> None:
    assert compare(sample(damaged), 3, Reading(LONG)).dice == 0


def test_the_digest_is_the_same_on_every_machine() -> None:
    # A changed digest would make every register in use worthless.
    assert digest("Één alinea.") == "QTfJdE8q"
    assert Reading("Eén twee drie.").sketch == "QVm4Yvy3"
