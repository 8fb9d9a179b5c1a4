from __future__ import annotations

import pytest

from sayso.lexicon.stem import stem
from sayso.lexicon.terms import cosine, load_terms


@pytest.mark.parametrize(
    ("words", "base"),
    [
        (("shell", "shelled", "shelling", "shells"), "shell"),
        (("die", "dies", "died"), "die"),
        (("struck", "strikes", "Striking"), "strike"),
        (("negotiation", "negotiate", "negotiated"), "negoti"),
        (("#quake", "quakes"), "quak"),
    ],
)
def test_forms_of_one_word_share_a_base(words: tuple[str, ...], base: str) -> None:
    assert {load_terms().base(w) for w in words} == {base}


@pytest.mark.parametrize(
    "word", ["caresses", "ponies", "hopping", "relational", "electricity", "by", "F-16"]
)
def test_a_stem_never_grows(word: str) -> None:
    assert len(stem(word)) <= len(word)


def test_rare_words_weigh_more_than_common_ones() -> None:
    terms = load_terms()
    assert terms.weight(terms.base("the")) < terms.weight(terms.base("attack"))
    assert terms.weight(terms.base("attack")) < terms.weight("neverseenword")


def test_alike_words_are_found_by_any_form() -> None:
    terms = load_terms()
    assert terms.alike(terms.base("earthquakes"), terms.base("tremors"))
    assert not terms.alike(terms.base("visit"), terms.base("earthquake"))


def test_a_vector_has_length_one_and_does_not_see_order() -> None:
    terms = load_terms()
    one, two = (
        terms.vector(["Jets", "struck", "Mopti", "."]),
        terms.vector(["Mopti", "jets", "strike"]),
    )
    assert cosine(one, two) == pytest.approx(1.0)
    assert terms.vector(["."]) == {}
