"""Ids of new paragraphs."""

from __future__ import annotations

import re

from werkplaats.register.address import ALPHABET, PATTERN, Issuer
from werkplaats.register.fingerprint import digest


def test_an_id_follows_from_the_text_alone() -> None:
    one = Issuer(set()).issue(digest("Een alinea."), "a/")
    assert Issuer({"p-222222"}).issue(digest("Een alinea."), "b/") == one
    assert Issuer(set()).issue(digest("Een andere alinea."), "a/") != one
    assert one == "p-96s3pw", "ids that were published must not change"


def test_an_id_is_p_and_six_signs_that_spell_no_word() -> None:
    issuer = Issuer(set())
    ids = [issuer.issue(digest(str(number)), "a/") for number in range(2000)]
    assert all(re.fullmatch(PATTERN, id_) for id_ in ids)
    assert len(set(ids)) == 2000
    assert {sign for id_ in ids for sign in id_[2:]} == set(ALPHABET)
    assert not set(ALPHABET) & set("aeiou01l")


def test_a_used_id_is_never_given_again() -> None:
    used: set[str] = set()
    ids = [Issuer(used).issue(digest("Lees verder."), "a/") for _ in range(50)]
    assert len(set(ids)) == 50
    assert used == set(ids)


def test_a_line_that_stands_on_many_pages_has_the_id_of_its_page() -> None:
    text = digest("Lees verder.")
    before, after = Issuer(set()), Issuer(set())
    on_c = [before.issue(text, page) for page in ("a/", "c/")][1]
    assert [after.issue(text, page) for page in ("a/", "b/", "c/")][2] == on_c
